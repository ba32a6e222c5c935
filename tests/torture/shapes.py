"""Hostile items of any size: what a page or record can be made of to cost a reader more than its length."""

# ruff: noqa: E501 - tables of samples

from __future__ import annotations

import importlib
import json
import pkgutil
import random
import re
from collections.abc import Callable, Iterator
from typing import Any, Final, Literal, NamedTuple

from index.files.sources import PageFormat
from index.pages.marks import Marks
from search.analysis.patterns import _Compiled, _Late


class Shape(NamedTuple):
    """A way to fill an item: `make(size)` gives about so many bytes of it."""

    name: str
    kind: PageFormat | Literal["record"]
    make: Callable[[int], bytes]


# What is said over and over: words, lines and signs that some rule of the reader looks at.
ATOMS: Final = (
    *["x", "1", "(", ")", "[", "]", "{", "}", "<", ">", '"', "'", "“", "”", "’", "-", "–", "—", ".", ",", ":", ";", "!", "?", "/", "|", "*", "#", "&", "%", "$", "@", "_", "=", "+", "~", "^", "`", "\\", "\x00", "\t", "\xa0", "\u200b", "é", "漢", "😀", "\ufeff", "́"],
    *["A", "a.", "A.", "12", "1.000", "20/", "12/12", "12-12-", "1,", "20:", "10.10.", "www.", "http://", "https://a.b/", ".com", "a@b.c", "&amp;", "&lt;", "&&", "]]", "))", "((", "“(", "”)", "--", "***", "...", "???", "-.", "I", "X.", "XI"],
    *["Wakil", "Presiden", "Menteri", "Gubernur", "Plt", "Mantan", "mantan", "Ketua", "Kepala", "Komisi", "dan", "serta", "dari", "di", "untuk", "yang", "juru", "bicara", "Juru", "Bicara", "Jenderal", "Haji"],
    *["Jakarta", "Indonesia", "China", "Rusia", "Prabowo", "Subianto", "Joko", "Widodo", "Sri", "bin", "AKBP", "Budi", "Abdul", "Muhammad", "Hj", "Dr", "baca", "juga:", "Tag:", "Foto:", "Editor:", "Oleh"],
    *["senin", "Senin", "28", "Mei", "2021", "WIB", "pukul", "Januari", "tanggal", "kemarin", "tahun", "lalu", "hari", "ini", "Minggu,", "pada", "sejak"],
    "Presiden Joko Widodo", "Wakil Presiden", "Menteri Luar Negeri Wang Yi dari China dan", "Wakil Menteri Wakil Menteri Koordinator",
    "Presiden Joko Widodo <![CDATA[", "Gubernur dan Wakil Gubernur Aceh, Abu Bakar dan", "Ketua DPR, Puan Maharani,", "mantan Wakil Plt",
    "Joko Widodo", "Budi Santoso", "Prabowo-Gibran", "Ben-Gvir-", "Bupati Lumajang, Budi Raharjo,", "Camat Berbek Haryanto", "AKBP Rudi Kencana",
    "(KPK)", "(Pj)", "(Foto: AP/Budi)", "[Gambas:Video 20detik]", "Baca Juga", "Baca juga: Harga Cabai Naik Lagi di Pasar Induk", "SCROLL TO CONTINUE WITH CONTENT",
    "Editor: Budi", "Penulis: Budi Santoso", "Selasa, 01 Maret 2022 | 10:10 WIB", "12 Mei 2021", "12/05/2021", "(12/5)", "12-13 Mei", "2 jam yang lalu", "sampai dengan",
    "Harga Beras Turun di Pasar Induk", "Presiden Resmikan Jembatan Baru di Kota Tua Pagi Ini", "JAKARTA, KOMPAS.com -", "Jakarta (ANTARA) -", "JAKARTA -", "Beijing, China (Xinhua) –",
    "Petani di Brebes mulai memanen bawang merah pekan ini karena hujan turun tepat waktu.", "kata dia.", "Dia tertawa.", "lapak sementara di pinggir jalan utama pasar lama", "lapak sementara di pinggir jalan utama pa-", "\"Kami senang,\" katanya.",
    '"a," kata', "“a", "'a", "kata Budi,", "Budi mengatakan", "menurut", '"Ya," kata Budi.', "NARASI:", '"Ya," katanya', "X mengatakan ya ya ya.", 'NARASI: "Ya," kata Budi. PENJELASAN: "Ya sudah kalau begitu," katanya.',
    "- Beras: 12 ton", "1. Beras", "• Harga Cabai di Brebes Naik Lagi", "Copyright © 2021 Contoh.com", "Tags: padi, beras", "Halaman: 1 2 3", "http://a.b/20/12/2021/x",
    "20 http://a.b/xxxxxxxxxxxxxxxx", "Pasal 28 ayat", "No. 7/2009", "Rp1.250.000", "ke-20", "Covid-19 Maret", "pada 1998", "tahun 1998", "Mei 2021", "Mei-Juni 2021",
    "(Instagram @ani)", "aa(Istimewa)", "ia.Kebun (Budi/Antara)", "X....…AAAA… (Budi/Antara)",
    "AS", "kerja sama", "negara-negara", "JakartaSaat", "Menteri KebudayaanFadli", "memperkuatnya", "me-", "ke-21-", "Tu-95", "a_b_", "Listyo Sigit Prabowomemimpin",
    "# Judul", "![a](b)", "[a](http://b)", "[a]", "](", "---", "judul: x", "```", "> a", "| a | b |",
    "<p>", "<div>", "</p>", "</div>", "<a href=x>", "<b>", "<script>", "<style ", "</script>", "<!--", "-->", "<![CDATA[", "<template>", "<table>", "<tr><td>", "<select>", "<svg>", "<math>",
    "<p>Baca juga: x</p>", "<p>Petani di Subang memanen padi lebih awal karena hujan turun tepat waktu.</p>", "<h1>Panen Raya Padi Awal</h1>", "<h2>Panen</h2>", "<li><a href=x>Harga Cabai Naik Lagi</a></li>",
    "<meta property=og:title content='Panen Raya Padi di Subang'>", "<time datetime=2021-05-28>", "<time>", "<div class='related baca-juga'>", "<figure><figcaption>Foto: Budi</figcaption></figure>",
    "<script type='application/ld+json'>{\"datePublished\": \"2021-05-28\"}</script>", "<br>", "<i>x</i>", "<p class=a id=b>x", "<a><p>", "<b><p>", "<form>", "<frameset>", "<td>", "<caption>", "<font>", "<nobr>",
    "<link rel=canonical href=http://a.b/c>", "<title>Panen Raya - Contoh.com</title>", "&#65;", "&#x41;", "&notanentity", "<a b='", "<a =", "</", "<?", "<!", "<!doctype ", "<plaintext>", "<textarea>", "<option>", "<ruby><rt>",
)  # fmt: skip
# How `re` itself reads a pattern; its names are no public ones.
_parser: Any = importlib.import_module("re._parser")
sre: Any = importlib.import_module("re._constants")
HEAD: Final = "Panen Raya Padi di Subang Lebih Awal\n\nSenin, 3 Mei 2021 10:00 WIB\n\nJAKARTA, KOMPAS.com - Petani di Subang memanen padi lebih awal karena hujan turun tepat waktu.\n\n"


