"""A document of several articles ('kliping'): where each of them begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import takewhile
from typing import Final, NamedTuple

from search.knowledge.dates.grammar import parse_line
from search.knowledge.outlets import Outlets

# A headline's words; below it, within so many parts, stands a line with a date, and behind that a paragraph:
# services that sell articles put a dozen lines of their own between.
_FEWEST_WORDS, _LONGEST_HEADLINE = 4, 250
_NEAR, _BELOW = 4, 16
_LONGEST_LINE: Final = 120
_PARAGRAPH: Final = 80
_LONGEST_NAME: Final = 200
# Beside a line's date: its place, outlet, hour. In a sentence less, where it is no whole one.
_MOST_BESIDE, _MOST_IN_SENTENCE = 10, 3
# What stands above each headline, such as the outlet: so many lines, so long.
_MOST_LEADS, _LONGEST_LEAD = 3, 80
_FULL_OF: Final = 5  # one full line of so many
# A headline that nothing but its place tells; how long an article is at least; lines between paragraphs.
_LONGEST_PLAIN, _PROSE, _MOST_APART = 160, 160, 4
_MOST_ALIKE: Final = 0.8  # of the articles of a document: laid out as the others are
_WIDEST, _FULL = 110, 45  # of wrapped text: the longest line, and one that reaches its width
_TITLED: Final = re.compile(
    r"(?:\d{1,3}[.)]\s+)?(?:Judul|JUDUL|Title|Headline)(?: [Bb]erita| [Aa]rtikel)?\s*:\s*(?=\S)"
)
# A headline's number among the others ('3. Panen Raya …'), in text or at the beginning of markup.
_ORDINAL: Final = re.compile(r"^((?:<[^>]{0,200}>)*)\s*\d{1,3}[.)]\s+")
_COUNTER: Final = re.compile(
    r"(?i)\W*(?:document |dokumen )?\d{1,4} (?:of|dari) \d{1,4}(?: documents?| dokumen)?\W*$"
)
_MARKED: Final = re.compile(r"(#{1,6})[ \t]+(.{1,300})")
# What editors and static sites state above a text.
_FRONT: Final = re.compile(r"---[ \t]*\n(?:(?!---)[^\n]{0,1000}\n){1,60}---[ \t]*(?:\n|$)")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b|/\d\d\b")
_END: Final = re.compile(r"[.!?…][\W\d]*$")
_SOURCE: Final = re.compile(
    r"(?i)https?://|\bwww\.|\w\.(?:com|co|id|net|org|news|tv)\b|^\W*(?:oleh|penulis|reporter|wartawan|media|koran|"
    r"surat kabar|sumber|by|byline|halaman|hal|hlm)\b"
)
# An outlet's name before the date: 'Radar Serayu, Senin, 3 Maret 2025'.
_NAMED: Final = re.compile(
    r"(?!(?:Hari|Tanggal|Waktu|Pada|Rapat|Sidang|Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu|Ahad)\b)"
    r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,4} ?[,|/(–—-]+ ?"
    r"(?=(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu|Ahad)\b|\d)"
)
_SENTENCE: Final = re.compile(r"[.!?…:;,]\W*$")
_ADDRESS: Final = re.compile(r"\W*(?:[^\W\d_]{2,20}\W{1,3})?(?:https?://|www\.)\S+\W*$", re.IGNORECASE)
_LABEL: Final = re.compile(r"(?i)(?!(?:nama )?(?:media|koran|surat kabar)\b)[^:]{2,40}:|https?://")


class Part(NamedTuple):
    """A heading or paragraph, as text and as HTML; `rank`: 1 of the highest heading, 0 of a paragraph."""

    rank: int
    text: str
    html: str


class Clipping(NamedTuple):
    """One article of several: what it is called in its document, and its HTML or text."""

    name: str
    html: str


def clippings(parts: Sequence[Part]) -> list[Clipping]:
    """The articles of a document, each under a headline of one rank with a date of its own below it, or
    above. None where there are less than two: chapters have no dates. What stands before the first belongs to
    it."""
    for begins in (_begins, _begins_below_date):
        for rank in sorted({part.rank for part in parts} - {0}):
            starts = [at for at, part in enumerate(parts) if part.rank == rank and begins(parts, at)]
            if len(starts) > 1 and not _are_sections(parts, starts):
                return list(named(parts, starts, _first_parts(parts, starts)))
    found = plain_headlines([part.text for part in parts])
    headlines = [at for at, _ in found]
    titled = frozenset(headlines)
    told = [
        part._replace(html=f"<h1>{escape(part.text)}</h1>") if at in titled else part
        for at, part in enumerate(parts)
    ]
    return list(named(told, headlines, _first_lines(parts, found))) if found else []


def text_clippings(text: str) -> list[Clipping]:
    """The articles of a text that holds several, as text; none where it holds one."""
    # Of a date or a label ('Judul:') there are two.
    short = [line for line in text.splitlines() if 5 < len(line) <= _LONGEST_LINE]
    likely = [line for line in short if _YEAR.search(line) or _TITLED.match(line)]
    if len(likely) < 2:
        return []  # as most pages
    if sum(_TITLED.match(line) is not None or is_dated(" ".join(line.split())) for line in likely) < 2:
        return []
    parts = paragraphs(text)
    found = plain_headlines([part.text for part in parts])
    if not found:
        return []
    headlines = [at for at, _ in found]
    firsts = [0, *_first_lines(parts, found)[1:]]
    for first, at in zip(firsts, headlines, strict=True):
        # In text the first line is the title, and a date above it a site's clock.
        parts[first : at + 1] = [parts[at], *parts[first:at]]
    return list(named(parts, firsts, firsts))


def markdown_clippings(text: str) -> list[Clipping]:
    """The articles of a Markdown file, each under a heading of one rank with its date; none where it holds
    one."""
    text = text.replace("\r\n", "\n")
    parts = []
    if front := _FRONT.match(text):
        parts.append(Part(0, next(filter(is_dated, front[0].splitlines()), ""), front[0]))
        text = text[front.end() :]
    for block in re.split(r"\n(?:[ \t]*\n)+|(?<=\n)(?=#{1,6} )", text):
        heading = _MARKED.match(block)
        first, _, rest = block.partition("\n") if heading else ("", "", block)
        if heading:
            parts.append(Part(len(heading[1]), " ".join(heading[2].split()), f"{first}\n"))
        if rest.strip():
            parts.append(Part(0, " ".join(rest.split()).strip("*_ "), f"{rest}\n"))
    for rank in sorted({part.rank for part in parts} - {0}):
        starts = [at for at, part in enumerate(parts) if part.rank == rank and _begins(parts, at)]
        if len(starts) > 1 and not _are_sections(parts, starts):
            firsts = [0, *starts[1:]]
            return [
                each._replace(html="\n".join(part.html for part in parts[first:end]))
                for each, first, end in zip(
                    named(parts, starts, firsts), firsts, [*firsts[1:], len(parts)], strict=True
                )
            ]
    return []


def _first_lines(parts: Sequence[Part], found: Sequence[tuple[int, int]]) -> list[int]:
    """Where each article begins whose headline and date are `found`: at the higher of both, at what stands
    above each headline, or at its number among the documents of a service."""
    firsts = []
    for first, (at, dated) in zip(_first_parts(parts, [at for at, _ in found]), found, strict=True):
        first = min(first, at, dated)
        near = range(first - 1, max(-1, first - 1 - _MOST_LEADS), -1)
        firsts.append(next((n for n in near if _COUNTER.match(parts[n].text)), first))
    return firsts


def paragraphs(text: str) -> list[Part]:
    """The lines of a text with what stands behind each; those of a paragraph in one where it is wrapped."""
    lengths = [len(line) for line in text.splitlines() if line.strip()]
    full = sum(length >= _FULL for length in lengths)
    is_wrapped = bool(lengths) and max(lengths) <= _WIDEST and _FULL_OF * full > len(lengths)
    found: list[list[str]] = []
    is_open = False
    for line in text.splitlines(keepends=True):
        told = " ".join(line.split())
        if (not told and found) or (is_open and not is_dated(told)):
            found[-1].append(line)
        elif told:
            found.append([line])
        is_open = is_wrapped and len(told) >= _FULL and not is_dated(told)
    parts = []
    for lines in found:
        # A clipping may be too short for a reader to see that it is wrapped; words parted at a line's end
        # are left to it.
        told = " ".join(" ".join(lines).split())
        is_whole = is_wrapped and not any(line.rstrip().endswith("-") for line in lines)
        parts.append(Part(0, told, f"{told}\n\n" if is_whole else "".join(lines)))
    return parts


def _labelled(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The headlines that a label names ('Judul: Panen Raya'), from the top on, with themselves for their
    dates; none where there are less than two, or one has no paragraph below."""
    at = [number for number, line in enumerate(lines) if _TITLED.match(line)]
    ends = [*at[1:], len(lines)]
    told = all(
        any(len(line) > _PARAGRAPH for line in lines[first:end]) for first, end in zip(at, ends, strict=False)
    )
    return [(number, number) for number in at] if len(at) > 1 and at[0] <= _BELOW and told else []


