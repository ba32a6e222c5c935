"""What an HTML page states about itself in meta elements, JSON-LD and <time>."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

# Best first: what states the moment of publishing, then what may state a day only.
_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "content_publisheddate",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "published_time",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.date",
    "og:published_time",
    "createdate",
    "originalpublicationdate",
    "date",
)
_AUTHOR_NAMES = (
    "author",
    "content_author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "byl",
)
_AUTHOR_ELEMENTS = '[itemprop~="author"], [rel~="author"], .author-name, .read__credit__item, .detail__author'
_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')


@dataclass(frozen=True, slots=True)
class Meta:
    """`titles`: og:title, the headline of JSON-LD, <title>; `dates`: as written, best first, each once;
    `body`: the article's text as JSON-LD has it, '' where it has none; `authors`: of the first kind of markup
    that names any; `rubrics`: its sections."""

    titles: tuple[str, ...]
    dates: tuple[str, ...]
    url: str | None
    site_name: str | None
    body: str = ""
    authors: tuple[str, ...] = ()
    rubrics: tuple[str, ...] = ()


def read_meta(tree: LexborHTMLParser) -> Meta:
    """Never raises; what the page does not state is empty or None."""
    named: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = " ".join((attributes.get("content") or "").split())
        if name and content:
            named.setdefault(name.strip().lower(), content)
    data = [
        item for node in tree.css('script[type="application/ld+json"]') for item in _items(node.text() or "")
    ]
    dates = [named[name] for name in _DATE_NAMES[:1] if name in named]
    dates += [str(item["datePublished"]) for item in data if isinstance(item.get("datePublished"), str)]
    dates += [named[name] for name in _DATE_NAMES[1:] if name in named]
    dates += _times(tree)
    title = tree.css_first("title")
    headline = next((item["headline"] for item in data if isinstance(item.get("headline"), str)), None)
    titles = (
        named.get("og:title"),
        " ".join(str(headline).split()) if headline else None,
        " ".join(title.text().split()) if title else None,
    )
    canonical = tree.css_first('link[rel="canonical"]')
    links = ((canonical.attributes.get("href") if canonical else None), named.get("og:url"))
    base = tree.css_first("base")  # 'http://www.contoh.id/': where the page's own links begin
    return Meta(
        tuple(text for text in titles if text),
        tuple(dict.fromkeys(date.strip() for date in dates if date.strip())),
        next(
            (link.strip() for link in links if link and re.match(r"(?:https?:)?//\S+/\S", link.strip())), None
        ),
        named.get("og:site_name")
        or _publisher(data)
        or named.get("application-name")
        or next(
            (
                host
                for link in (*links, base.attributes.get("href") if base else None)
                if link and (host := _host(link))
            ),
            None,
        ),
        max(
            (str(item["articleBody"]) for item in data if isinstance(item.get("articleBody"), str)),
            key=len,
            default="",
        ),
        _authors(tree, named, data),
        tuple(_rubrics(named, data)),
    )


def _authors(
    tree: LexborHTMLParser, named: Mapping[str, str], data: Sequence[Mapping[str, object]]
) -> tuple[str, ...]:
    """JSON-LD's, else those of meta elements, else of elements marked as the author's."""
    articles = (item for item in data if "headline" in item or "articleBody" in item)
    linked = [name for item in articles for name in _named(item.get("author"))]
    stated = [named[name] for name in _AUTHOR_NAMES if name in named]
    marked = (" ".join(node.text(separator=" ").split()) for node in tree.css(_AUTHOR_ELEMENTS))
    kinds = (linked, stated[:1], (text for text in marked if len(text) < 80))
    for kind in kinds:
        if found := tuple(dict.fromkeys(text for text in kind if text and "//" not in text)):
            return found
    return ()


def _named(author: object) -> Iterator[str]:
    """The names in JSON-LD's 'author': a text, an object with a name, or several; of no organisation."""
    match author:
        case str():
            yield author
        case {"name": str() as name, **rest} if rest.get("@type") in (None, "Person"):
            yield name
        case list():
            for each in author[:20]:
                yield from _named(each) if not isinstance(each, list) else ()
        case _:
            return


# What schema.org calls a page of these kinds, as a rubric is called.
_TYPES = {
    "ClaimReview": "fact check",
    "OpinionNewsArticle": "opinion",
    "PressRelease": "press release",
}


def _rubrics(named: Mapping[str, str], data: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """The sections that the page says it stands in."""
    for name in ("article:section", "section", "articlesection", "content_category", "parsely-section"):
        if name in named:
            yield named[name]
    for item in data:
        for value in (item.get("articleSection"), _TYPES.get(str(item.get("@type")))):
            values = value if isinstance(value, list) else [value]
            yield from (str(each) for each in values if isinstance(each, str))


def _host(link: str) -> str | None:
    """The site of an address without a path, which is no article's address."""
    match = re.fullmatch(
        r"(?:https?:)?//(?:www\.|m\.|amp\.)?([\w.-]+\.[a-z]{2,})(?::\d+)?/?", link.strip(), re.I
    )
    return match[1] if match else None


def _times(tree: LexborHTMLParser) -> list[str]:
    """<time> and itemprop elements that say that they are the article's; else the page's only <time>."""
    own = [*tree.css('[itemprop~="datePublished"]'), *tree.css("time[pubdate]")]
    times = tree.css("time")
    nodes = own or (times if len(times) == 1 else [])
    stated = (
        node.attributes.get("datetime")
        or node.attributes.get("content")
        or _dated_title(node.attributes.get("title"))
        or node.text(strip=True)
        for node in nodes
    )
    return [" ".join(text.split()) for text in stated if text]


def _dated_title(text: str | None) -> str | None:
    """A tooltip that is a stamp: `<abbr title="2021-04-12T09:15:00+07:00">9:15</abbr>`."""
    return text if text and re.match(r"\s*\d{4}-\d\d-\d\d", text) else None


def _items(text: str) -> Iterator[dict[str, object]]:
    """Every object of a JSON-LD script, however nested; from a broken one only its datePublished."""
    try:
        waiting: deque[object] = deque([json.loads(text, strict=False)])
    except (ValueError, RecursionError):
        yield from ({"datePublished": date} for date in _LD_DATE.findall(text)[:1])
        return
    while waiting:
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def _publisher(data: list[dict[str, object]]) -> str | None:
    for item in data:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(name := publisher.get("name"), str) and name.strip():
            return name.strip()
    return None
