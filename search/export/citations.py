"""Articles as references: BibTeX and RIS.

Libraries write both formats (bibtexparser, rispy) and neither makes a text safe for them: a brace too many
ends a BibTeX entry, a line break a RIS field. Once every value is safe, what is left to write is one line a
field; the tests read the results back with those libraries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote

from search.export.clean import line
from search.export.header import Header
from search.model import Article, Hit

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LANGUAGES: Final = {"id": "indonesian", "ms": "malay", "en": "english"}
# BibTeX counts braces whatever stands before them, so '\{' is no escape there: macros have none that counts.
_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    }
)


def bib_pieces(header: Header, hits: Iterable[Hit]) -> Iterator[str]:
    """BibTeX in UTF-8 (biber, or bibtex with inputenc): a comment with the question and the build, then one
    entry for each hit."""
    # Between entries everything but an at sign is comment.
    yield f"% {line(header.sentence).replace('@', '(at)')}\n"
    for hit in hits:
        yield "\n" + bib_entry(hit.article)


def bib_entry(article: Article) -> str:
    """One entry of type @article: the newspaper is the journal; an agency is the author where no person is.

    >>> print(bib_entry(Article("0123456789ab", "a.txt", title="Uang & {kuasa}", outlet="Tempo",
    ...     published="2021-05-28", date_precision="day")), end="")
    @article{warta-0123456789ab,
      title = {{Uang \\& \\textbraceleft{}kuasa\\textbraceright{}}},
      journal = {{Tempo}},
      date = {2021-05-28},
      year = {2021},
      month = may,
      note = {Warta 0123456789ab}
    }
    """
    # The inner braces keep capitals in a title, and a name from being parted into first and last.
    fields = [("author", f"{{{' and '.join(map(_bib_name, article.authors))}}}")] if article.authors else []
    fields += [(name, f"{{{{{_tex(text)}}}}}") for name, text in _texts(article) if text]
    day, year, month = _date(article)
    if day:
        fields += [("date", f"{{{day}}}"), ("year", f"{{{year}}}")]
    if month:
        fields.append(("month", _MONTHS[int(month) - 1]))
    if article.url and (url := _bib_url(article.url)):
        fields.append(("url", f"{{{url}}}"))
    if article.officials:
        fields.append(("keywords", f"{{{', '.join(_tex(o.name) for o in article.officials)}}}"))
    if article.language in _LANGUAGES:
        fields.append(("langid", f"{{{_LANGUAGES[article.language]}}}"))
    fields.append(("note", f"{{{_tex('; '.join(_notes(article)))}}}"))
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields)
    return f"@article{{warta-{article.id},\n{lines}\n}}\n"


def _texts(article: Article) -> list[tuple[str, str | None]]:
    agency = None if article.authors else article.agency
    return [("author", agency), ("title", article.title), ("journal", article.outlet)]


def _bib_name(name: str) -> str:
    """A person's name, in braces where BibTeX would take a part of it for something else."""
    plain = re.fullmatch(r"[^,{}\\]+", name) and not re.search(r"\band\b", name, re.IGNORECASE)
    return _tex(name) if plain else f"{{{_tex(name)}}}"


def _tex(text: str) -> str:
    return line(text).translate(_TEX)


def _bib_url(url: str) -> str:
    # Within \url{} only braces, the backslash and whitespace do harm.
    return quote(line(url), safe=":/?#[]@!$&'()*+,;=%-._~")


def _date(article: Article) -> tuple[str, str, str]:
    """The day, month or year as it is known, its year and its month; '' for what is not."""
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-\d\d)?)?", article.published or "")
    if found is None:
        return "", "", ""
    month = found[2] or ""
    return found[0], found[1], month if "01" <= month <= "12" else ""


def _notes(article: Article) -> Iterator[str]:
    """What a reference cannot say in a field of its own."""
    if not article.published:
        candidates = f", possibly {' or '.join(article.date_candidates)}" if article.date_candidates else ""
        yield f"undated{candidates}"
    yield f"Warta {article.id}"


def ris_pieces(header: Header, hits: Iterable[Hit]) -> Iterator[str]:
    """RIS: one record for each hit, the question and the build in a note of each, for the format has no
    comments."""
    for hit in hits:
        yield ris_record(hit.article, header.sentence)


def ris_record(article: Article, note: str = "") -> str:
    """One record of type NEWS.

    >>> record = ris_record(Article("0123456789ab", "a.txt", title="Uang\\nER  - kuasa", published="2021-05"))
    >>> record.splitlines()[2:5]
    ['TI  - Uang ER - kuasa', 'PY  - 2021', 'DA  - 2021/05//']
    """
    day, year, _ = _date(article)
    parts = (day.replace("-", "/") + "///").split("/")[:3]
    tags: list[tuple[str, str | None]] = [
        ("TY", "NEWS"),
        ("ID", article.id),
        *(("AU", author) for author in article.authors or filter(None, (article.agency,))),
        ("TI", article.title),
        ("T2", article.outlet),
        ("PY", year),
        ("DA", "/".join(parts) + "/" if day else ""),
        ("UR", article.url),
        ("AB", article.lead),
        *(("KW", official.name) for official in article.officials),
        ("LA", article.language if article.language in _LANGUAGES else None),
        *(("N1", text) for text in _notes(article)),
        ("N1", note),
    ]
    lines = [f"{tag}  - {line(text)}\r\n" for tag, text in tags if text and line(text)]
    return "".join(lines) + "ER  - \r\n\r\n"