def plain_headlines(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The lines that are the headlines of several articles where no type or style tells them, and those of
    their dates: each as far
    above the line with its date (or below it) as the others are, with paragraphs behind. Most of the articles
    must say where they are from: minutes have headings with dates, too, and no outlets. None where there are
    less than two."""
    if labelled := _labelled(lines):
        return labelled
    # Where markup broke a sentence its day may stand alone ('dikutip Radar Serayu,', 'Rabu (5/3).').
    dates = [
        at
        for at, line in enumerate(lines)
        if is_dated(line) and not (at and lines[at - 1].endswith(",")) and _prose_below(lines, at) >= _PROSE
    ]
    if len(dates) < 2 or sum(names_source(lines, at) for at in dates) < _MOST_ALIKE * len(dates):
        return []
    best: list[tuple[int, int]] = []
    longest = 0.0
    for away in (*range(-1, -_NEAR - 1, -1), *range(1, _NEAR)):
        starts = [(at + away, at) for at in dates if _is_headline(lines, at + away, at)]
        letters = sum(len(lines[start]) for start, _ in starts) / len(dates)
        if len(starts) > 1 and len(starts) >= _MOST_ALIKE * len(dates) and letters > longest:
            best, longest = starts, letters
    return best


def _prose_below(lines: Sequence[str], at: int) -> int:
    """How many letters the paragraphs have that follow a date's line, before the next one."""
    letters, apart = 0, 0
    for line in map(lines.__getitem__, range(at + 1, len(lines))):  # a slice would copy all the others
        if is_dated(line):
            break
        is_prose = is_paragraph(line)
        letters += len(line) if is_prose else 0
        apart = 0 if is_prose else apart + 1
        if letters >= _PROSE or apart > (_MOST_APART if letters else _BELOW):
            break
    return letters


def is_paragraph(line: str) -> bool:
    return len(line) > _PARAGRAPH and _END.search(line) is not None


def _is_headline(lines: Sequence[str], at: int, dated: int) -> bool:
    """Whether a line may be the headline that belongs to a date's line: no paragraph lies between them."""
    if at < 0 or at >= len(lines):
        return False
    between = lines[min(at, dated) + 1 : max(at, dated)]
    return is_headline(lines[at]) and not any(
        is_dated(each) or (len(each) > _LONGEST_PLAIN and not _LABEL.match(each)) for each in between
    )


def is_headline(line: str) -> bool:
    """Whether a line may be a headline where no type tells it: some words, no sentence, no date, no label."""
    is_name = (
        len(line) <= _LONGEST_PLAIN and len(line.split()) >= _FEWEST_WORDS and not _SENTENCE.search(line)
    )
    return is_name and not is_dated(line) and not _LABEL.match(line)


def names_source(lines: Sequence[str], at: int) -> bool:
    """Whether an outlet, an address or a writer stands at a date's line or near it, and not above the text
    that comes before: there begins another article, or this one whose section it is."""
    above = takewhile(lambda line: not is_paragraph(line), reversed(lines[max(0, at - _NEAR) : at]))
    near = [line for line in (*above, *lines[at : at + 3]) if not _END.search(line)]
    outlets = Outlets.shipped()
    return (
        any(
            len(line) <= _LONGEST_LINE
            and len(line.split()) <= _MOST_BESIDE
            and (_SOURCE.search(line) is not None or outlets.named(line) is not None)
            for line in near
        )
        or _NAMED.match(lines[at]) is not None
    )


def _first_parts(parts: Sequence[Part], starts: Sequence[int]) -> list[int]:
    """Where each article begins: at its headline, or at the headings of a higher rank right above it, or at
    the lines that stand above each of them, and not below the last."""
    firsts = list(starts)
    for each in (_is_higher, _is_lead):
        for _ in range(_MOST_LEADS):
            above = [each(parts, first - 1, at) for first, at in zip(firsts, starts, strict=True)]
            if each is _is_lead and (not all(above) or _is_lead(parts, len(parts) - 1, starts[-1])):
                break
            firsts = [first - is_above for first, is_above in zip(firsts, above, strict=True)]
    return firsts


def _is_higher(parts: Sequence[Part], at: int, headline: int) -> bool:
    return at >= 0 and 0 < parts[at].rank < parts[headline].rank


def _is_lead(parts: Sequence[Part], at: int, headline: int) -> bool:
    """Whether a part may stand above a headline as the outlet or date does: short, no sentence, no source."""
    if at < 0 or 0 < parts[at].rank < parts[headline].rank:
        return False
    text = parts[at].text
    is_name = len(text) <= _LONGEST_LEAD and not _LABEL.match(text) and not _SENTENCE.search(text)
    return (bool(text) and is_name) or is_dated(text)


def _are_sections(parts: Sequence[Part], starts: Sequence[int]) -> bool:
    """Whether the headings with dates are those of one article ('Kronologi Banjir'), which has begun above
    them with a date and a paragraph of its own, and says where it is from once."""
    lines = [part.text for part in parts]
    head = lines[: starts[0]]
    dated = next((at for at, line in enumerate(head) if is_dated(line)), None)
    if dated is None or not any(map(is_paragraph, head[dated + 1 :])):
        return False
    dates = (
        next((n for n in range(at, min(at + _BELOW, len(lines))) if is_dated(lines[n])), at) for at in starts
    )
    return sum(names_source(lines, at) for at in dates) < _MOST_ALIKE * len(starts)


def _begins(parts: Sequence[Part], at: int) -> bool:
    """Whether an article begins with a heading that has its date below it."""
    below = _below(parts, at)
    dated = next((n for n, part in enumerate(below[:_NEAR]) if is_dated(part.text)), None)
    return dated is not None and any(len(part.text) > _PARAGRAPH for part in below[dated + 1 :])


def _begins_below_date(parts: Sequence[Part], at: int) -> bool:
    """Whether an article begins with a heading that has its date right above it."""
    if at < 1 or parts[at - 1].rank or not is_dated(parts[at - 1].text):
        return False
    return any(len(part.text) > _PARAGRAPH for part in _below(parts, at))


def _below(parts: Sequence[Part], at: int) -> list[Part]:
    """The first parts of what may be an article under a headline; none where it is no article's."""
    headline = parts[at].text
    if len(headline) > _LONGEST_HEADLINE or len(headline.split()) < _FEWEST_WORDS:
        return []
    below: list[Part] = []
    for part in parts[at + 1 : at + 1 + _BELOW]:
        if 0 < part.rank <= parts[at].rank:
            break
        below.append(part)
    return below


def is_dated(text: str) -> bool:
    """Whether a line says when an article is from, and little more; an address tells no day of its own."""
    if len(text) > _LONGEST_LINE or not any(map(str.isdigit, text)) or _ADDRESS.match(text):
        return False
    stated = parse_line(text)
    if stated is None or stated.precision not in ("day", "minute"):
        return False
    beside = len(text[: stated.start].split()) + len(text[stated.end :].split())
    return beside <= (_MOST_IN_SENTENCE if _SENTENCE.search(text) else _MOST_BESIDE)


def named(parts: Sequence[Part], starts: Sequence[int], firsts: Sequence[int]) -> Iterator[Clipping]:
    seen: Counter[str] = Counter()
    are_numbered = all(_ORDINAL.match(parts[at].text) for at in starts)
    for at, first, end in zip(starts, [0, *firsts[1:]], [*firsts[1:], len(parts)], strict=True):
        headline, html = parts[at].text, parts[at].html
        if label := _TITLED.match(headline):
            headline, html = (
                headline[label.end() :],
                html.replace(escape(label[0]), "", 1).replace(label[0], "", 1),
            )
        if are_numbered:
            headline, html = _ORDINAL.sub("", headline), _ORDINAL.sub(r"\1", html, count=1)
        name = headline[:_LONGEST_NAME]
        seen[name] += 1
        # No heading above its headline may be taken for it.
        above = (part.html if not part.rank else f"<p>{escape(part.text)}</p>" for part in parts[first:at])
        html = "\n".join([*above, html, *(part.html for part in parts[at + 1 : end])])
        yield Clipping(name if seen[name] == 1 else f"{name}~{seen[name]}", html)
