"""What of an article and its page may name its outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.articles.unlisted import READ_AT
from index.pages.splitting import Page

# The name that detik's system gives a video ('[Gambas:Video 20detik]'), and the shows that it sends live. A
# channel's live show is no such sign: sites name those of their network.
_VIDEO = re.compile(
    r"\[Gambas:Video (?P<name>[\w ]{2,20})\]|(?:Saksikan|Simak|Tonton) Live (?P<show>[Dd]etik\w{2,12})\s?:"
)
# What asks the reader to follow, though it reads as a way to another story.
_ASKS = ("Ikuti ", "Follow ", "Dapatkan ", "Cek ", "Saksikan ")
_FOLLOWED = "di Google News"
# 'Simak berita terupdate dari Kabar Lereng di sini', 'Baca juga berita Kabar Lereng lainnya di sini'
_MORE_OF = re.compile(
    r"(?:Simak|Baca|Lihat|Temukan|Nikmati)(?: juga)? (?:berita|artikel|update|konten|informasi|kabar)\b"
    r"[^:]{3,100}\b(?:di sini|disini|lainnya)\W*$"
)
_MOST_BESIDE = 200  # lines beside a text, at each end of its page
# No page is announced by lines further above its text.
_MOST_ABOVE = 40
# Letters of a line in which an outlet names itself, and of a paragraph; a hostile page has longer ones.
LONGEST = 1_000
_LONGEST_PARAGRAPH = 20_000


@dataclass(frozen=True, slots=True)
class Clues:
    """What tells of an article's outlet. `named`: by the user, of the whole source; `stated`: the record's
    own key; `above`: lines over the text that are no date; `tail`: colophon lines; `folders`: where the file
    lies, the outermost first; `cut`: lines that are no part of the text, nor of other stories; `lines`: all
    that are no part of the text."""

    named: str | None = None
    stated: str | None = None
    site_name: str | None = None
    url: str | None = None
    title: str | None = None
    lead: str | None = None
    header: Sequence[str] = ()
    dateline: str = ""
    above: Sequence[str] = ()
    tail: Sequence[str] = ()
    body: Sequence[str] = ()
    captions: Sequence[str] = ()
    folders: Sequence[str] = ()
    videos: Sequence[str] = ()
    cut: Sequence[str] = ()
    lines: Sequence[str] = ()

    @classmethod
    def on(
        cls,
        page: Page,
        *,
        named: str | None = None,
        stated: str | None = None,
        site_name: str | None = None,
        url: str | None = None,
        title: str | None = None,
        folders: Sequence[str] = (),
    ) -> Clues:
        """What the lines of a page tell, beside what is known of it."""
        first = next((at for at, line in enumerate(page.lines) if line.label == "body"), 0)
        cut = [line for line in page.lines if line.label == "cut" and len(line.text) < LONGEST]
        start = max(0, first - _MOST_ABOVE)
        above = [line for line in page.lines[start:first] if line.label == "cut" and len(line.text) < LONGEST]
        credited = (line for line in above if line.reason == "section" or line.text[:4].lower() == "foto")
        return cls(
            named,
            stated,
            site_name,
            url,
            title,
            page.lead,
            folders=folders,
            header=[text for text in page.header if len(text) < LONGEST],
            dateline=page.dateline,
            above=[line.text for line in above if line.reason in ("section", "byline", "repeat")],
            tail=[
                *(text for text in page.colophon if len(text) < LONGEST),
                *(line.text for line in cut if line.reason == "byline" and "peserta" in line.text),
            ],
            body=[text for text in page.body if len(text) < _LONGEST_PARAGRAPH],
            videos=[
                *(match["name"] or match["show"] for line in cut if (match := _VIDEO.match(line.text))),
                # Glued behind a headline of another story.
                *(
                    match["name"]
                    for line in cut
                    if "[Gambas" in line.text[1:] and (match := _VIDEO.search(line.text, 1)) and match["name"]
                ),
                # On a page whose lines are lost it stands in the text.
                *(
                    match["name"]
                    for text in page.body
                    if "[Gambas" in text and len(text) < _LONGEST_PARAGRAPH
                    for match in _VIDEO.finditer(text)
                    if match["name"]
                ),
            ],
            cut=_outer(
                [
                    line.text
                    for line in cut
                    if line.reason not in ("related", "caption", "site")
                    or line.text.startswith(_ASKS)
                    or _FOLLOWED in line.text
                    or READ_AT.match(line.text)
                    or _MORE_OF.match(line.text)
                ]
            ),
            lines=[line.text for line in cut],
            captions=[
                *(line.text for line in cut if line.reason == "caption"),
                *(line.text for line in credited),
            ],
        )


def _outer(lines: list[str]) -> list[str]:
    """The first and last of very many lines: what a site says of itself stands at its page's ends."""
    return lines if len(lines) <= 2 * _MOST_BESIDE else [*lines[:_MOST_BESIDE], *lines[-_MOST_BESIDE:]]
