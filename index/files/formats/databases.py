"""Exports of news databases, as Factiva, Nexis and ProQuest write them: each of their articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from search.knowledge.dates.grammar import parse_line

_LONGEST_NAME: Final = 200
_MOST_HEAD: Final = 40  # lines of an article above its text

# Factiva's fields: 'HD  Panen Raya', a tab, a table's cell, or the letters on a line of their own.
_HEAD_FIELDS: Final = "SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|CLM"
_TAIL_FIELDS: Final = "CT|RF|ART|CO|IN|NS|RE|IPC|IPD|PUB|AN"
_FIELD: Final = re.compile(rf"(?P<code>{_HEAD_FIELDS}|LP|TD|{_TAIL_FIELDS})(?: *\||\t+| {{1,6}}|$)\|?")
# Inside a text only what cannot be a sentence's first word.
_FIELD_BELOW: Final = re.compile(rf"(?P<code>TD|{_TAIL_FIELDS})(?: *\||\t+| {{2,6}}|$)\|?")
_ACCESSION: Final = re.compile(r"(?:Document|Dokumen) [A-Z0-9]{4,8}0020[A-Za-z0-9]{8,20}$")
_WORDS: Final = re.compile(r"\d[\d.,]* (?:words|kata)$")
_BY: Final = re.compile(r"(?i)(?:by|oleh)\b[:\s]+(?=\S)")
_RIGHTS: Final = re.compile(r"(?i)(?:copyright|\(c\)|©)(?=\W)")
_CODE: Final = re.compile(r"[A-Z0-9]{3,8}$")

# Nexis'.
_OF: Final = re.compile(r"(?:Page )?\d{1,5} (?:of|dari) \d{1,5}(?: DOCUMENTS?)?$")
_BEGINS_NEXIS: Final = re.compile(r"(?m)^[ \t]*\d{1,5} of \d{1,5} DOCUMENTS?[ \t]*$")
_ENDS_NEXIS: Final = re.compile(r"(?m)^[ \t]*End of Document[ \t]*$")
_LABEL: Final = re.compile(
    r"(?i)(?P<name>byline|section|length|dateline|highlight|headline|load-date|language|publication-type|"
    r"journal-code|graphic|subject|industry|geographic|document-type|notes?|series|distribution|correction|"
    r"classification|organization|company|person|city|state|country|url)(?:: *|$)"
)
_BELOW_TEXT: Final = re.compile(
    r"(?i)(?:load-date|language|publication-type|graphic|classification|journal-code)(?::|$)"
    r"|copyright (?:©\s*)?\d{4} "
)

_EDITION: Final = re.compile(r"(?i)(?:[\w-]+ ){0,4}edi(?:tion|si)(?: \w+)?$")

# ProQuest's.
_BEGINS_PROQUEST: Final = re.compile(
    r"(?m)^(?:_{20,}\s+)?(?:Document|Dokumen) \d{1,5} (?:of|dari) \d{1,5}[ \t]*$"
)
_FULL_TEXT: Final = re.compile(r"(?im)^(?:word count: *\d+\s+)?full[ -]?text:[ \t]*")
_OF_PROQUEST: Final = re.compile(
    r"(?m)^(?P<name>Author|Publication info|Publication title|Publication date|Publication year|Publisher|"
    r"Title|Subject|Location|Place of publication|Country of publication|Company[^:\n]{0,40}|People|Credit|"
    r"CREDIT|Copyright|Identifier[^:\n]{0,20}|Source|Source type|Illustration|Abstract|Links|Section|Pages?|"
    r"First page|ISSN|Language of publication|Document type|ProQuest document ID|Document URL|Last updated|"
    r"Database|Volume|Issue|Publication subject|Number of pages|Dateline|Business indexing term|"
    r"Classification)(?:: *|$)"
)
_RULE: Final = re.compile(r"_{20,}$")


class DatabaseArticle(NamedTuple):
    """One article of an export, as the database states it; `date` in ISO 8601 where it can be read."""

    title: str
    body: str
    date: str | None
    outlet: str | None
    author: str | None
    url: str | None = None

    @property
    def stated(self) -> dict[str, str | None]:
        """Under the keys of a record."""
        return self._asdict()


def database_articles(text: str) -> list[tuple[str, DatabaseArticle]]:
    """The articles of an export with what each is called in its file; none where the text is none."""
    if not _is_likely(text):
        return []
    text = text.replace("\r\n", "\n").replace("\f", "\n")
    for reads in (_coded, _displayed, _of_nexis, _of_proquest):
        if found := [each for each in reads(text) if each.title and each.body]:
            return list(_named(found))
    return []


def _is_likely(text: str) -> bool:
    """Whether a text has any mark of them: nearly none has, and to look for fixed letters takes no time."""
    return (
        ("\nLP" in text or "\nTD" in text)
        or ("\nDocument " in text and (" words" in text or "ull text" in text.lower()))
        or "End of Document" in text
        or " DOCUMENTS" in text
        or "ProQuest document ID" in text
    )


def _named(articles: Sequence[DatabaseArticle]) -> Iterator[tuple[str, DatabaseArticle]]:
    seen: dict[str, int] = {}
    for article in articles:
        name = article.title[:_LONGEST_NAME]
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}~{seen[name]}"), article


def _day(text: str | None) -> str | None:
    stated = parse_line(text) if text else None
    return stated.iso if stated and stated.year else None


def _line(text: str) -> str:
    return " ".join(text.replace("|", " ").split())


def _told(lines: Sequence[str]) -> str:
    """Paragraphs: what lies between empty lines where there are any, else each line."""
    return "\n".join(lines).strip()


def _coded(text: str) -> Iterator[DatabaseArticle]:
    """Factiva's with a code before each field."""
    fields: dict[str, list[str]] = {}
    code = ""
    for raw in text.split("\n"):
        line = raw.strip()
        is_below = code in ("LP", "TD")
        mark = (_FIELD_BELOW if is_below else _FIELD).match(line)
        if is_below and mark is None and (again := _FIELD.match(line)) and again["code"] in ("SE", "HD"):
            mark = again if "AN" in fields else None
        if mark is None:
            if code:
                fields[code].append(line)
            continue
        code = mark["code"]
        if code in ("SE", "HD") and "HD" in fields:
            yield from _of_fields(fields)
            fields = {}
        fields.setdefault(code, []).append(line[mark.end() :].strip(" |"))
    yield from _of_fields(fields)