def _fill(atom: str, joint: str, size: int) -> str:
    one = atom + joint
    return one * max(1, size // len(one.encode("utf-8", "replace")))


def _numbered(atom: str, joint: str, size: int) -> str:
    """The same with a number in each, so that no two are equal."""
    count = max(1, size // (len((atom + joint).encode("utf-8", "replace")) + 6))
    return joint.join(f"{atom} {word_of(number)}" for number in range(count))


def word_of(number: int) -> str:
    """A name of its own for each number."""
    letters = "bdfgjklmnprst"
    return "".join(
        letters[(number // 13**at) % 13] + "aiueo"[(number // 5**at + at) % 5] for at in range(4)
    ).capitalize()


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _filled(
    name: str, kind: PageFormat, before: str, atom: str, joint: str, fill: Callable[[str, str, int], str]
) -> Shape:
    return Shape(name, kind, lambda size: _encode(before + fill(atom, joint, size)))


def _record(key: str, atom: str) -> Shape:
    def make(size: int) -> bytes:
        record = {"title": "Panen Raya", "body": "Petani memanen padi.", key: _fill(atom, " ", size)}
        return json.dumps(record).encode()

    return Shape(f"record {key} {atom!r}", "record", make)


def of_atoms() -> Iterator[Shape]:
    """Each atom in one endless line, in lines, in paragraphs, numbered, in a record and in HTML."""
    for atom in ATOMS:
        is_tag = "<" in atom
        for name, joint in (("line", " "), ("glued", ""), ("lines", "\n"), ("paragraphs", "\n\n")):
            if not is_tag or name == "line":
                yield _filled(f"text {name} {atom!r}", "text", HEAD, atom, joint, _fill)
        for name, joint in (("line", " "), ("paragraphs", "\n\n")):
            if not is_tag and any(letter.isalpha() for letter in atom):
                yield _filled(f"text numbered {name} {atom!r}", "text", HEAD, atom, joint, _numbered)
                yield _filled(f"text bare numbered {name} {atom!r}", "text", "", atom, joint, _numbered)
        yield _filled(f"text bare {atom!r}", "text", "", atom, "\n", _fill)
        yield _filled(f"html glued {atom!r}", "html", "", atom, "", _fill)
        yield _filled(f"html nested {atom!r}", "html", "<body><h1>Panen Raya Padi</h1><p>", atom, "\n", _fill)
        if not is_tag:
            yield _filled(f"html paragraphs {atom!r}", "html", "<h1>Panen Raya</h1><p>", atom, "<p>", _fill)
            joint = "</a><li><a href=x>"
            yield _filled(f"html listed {atom!r}", "html", "<ul><li><a href=x>", atom, joint, _numbered)
            yield _filled(f"markdown {atom!r}", "markdown", HEAD, atom, "", _fill)
        for key in ("body", "title", "date", "outlet", "url", "lead", "crawled"):
            if key == "body" or not is_tag:
                yield _record(key, atom)


_TAGS: Final = [
    "div",
    "p",
    "b",
    "a",
    "table",
    "ul",
    "svg",
    "select",
    "template",
    "font",
    "button",
    "form",
    "td",
    "option",
    "dd",
    "iframe",
    "noscript",
]


def _of_tag(tag: str) -> Iterator[Shape]:
    """Elements in each other, without ends, without beginnings, and crossed."""

    def shape(name: str, one: str, before: str = "") -> Shape:
        return Shape(f"html {name}", "html", lambda size: _encode(before + one * (size // len(one))))

    yield shape(f"deep {tag}", f"<{tag}>")
    yield shape(f"deep {tag} with text", f"<{tag}>Petani memanen ")
    yield shape(f"1,900 deep {tag}, then lines", "<p>Petani memanen padi", f"<{tag}>" * 1900)
    yield shape(f"ends of {tag}", f"</{tag}>")
    yield shape(f"misnested {tag}", f"<{tag}><i></{tag}>")


def of_html() -> Iterator[Shape]:
    """Attributes, depth, tables, entities and scripts without end."""

    def shape(name: str, make: Callable[[int], str]) -> Shape:
        return Shape(f"html {name}", "html", lambda size: _encode(make(size)))

    yield shape("attributes", lambda n: "<p " + " ".join(f"a{i}=1" for i in range(n // 8)) + ">x</p>")
    yield shape("attributes without an end", lambda n: "<p " + " ".join(f"a{i}=1" for i in range(n // 8)))
    yield shape("attributes, slashes", lambda n: "<p/" + "/".join(f"a{i}" for i in range(n // 6)) + ">x</p>")
    yield shape(
        "attributes, quoted '>'", lambda n: "<p " + " ".join(f"a{i}='>'" for i in range(n // 9)) + ">x</p>"
    )
    yield shape(
        "attributes, '<' in them", lambda n: "<p " + " ".join(f"<a{i}" for i in range(n // 7)) + ">x</p>"
    )
    yield shape(
        "attributes, end tag", lambda n: "<p>x</p " + " ".join(f"a{i}=1" for i in range(n // 8)) + ">"
    )
    yield shape("attributes in body tags", lambda n: "".join(f"<body a{i}=1>" for i in range(n // 14)))
    yield shape("attributes in html tags", lambda n: "".join(f"<html a{i}=1>" for i in range(n // 14)))
    yield shape(
        "many attributes a tag",
        lambda n: ("<p " + " ".join(f"a{i}=1" for i in range(900)) + ">") * (n // 6500 + 1),
    )
    yield shape("many classes", lambda n: "<p class='" + " ".join(f"a{i}" for i in range(n // 6)) + "'>x</p>")
    for tag in _TAGS:
        yield from _of_tag(tag)
    yield shape("misnested a and b", lambda n: "<a><b></a>" * (n // 10))
    yield shape("misnested, blocks", lambda n: "<b><p></b>x" * (n // 11))
    yield shape("formatting that differs", lambda n: "".join(f"<b id=a{i}>" for i in range(n // 12)))
    yield shape(
        "formatting, then paragraphs",
        lambda n: "<p>" + "".join(f"<b id=a{i}>" for i in range(n // 24)) + "<p>x" * (n // 8),
    )
    yield shape("text out of a table", lambda n: "<table>" + "x<tr>" * (n // 5))
    yield shape("tables", lambda n: "<table><tr><td>" * (n // 15))
    yield shape(
        "JSON-LD, deep",
        lambda n: "<script type='application/ld+json'>" + "[" * (n // 2) + "]" * (n // 2) + "</script>",
    )
    yield shape(
        "JSON-LD, broad",
        lambda n: "<script type='application/ld+json'>[" + ",".join(['{"a":{}}'] * (n // 9)) + "]</script>",
    )
    yield shape(
        "JSON-LD, broken",
        lambda n: "<script type='application/ld+json'>" + '"datePublished":' * (n // 16) + "</script>",
    )
    yield shape(
        "JSON-LD, blanks",
        lambda n: "<script type='application/ld+json'>\"datePublished\"" + " " * n + "</script>",
    )
    yield shape(
        "JSON-LD body",
        lambda n: (
            "<script type='application/ld+json'>"
            + json.dumps({"articleBody": "<p>Petani memanen padi di sawah." * (n // 30)})
            + "</script>"
        ),
    )
    yield shape("title", lambda n: "<title>" + "Panen - " * (n // 8) + "</title><p>Petani memanen padi")
    yield shape(
        "title of bars", lambda n: "<title>" + "Panen | " * (n // 8) + "x</title><h1>Panen Raya Padi</h1>"
    )
    yield shape(
        "headings",
        lambda n: (
            "<title>Panen</title>" + "".join(f"<h2>Panen {word_of(i)} di Subang</h2>" for i in range(n // 34))
        ),
    )
    yield shape("metas", lambda n: "".join(f"<meta name=a{i} content=b>" for i in range(n // 25)))
    yield shape("times", lambda n: "<time pubdate>12 Mei 2021</time>" * (n // 33))
    yield shape(
        "captions",
        lambda n: "".join(
            f"<figcaption>Foto {word_of(i)} panen</figcaption><p>Petani {word_of(i)}." for i in range(n // 70)
        ),
    )
    yield shape(
        "cards",
        lambda n: "".join(
            f"<a href=x><h3>Harga Cabai {word_of(i)} Naik Lagi di Pasar</h3></a><span>12 Mei 2021</span>"
            for i in range(n // 85)
        ),
    )
    yield shape(
        "boxes",
        lambda n: (
            "<p>Petani di Subang memanen padi lebih awal karena hujan turun tepat waktu.</p><div class=related>Baca juga: x</div>"
            * (n // 115)
        ),
    )


def of_json() -> Iterator[Shape]:
    """Records that are deep, broad, or hold their text in many pieces."""

    def shape(name: str, make: Callable[[int], str]) -> Shape:
        return Shape(f"json {name}", "record", lambda size: _encode(make(size)))

    yield shape("paragraphs", lambda n: json.dumps({"body": ["Petani memanen padi."] * (n // 24)}))
    yield shape(
        "paragraphs, markup", lambda n: json.dumps({"body": "<p>Petani memanen padi.</p>" * (n // 27)})
    )
    yield shape("keys", lambda n: json.dumps({"body": "x", **{f"k{i}": i for i in range(n // 14)}}))
    yield shape("deep body", lambda n: '{"body":' + "[" * (n // 2) + "]" * (n // 2) + "}")
    yield shape("escapes", lambda n: '{"body":"' + "\\ud800" * (n // 6) + '"}')
    yield shape("digits", lambda n: '{"body":"x","date":' + "1" * n + "}")
    yield shape("title lines", lambda n: json.dumps({"body": "Petani.", "title": "Panen\n" * (n // 7)}))
    yield shape("backslashes", lambda n: json.dumps({"body": "Petani\\ " * (n // 10)}))
    yield shape("topics", lambda n: json.dumps({"body": "Petani memanen.\n" + "padi\n" * (n // 6)}))


def of_people() -> Iterator[Shape]:
    """Articles that name thousands of officials, who speak, by name, by one word of it and by their office."""
    opening = "Bupati {} Kencana datang. "
    spoken = '"Kami sudah memanen padi sejak pagi tadi," kata'
    for name, line in (
        ("by another name", f"{opening}{spoken} Sutarjo kepada warga di sawah itu."),
        ("by one word", f"{opening}{spoken} {{}} kepada warga di sawah itu."),
        ("by a word of all", f"{opening}{spoken} Kencana kepada warga di sawah itu."),
        ("in full", f"{spoken} Bupati {{}} Kencana kepada warga di sawah itu."),
        ("by the office", f"{opening}Menurut {{}} Kencana, panen itu lama. {spoken} bupati."),
        ("by a pronoun", f"{opening}{spoken} dia. Sekda itu menyebut hal itu sudah lama."),
        ("of one desk", "Kasat Reskrim Polres Bantul AKP {} Kencana datang."),
        ("of places", "Kapolsek {} Iptu Rudi Kencana datang ke Desa {}."),
    ):

        def make(size: int, line: str = line) -> bytes:
            count = max(1, size // (len(line) + 10))
            lines = (line.format(word_of(number), word_of(number)) for number in range(count))
            return _encode(HEAD + "\n\n".join(lines))

        yield Shape(f"people {name}", "text", make)


def patterns() -> dict[str, re.Pattern[str]]:
    """Every regular expression in a module of `index`, `search.knowledge` and `search.analysis`, by its name."""
    found: dict[str, re.Pattern[str]] = {}

    def put(name: str, value: object) -> None:
        if isinstance(value, _Late | _Compiled):
            late: Any = value
            found.setdefault(name, re.compile(late.pattern, late.flags))
        elif isinstance(value, re.Pattern) and isinstance(value.pattern, str):
            found.setdefault(name, value)
        elif isinstance(value, Marks):
            put(f"{name} ^", value.beginning)
            put(f"{name} ^ small", value.small)
            put(name, value.anywhere)
        elif isinstance(value, tuple):
            for at, each in enumerate(value):
                put(f"{name}.{at}", each)

    for package in ("index", "search.knowledge", "search.analysis"):
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                put(f"{module.name}.{name}", value)
    return found


class _Example:
    """Text that a pattern matches, each time another; the repeat numbered `pumped` is gone through `times`."""

    def __init__(self, pattern: re.Pattern[str], seed: int, pumped: int = -1, times: int = 1) -> None:
        self._random = random.Random(seed)
        self._pumped, self._times = pumped, times
        self.repeats = 0
        tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
        self._groups: dict[int, str] = {}
        self.text = self._of(tree)

    def _of(self, tree: Any) -> str:
        return "".join(self._one(op, argument) for op, argument in tree)

    def _one(self, op: Any, argument: Any) -> str:
        match op:
            case sre.LITERAL:
                return chr(argument)
            case sre.NOT_LITERAL:
                return "x" if argument != ord("x") else "y"
            case sre.ANY:
                return "x"
            case sre.IN:
                return self._in(argument)
            case sre.BRANCH:
                return self._of(self._random.choice(argument[1]))
            case sre.SUBPATTERN:
                text = self._of(argument[3])
                self._groups[argument[0]] = text
                return text
            case sre.ATOMIC_GROUP:
                return self._of(argument)
            case sre.GROUPREF:
                return self._groups.get(argument, "")
            case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
                return self._repeated(*argument)
            case _:
                return ""  # what takes no letter: anchors, looking ahead and back

    def _repeated(self, least: int, most: int, tree: Any) -> str:
        number, self.repeats = self.repeats, self.repeats + 1
        if number == self._pumped:
            one = self._of(tree)
            return one * max(least, self._times // max(1, len(one)))
        return "".join(self._of(tree) for _ in range(self._random.randint(least, min(most, least + 2))))

    def _in(self, choices: Any) -> str:
        kind, argument = self._random.choice([each for each in choices if each[0] is not sre.NEGATE])
        if choices[0][0] is sre.NEGATE:
            return self._random.choice("xA1 ")
        if kind is sre.LITERAL:
            return chr(argument)
        if kind is sre.RANGE:
            return chr(self._random.randint(*argument))
        return {
            sre.CATEGORY_SPACE: " ", sre.CATEGORY_DIGIT: "1", sre.CATEGORY_WORD: "a",
            sre.CATEGORY_NOT_WORD: "-", sre.CATEGORY_NOT_DIGIT: "x", sre.CATEGORY_NOT_SPACE: "x",
        }.get(argument, "x")  # fmt: skip


def _pumped(name: str, pattern: re.Pattern[str], seed: int, repeat: int, before: str, after: str) -> Shape:
    def make(size: int) -> bytes:
        return _encode(f"{before}{_Example(pattern, seed, repeat, size).text}{after}")

    return Shape(name, "text", make)


def of_patterns(seed: int = 1) -> Iterator[Shape]:
    """What each pattern matches, over and over; and each of its repeats gone through without end, in a line of
    the body and of the head."""
    for name, pattern in patterns().items():
        for turn in range(2):
            atom = _Example(pattern, seed + turn).text
            if atom.strip():
                yield _filled(f"matched {name} {turn}", "text", HEAD, atom, " ", _fill)
        for repeat in range(_Example(pattern, seed).repeats):
            if len(_Example(pattern, seed, repeat, 1000).text) >= 900:
                yield _pumped(f"pumped {name} {repeat}", pattern, seed, repeat, HEAD, " ~\n")
                yield _pumped(f"pumped glued {name} {repeat}", pattern, seed, repeat, HEAD, "x\n")
                yield _pumped(f"pumped head {name} {repeat}", pattern, seed, repeat, "", f" ~\n\n{HEAD}")


def shapes() -> Iterator[Shape]:
    """All of them."""
    yield from of_html()
    yield from of_json()
    yield from of_people()
    yield from of_atoms()
    yield from of_patterns()
