"""Furniture inside a line: records and pages whose line ends were lost hold a whole article in one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from index.pages.inline_furniture import NAMED, SIGNS, WHOLE
from search.analysis.patterns import late
from search.analysis.stemming import is_productive

# CNN Indonesia's box: a list of headlines behind it.
_BOX: Final = "Pilihan Redaksi "
# 'Baca juga: ' and then another story's headline, which ends where the next sentence begins.
_OPENED: Final = re.compile(
    r"(?:\(\s*)?(?:\b|(?<=[a-z0-9]))(?:Baca|Lihat|Simak|Tonton|BACA|SIMAK) (?:juga|Juga|JUGA)\s?:\s*|"
    r"(?:(?<=[.!?”\"’')\]…])\s*|(?<=[\w,] )|^)(?:Baca|BACA|Pilihan [Ee]ditor)\s?:\s*(?=[A-Z0-9\"“‘'])|"
    rf"(?:(?<=[.!?”\"’')\]…])\s*|(?<=CONTENT )|^){_BOX}(?=[A-Z0-9])"
)
_OPENED_SIGNS: Final = (
    "uga:",
    "uga :",
    "UGA:",
    "Baca:",
    "Baca :",
    "BACA:",
    "BACA :",
    "ditor:",
    "ditor :",
    _BOX,
)
_LONGEST: Final = 22  # words of a headline
_LONGEST_BOX: Final = 75  # words of several
_WINDOW: Final = 260  # characters in which a headline and the next sentence's first words lie
_WINDOW_BOX: Final = 700
_FARTHEST: Final = 170  # characters of a headline
_LONGEST_PIECE: Final = 6_000  # of what `NAMED` finds
_OWN_LINE: Final = 220  # characters of a line that leads away: `index.pages.lines`
_TOLD: Final = re.compile(r"(?<![.])[.][\"”’')]*$|[a-z]{2}[.]\s+\S")
# Lower case in a headline of capitalised words.
_SMALL: Final = frozenset({
    "dan", "di", "ke", "dari", "yang", "untuk", "pada", "dengan", "oleh", "saat", "karena", "bagi", "atau",
    "dalam", "tak", "jadi", "agar", "demi", "usai", "soal", "vs", "per", "kepada", "hingga", "sampai",
    "atas", "serta", "akan", "tapi", "tetapi", "namun", "secara", "sebagai", "terhadap", "sejak", "tentang",
    "to", "of", "the", "in", "on", "and", "for", "with",
    "antara", "bukan", "ini", "itu", "seperti", "lewat", "tanpa", "sudah", "belum", "hanya", "lebih",
})  # fmt: skip
# Of those, the ones that follow a sentence's subject as often.
_AFTER_SUBJECT: Final = frozenset({
    "yang", "tak", "jadi", "akan", "ini", "itu", "sudah", "belum", "hanya", "lebih", "bukan", "dan",
})  # fmt: skip
# Words that open a sentence and, capitalised, stand in no headline of lower-case words.
_OPENERS: Final = frozenset({
    "Adapun", "Berdasarkan", "Dalam", "Dengan", "Dia", "Di", "Diketahui", "Hal", "Hingga", "Ia", "Ini",
    "Itu", "Kami", "Karena", "Kemudian", "Ketika", "Kita", "Lalu", "Lebih", "Maka", "Mereka", "Menurut",
    "Menurutnya", "Meski", "Meskipun", "Namun", "Nantinya", "Oleh", "Pada", "Padahal", "Para", "Pihaknya",
    "Saat", "Sebab", "Sebagai", "Belakangan", "Akhirnya", "Kini", "Sebaliknya", "Sebelumnya", "Sedangkan",
    "Sehingga", "Sejak", "Sekadar", "Selain", "Selama", "Selanjutnya", "Sementara", "Seperti", "Setelah",
    "Sesuai", "Sejumlah", "Tak", "Terkait", "Termasuk", "Tetapi", "Tidak", "Untuk", "Walau", "Nah", "Dari",
    "Sayangnya", "Akibatnya", "Artinya", "Pasalnya", "Rencananya", "Awalnya", "Hasilnya", "Alhasil",
    "Terlebih", "Apalagi", "Bahkan", "Lantas", "Sontak",
})  # fmt: skip
# 'Cuaca Jakarta Hari Ini, Cerah Berawan' goes on.
_BEFORE_THIS: Final = frozenset(
    {"Hari", "Malam", "Pagi", "Siang", "Sore", "Tahun", "Pekan", "Bulan", "Kali", "Saat"}
)
# Words that open the name of who holds an office.
_OFFICES: Final = frozenset({
    "Presiden", "Wapres", "Menteri", "Menko", "Gubernur", "Bupati", "Wali", "Wakil", "Ketua", "Kepala",
    "Direktur", "Sekretaris", "Sekjen", "Kapolri", "Kapolda", "Kapolres", "Kapolsek", "Kombes", "AKBP",
    "AKP", "Iptu", "Jenderal", "Juru", "Pelatih", "Komisaris", "Ustaz", "Pengamat", "Petugas", "Pihak",
    "Tim", "Anggota", "Jajaran",
})  # fmt: skip
# Two spaces, or none where a link's end was lost ('di SekolahKepala desa', 'di Sekolah"Kami').
_GLUED: Final = re.compile(
    r"(?=\s{2,}[\"“A-Z0-9])|(?:(?<=[a-z0-9?!)'\"”])|(?<=[A-Z]{2}))(?=[A-Z][a-z]+(?:,| (?:\S+ )?[a-z]))|"
    r"(?<=[A-Za-z0-9?!)])(?=[\"“][A-Z])"
)
_OPEN: Final = "\"“‘'("


def reason(text: str) -> str:
    """Why a piece that was parted from its line is no part of the text; '' for others.

    >>> reason("Konten ini diolah dengan bantuan AI."), reason("Konten itu dihapus.")
    ('notice', '')
    """
    if len(text) > _LONGEST_PIECE:
        return ""
    if text.startswith(_BOX):
        return "" if _TOLD.search(text) else "related"
    if text.startswith(_ALSO) and text[len(_ALSO) :][:1].isupper():
        # Whether there are headlines only, up to what would be the next one.
        return "related" if _past_glued(f"{text}A", len(_ALSO)) == len(text) else ""
    if _listed_headlines(text) == 0:
        return "related"
    if not _has_sign(text):
        return ""
    for sign, at in _NAMED_SIGNS:
        if sign in text and _FOUND[at][0].fullmatch(text):
            return _FOUND[at][1]
    return ""


def part(line: str) -> list[str]:
    """A line at the furniture inside it, stripped, none empty; a way to another story keeps its headline.

    A headline that nothing closes ends where the next sentence most likely begins.

    >>> part("Ia pergi. Baca juga: Petani di Brebes Mulai Panen Bawang Harga itu naik sejak Senin.")
    ['Ia pergi.', 'Baca juga: Petani di Brebes Mulai Panen Bawang', 'Harga itu naik sejak Senin.']
    """
    glued = list(_glued_headlines(line)) if len(line) > _SHORTEST_GLUED else []
    if not glued and not _has_sign(line):
        return _without_tail(line)
    marks = list(WHOLE.finditer(line)) if any(sign in line for sign in SIGNS) else []
    for sign, at in _NAMED_SIGNS:
        if sign in line:
            marks += _PARTED[at].finditer(line)
    marks.sort(key=lambda mark: mark.start())
    spans = [(mark.start(), _end_of(line, mark)) for mark in marks]
    spans += glued
    if any(sign in line for sign in _OPENED_SIGNS):
        spans = sorted({*spans, *_headlines(line, [start for start, _ in spans])})
    if not spans:
        return _without_tail(line)
    pieces, at = [], 0
    for start, end in spans:
        if start < at:
            continue
        pieces += [line[at:start].strip(), line[start:end].strip()]
        at = end
    return [piece for piece in (*pieces, *_without_tail(line[at:].strip())) if piece]


def _without_tail(line: str) -> list[str]:
    """A text at the headlines, or else the topics, that follow its last sentence."""
    listed = _listed_headlines(line)
    return [line[:listed].strip(), line[listed:]] if listed else _without_tags(line)


def _listed_headlines(line: str) -> int | None:
    """Where the headlines begin that a page lists below an article and a scrape left on its last line; None
    where it ends otherwise. Small words tell them from a list of names."""
    if len(line) < _SHORTEST_LIST or not line[-1].isalnum():
        return None
    start = max(line.rfind(end) + 2 for end in _LAST_ENDS)
    start = 0 if start == 1 else start
    if len(line) - start < _SHORTEST_LIST:
        return None
    words = line[start:].split()
    if len(_SMALL.intersection(words) - {"dan", "vs"}) < _FEWEST_SMALL or _NO_LIST.search(line, start):
        return None
    long = [word for word in words if word[0].isalpha() and word.casefold() not in _SMALL]
    titled = sum(word[0].isupper() for word in long) >= 0.9 * len(long)
    return start if titled and len(long) >= _MANY_LISTED else None


_SHORTEST_LIST: Final = 120  # characters
_LAST_ENDS: Final = (". ", "! ", "? ", "” ", '" ', ") ")
_MANY_LISTED: Final = 14  # words, without the small ones
_FEWEST_SMALL: Final = 3
_NO_LIST: Final = re.compile(r"[•*;()\[\]”“\"]")


def _without_tags(line: str) -> list[str]:
    """A text at the topics behind its desk's signature ('… katanya. (abc/def) padi petani subang')."""
    if not line or not line[-1].isalnum() or len(line) - (at := line.rfind(")") + 1) > _LONGEST_TAGS:
        return [line]
    topics = line[at:].strip()
    if not at or topics != topics.lower() or _NO_TAGS.search(topics) or not _DESK.search(line, at - 12, at):
        return [line]
    return [line[:at], topics]


