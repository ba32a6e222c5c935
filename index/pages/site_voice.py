"""Where a page's last lines stop telling and its site speaks to the reader: many weak signs together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, Protocol

from index.pages.lines import Line
from search.analysis.tables import read_toml

_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LONG: Final = re.compile(r"[a-z]{4,}")
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
# A page that names itself, but for 'Hingga berita ini ditulis, …'.
_ITSELF: Final = re.compile(
    r"(?<!hingga )(?<!sampai )(?<!saat )(?<!ketika )(?<!sejak )(?<!menulis )"
    r"\b(?:artikel|berita|tulisan|liputan|konten|halaman|laman|situs|website|portal|naskah|ringkasan)"
    r" (?:ini|kami)\b"
)
# What is done with a page, or said of it, that is said of nothing else; 'Berita ini mengejutkan warga'.
_MADE: Final = re.compile(
    r"\b(?:di(?:dukung|kelola|siarkan|terbitkan|tayangkan|susun|olah|perbarui|produksi|terjemahkan|sadur|"
    r"hasilkan|sponsori|persembahkan|tulis|baca)|dibuat (?:secara|oleh|berdasarkan)|tayang|terbit|rilis|"
    r"mewakili|pengganti|lebih dulu|pertama kali|kerja ?sama|tanggung jawab|membantu|berguna|bersumber|"
    r"sensitif|(?:bagian dari|merupakan|adalah) (?:seri|serial|program|kampanye|edisi|kolaborasi|rangkaian|"
    r"inisiatif|proyek|opini|produk|hasil|terjemahan|saduran|pandangan|advertorial|konten))\b"
)
# What its writer made it of, which the article tells itself: 'ditulis berdasarkan wawancara dengan …'.
_WORKED_OUT: Final = re.compile(
    r"\b(?:berdasarkan|bersumber dari|dari|lewat|melalui) (?:\w+ ){0,3}(?:wawancara|catatan|dokumen|"
    r"penelusuran|pengamatan|perjalanan|kunjungan|percakapan|obrolan|arsip|riset|penelitian|kesaksian|buku)\b"
)
_SUBJECT: Final = 45  # first letters of a line, in which it names what it is about
_CALLS: Final = frozenset({"yuk", "ayo", "mari"})
# What a page tells of its writer: 'Ani Widi adalah guru yang …'.
_WRITER: Final = re.compile(
    r"\W{0,2}[A-Z]\w+(?: [A-Z][\w.]+){1,3} (?:adalah |merupakan )?(?:seorang )?(?:\w+ )?(?:\w+ anak yang )?"
    r"(?:penulis|dosen|peneliti|mahasiswa|mahasiswi|jurnalis|wartawan|guru|kontributor|pengajar|alumnus|alumni|"
    r"bekerja sebagai|menulis)\b"
)
# 'Semoga bermanfaat dan jangan lupa …': behind an author's own last words the site asks for something.
_ASKS_BEHIND: Final = re.compile(r"(?: dan|[,.!]) ?(jangan lupa |yuk\b|ayo\b|silakan |silahkan )")
# A desk's address, by what stands before the sign.
_DESK: Final = re.compile(r"\b(?:redaksi|opini|berita|kolom|suratpembaca|editor|newsroom)@")
_EPISODE: Final = re.compile(r"(?:dengarkan|simak) (?:obrolan|perbincangan|siniar|podcast|episode)\b.* di ")
# Said by no article, whatever else a line names.
_SITES_ONLY: Final = re.compile(
    r"\bsubscribe\b|\bklik (?:di ?)sini\b|"
    r"^(?:dengarkan|simak) (?:obrolan|perbincangan|siniar|podcast|episode)\b[^,.]{0,50}"
    r" di (?:spotify|apple|noice)\b"
)
_LEADS: Final = re.compile(r"\bklik (?:di ?sini|link|tautan)\b|\bjoin\b")
# What the reader may do, with the reader left out.
_MAY: Final = re.compile(
    r"\b(?:dapat|bisa|silakan|silahkan) (?:di(?:kirim|sampaikan|hubungi|ajukan|unduh)|menghubungi|mengirim)"
)
_CONTACT: Final = re.compile(
    r"\S@\S+\.\w|https?:|\bwww\.|\b08\d\d[- ]?\d{3,4}[- ]?\d{3}|\w{3}\.(?:com|id|net|org)\b"
)
_SITE: Final = re.compile(r"\b[a-z]+(?=\.(?:com|co|id|net|tv)\b)")
# An article's: who said so, when, of what that stands above, whom to ask about it, what stands below.
_SAID: Final = re.compile(r"[,”\"’?!] ?(?:begitu )?(?:kata|pesan|ajak|tulis) (?!di |ke |pada )")
_QUOTED: Final = re.compile(r"[“”\"]")
_DATED: Final = re.compile(
    r"\(\d{1,2}/\d{1,2}|\b\d{1,2} (?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)[a-z]* \d{4}"
)
_REFERS: Final = re.compile(
    r"\b(?:itu|tersebut)\b|\b(?:lebih lanjut|pendaftaran|registrasi|tiket|resmi)\b(?!.*\bkami\b)"
    r"|\b(?:simak|lihat|cek|baca)\b.*\b(?:berikut|bawah)\b|\bberikut (?:adalah|ini|daftar)"
)
# A line of this weight is a site's own where it stands last; what stands below it counts, too.
NEEDED: Final = 2.25
# Longer are paragraphs, also of whoever speaks to 'Anda' all along.
_LONGEST: Final = 300  # characters
_MOST: Final = 3.0
_HOUSE: Final = 3  # of the words for what a site is to itself
# Lines that tell, one after the other from the end: above them nothing is looked at.
_TOLD: Final = 2


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(read_toml(Path(__file__).with_suffix(".toml"))[kind])


@cache
def _addressing() -> frozenset[str]:
    """Words of which each line has one that speaks to its reader."""
    asks = _words("asks")
    return asks.union(
        (f"{word}lah" for word in asks),
        _words("readers"),
        _words("third_persons"),
        _words("questions"),
        _words("english_things"),
        ["kami"],
    )


def weigh(line: Line) -> float:
    """How much a line is a site's own words: above 0 more than an article's.

    >>> weigh(Line(1, "Suka dengan tulisan ini? Dapatkan cerita seperti ini di surelmu setiap Jumat.")) > 2
    True
    >>> weigh(Line(2, '"Dapatkan tiketnya di loket," kata Rahayu.')) < 0
    True
    """
    if len(line.text) > _LONGEST or (line.is_prose and _QUOTED.search(line.text)):
        return -1.0
    if _WRITER.match(line.text):
        return 1.0
    low = line.text.lower()
    words = _WORD.findall(low)
    if words and words[0] in _words("closings") and (asked := _ASKS_BEHIND.search(low)):
        return weigh(Line(line.number, line.text[asked.start(1) :]))
    words += [part for word in words if "-" in word for part in word.split("-")]  # 'artikel-artikel'
    kinds = frozenset(words)
    telling = line.is_prose or line.is_item or (line.text[-1] == "." and line.is_sentence)
    names_itself = " ini" in low[:_SUBJECT] or " kami" in low[:_SUBJECT]  # which few lines do
    itself = _ITSELF.search(low, 0, _SUBJECT) if names_itself and _MADE.search(low) else None
    if itself and _WORKED_OUT.search(low):
        return -telling
    house = (" ini " in low or "kami" in kinds) and len(kinds & _words("house")) >= _HOUSE
    if (
        not kinds
        or (not itself and not house and kinds.isdisjoint(_addressing()))
        or words[0] in _words("closings")
    ):
        return -4.0 * (not kinds.isdisjoint(_words("tells"))) - telling
    address, named = _address(low, words) + 2.0 * house, _named(low, kinds)
    if itself:
        address += 1.5 if itself.start() > 2 else 2.25
    spoken = named >= 1.0 and (itself or house or _is_of_site(low, words, address, named))
    weight = address + min(named, 3.0) if spoken else min(address, 2.0)
    weight -= 4.0 * (not kinds.isdisjoint(_words("tells")) or bool(_SAID.search(low)))
    if weight <= 0 or (telling and not spoken):
        return min(weight, 0.0) - telling
    weight -= 3.0 * (bool(_REFERS.search(low)) and not itself)
    weight -= 2.0 * bool(_QUOTED.search(low) or _DATED.search(low)) + 1.5 * (low[-1] == ":")
    weight -= 5.0 * (bool(line.dateline) or line.is_signed) + 1.5 * line.is_prose + 3.0 * line.is_item
    return weight if weight >= NEEDED else weight - telling


def speaks_to_reader(line: Line) -> bool:
    """Whether a line asks its reader for something, or says 'Anda' or 'kami', as a site's own lines do; so do
    an article's at times."""
    low = line.text.lower()
    words = _WORD.findall(low)
    return "kami" in words or not _words("readers").isdisjoint(words) or _asking(low) == 2.0


