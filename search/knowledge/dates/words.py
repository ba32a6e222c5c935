"""The words and spellings of dates: months, weekdays, zones, and the patterns made of them."""

from __future__ import annotations

import re

from search.analysis.patterns import late

# Spellings seen in pages: the old orthography (Djanuari), Malay, abbreviations of a site's template.
_MONTHS = (
    "januari djanuari djanoeari january jan djan",
    "februari pebruari pebroeari februarie pebuari febuari february feb peb febr pebr",
    "maret march mac mar mrt",
    "april apr",
    "mei mai may",
    "juni djuni djoeni june jun",
    "juli djuli djoeli julai july jul",
    "agustus agoestoes august ogos agust agu agt agts ags agst ag aug",
    "september septembar sept sep",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember disember december dis des dec",
)
MONTHS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
# Words that are also names or other words ('Jan Vertonghen', 'Theresa May'): trusted in good company only.
_SHORT = """
    jan djan feb peb febr pebr mar mrt apr may jun jul agu agt agts ags agst aug sep sept okt oct nov nop des
    dec
"""
# Those that are a date only with a day beside and a year, weekday or time: 'Mac' is a computer's name too.
DOUBTFUL = frozenset({"mac", "mai", "ag", "dis"})
ABBREVIATED = frozenset(_SHORT.split()) | DOUBTFUL

_ENGLISH = "january jan february feb march mar april may june jun july jul august aug september sept october"
ENGLISH_MONTHS = frozenset(_ENGLISH.split()) | {"oct", "november", "nov", "december", "dec"}

_WEEKDAYS = (
    "senin isnin monday sen mon",
    "selasa tuesday sel tue tues",
    "rabu rebo wednesday rab wed",
    "kamis kemis khamis thursday kam thu thur thurs",
    "jumat jum'at jumaat djumat djum'at friday jum fri",
    "sabtu saptu saturday sab sat",
    "minggu ahad sunday min sun mgg",
)
WEEKDAYS = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
ZONES = {
    "wib": "+07:00",
    "wit": "+09:00",
    **dict.fromkeys(("wita", "myt", "sgt"), "+08:00"),
    **dict.fromkeys(("z", "utc", "gmt"), "+00:00"),
}


def _any(words: dict[str, int]) -> str:
    # Longest first: 'sept' must not stop at 'sep'.
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


FLAGS = re.IGNORECASE | re.ASCII  # ASCII: '[0-9]' and 'k' then match no look-alikes, which the tables lack
MONTH = _any(MONTHS)
WEEKDAY = _any(WEEKDAYS)
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
YEAR = r"(?:1[5-9]|20)[0-9]{2}"
# What the forms of `TO` end in.
TO_ENDS = ("-", "/", "&", "s/d", "s.d", "s.d.", "sd", "sampai", "dengan", "hingga", "to", "until")
TO = r"(?:-|/|&|s/d|s\.d\.?|sd|sampai(?:\s+dengan)?|hingga|to|until)"