_LONGEST_TAGS: Final = 250  # characters of all
_NO_TAGS: Final = re.compile(r"[.,;!?\"“()]")
_DESK: Final = re.compile(r"\((?:[a-z0-9]{2,4}/){1,2}[a-z0-9]{2,4}\)$|\([a-z]{4,5}\)$")
_PARTED: Final = tuple(late(before + itself + behind) for _, before, itself, behind, _ in NAMED)
_FOUND: Final = tuple((late(itself), why) for _, _, itself, _, why in NAMED)
_NAMED_SIGNS: Final = tuple((sign, at) for at, (signs, *_) in enumerate(NAMED) for sign in signs)
_ALL_SIGNS: Final = sorted({*SIGNS, *_OPENED_SIGNS, *(sign for sign, _ in _NAMED_SIGNS)})
# What a sign is looked for by, as `re` passes quickly over all that a pattern cannot begin with.
_RARE: Final = re.compile(r"[A-Z:|–[]")


def _by_rare(signs: Sequence[str]) -> re.Pattern[str]:
    """A pattern of any of the signs that begins with the rare letter of each, those of one letter together;
    what stands before it in the sign is looked at behind it."""
    found: dict[str, list[str]] = {}
    for sign in signs:
        if rare := _RARE.search(sign):
            before = f"(?<={re.escape(sign[: rare.end()])})" if rare.start() else ""
            found.setdefault(rare[0], []).append(before + re.escape(sign[rare.end() :]))
    return re.compile("|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in found.items()))


_BY_RARE: Final = _by_rare(_ALL_SIGNS)
_WITHOUT_RARE: Final = tuple(sign for sign in _ALL_SIGNS if not _RARE.search(sign))


def _has_sign(line: str) -> bool:
    """Whether a line has one of the signs; nearly all have none, and to ask for one behind the other takes a
    tenth of an article's time."""
    # `part` and `reason` ask of the same lines. What is remembered is short.
    return _find_sign(line) if len(line) > _LONGEST_PIECE else _known_sign(line)


def _find_sign(line: str) -> bool:
    if _BY_RARE.search(line):
        return True
    for sign in _WITHOUT_RARE:  # noqa: SIM110 - twice as quick as any(), and asked of each line
        if sign in line:
            return True
    return False


_known_sign: Final = lru_cache(maxsize=256)(_find_sign)


def _end_of(line: str, mark: re.Match[str]) -> int:
    whole = mark[0].rstrip().endswith(":") and not reason(mark[0].strip())
    if mark[0].endswith(_ALSO):
        return _past_glued(line, mark.end())
    return len(line) if whole else mark.end()


def _past_glued(line: str, start: int) -> int:
    """Behind headlines glued to each other and to the next sentence ('… DievakuasiIni Kronologi …')."""
    at = start
    for joint in _JOINT.finditer(line, start, start + _WINDOW_BOX):
        words = line[at : joint.start()].split()
        if len(words) < 4:
            continue  # inside a word: 'GoTo'
        long = [word for word in words if word[0].isalpha() and word.casefold() not in _SMALL]
        titled = sum(word[0].isupper() for word in long) >= 0.8 * len(long)
        if line.count(":", at, joint.start()) > 1 or not titled:
            break
        if not _SHORTEST <= len(words) <= _LONGEST or _NO_HEADLINE.search(line, at, joint.start()):
            break
        at = joint.start()
    return at


def _glued_headlines(line: str) -> Iterator[tuple[int, int]]:
    """Headlines of other stories of which nothing is left but their capitals, between two sentences that are
    glued to them ('… di sekolah.Emak-emak Berseragam … di RumahHal itu …'). A subhead is shorter."""
    for mark in _GLUED_STOP.finditer(line):
        start = mark.end()
        joint = _JOINT.search(line, start + _LONG_HEADLINE, start + _FARTHEST)
        if joint is None or _INNER_STOP.search(line, start, joint.start()):
            continue
        words = line[start : joint.start()].split()
        long = [word for word in words if word[0].isalpha() and word.casefold() not in _SMALL]
        if len(words) < _MANY or sum(word[0].isupper() for word in long) < 0.9 * len(long):
            continue
        if _OPENING.match(line, joint.start()):
            yield start, joint.start()


# Begins with its rarest letter, which `re` looks for first.
_GLUED_STOP: Final = re.compile(r"[.!?](?<=[a-z)\d][.!?])[”\"]?(?=[A-Z][a-z])")
_SHORTEST_GLUED: Final = 120  # characters of a line with two sentences and a headline between them
_INNER_STOP: Final = re.compile(r"[.!?:;()”“\"]")
_OPENING: Final = re.compile(r"[A-Z][a-z]+,? (?:[A-Za-z-]+ ){0,3}[a-z]")  # of a sentence
_LONG_HEADLINE: Final = 50  # characters
_MANY: Final = 9  # words
_ALSO: Final = "Baca Juga"
_JOINT: Final = re.compile(r"(?<=[a-z0-9?!'\"”)])(?=[A-Z“\"‘])")
_NO_HEADLINE: Final = re.compile(r"[a-z)]\.\s|\(")
_SHORTEST: Final = 6  # words of a headline that nothing but capitals tell


def _headlines(line: str, others: Sequence[int]) -> Iterator[tuple[int, int]]:
    """From each 'Baca juga:' to its headline's end, where that is plain."""
    opened = list(_OPENED.finditer(line))
    bounds = sorted({*others, *(mark.start() for mark in opened)})
    taken = frozenset(others)
    for mark in opened:
        if mark.start() in taken:
            continue
        # The first bound behind it.
        following = bisect_right(bounds, mark.start())
        limit = bounds[following] if following < len(bounds) else len(line)
        # A line of its own is a headline to its end, if nothing in it is plainly none.
        alone = mark.start() == 0 and limit == len(line) <= _OWN_LINE
        if mark[0].endswith(_BOX):
            end = _box_end(line, mark.end(), limit)
        else:
            end = (_plain_end if alone else _headline_end)(line, mark.end(), limit)
        if end is not None:
            yield mark.start(), end


def _headline_end(line: str, start: int, limit: int) -> int | None:
    """Where the headline from `start` ends, at `limit` the latest: where that is plain, else where it is most
    likely; None where nothing in reach begins a sentence."""
    plain = _plain_end(line, start, limit)
    return _likely_end(line, start, limit) if plain is None else plain


def _box_end(line: str, start: int, limit: int) -> int | None:
    """Where the sentence begins behind several headlines of capitalised words."""
    window = line[start : min(limit, start + _WINDOW_BOX)]
    words = [(word.start(), word.group()) for word in re.finditer(r"\S+", window)]
    if len(words) < _LONGEST_BOX and limit == len(line) and not _TOLD.search(window.strip()):
        return limit
    found = _sentence_at(line, start, words, _LONGEST_BOX)
    return None if found is None or _TOLD.search(window[:found].strip()) else start + found


def _plain_end(line: str, start: int, limit: int) -> int | None:
    window = line[start : min(limit, start + _WINDOW)]
    words = [(word.start(), word.group()) for word in re.finditer(r"\S+", window)]
    if len(words) < 3:
        return limit if words and limit == len(line) and len(words) > 1 else None
    glued = next((found.start() for found in _GLUED.finditer(window) if found.start() > 12), None)
    whole = limit - start <= _FARTHEST and len(words) <= _LONGEST and not _TOLD.search(window.strip())
    # 'PlayStation 4 dan Lainnya Baca juga: …' is no sentence.
    if whole and (glued is None or len(window[glued:].split()) < _SHORTEST):
        return limit  # no full stop up to the next mark or the end: there is no sentence in it
    # 'Baca juga: Harga cabai naik lagi 4. Brebes': an entry of the article's own list follows.
    numbered = _NUMBERED.search(window, 12, _NEAR)
    if numbered and not _STOP.search(window, 0, numbered.start()):
        return start + numbered.start()
    sentence = _sentence_at(line, start, words)
    if glued is not None and sentence is not None and not re.search(r"(?:^|\s)[a-z]", window[sentence:glued]):
        sentence = None  # 'di SekolahKepala desa itu': the sentence begins inside the word
    first = min((at for at in (glued, sentence) if at is not None), default=None)
    if first is None or first > _FARTHEST or re.search(r"[a-z]\.\s+[A-Z]", window[:first]):
        return None
    return start + first


_NEAR: Final = 100  # characters
_NUMBERED: Final = re.compile(r"\s(?=\d{1,2}\. [A-Z])")
_STOP: Final = re.compile(r"[.?!]\s")


def _sentence_at(line: str, start: int, words: Sequence[tuple[int, str]], most: int = _LONGEST) -> int | None:
    """Where in the headline's window the next sentence begins."""
    long = [word for _, word in words[:7] if word[0].isalpha() and word.casefold() not in _SMALL]
    titled = sum(word[0].isupper() for word in long) >= 0.75 * len(long)
    for at in range(3, min(len(words) - 2, most)):
        before, word = words[at - 1][1], words[at][1]
        bare = word.lstrip(_OPEN).rstrip(",")
        if before in _BEFORE_THIS and bare == "Ini":
            continue
        if (
            before[-1] in ":,-–"
            or word[-1] == ":"
            or not bare[:1].isupper()
            or before in ("-", "–", "|", "Vs", "vs")
        ):
            continue
        following = [words[at + 1][1], words[at + 2][1]]
        lower = [each for each in following if each[:1].islower()]
        closed = before[-1] in '?!…”"' or before.endswith("...")
        if titled:
            content = [each for each in lower if each.strip(",.") not in _SMALL]
            if following[0][:1].islower() and (content or (bare in _OPENERS and len(lower) == 2)):
                return _back(line, start, words, at)
            if bare in _OPENERS and (closed or following[0].isdigit()):
                return words[at][0]
            # 'Ini Tips Mengatasinya Tahun ini, perusahaan itu …'
            if word in _BEFORE_THIS and following[0].strip(",") in ("ini", "itu", "lalu"):
                return words[at][0]
            # A headline that has small words in lower case does not write another with a capital.
            if (
                bare in _OPENERS
                and bare.casefold() in _SMALL
                and (bare != "Tak" or following[0][:1].islower())
                and any(each in _SMALL for _, each in words[:at])
            ):
                return words[at][0]
        elif bare in _OPENERS or (
            following[0][:1].islower() and (word[0] in '"“' or (word[-1] != "," and _is_common(line, bare)))
        ):
            return words[at][0]
        if closed and following[0][:1].islower() and (before[-1] in "?!" or bare in _OPENERS):
            return words[at][0]
    return None


def _likely_end(line: str, start: int, limit: int) -> int | None:
    """Where a sentence most likely begins behind a headline that nothing closes, by the headline's length and
    what follows. A word too many or too few costs less than a foreign headline that is found."""
    window = line[start : min(limit, start + _WINDOW)]
    words = [(word.start(), word.group()) for word in re.finditer(r"\S+", window)]
    # A headline with a full stop inside: 'Gempa di Lombo. Warga Panik. Bupati itu mengatakan'.
    if (stop := _after_titled(window)) is not None and stop <= _FARTHEST:
        return start + stop
    rest = line[:start] + "\n" + line[start + len(window) :]
    best, best_score = None, 0.0
    for at in range(3, min(len(words) - 2, _LONGEST)):
        score = _opening_score(words, at, rest)
        if score > best_score and words[at][0] <= _FARTHEST:
            best, best_score = words[at][0], score
    return None if best is None else start + best


def _opening_score(words: Sequence[tuple[int, str]], at: int, rest: str) -> float:
    """How much speaks for a sentence's beginning with the word at a position; 0 where it cannot be."""
    before, word = words[at - 1][1], words[at][1]
    bare = word.lstrip(_OPEN).rstrip(",")
    if not (bare[:1].isupper() or word[0] in '"“') or before[-1] in ",:-–" or before in ("-", "–", "|"):
        return 0.0
    # 'Terbaru: Nama Orang'; 'Belah dengan' inside 'Dipecah Belah dengan'.
    if word[-1] == ":" or (bare not in _OPENERS and words[at + 1][1] in _SMALL - _AFTER_SUBJECT):
        return 0.0
    # 'Kepala Pelatih Tim Nasional Ani Rahayu mengatakan'
    following = [each[1] for each in words[at + 1 : at + (9 if bare in _OFFICES else 5)]]
    lower = next((number for number, each in enumerate(following) if each[:1].islower()), None)
    if lower is None or (before in _BEFORE_THIS and bare == "Ini") or before.casefold() in _SMALL:
        return 0.0
    score = 2.0 - 0.2 * abs(at - 8)
    if bare in _OPENERS or word[0] in '"“':
        score += 3
    elif lower == 0 and bare not in _OFFICES and is_productive(bare.casefold()):
        score += 2
    elif bare in _OFFICES and before not in _OFFICES:
        score += 2  # 'Kepala Desa Ani Rahayu mengatakan'
    if following[lower].strip(",.") in _TELLING:
        score += 2
    if before[-1] in '?!…”"' or before.endswith("..."):
        score += 2
    if before[:1].isupper() and not before.isupper() and bare not in _OPENERS:
        score -= 1.5  # inside a name
    name = " ".join([word, *following[:lower]]).rstrip(",")
    if name != word and name in rest:
        score += 2
    return score if score > 0 else 0.01


def _after_titled(window: str) -> int | None:
    """Behind the sentences, of words with capitals, that a headline begins with; None where it has none."""
    end = None
    for stop in re.finditer(r"[.?!]\s+(?=[A-Z\"“])", window):
        words = [word.strip(_OPEN) for word in window[end or 0 : stop.start()].split()]
        long = [word for word in words if word[:1].isalpha() and word.casefold() not in _SMALL]
        if len(long) < 2 or sum(word[0].isupper() for word in long) < 0.75 * len(long):
            break
        end = stop.end()
    return end


# Behind a sentence's subject.
_TELLING: Final = frozenset({
    "adalah", "akan", "berharap", "juga", "kini", "masih", "memastikan", "mengaku", "mengakui", "mengatakan",
    "mengungkapkan", "menilai", "menjelaskan", "menambahkan", "menuturkan", "menyatakan", "menyebut",
    "menyebutkan", "menyampaikan", "menegaskan", "meminta", "merupakan", "pun", "sebelumnya", "selaku",
    "sendiri", "sudah", "tak", "telah", "tersebut", "tidak", "yang", "itu", "ini", "mengajak", "menerangkan",
    "memaparkan",
})  # fmt: skip


def _is_common(line: str, word: str) -> bool:
    """Whether a capitalised word is none of a name: the line has it in lower case too."""
    return re.search(rf"(?<!\w){re.escape(word.rstrip(',').lower())}(?!\w)", line) is not None


def _back(line: str, start: int, words: Sequence[tuple[int, str]], at: int) -> int:
    """The sentence's first word where its subject has several: names that the line has elsewhere too."""
    if words[at][1][0] in _OPEN:
        return words[at][0]
    for earlier in range(at - 1, max(3, at - 6), -1):
        word = words[earlier][1]
        if not word[:1].isupper():
            break
        if (word[-1] == "," and word[:-1] in _OPENERS) or (word in _OFFICES and words[at][1] not in _OPENERS):
            at = earlier
    while at > 3:
        before, word = words[at - 1][1], words[at][1]
        if not before[:1].isupper() or before[-1] in "?!,.:…":
            break
        if before in _OPENERS:  # 'Hal Ini, kata dia'
            return words[at - 1][0]
        pair = re.escape(f"{before} {word.rstrip(',')}")
        elsewhere = line[:start] + "\n" + line[start + words[-1][0] :]
        if not re.search(rf"\b{pair}\b", elsewhere):
            break
        at -= 1
    return words[at][0]