def _address(low: str, words: Sequence[str]) -> float:
    """How much a line in small letters speaks to somebody who reads it."""
    kinds = frozenset(words)
    asking = 2.0 if _LEADS.search(low) else _asking(low)
    may = bool(_MAY.search(low))
    reads = not kinds.isdisjoint(_words("readers"))
    if asking or may or "kami" in kinds:
        reads = reads or not kinds.isdisjoint(_words("third_persons"))
    reads = reads or (asking == 2.0 and any(map(_is_yours, words)))
    address = asking + 1.5 * reads + (2.0 if reads else 0.75) * ("kami" in kinds)
    address += (words[0] in _words("questions") and "?" in low) + may
    if address >= 2.0 and (low[-1] == "!" or words[0] in _CALLS):
        address += 0.5
    if _is_english(words):
        address += 4.0
    return address


def _is_yours(word: str) -> bool:
    return word.endswith("mu") and len(word) > 5 and not word.endswith(("temu", "jamu", "ramu", "semu"))


def _named(low: str, kinds: frozenset[str]) -> float:
    """How much a line in small letters names what sites speak of: their pages, channels, themselves."""
    kinds = kinds.union(word[:-2] for word in kinds if _is_yours(word))
    named = len(kinds & _words("things")) + 0.5 * len(kinds & _words("lesser"))
    named += bool(_ITSELF.search(low)) + bool(_CONTACT.search(low)) + ("hanya di " in low)
    asked = "kami" in kinds and _asking(low) > 0
    return (
        named
        + asked
        + bool(_EPISODE.match(low))
        + bool(_LEADS.search(low))
        + bool(kinds & _words("english_things"))
    )


