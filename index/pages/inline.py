"""Furniture inside a line: records and pages whose line ends were lost hold a whole article in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from index.pages import other_stories

# Where a sentence is over, or a word with nothing but its full stop lost.
_ENDED: Final = r"(?<=[.!?”\"’')\]…])\s*"
# What stands between two sentences: a button, a request, a way to another story, who wrote it.
_WHOLE: Final = re.compile(
    "|".join(
        (
            r"(?:ADVERTISEMENT\s*)?SCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT",
            _ENDED + r"(?:ADVERTISEMENT|Advertisement)(?=\s+[A-Z0-9\"“‘]|\s*$)",
            r"\[Gambas:[\w ]{1,20}\]",
            r"Cek Berita dan Artikel yang lain di Google(?:\s+News)?",
            r"Dapatkan update berita pilihan\b.{20,160}?t\.me/\w+(?:.{0,90}?ponsel\b\W{0,3})?",
            r"(?<=[.!?”\")\s])(?:>+\s?)?(?:BACA SELENGKAPNYA|Baca [Ss]elengkapnya)"
            r"(?: (?i:di ?sini))?(?:\s?[><]+)?(?=\s*$|\s?[A-Z\"“])",
            # 'Laporan Wartawan Contoh.com, Nama Orang CONTOH.COM, JAKARTA - '
            r"(?:^|(?<=[\w.!?”\")] ))Laporan (?i:wartawan|reporter|kontributor)\b[^:!?]{5,90}?"
            r"(?= [A-Z]{5,}[\w.]*(?:[,.] [A-Z]{3,}| [-–—]))",
            # 'Pewarta: Nama OrangEditor: Nama Orang COPYRIGHT © ANTARA 2023'
            r"(?:Pewarta|Penerjemah|Editor)\s?:\s?[^.:]{3,60}(?:(?:Editor|Penyunting)\s?:\s?[^.:]{3,60}?)?"
            r"(?=\s?(?:COPYRIGHT|Copyright) ©)",
            r"Copyright (?:© ?|\([cC]\) ?)?\d{4}[^!?]{3,110}?(?i:all rights? reserved)\.?",
            r"(?:COPYRIGHT|Copyright) © [A-Z]\w+(?: \d{4})?(?=\s*$| Dilarang)(?: Dilarang keras .{0,200}$)?",
            *other_stories.INSIDE,
        )
    )
)
_SIGNS: Final = (
    "SCROLL", "DVERTISEMENT", "dvertisement", "[Gambas", "Cek Berita dan", "Dapatkan update", "ELENGKAPNYA",
    "elengkapnya", "Laporan ", "OPYRIGHT ©", "opyright ", *other_stories.INSIDE_SIGNS,
)  # fmt: skip
# 'Baca juga: ' and then another story's headline, which ends where the next sentence begins.
_OPENED: Final = re.compile(
    r"(?:\(\s*)?(?:\b|(?<=[a-z0-9]))(?:Baca|Lihat|Simak|Tonton|BACA|SIMAK) (?:juga|Juga|JUGA)\s?:\s*"
)
_LONGEST: Final = 22  # words of a headline
_FARTHEST: Final = 170  # characters of one
_TOLD: Final = re.compile(r"[.][\"”’')]*$|[a-z]{2}[.]\s+\S")
# Lower case in a headline of capitalised words.
_SMALL: Final = frozenset({
    "dan", "di", "ke", "dari", "yang", "untuk", "pada", "dengan", "oleh", "saat", "karena", "bagi", "atau",
    "dalam", "tak", "jadi", "agar", "demi", "usai", "soal", "vs", "per", "kepada", "hingga", "sampai",
    "atas", "serta", "akan", "tapi", "tetapi", "namun", "secara", "sebagai", "terhadap", "sejak", "tentang",
    "antara", "bukan", "ini", "itu", "seperti", "lewat", "tanpa", "sudah", "belum", "hanya", "lebih",
})  # fmt: skip
# Words that open a sentence and, capitalised, stand in no headline of lower-case words.
_OPENERS: Final = frozenset({
    "Adapun", "Berdasarkan", "Dalam", "Dengan", "Dia", "Di", "Diketahui", "Hal", "Hingga", "Ia", "Ini",
    "Itu", "Kami", "Karena", "Kemudian", "Ketika", "Kita", "Lalu", "Lebih", "Maka", "Mereka", "Menurut",
    "Menurutnya", "Meski", "Meskipun", "Namun", "Nantinya", "Oleh", "Pada", "Padahal", "Para", "Pihaknya",
    "Saat", "Sebab", "Sebagai", "Belakangan", "Akhirnya", "Kini", "Sebaliknya", "Sebelumnya", "Sedangkan",
    "Sehingga", "Sejak", "Sekadar", "Selain", "Selama", "Selanjutnya", "Sementara", "Seperti", "Setelah",
    "Sesuai", "Sejumlah", "Tak", "Terkait", "Termasuk", "Tetapi", "Tidak", "Untuk", "Walau", "Nah", "Dari",
    "Sayangnya", "Akibatnya", "Artinya",
})  # fmt: skip
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


def part(line: str) -> list[str]:
    """A line at the furniture inside it, stripped, none empty; a way to another story keeps its headline.

    A headline whose end is not plain stays in the text.

    >>> part("Ia pergi. Baca juga: Petani di Brebes Mulai Panen Bawang Harga itu naik sejak Senin.")
    ['Ia pergi.', 'Baca juga: Petani di Brebes Mulai Panen Bawang', 'Harga itu naik sejak Senin.']
    """
    # Searching costs a twentieth of a page's time.
    marks = list(_WHOLE.finditer(line)) if any(sign in line for sign in _SIGNS) else []
    spans = [(mark.start(), _end_of(line, mark)) for mark in marks]
    if "uga:" in line or "uga :" in line or "UGA:" in line:
        spans = sorted({*spans, *_headlines(line, [start for start, _ in spans])})
    if not spans:
        return [line]
    pieces, at = [], 0
    for start, end in spans:
        if start < at:
            continue
        pieces += [line[at:start].strip(), line[start:end].strip()]
        at = end
    return [piece for piece in (*pieces, line[at:].strip()) if piece]


def _end_of(line: str, mark: re.Match[str]) -> int:
    return len(line) if mark[0].rstrip().endswith(":") else mark.end()


def _headlines(line: str, others: Sequence[int]) -> Iterator[tuple[int, int]]:
    """From each 'Baca juga:' to its headline's end, where that is plain."""
    opened = list(_OPENED.finditer(line))
    bounds = sorted({*others, *(mark.start() for mark in opened)})
    for mark in opened:
        bound = next((at for at in bounds if at > mark.start()), None)
        limit = len(line) if bound is None else bound
        end = _headline_end(line, mark.end(), limit)
        if end is not None:
            yield mark.start(), end