def _of_fields(fields: dict[str, list[str]]) -> Iterator[DatabaseArticle]:
    if not {"HD", "PD"} <= fields.keys() or not fields.keys() & {"LP", "TD"}:
        return

    def value(code: str) -> str | None:
        return _line(" ".join(fields.get(code, ()))) or None

    body = "\n\n".join(filter(None, (_told(fields.get(code, ())) for code in ("LP", "TD"))))
    author = _BY.sub("", value("BY") or "") or None
    yield DatabaseArticle(value("HD") or "", body, _day(value("PD")), value("SN"), author)


def _displayed(text: str) -> Iterator[DatabaseArticle]:
    """Factiva's as its page shows them: the number of words below the headline, an accession number last."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    first = 0
    for end in (at for at, line in enumerate(lines) if _ACCESSION.match(line)):
        block, first = lines[first:end], end + 1
        words = next((at for at, line in enumerate(block[:_MOST_HEAD]) if _WORDS.match(line)), None)
        if words is None:
            continue
        above = [line for line in block[:words] if line]
        author = _BY.sub("", above.pop()) if len(above) > 1 and _BY.match(above[-1]) else None
        head = block[words + 1 : words + 1 + _MOST_HEAD]
        rights = next((at for at, line in enumerate(head) if _RIGHTS.match(line)), None)
        if not above or rights is None:
            continue
        stated = [line for line in head[:rights] if line]
        outlet = next(
            (line for line in stated if not (line[:1].isdigit() or _CODE.match(line) or _day(line))), None
        )
        date = next(filter(None, map(_day, stated)), None)
        body = _told(block[words + 2 + rights :])
        # The publisher stands alone between the text and the number.
        paragraphs = [part for part in re.split(r"\n\s*\n", body) if part.strip()]
        if len(paragraphs) > 1 and len(paragraphs[-1]) < 80 and not re.search(r"[.!?\"”]$", paragraphs[-1]):
            paragraphs.pop()
        yield DatabaseArticle(above[-1], "\n\n".join(paragraphs), date, outlet, author)


def _of_nexis(text: str) -> Iterator[DatabaseArticle]:
    marks = list(_BEGINS_NEXIS.finditer(text))
    if marks:
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        blocks = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
    else:
        blocks = _ENDS_NEXIS.split(text)[:-1]
    for block in blocks:
        yield from _of_block(block.split("\n"), is_old=bool(marks))


def _of_block(lines: Sequence[str], *, is_old: bool) -> Iterator[DatabaseArticle]:
    """One article of Nexis: outlet, day and headline (in newer ones the headline first), labels, text."""
    lines = [line.strip() for line in lines]
    length = next((at for at, line in enumerate(lines) if line.lower().startswith("length:")), None)
    if length is None:
        return
    begins = next((at for at in range(length, len(lines)) if lines[at] == "Body"), None)
    labels: dict[str, str] = {}
    if begins is None:
        begins = length
        for at in range(length + 1, min(length + 6, len(lines))):
            if _LABEL.match(lines[at]):
                begins = at
    for line in lines[: begins + 1]:
        if label := _LABEL.match(line):
            labels[label["name"].lower()] = line[label.end() :].strip()
    head = [
        line
        for line in lines[:length]
        if line
        and not (_LABEL.match(line) or _RIGHTS.match(line) or _OF.match(line))
        and not _EDITION.match(line)
        and line.lower() != "all rights reserved"
    ]
    dated = next((at for at in range(len(head) - 1, -1, -1) if _is_day(head[at])), None)
    if dated is None:
        return
    if is_old:
        title, outlet = (
            " ".join(head[dated + 1 :]) or labels.get("headline", ""),
            head[dated - 1] if dated else None,
        )
    else:
        title, outlet = head[dated - 2] if dated > 1 else head[0], head[dated - 1] if dated > 1 else None
    body = _told(list(takewhile(lambda line: not _BELOW_TEXT.match(line), lines[begins + 1 :])))
    yield DatabaseArticle(title, body, _day(head[dated]), outlet, labels.get("byline"))


def _is_day(line: str) -> bool:
    return len(line) < 80 and any(map(str.isdigit, line)) and _day(line) is not None


def _of_proquest(text: str) -> Iterator[DatabaseArticle]:
    if "ProQuest document ID" not in text:
        return
    marks = list(_BEGINS_PROQUEST.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    blocks = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)] if marks else [text]
    for block in blocks:
        begins = _FULL_TEXT.search(block)
        if begins is None:
            continue
        fields: dict[str, str] = {}
        for part in (block[: begins.start()], block[begins.end() :]):
            for mark in _OF_PROQUEST.finditer(part):
                stop = part.find("\n", mark.end())
                value = part[mark.end() : stop if stop >= 0 else len(part)]
                fields.setdefault(mark["name"], value.strip())
        below = _OF_PROQUEST.search(block, begins.end())
        body = block[begins.end() : below.start() if below else len(block)].strip()
        above = [line.strip() for line in block[: begins.start()].split("\n")]
        first = next((line for line in above if line and not _RULE.match(line)), "")
        outlet = fields.get("Publication title") or re.split(r" ?[;,]", fields.get("Publication info", ""))[0]
        date = fields.get("Publication date")
        yield DatabaseArticle(
            fields.get("Title") or first, body, _day(date), outlet or None, fields.get("Author")
        )