def _is_english(words: Sequence[str]) -> bool:
    """Whether words are of an English line, and of what sites speak of."""
    small = sum(word in _words("english") for word in words)
    return 4 * small >= len(words) and not _words("english_things").isdisjoint(words)


def _is_of_site(low: str, words: Sequence[str], address: float, named: float) -> bool:
    """Whether a line in small letters is of what a site has and few others: advice on an application or a
    phone speaks to its reader, too, a story says 'kami', and an essay 'berita' and 'Anda'."""
    if "kami" in words:
        return address > 0.75
    if _is_english(words) or _SITES_ONLY.search(low) or _DESK.search(low):
        return address > 0.0
    if _words("things").isdisjoint(words):
        return "hanya di " in low and named >= 1.5
    asked = _asking(low) or _MAY.search(low) or _LEADS.search(low) or _ITSELF.search(low)
    return address > 0.0 and (bool(asked) or named >= 1.5)


def _asking(low: str) -> float:
    """2 where a sentence begins with what a site asks of its reader, 1 where it asks behind a comma."""
    weight = 0.0
    for sentence in _SENTENCE.split(low):
        for at, clause in enumerate(sentence.split(", ")):
            for word in _WORD.findall(clause[:60])[:4]:
                asked = word.removesuffix("lah")
                if asked in _words("asks") or word in _words("asks"):
                    weight = max(weight, 1.0 if at else 2.0)
                    break
                if asked not in _words("openers"):
                    break
    return weight


class Judged(Protocol):
    """A measured line with a first reason to leave it out, '' for none."""

    @property
    def line(self) -> Line: ...
    @property
    def reason(self) -> str: ...