def _headline_end(line: str, start: int, limit: int) -> int | None:
    """Where the headline from `start` ends, at `limit` the latest; None where that is not plain."""
    window = line[start : min(limit, start + 260)]
    words = [(word.start(), word.group()) for word in re.finditer(r"\S+", window)]
    if len(words) < 3:
        return limit if words and limit == len(line) and len(words) > 1 else None
    glued = next((found.start() for found in _GLUED.finditer(window) if found.start() > 12), None)
    whole = limit - start <= _FARTHEST and len(words) <= _LONGEST and not _TOLD.search(window.strip())
    if whole and glued is None:
        return limit  # no full stop up to the next mark or the end: there is no sentence in it
    sentence = _sentence_at(line, start, words)
    if glued is not None and sentence is not None and not re.search(r"(?:^|\s)[a-z]", window[sentence:glued]):
        sentence = None  # 'di SekolahKepala desa itu': the sentence begins inside the word
    first = min((at for at in (glued, sentence) if at is not None), default=None)
    if first is None or re.search(r"[a-z]\.\s+[A-Z]", window[:first]):
        return None
    return start + first


def _sentence_at(line: str, start: int, words: Sequence[tuple[int, str]]) -> int | None:
    """Where in the headline's window the next sentence begins."""
    long = [word for _, word in words[:7] if word[0].isalpha() and word.casefold() not in _SMALL]
    titled = sum(word[0].isupper() for word in long) >= 0.75 * len(long)
    for at in range(3, min(len(words) - 2, _LONGEST)):
        before, word = words[at - 1][1], words[at][1]
        bare = word.lstrip(_OPEN).rstrip(",")
        if before[-1] in ":,-–" or not bare[:1].isupper() or before in ("-", "–", "|", "Vs", "vs"):
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
        elif bare in _OPENERS or (following[0][:1].islower() and (word[0] in '"“' or _is_common(line, bare))):
            return words[at][0]
        if closed and following[0][:1].islower() and (before[-1] in "?!" or bare in _OPENERS):
            return words[at][0]
    return None


def _is_common(line: str, word: str) -> bool:
    """Whether a capitalised word is none of a name: the line has it in lower case too."""
    return re.search(rf"(?<!\w){re.escape(word.rstrip(',').lower())}(?!\w)", line) is not None


def _back(line: str, start: int, words: Sequence[tuple[int, str]], at: int) -> int:
    """The sentence's first word where its subject has several: names that the line has elsewhere too."""
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