# Every pattern keeps a text's length, so that offsets hold.
FOLD = str.maketrans({
    **dict.fromkeys("’‘`´ʼ′ʻ", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2009\u200a\u202f\u200b\u200e\u200f\u2007\u3000\ufeff\n\r\t", " "),
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
})  # fmt: skip
FIGURE = re.compile("[0-9\uff10-\uff19]")
_FOLDED = re.compile("[" + re.escape("".join(map(chr, FOLD))) + "]")


def fold(text: str) -> str:
    """`text.translate(FOLD)`, which of a text beyond ASCII looks up each letter.

    >>> fold("Jum’at, 28–29 Mei")
    "Jum'at, 28-29 Mei"
    """
    return text.translate(FOLD) if text.isascii() else _FOLDED.sub(_folded, text)


def _folded(match: re.Match[str]) -> str:
    return FOLD[ord(match[0])]


# '28 Mei 2021', '28/Mei/2021', '18-21 September', "28-Mei-'21". 'd1' is the first day of a range.
NAMED = re.compile(
    rf"(?<![0-9])(?=[0-9]{{1,2}}[^0-9:%)])(?:(?P<d1>{DAY})\s*{TO}\s*)?(?P<d>{DAY})(?:st|nd|rd|th)?\s*[-/.,]?\s*(?:of\s+|bulan\s+)?"
    rf"(?P<mon>{MONTH})(?![a-z])\.?"
    rf"(?:\s*[-/,.]?\s*(?:tahun\s+|thn?\.?\s+)?(?P<y>{YEAR})(?![0-9]|[.,][0-9]{{3}}(?![0-9:.]))"
    r"|\s*'(?P<yy>[0-9]{2})(?![0-9])|[-/](?P<yy2>[0-9]{2})(?![0-9:.]))?",
    FLAGS,
)
# 'March 3, 2022'; 'Feb 3 (Reuters)' with an English name alone.
ENGLISH = late(
    rf"(?<![a-z0-9])(?P<mon>{MONTH})\.?\s+(?P<d>{DAY})(?:st|nd|rd|th)?(?:(?:\s*,\s*|\s+)(?P<y>{YEAR})(?![0-9])"
    r"|(?=\s*(?:$|[()|])))",
    FLAGS,
)
# '28/05/2021', '5 / 4 / 2017', '26/05/21', '12-13/11/2022', '26.05.2021'
NUMERIC = re.compile(
    rf"(?<![0-9])(?=[0-9]{{1,2}}\s?[-/.])(?:(?P<d1>{DAY})\s?-\s?)?(?P<d>{DAY})\s?(?P<sep>[-/.])\s?(?P<m>{DAY})\s?"
    r"(?:(?P=sep)|[-/](?=\s?(?:19|20)[0-9]{2}(?![0-9])))\s?"  # '3/2-2021' is a slip that newspapers make
    rf"(?:(?P<y>(?:19|20)[0-9]{{2}})|(?P<yy>[0-9]{{2}}))(?![0-9a-z])",
    FLAGS,
)
# '2021-05-28', '2021/05/28'; a 'T' and a time may follow.
ISO = re.compile(
    r"(?<![0-9a-z])(?<![0-9][-/.])(?P<y>(?:19|20)[0-9]{2})(?P<sep>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=sep)"
    rf"(?P<d>{DAY})(?![0-9]|-[0-9])",
    FLAGS,
)
COMPACT = re.compile(
    r"(?<![0-9a-z])(?P<y>(?:19|20)[0-9]{2})(?P<m>[01][0-9])(?P<d>[0-3][0-9])"
    r"T(?P<h>[0-2][0-9])(?P<mi>[0-5][0-9])(?P<s>[0-5][0-9])?(?![0-9])",
    FLAGS,
)
# '(28/12)', 'Jumat 30/12', 'JAKARTA, 14/3 (ANTARA)': a date only in the right company, see `dates`.
OPEN = re.compile(
    rf"(?<![0-9a-z])(?<![0-9][./:,-])(?:(?P<d1>{DAY})\s?-\s?)?(?P<d>{DAY})\s?(?P<sep>[-/.])\s?(?P<m>0?[1-9]|1[0-2])"
    r"(?![0-9a-z]|\s?[-/.:,]\s?[0-9]|\s?%)",
    FLAGS,
)
MONTHS_RANGE = late(
    rf"(?<![a-z])(?P<m1>{MONTH})\.?\s*{TO}\s*(?P<mon>{MONTH})\.?\s+(?:tahun\s+)?(?P<y>{YEAR})(?![0-9])", FLAGS
)
MONTH_YEAR = late(
    rf"(?<![a-z])(?P<mon>{MONTH})\.?(?:\s*[-/,]\s*|\s+)(?:tahun\s+)?(?P<y>{YEAR})(?![0-9]|[.,][0-9]{{3}}(?![0-9]))",
    FLAGS,
)
# What a year may stand behind in `YEAR_ONLY`.
BEFORE_YEAR = frozenset(
    ("tahun", "thn", "th", "year", "pada", "sejak", "awal", "akhir", "pertengahan", "in", "since")
)
# 'tahun 1998', and 'pada 1998' where no noun follows that the number could count.
YEAR_ONLY = late(
    rf"(?<![a-z])(?:(?:tahun|thn\.?|th\.?|year)\s+(?P<y>{YEAR})|(?:pada|sejak|awal|akhir|pertengahan|in|since)\s+"
    r"(?P<y2>(?:19|20)[0-9]{2})(?=\s*(?:$|[.,;:)]|lalu\b|silam\b|mendatang\b)))"
    r"(?![0-9]|\s*[-/]\s*[0-9a]|\s*-?an\b|[.,][0-9]|\s*(?:h|hijri(?:a?h|yah)|sm|bc)\b)",
    FLAGS,
)

_PART_OF_DAY = (
    r"(?:dini\s+hari|pagi|siang|sore|petang|malam|subuh|kemarin|lalu|ini|besok|waktu\s+setempat|wib|wita|wit)"
)
# A weekday that stands before a date, up to the date: 'Rabu malam (', 'Sabtu-Minggu (', 'Jumat Kliwon, '.
WEEKDAY_BEFORE = re.compile(
    rf"(?<![a-z])(?P<wd>{WEEKDAY})(?:\s+(?:kliwon|legi|pahing|pon|wage))?(?P<part>(?:\s+{_PART_OF_DAY})*)"
    r"(?P<mark>[\s,.:|/(\[-]*)(?:(?:tanggal|tgl\.?|pada|on)\s*)?[\s(]*$",
    FLAGS,
)
# In brackets, or where nothing but a time or the line's end follows: 'March 3, 2025 Monday'.
WEEKDAY_AFTER = re.compile(
    rf"\s*(?:\(\s*(?P<enclosed>{WEEKDAY})\s*\)|,?\s+(?P<last>{WEEKDAY})"
    r"(?=\s*(?:$|[|;]|,?\s*[0-9]{1,2}[:.][0-9]{2})))",
    FLAGS,
)
COUNTED = re.compile(r"(?:[0-9]|\b(?:se|dua|tiga|empat|lima|enam|beberapa|setiap|per|dalam))\s*$", FLAGS)

TIME = (
    r"(?P<h>[0-2]?[0-9])(?P<ts>[:.])(?P<mi>[0-5]?[0-9])(?:[:.](?P<s>[0-5]?[0-9])(?:[.,][0-9]{1,9})?)?(?![0-9])"
    r"(?:\s*(?P<ampm>[ap]\.?m\b\.?))?"
    r"(?:(?:\s*[(\[]?(?P<gmt>gmt|utc))?\s*(?P<offset>[+-](?:[01][0-9]:?[0-5][0-9]|[01]?[0-9]))(?![0-9.:])"
    r"|\s*[(\[]?(?P<zone>wib|wita|wit|myt|sgt|utc|gmt|z)(?![a-z]))?"
)
CUE = r"(?:pukul|pkl|pk|jam|waktu|at|@)"
# The zone may stand before the time ('12 April 2021 WIB 09.15'), in a stamp in place of its T.
TIME_AFTER = re.compile(
    rf"(?P<gap>\s?T|[\s,|/·•;()\[\]>-]{{0,7}}(?P<led>wib|wita|wit)[\s.,:]{{0,3}}|[\s,|/·•;()\[\]>-]{{1,7}})"
    rf"(?:(?P<cue>{CUE})\s*[.:]?\s*)?{TIME}",
    FLAGS,
)
TIME_BEFORE = re.compile(
    rf"(?<![0-9.:,])(?:(?P<cue>{CUE})\s*[.:]?\s*)?{TIME}[\s,|/·•()-]{{1,7}}(?:hari\s+)?$", FLAGS
)