def told_until(rows: Sequence[Judged], first: int, last: int, *, of_record: bool = False) -> int:
    """Where the site's own words begin at the end of `rows[first + 1:last]`; `last` if there are none. In a
    record, which should hold the text alone, no single line outweighs one that tells below it."""
    found, weight, told = last, 0.0, 0
    above: _Above | None = None
    for at in range(last - 1, first, -1):
        line, reason = rows[at].line, rows[at].reason
        if reason:
            weight += 0.5 * (reason in _SAID_BY_SITES)
            continue
        own = weigh(line)
        apart = own < NEEDED and _may_stand_apart(line)
        if apart:
            above = above or _Above(rows[:last], first)
        if own < NEEDED and (
            _presents_itself(line, rows, first) or (apart and above and above.lacks(line, at))
        ):
            own = NEEDED
        elif own >= NEEDED:
            above = above or _Above(rows[:last], first)
            own -= above.alike(line, at)
        weight += min(own, _MOST) if of_record else own
        if own < 0:
            told += 1
            if told >= _TOLD:
                break
        elif own >= NEEDED:
            told = 0
            if weight >= NEEDED:
                found = at
    return found


def _may_stand_apart(line: Line) -> bool:
    """Whether a line names what sites speak of, and nobody says it, nor of what stands above."""
    if len(line.text) > _LONGEST_APART or line.is_item or line.is_signed or line.dateline:
        return False
    low = line.text.lower()
    if low.startswith("berikut"):
        return False
    words = _WORD.findall(low)
    if len(words) < _FEWEST or not _words("tells").isdisjoint(words):
        return False
    if _of_sites().isdisjoint(words) and not _OF_MEDIA.search(low):
        return False
    if not _words("narrates").isdisjoint(words) or _UNTIL.match(low):
        return False
    return not any(sign.search(low) for sign in (_QUOTED, _SAID, _DATED, _REFERS, _COUNTED))


# 'Kabar Serayu adalah bagian dari jaringan media …'
_OF_MEDIA: Final = re.compile(
    r"\b(?:jaringan media|media (?:lokal|daring|online|siber|massa|digital)|di luar tanggung jawab)\b"
)
# 'Hingga berita ini diturunkan, kontraktor belum menjawab.'
_UNTIL: Final = re.compile(r"(?:hingga|sampai|saat|ketika) (?:berita|artikel|tulisan|laporan) ")


# '60.000 penonton', 'pukul 21.00', but 'sejak 1999', '0811-2222-3333'.
_COUNTED: Final = re.compile(r"(?<![\d+-])(?!(?:19|20)\d\d\b)\d{1,5}(?:[.,]\d+)*(?![\d-])")
_FEWEST: Final = 4
_LONGEST_APART: Final = 200  # characters; longer ones are an article's
_HEADLINE: Final = 5  # words
_ENOUGH: Final = 40  # different words above, of which a last sentence would take one up
_STEM: Final = 6  # first letters of a word that another form of it has, too


@cache
def _of_sites() -> frozenset[str]:
    kinds = ("things", "lesser", "house", "english_things", "beside")
    return frozenset().union(*map(_words, kinds)) - _words("everyday")


def _stem(word: str) -> str:
    return word.removesuffix("nya")[:_STEM]


def stems(text: str) -> frozenset[str]:
    """What the words of a text share with other forms of them, those aside that any text may have."""
    words = _WORD.findall(text.lower())
    kept = {_stem(word) for word in words if len(word) > 3 and word not in _words("common")}
    return frozenset(kept) - _words("frequent")


def presents_medium(line: Line) -> bool:
    """Whether a line tells what a medium is ('Kabar Serayu adalah portal berita …')."""
    return " " in line.text and _PRESENTS.match(line.text) is not None


def _presents_itself(line: Line, rows: Sequence[Judged], first: int) -> bool:
    """Whether a line tells what the medium is that the text's dateline names."""
    presents = " media" in line.text or " adalah " in line.text
    named = _PRESENTS.match(line.text) if presents else None
    if named is None and any(thing in line.text for thing in _SERVED):
        named = _SERVES.match(line.text)
    if named is None:
        return False
    name = named["name"].casefold()
    if not any(name in row.line.dateline.casefold() for row in rows[first : first + 3]):
        return False
    # A story that is about the medium tells of it before.
    above = (row.line for row in rows[first:] if row.line.number < line.number and not row.reason)
    return not any(name in each.text[len(each.dateline) :].casefold() for each in above)


