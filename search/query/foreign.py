"""Signs of other search engines, put into ours: 'site:', 'intitle:', '|', '!', 'word^2', a pasted address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from search.analysis.patterns import late
from search.knowledge.outlets import Outlets
from search.model import Note
from search.query.lexing import OPERATORS

_QUOTE: Final = '"“”„‟«»＂'
# What stands in quotes stays, but for a distance that follows.
_FOREIGN: Final = late(
    rf"""(?P<phrase>[{_QUOTE}][^{_QUOTE}]*[{_QUOTE}])(?:\s+(?:within|w/)\s*(?P<inside>\d{{1,3}})(?:\s+words?|\s+kata)?(?=\s|$))?
       |(?P<link>https?://\S+|www\.\S+|(?<!\S)/?(?:[\w.-]+/)+[\w.-]+\.(?:html?|txt|php|aspx|md)\b)
       |(?<![\w-])(?P<site>site|domain):\s?(?=[\w"])
       |(?<![\w-])(?P<title>intitle):\s?(?=\S)
       |(?<![\w-])allintitle:\s*(?P<titles>[\w'’-]+(?:\s+[\w'’-]+)*)(?=\s*$|\s+-?\w+:)
       |(?<![\w-])(?P<edge>before|after):\s?(?P<day>\d{{4}}(?:[-/]\d\d?){{0,2}})(?!\w)
       |(?<![\w-])(?:(?:date|tanggal)\s?:\s?)?[\[{{](?P<first>[\d-]+|\*)\s+TO\s+(?P<last>[\d-]+|\*)[\]}}]
       |(?<=[\w)])\^(?P<boost>\d+(?:\.\d+)?)(?!\w)
       |\s+(?:w|within)/(?P<near>\d{{1,3}})\s+(?=\S)
       |\s+within\s+(?P<words>\d{{1,3}})\s+words?\s+of\s+(?=\S)
       |(?<=\S)\s*(?P<pipe>\|\|?)\s*(?=\S)
       |(?<=\S)\s+(?P<both>&&)\s+(?=\S)
       |(?<=\S)\s+(?P<either>or)\s+(?=\S)
       |(?<!\S)(?P<bang>!)(?=[\w{_QUOTE}(])""",
    re.VERBOSE,
)
# Of it what has no sign in it.
_WORDS: Final = frozenset({"or", "within"})
# A title pasted with its outlet, 'Banjir Rendam Dua Desa | Kompas.com', and English sentences ask for no
# alternatives.
_LONGEST_ALTERNATIVE: Final = 3
_LONGEST_WITH_OR: Final = 6
_HOST: Final = re.compile(r"www\.", re.IGNORECASE)
_WORD_OF_A_SLUG: Final = re.compile(r"[^\W\d_]{2,}|\d{1,4}(?!\d)")


class Translated(NamedTuple):
    """A text in our own signs; `places` says for each character which one of what was typed it is of."""

    text: str
    places: tuple[int, ...]

    def place(self, at: int) -> int:
        """Where the character `at` stands in what was typed."""
        return self.places[min(at, len(self.places) - 1)] if self.places else at


def translate(text: str, notes: list[Note]) -> Translated:
    """The text with the signs of other engines in ours, and a note for each.

    >>> translate("banjir site:kompas.com", []).text, translate("banjir | longsor", []).text
    ('banjir outlet:kompas.com', 'banjir OR longsor')
    """
    if _is_plain(text):
        return Translated(text, tuple(range(len(text))))
    parts: list[str] = []
    places: list[int] = []
    after = 0

    def take(written: str, start: int) -> None:
        parts.append(written)
        places.extend([start] * len(written))

    for match in _FOREIGN.finditer(text):
        read = _read(match, text)
        if read is None or match.start() < after:
            continue
        parts.append(text[after : match.start()])
        places.extend(range(after, match.start()))
        take(read, match.start())
        after = match.end()
        typed, told = match[0].strip(), read.strip()
        position = match.start() + match[0].index(typed) + 1
        if told:
            notes.append(Note.of("foreign-sign", typed=typed, read=told, position=position))
        else:
            notes.append(Note.of("sign-left-out", typed=typed, position=position))
    parts.append(text[after:])
    places.extend(range(after, len(text)))
    return Translated("".join(parts), tuple(places))


def _is_plain(text: str) -> bool:
    """Whether a text is letters, digits and spaces alone, without the words that are signs elsewhere: it has
    none, and the pattern, which takes a question from the shell a while to compile, need not be asked."""
    return text.replace(" ", "").isalnum() and _WORDS.isdisjoint(text.split(" "))


def in_place(notes: Sequence[Note], translated: Translated) -> list[Note]:
    """The notes with the positions of what was typed."""
    return [
        replace(
            note,
            parameters=tuple(
                (k, translated.place(v - 1) + 1 if k == "position" and isinstance(v, int) else v)
                for k, v in note.parameters
            ),
        )
        for note in notes
    ]


def _read(match: re.Match[str], text: str) -> str | None:
    match match.lastgroup:
        case "phrase":
            return None
        case "inside":
            return f"{match['phrase']}~{match['inside']}"
        case "link":
            return _words_of_link(match["link"]) or _outlet_of_link(match["link"])
        case "site":
            return "outlet:"
        case "title":
            return "judul:"
        case "titles":
            return f"judul:({match['titles']})"
        case "day":
            day = match["day"].replace("/", "-")
            # As Google has it, a year or a month alone stands for its first day: after:2021 has 2021 in it.
            since = "setelah" if day.count("-") == 2 else "sejak"
            return f'tanggal:"{"sebelum" if match["edge"] == "before" else since} {day}"'
        case "last":
            first, last = (match[name].replace("*", "") for name in ("first", "last"))
            return f"tanggal:{first}..{last}" if first or last else None
        case "boost":
            return ""
        case "near" | "words":
            return f" NEAR/{match['near'] or match['words']} "
        case "pipe":
            parts = re.split(r"\|\|?", text)
            short = all(len(part.split()) <= _LONGEST_ALTERNATIVE for part in parts)
            return " OR " if short else None
        case "both":
            return " AND "
        case "either":
            beside = {*text[: match.start()].split()[-1:], *text[match.end() :].split()[:1]}
            is_word = not beside.isdisjoint(OPERATORS)  # 'ada AND or AND tiada'
            return " OR " if len(text.split()) <= _LONGEST_WITH_OR and not is_word else None
        case "bang":
            return "-"
        case _:
            return None


def _words_of_link(link: str) -> str | None:
    """The words of an address's last part that has some: the title, as outlets write it there.

    >>> _words_of_link("https://www.contoh.co.id/daerah/2021/04/12/banjir-rendam-desa-1234567.html")
    'banjir rendam desa'
    """
    try:
        path = urlsplit(
            link if "//" in link else f"//{link}" if _HOST.match(link) else f"file:///{link}"
        ).path
    except ValueError:
        return None
    for part in reversed(unquote(path).split("/")):
        stem = re.sub(r"\.\w{1,5}$", "", part)
        words: list[str] = _WORD_OF_A_SLUG.findall(stem)
        if sum(word.isalpha() for word in words) > 1:
            return " ".join(word for word in words if not (word.isdigit() and len(word) > 3))
    return None


def _outlet_of_link(link: str) -> str | None:
    """The outlet whose site an address leads to, as a condition.

    >>> _outlet_of_link("https://www.detik.com/"), _outlet_of_link("https://www.contoh.co.id/")
    ('outlet:"detikcom"', None)
    """
    name = Outlets.shipped().of_url(link)
    return None if name is None else f'outlet:"{name}"'
