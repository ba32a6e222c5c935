"""Pages that are no articles: a server's errors, checks of visitors, lists of links and addresses."""

from __future__ import annotations

import re
from typing import Final

from search.model import Article

# What servers, their protectors and blocking providers title instead of an article, and with how much text.
_ERRORS: Final = (
    r"(?:error\W{0,3})?(?:40[134]|410|429|5\d\d)(?:\W{1,5}(?:error|forbidden|not found|gone|"
    r"too many requests|(?:internal )?server error|bad gateway|service (?:temporarily )?unavailable|"
    r"gateway time-?out|(?:halaman|laman) tidak ditemukan)\b.{0,60})?$",
    r"(?:page |file )?not found\b.{0,60}$",
    r"(?:halaman|laman)(?: yang .{0,40})? tidak ditemukan\b.{0,60}$",
    r"(?:access denied|attention required|one more step|are you a robot|checking your browser)\b",
    r"just a moment\W*$",
    r"(?:internet positif|laman labuh)\b",
    r"(?:(?:situs|website|site) (?:ini )?)?(?:sedang |dalam |is |under )+"
    r"(?:maintenance|pemeliharaan|perbaikan)\W*$",
)
_ERROR: Final = re.compile(rf"(?i)\W*(?:{'|'.join(_ERRORS)})")
_MOST: Final = 600
# What a scraper stores where the page had no text.
_NO_TEXT: Final = re.compile(
    r"(?i)\W*(?:(?:content|article|text|page) (?:is )?not (?:found|available)|"
    r"(?:konten|isi|artikel|berita|halaman|teks)(?: (?:berita|artikel|ini))? (?:tidak|belum) "
    r"(?:ditemukan|tersedia|ada))\W*"
)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+")


def why_none(article: Article) -> str | None:
    """Why a page that was read is no article, for the report; None where it is one.

    >>> why_none(Article("0" * 12, "a.html", title="Just a moment...", body=("Checking your browser.",)))
    "a server's error or a check of visitors, no article; save the page again"
    """
    told = [text for text in (article.lead, *article.body) if text]
    if not told and article.published is None:
        return "only a title was found in it, no text: a list of links, or a page that a program fills"
    if all(not _ADDRESS.sub("", text).strip(" \t,;") for text in told) and told:
        return "only addresses were found in it; save the pages that they lead to"
    if why := why_no_text(article):
        return why
    if article.title and sum(map(len, told)) < _MOST and _ERROR.match(article.title):
        return "a server's error or a check of visitors, no article; save the page again"
    return None


def why_no_text(article: Article) -> str | None:
    """Why a record is no article: its scraper stored that it found none.

    >>> why_no_text(Article("0" * 12, "a.jsonl", title="Panen Raya", body=("Konten tidak ditemukan",)))
    'no text was found where its page was scraped; scrape the page again'
    """
    told = [text for text in (article.lead, *article.body) if text]
    if len(told) == 1 and _NO_TEXT.fullmatch(told[0]):
        return "no text was found where its page was scraped; scrape the page again"
    return None