_PRESENTS: Final = re.compile(
    r"(?P<name>[A-Z][\w.]{3,}(?: [A-Z][\w.]*){0,3}) (?:adalah|merupakan) (?:sebuah |salah satu )?"
    r"(?:media|portal|situs|surat kabar|kantor berita|majalah|radio|harian|platform|laman)\b"
)
# 'Kabar Serayu berkomitmen menyajikan informasi …'
_SERVED: Final = ("informasi", "berita", "kabar", "konten", "liputan")
_SERVES: Final = re.compile(
    r"(?P<name>[A-Z][\w.]{3,}(?: [A-Z][\w.]*){0,3}) "
    r"(?:(?:hadir|berkomitmen|berusaha|berupaya|senantiasa|selalu|terus|akan) "
    r"(?:(?:untuk|selalu|terus|dalam) ){0,2})?"
    r"(?:menyajikan|menghadirkan|memberikan|menyuguhkan|memberitakan) "
    r"(?:\w+ ){0,3}(?:informasi|berita|kabar|konten|liputan)\b"
)
_SAID_BY_SITES: Final = frozenset({"promo", "notice", "share", "copyright"})


class _Above:
    """Which words stand above a row: each row is looked at once, however many lines ask."""

    def __init__(self, rows: Sequence[Judged], first: int) -> None:
        self._first: dict[str, int] = {}
        self._first_told: dict[str, int] = {}
        self._first_stem: dict[str, int] = {}
        for row in rows[:first]:  # its headline among them
            if not row.reason and len(row.line.words) >= _HEADLINE:
                for word in _LONG.findall(row.line.text.lower()):
                    self._first_stem[_stem(word)] = first
        sites: dict[str, None] = {}
        for at in range(first, len(rows)):
            low = rows[at].line.text.lower()
            telling = not rows[at].reason and weigh(rows[at].line) < NEEDED
            if not rows[at].reason:
                for word in set(_LONG.findall(low[len(rows[at].line.dateline) :])):
                    self._first_stem.setdefault(word.removesuffix("nya")[:_STEM], at)
            for word in _LONG.findall(low):
                self._first.setdefault(word, at)
                if telling:
                    self._first_told.setdefault(word, at)
            if len(sites) < _MOST_HOSTS:
                sites.update(dict.fromkeys(_SITE.findall(low)))
        self._sites = " ".join(sites)
        opening = [word for row in rows[first : first + 3] for word in _WORD.findall(row.line.text.lower())]
        self._in_english = 5 * sum(word in _words("english") for word in opening) >= max(1, len(opening))

    def has(self, word: str, at: int, *, told: bool = False) -> bool:
        """Whether a row above `at` has a word; `told`: one that is not the site's."""
        return (self._first_told if told else self._first).get(word, at) < at

    def lacks(self, line: Line, at: int) -> bool:
        """Whether the text above takes up nothing of the line of the row `at`, one word aside where the line
        names two of what sites speak of: of last sentences of articles one in fifty does, of those that a
        site says three in four."""
        if len(self._first_stem) < _ENOUGH:
            return False
        words = _WORD.findall(line.text.lower())
        shared = sum(self._first_stem.get(stem, at) < at for stem in stems(line.text))
        named = len(_of_sites().intersection(words))
        return shared == 0 or (shared == 1 and named > 1)

    def alike(self, line: Line, at: int) -> float:
        """How much less the line of the row `at` weighs for what stands above it: three of its words, or two
        of few, are what the article is about, the site's own name aside; 'naskah ini' is one that the article
        tells of; an article may be about media, speak to its reader all along, or be in English."""
        low = line.text.lower()
        words = _LONG.findall(low)
        own = set(words)
        for kind in ("common", "things", "lesser", "asks", "readers"):
            own -= _words(kind)
        shared = sum(self.has(word, at) and word not in self._sites for word in own)
        about = shared >= 3 or (shared == 2 and len(own) <= 4)
        itself = _ITSELF.search(low, 0, _SUBJECT)
        told = itself is not None and self.has(itself[0].split()[0], at, told=True)
        spoken = not _YOU.isdisjoint(_WORD.findall(low)) and any(self.has(word, at) for word in _YOU)
        things = _words("things")
        of_media = not things.isdisjoint(words) and any(self.has(thing, at, told=True) for thing in things)
        return 3.0 * about + (4.0 * told or 2.0 * of_media) + 1.5 * spoken + 4.0 * self._in_english


_MOST_HOSTS: Final = 50  # that a page names and are looked at
_YOU: Final = frozenset({"anda", "kamu", "kalian"})
