"""An article as a reader cites it in a text."""

from __future__ import annotations

from datetime import date

from search.model import Article
from web.parts.hits import safe_url
from web.words import spelling
from web.words.locale import gettext


def plain(article: Article, permalink: str, today: date, locale: str) -> str:
    """Writers, outlet, title, date, address and the day it was looked up, as far as each is known; the
    address is the article's own, or where it has none `permalink`, its page's in this archive."""
    title = article.title.strip().strip('"“”„‟') if article.title else ""
    day = article.published[:10] if article.published else ""
    where = safe_url(article.url) or gettext("arsip Warta, %(address)s", address=permalink)
    parts = [
        ", ".join(article.authors),
        article.outlet or "",
        f"“{title}”" if title else gettext("[tanpa judul]"),
        spelling.spell(day, locale) if day else gettext("[tanpa tanggal]"),
        where,
        gettext("diakses %(day)s", day=spelling.spell(today.isoformat(), locale)),
    ]
    return ", ".join(part for part in parts if part) + "."
