"""Answers as JSON objects: the form in which programs get them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from search.answering.snippets import snippets
from search.model import Article, Bucket, Filters, Hit, Note, Query, Quote, Results
from search.query.rendering import render_query

# Each command answers with one or two of these, and a question from the shell with none.
if TYPE_CHECKING:
    from search.answering.explanation import Explanation
    from search.knowledge.dates.stated import Stated
    from search.reports.dossier import Dossier
    from search.reports.quotations import Quotation, Wording


def article_json(article: Article) -> dict[str, Any]:
    """What every answer says of an article; see docs/api.md, "Fields"."""
    return {
        "id": article.id,
        "path": article.path,
        "record": article.record,
        "url": article.url,
        "title": article.title,
        "lead": article.lead,
        "outlet": article.outlet,
        "agency": article.agency,
        "authors": list(article.authors),
        "kind": article.kind,
        "published": article.published,
        "date_precision": article.date_precision,
        "dated_by": article.dated_by,
        "date_candidates": list(article.date_candidates),
        "officials": [
            {"id": o.id, "name": o.name, "role": o.role, "status": o.status} for o in article.officials
        ],
    }


def whole_json(article: Article) -> dict[str, Any]:
    """An article with its body (an empty line between paragraphs), what was cut and what was doubtful."""
    return article_json(article) | {
        "language": article.language,
        "titled_by": article.titled_by,
        "outlet_by": article.outlet_by,
        "date_evidence": article.date_evidence,
        "date_flags": list(article.date_flags),
        "quotes": [quote_json(quote) for quote in article.quotes],
        "body": "\n\n".join(article.body),
        "cut": [{"text": cut.text, "reason": cut.reason} for cut in article.cut],
        "problems": list(article.problems),
        "aliases": list(article.aliases),
    }


def quote_json(quote: Quote) -> dict[str, Any]:
    """A quote in its article: `paragraph` of the body from 0, `start` and `end` in code points."""
    return {
        "words": quote.words,
        "kind": quote.kind,
        "speaker": quote.speaker,
        "official": quote.official,
        "office": quote.office,
        "paragraph": quote.paragraph,
        "start": quote.start,
        "end": quote.end,
    }


def quotations_json(query: Query, found: Sequence[Quotation], limit: int) -> dict[str, Any]:
    """The first quotations that answer a question of who said what, and how many there are."""
    return {
        "query": query.text,
        "understood": render_query(query),
        "notes": [_note(note) for note in query.notes],
        "total": len(found),
        "quotations": [quotation_json(quotation) for quotation in found[:limit]],
    }


def quotation_json(quotation: Quotation) -> dict[str, Any]:
    """What somebody said, as it was first published; `variants`: other wordings of it."""
    quote = quotation.first.quote
    first, *others = quotation.wordings
    return {
        "speaker": quote.speaker,
        "official": quote.official,
        "office": quote.office,
        **_wording_json(first),
        "variants": [_wording_json(wording) for wording in others],
    }


def _wording_json(wording: Wording) -> dict[str, Any]:
    return {
        "words": wording.first.quote.words,
        "kind": wording.first.quote.kind,
        "printed": [
            {
                "id": printed.article.id,
                "outlet": printed.article.outlet,
                "published": printed.article.published,
                "title": printed.article.title,
                "url": printed.article.url,
            }
            for printed in wording.printed
        ],
    }


def date_json(line: str, stated: Stated | None, today: date) -> dict[str, Any]:
    """What a line states of a date. `precision`: 'day' (beside it a time where one is stated), 'month',
    'year'; 'rel' where it is counted from now; 'wmd' and 'md' where the year is open, with and without a
    weekday, which narrows it to the candidates."""
    from search.knowledge.dates.stated import FIRST_YEAR

    if stated is None:
        none: dict[str, Any] = dict.fromkeys(("date", "precision", "time", "zone"))
        return {"line": line, **none, "weekday_conflict": False, "candidates": []}
    timed = stated.hour is not None and stated.minute is not None
    return {
        "line": line,
        "date": stated.iso,
        "precision": _precision(stated),
        "time": f"{stated.hour:02}:{stated.minute:02}" if timed else None,
        "zone": stated.zone,
        "weekday_conflict": stated.weekday_conflict,
        "candidates": list(stated.candidates(FIRST_YEAR, today)),
    }


def _precision(stated: Stated) -> str:
    if stated.relative:
        return "rel"
    if stated.precision is None:
        return "md" if stated.weekday is None else "wmd"
    return "day" if stated.precision == "minute" else stated.precision


def results_json(query: Query, results: Results) -> dict[str, Any]:
    """One page of results; marks are offsets in code points."""
    return {
        "query": query.text,
        "understood": render_query(query),
        "notes": [_note(note) for note in (*query.notes, *results.notes)],
        "total": results.total,
        "stories": results.stories,
        "took_ms": round(results.took_ms, 2),
        "hits": [_hit(hit, query) for hit in results.hits],
        "did_you_mean": list(results.did_you_mean),
        "relaxed": [_hit(hit, query) | {"missing": list(hit.missing)} for hit in results.relaxed],
        "facets": {
            "kind": [_bucket(bucket) for bucket in results.facets.kind],
            "outlet": [_bucket(bucket) for bucket in results.facets.outlet],
            "official": [_bucket(bucket) for bucket in results.facets.official],
            "date": [_bucket(bucket) for bucket in results.facets.date],
        },
    }


def _note(note: Note) -> dict[str, str | int]:
    return {"code": note.code, **dict(note.parameters)}


def _bucket(bucket: Bucket) -> dict[str, str | int]:
    named: dict[str, str | int] = {"value": bucket.value}
    if bucket.id is not None:
        named["id"] = bucket.id
    return named | {"count": bucket.count}


def copy_json(article: Article) -> dict[str, str | None]:
    """A copy of a story that is shown under another."""
    return {"id": article.id, "outlet": article.outlet, "published": article.published}


def similar_json(id: str, hits: Sequence[Hit]) -> dict[str, Any]:
    """Articles like the one of that id."""
    return {"id": id, "hits": [article_json(hit.article) | {"score": hit.score} for hit in hits]}


def _hit(hit: Hit, query: Query) -> dict[str, Any]:
    return article_json(hit.article) | {
        "score": hit.score,
        "added": hit.added,
        "copies": [copy_json(article) for article in hit.story if article.id != hit.article.id],
        "snippets": [
            {"field": s.field, "text": s.text, "marks": [list(mark) for mark in s.marks]}
            for s in snippets(hit.article, query.tree, quotes=hit.quotes)
        ],
        "quotes": [quote_json(quote) for quote in hit.quotes],
    }


def explanation_json(explained: Explanation) -> dict[str, Any]:
    """The explanation as JSON."""
    return {
        "kind": explained.kind,
        "text": explained.text,
        "articles": explained.articles,
        "terms": [
            {"form": t.form, "term": t.text, "articles": t.counts, "claims": t.claims}
            for t in explained.terms
        ],
        "parts": [explanation_json(part) for part in explained.parts],
    }


def filters_json(filters: Filters) -> dict[str, Any]:
    """The conditions that narrow a whole question, those that are not asked left out."""
    days = filters.days
    named: dict[str, Any] = {
        "outlets": list(filters.outlets),
        "officials": list(filters.officials),
        "days": {"first": days.first, "last": days.last} if days else None,
        "undated": filters.undated,
        "excluded_outlets": list(filters.excluded_outlets),
        "excluded_officials": list(filters.excluded_officials),
        "official_mode": "all" if filters.all_officials else "any",
        "kinds": list(filters.kinds),
        "excluded_kinds": list(filters.excluded_kinds),
        "candidates": filters.candidates,
    }
    return {name: value for name, value in named.items() if value}


def dossier_json(dossier: Dossier) -> dict[str, Any]:
    """A dossier as one JSON object."""
    return asdict(dossier)
