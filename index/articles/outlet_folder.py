"""Which outlet the folders above an article's file name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from index.articles.no_outlets import SHELVES, SUBJECTS
from search.analysis.patterns import late
from search.knowledge.governments import is_area, province_of
from search.knowledge.outlets import SITE_ENDINGS, Outlets

_DOMAIN = late(rf"(?:www\.)?((?:[a-z0-9-]+\.)+{SITE_ENDINGS})", re.IGNORECASE)
_PACKED = late(r"(?:\.(?:zip|tar|tgz|gz|bz2|xz|jsonl?|ndjson|csv|tsv|warc|wacz|mbox))+$", re.IGNORECASE)
# What people add to an outlet's name in a folder's ('kompas.com-2023', 'arsip_detik').
_ADDED: Final = """
    txt htm html json jsonl csv article articles artikel berita scrape scraped scraping scraper crawl
    crawled crawling data dataset page pages record records raw dump dumps arsip archive archives file
    files hasil kliping kumpulan koleksi corpus korpus unduhan download backup ocr scan pdf docx teks full
    sample scrap scrapping scrape spider bot rss feed edisi tahun thn terbitan lama baru terbaru cetak digital
    epaper website web situs portal nasional regional daerah internasional
    januari februari maret april mei juni juli agustus september oktober november desember jan feb
    mar apr jun jul agu aug sep okt oct nov des dec
"""
_KINDS: Final = frozenset(_ADDED.split())
_PAPERS: Final = frozenset({"harian", "majalah", "koran"})  # which a name may have, too: 'Harian Fajar'
_LONGEST_FOLDER: Final = 1_000  # letters
_PARTED = re.compile(r"[\s_,()\[\]-]+")


def by_folder(outlets: Outlets, folders: Sequence[str]) -> str | None:
    """An innermost folder that is called as a site is, else an outermost one that is called as an outlet."""
    names = [_PACKED.sub("", folder) for folder in folders if len(folder) < _LONGEST_FOLDER]
    names = [
        form
        for name in names
        for form in dict.fromkeys((name, _without_added(name), _without_added(name, _KINDS | _PAPERS)))
    ]
    for name in reversed(names):
        if match := _DOMAIN.fullmatch(name):
            return outlets.of_url(match[1]) or outlets.spelled(match[1]) or match[1].lower()
    for name in reversed(names):
        # 'mi_mediaindonesia', 'bbc.com-indonesia': a name beside what only its owner understands.
        if found := _beside(outlets, name):
            return found
    known = (
        outlets.spelled(name) or _of_letters(outlets, name)
        for name in names
        if name.casefold() not in SUBJECTS
    )
    return next((found for found in known if found), None) or _on_shelf(outlets, folders)


def _on_shelf(outlets: Outlets, folders: Sequence[str]) -> str | None:
    """An outlet called by a word, in a folder of outlets: 'media/surya'."""
    for shelf, name in pairwise(folders):
        if " ".join(_PARTED.split(shelf.casefold())) in SHELVES and len(name) < _LONGEST_FOLDER:
            bare = _without_added(name)
            return outlets.spelled(name) or outlets.spelled(bare) or outlets.of_state(bare)
    return None


def _beside(outlets: Outlets, name: str) -> str | None:
    """The listed site of which a folder's name has the address and more, or the outlet whose letters stand
    before the name's area or abbreviation ('ANTARA Jatim', 'Media Indonesia (MI)')."""
    parts = _PARTED.split(name)
    sites = {found for part in parts if "." in part if (found := outlets.of_url(part))}
    if len(sites) == 1:
        return sites.pop()
    if outlets.spelled(name):
        return None
    for at in range(len(parts) - 1, 0, -1):
        first, rest = " ".join(parts[:at]).strip(), " ".join(parts[at:]).strip()
        initials = "".join(word[0] for word in first.split())
        found = outlets.spelled(first) if first.casefold() not in SUBJECTS else None
        if found and (is_area(rest) or province_of(rest) or rest.casefold() == initials.casefold()):
            return found
        if found and (rest.casefold() == "online" or f"({rest})" in name):
            return found
        if found and (local := outlets.spelled(rest)) and rest.casefold() not in SUBJECTS:
            return local  # 'Jawa Pos Radar Lereng'
    first, rest = parts[0], " ".join(parts[1:])
    found = outlets.spelled(rest) if 1 < len(first) < 4 and rest.casefold() not in SUBJECTS else None
    return found if found and first.casefold() == "".join(w[0] for w in found.split()).casefold() else None


def _of_letters(outlets: Outlets, name: str) -> str | None:
    """What is called by its letters alone, without its country: 'cnn'."""
    found = outlets.spelled(f"{name} Indonesia") if name.isalpha() else None
    return found if found and found.split()[0] == name.upper() else None


def _without_added(folder: str, kinds: frozenset[str] = _KINDS) -> str:
    """A folder's name without the years, numbers and words of kind before and behind it.

    >>> [_without_added(folder) for folder in ("2021_kompas", "hasil crawling tempo", "tribun-jateng (2022)")]
    ['kompas', 'tempo', 'tribun jateng']
    """
    words = [word for word in _PARTED.split(folder) if word]
    added = [word.isdigit() or word.casefold() in kinds for word in words]
    kept = [at for at, is_added in enumerate(added) if not is_added]
    return " ".join(words[kept[0] : kept[-1] + 1]) if kept else folder
