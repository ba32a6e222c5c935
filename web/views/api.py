"""`/api/v1`: the archive for programs, as `openapi.py` describes it; a test holds the two together."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, TypeVar, get_args

from flask import Blueprint, Response, request

from search import identifiers
from search.engine import Searching
from search.knowledge.kinds import meant_kind
from search.knowledge.synonyms import Thesaurus
from search.model import KINDS, ArticleKind, Copies, DayRange, Everything, Filters, Query, Sort
from search.output.as_json import dossier_json, quotations_json, results_json, whole_json
from search.query.parse import LONGEST_QUERY, parse
from search.reports.dossier import find_officials, make_dossier
from search.reports.quotations import find_quotations, question
from web import address as addresses
from web.errors import problem
from web.parts.completion import suggesting
from web.views.official import ARTICLES_READ
from web.views.openapi import describe

# A page further down is a mistake or a harvest, and harvests have /unduh.
LAST_PAGE: Final = 1_000
MOST_HITS: Final = 100
MOST_VALUES: Final = 1_000
LONGEST_VALUE: Final = 200
_SORTS: Final[dict[str, Sort]] = {sort: sort for sort in get_args(Sort)}

T = TypeVar("T")


class BadParameterError(Exception):
    """A parameter that cannot be read: its name, and what it should have been."""

    def __init__(self, name: str, wanted: str) -> None:
        super().__init__(f"{name} must be {wanted}.")
        self.name = name


def make_blueprint(engine: Searching) -> Blueprint:
    """The API over an engine."""
    blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
    suggest = suggesting(engine)

    @blueprint.errorhandler(BadParameterError)
    def bad_parameter(error: BadParameterError) -> Response:
        return problem(400, str(error), parameter=error.name)

    known = {
        path: {each["name"] for each in on["get"]["parameters"]} for path, on in describe()["paths"].items()
    }

    @blueprint.before_request
    def refuse_unknown() -> Response | None:
        """A parameter that is not there, perhaps misspelt, would else be passed over in silence."""
        rule = request.url_rule.rule if request.url_rule else ""
        names = known.get(rule.removeprefix("/api/v1").replace("<", "{").replace(">", "}"), set())
        for name in request.args:
            if name not in names:
                there = f"There are: {', '.join(sorted(names))}." if names else "This address takes none."
                return problem(
                    400, f"There is no parameter {name[:100]!r} here. {there}", parameter=name[:100]
                )
        return None

    @blueprint.get("/openapi.json")
    def openapi() -> Response:
        return _json(describe())

    @blueprint.get("/search")
    def search() -> Response:
        query = _query(engine.synonyms)
        values = _number("facet_limit", 20, 0, MOST_VALUES)
        build = engine.build_id()
        found = results_json(query, engine.search(query))
        # All officials of a large archive are a megabyte; dates are few.
        for name in ("outlet", "official"):
            found["facets"][name] = found["facets"][name][:values]
        return _json(found | {"page": query.page, "limit": query.limit, "build": build})

    @blueprint.get("/articles/<id>")
    def article(id: str) -> Response:
        found = engine.get(id) if identifiers.is_id(id) else None
        return _json(whole_json(found)) if found else problem(404, "No article of this archive has this id.")

    @blueprint.get("/quotes")
    def quotes() -> Response:
        limit, build = _number("limit", 20, 1, MOST_HITS), engine.build_id()
        query = question(
            _text("q"),
            _text("by"),
            filters=_filters(),
            sort=_chosen("sort", _SORTS, "newest"),
            any_word=_flag("any"),
            exact=_flag("exact"),
        )
        total = engine.total(query)
        found = find_quotations(engine, query, ARTICLES_READ)
        about = {"articles": total, "read": min(total, ARTICLES_READ), "limit": limit, "build": build}
        return _json(quotations_json(query, found, limit) | about)

    @blueprint.get("/officials")
    def officials() -> Response:
        text, most = _text("q"), _number("limit", 50, 1, MOST_VALUES)
        number = _number("page", 1, 1, LAST_PAGE)
        buckets = engine.facets(Query("", Everything()), ("official",)).official
        if text.strip():
            meant = find_officials(engine, text)
            buckets = tuple(bucket for bucket in buckets if bucket.id in meant)
        shown = buckets[(number - 1) * most : number * most]
        named = [{"id": b.id, "name": b.value, "count": b.count} for b in shown]
        return _json({"total": len(buckets), "page": number, "limit": most, "officials": named})

    @blueprint.get("/officials/<id>")
    def official(id: str) -> Response:
        dossier = make_dossier(engine, id, ARTICLES_READ)
        if not dossier.total:
            return problem(404, "No article of this archive names an official with this id.")
        return _json(dossier_json(dossier))

    @blueprint.get("/suggest")
    def suggestions() -> Response:
        found = suggest(_text("q"), _number("limit", 10, 1, 50))
        return _json(
            {"suggestions": [{"kind": s.kind, "text": s.text, "count": s.count, "id": s.id} for s in found]}
        )

    return blueprint


def _json(value: Mapping[str, Any]) -> Response:
    response = Response(json.dumps(value), mimetype="application/json")
    response.headers["Cache-Control"] = "private, max-age=0"
    return response


def _query(synonyms: Thesaurus) -> Query:
    """The question that the parameters ask; raises BadParameterError."""
    text = _text("q")
    filters = _filters()
    sort = _chosen("sort", _SORTS, "relevance")
    page, limit = _number("page", 1, 1, LAST_PAGE), _number("limit", 10, 1, MOST_HITS)
    any_word, exact = _flag("any"), _flag("exact")
    copies: Copies = "all" if _flag("all_copies") else "grouped"
    if not text.strip():
        return Query("", Everything(), filters, sort, page, limit, copies=copies)
    return parse(
        text,
        any_word=any_word,
        filters=filters,
        sort=sort,
        page=page,
        limit=limit,
        exact=exact,
        synonyms=synonyms,
        copies=copies,
    )


def _filters() -> Filters:
    """The conditions that the parameters ask; raises BadParameterError."""
    return Filters(
        outlets=_texts("outlet"),
        officials=_texts("official"),
        days=_days(),
        undated=_flag("undated"),
        excluded_outlets=_texts("not_outlet"),
        excluded_officials=_texts("not_official"),
        kinds=_kinds("kind"),
        excluded_kinds=_kinds("not_kind"),
        all_officials=_chosen("official_mode", {"any": False, "all": True}, "any"),
        candidates=_flag("candidates"),
    )


def _kinds(name: str) -> tuple[ArticleKind, ...]:
    kinds = [meant_kind(text) for text in _texts(name)]
    if None in kinds:
        raise BadParameterError(name, f"one of {', '.join(KINDS)}")
    return tuple(dict.fromkeys(kind for kind in kinds if kind is not None))


def _read(name: str, otherwise: T, wanted: str, read: Callable[[str], T | None]) -> T:
    """The parameter as `read` reads it; `wanted` says what it must be where that gives None."""
    values = request.args.getlist(name)
    if not values:
        return otherwise
    value = read(values[0]) if len(values) == 1 else None
    if value is None:
        raise BadParameterError(name, wanted)
    return value


def _text(name: str) -> str:
    wanted = f"one text of at most {LONGEST_QUERY} characters"
    return _read(name, "", wanted, lambda text: text if len(text) <= LONGEST_QUERY else None)


def _texts(name: str) -> tuple[str, ...]:
    values = request.args.getlist(name)
    if len(values) > addresses.MOST_VALUES or not all(0 < len(value) <= LONGEST_VALUE for value in values):
        wanted = f"at most {addresses.MOST_VALUES} texts of 1 to {LONGEST_VALUE} characters"
        raise BadParameterError(name, wanted)
    return tuple(dict.fromkeys(values))


def _number(name: str, otherwise: int, first: int, last: int) -> int:
    def read(text: str) -> int | None:
        # int() takes whitespace, underscores and other alphabets' digits too.
        if not (text.isascii() and text.isdecimal() and len(text) <= 9):
            return None
        return int(text) if first <= int(text) <= last else None

    return _read(name, otherwise, f"a whole number from {first} to {last}", read)


def _flag(name: str) -> bool:
    return _read(name, False, "true or false", {"true": True, "false": False}.get)


def _chosen(name: str, known: Mapping[str, T], otherwise: str) -> T:
    return _read(name, known[otherwise], f"one of {', '.join(known)}", known.get)


def _days() -> DayRange | None:
    anywhen = DayRange()
    wanted = "a day, a month or a year: 2021-05-28, 2021-05, 2021"
    first, last = _read("from", anywhen, wanted, _period), _read("to", anywhen, wanted, _period)
    return None if first == last == anywhen else DayRange(first.first, last.last)


def _period(text: str) -> DayRange | None:
    """The days of an ISO day, month or year; None for anything else."""
    if not re.fullmatch(r"[1-9][0-9]{3}(-[0-9]{2}){0,2}", text):
        return None
    if len(text) < 10:
        return addresses.year(text) or addresses.month(text)
    try:
        date.fromisoformat(text)
    except ValueError:
        return None
    return DayRange(text, text)
