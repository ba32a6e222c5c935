"""The API's description, OpenAPI 3.1: what each address takes and gives."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, Final, get_args

from search.model import KINDS, Evidence, Language, Precision, QuoteKind, Sort
from search.query.parse import LONGEST_QUERY

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_TEXT_OR_NONE: Final[Schema] = {"type": ["string", "null"]}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_BUILD: Final[Schema] = {
    "type": "string",
    "pattern": "^[0-9a-f]{12}$",
    "description": "Which state of the index answered; another after every change.",
}
_DAY: Final[Schema] = {
    "anyOf": [
        # From the year 1000 on: four digits that do not begin with a 0.
        {"type": "string", "format": "date", "pattern": "^[1-9]"},
        {"type": "string", "pattern": "^[1-9][0-9]{3}-(0[1-9]|1[0-2])$"},
        {"type": "string", "pattern": "^[1-9][0-9]{3}$"},
    ]
}


def describe() -> Schema:
    """The whole description, a JSON object."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Warta",
            "version": version("warta"),
            "summary": "Search an archive of Indonesian news.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/api/v1"}],
        "paths": {
            "/search": {"get": _search()},
            "/articles/{id}": {
                "get": _operation(
                    "readArticle", "One whole article.", [_path("id")], "WholeArticle", 400, 404
                )
            },
            "/quotes": {"get": _quotes()},
            "/officials": {
                "get": _operation(
                    "listOfficials",
                    "The officials whom the archive names, most articles first; with q those whom it means.",
                    [
                        _question("A name, an alias or an id."),
                        _whole("page", 1, 1, 1_000),
                        _whole("limit", 50, 1, 1_000),
                    ],
                    "Officials",
                    400,
                )
            },
            "/officials/{id}": {
                "get": _operation(
                    "readOfficial",
                    "What the archive says of one official.",
                    [_path("id")],
                    "Dossier",
                    400,
                    404,
                )
            },
            "/suggest": {
                "get": _operation(
                    "suggest",
                    "What somebody who types this may mean.",
                    [_question("The beginning of a word or name."), _whole("limit", 10, 1, 50)],
                    "Suggestions",
                    400,
                )
            },
            "/openapi.json": {
                "get": _operation("readDescription", "This description.", [], "Description", 400)
            },
        },
        "components": {"schemas": _schemas()},
    }


def _operation(id: str, summary: str, parameters: list[Schema], answer: str, *errors: int) -> Schema:
    said = {
        400: "A parameter cannot be read, or there is none of its name.",
        404: "There is none.",
        503: "No index, or the query takes too long.",
    }
    responses: Schema = {
        "200": {"description": summary, "content": {"application/json": {"schema": _ref(answer)}}}
    }
    for status in (*errors, 503):
        content = {"application/problem+json": {"schema": _ref("Problem")}}
        responses[str(status)] = {"description": said[status], "content": content}
    return {"operationId": id, "summary": summary, "parameters": parameters, "responses": responses}


def _search() -> Schema:
    parameters = [
        _question("The question, in the language of the search box. Without one: every article."),
        _flag("any", "Any of the words is enough."),
        _flag("exact", "Only the words as typed, without other forms and synonyms."),
        _flag("all_copies", "Copies of a story are hits of their own."),
        *_filters(),
        _query("sort", {"enum": list(get_args(Sort)), "default": "relevance"}),
        _whole("page", 1, 1, 1_000),
        _whole("limit", 10, 1, 100),
        {**_whole("facet_limit", 20, 0, 1_000), "description": "Outlets and officials listed, at most."},
    ]
    return _operation(
        "search", "One page of the articles that answer a question.", parameters, "Results", 400
    )


def _quotes() -> Schema:
    parameters = [
        _question("What the quotes must have, in the language of the search box. Without one: all."),
        {
            **_query("by", {"type": "string", "maxLength": LONGEST_QUERY}),
            "description": "Said by this speaker: an official's id, name or alias, or any other name.",
        },
        _flag("any", "Any of the words is enough."),
        _flag("exact", "Only the words as typed, without other forms and synonyms."),
        *_filters(),
        _query("sort", {"enum": list(get_args(Sort)), "default": "newest"}),
        _whole("limit", 20, 1, 100),
    ]
    return _operation("listQuotes", "Who said what, each quotation once.", parameters, "Quotations", 400)


def _filters() -> list[Schema]:
    return [
        _several("outlet", "From one of these outlets."),
        _several("not_outlet", "From none of these outlets."),
        _several("official", "Naming one of these officials: an id, a name, an alias."),
        {
            **_query("official_mode", {"enum": ["any", "all"], "default": "any"}),
            "description": "Naming any of the officials, or all of them in one article.",
        },
        _several("not_official", "Naming none of these officials."),
        {**_kinds("kind"), "description": "Of one of these kinds."},
        {**_kinds("not_kind"), "description": "Of none of these kinds."},
        _flag("candidates", "Who only runs for an office counts among the officials, too."),
        {**_query("from", _DAY), "description": "From this day, month or year on."},
        {**_query("to", _DAY), "description": "To the end of this day, month or year."},
        _flag("undated", "Articles without a date; beside from or to, these too."),
    ]


def _query(name: str, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "schema": schema}


def _question(description: str) -> Schema:
    return {**_query("q", {"type": "string", "maxLength": LONGEST_QUERY}), "description": description}


def _several(name: str, description: str) -> Schema:
    values = {"type": "array", "maxItems": 50, "items": {"type": "string", "minLength": 1, "maxLength": 200}}
    return {**_query(name, values), "description": description, "style": "form", "explode": True}


def _kinds(name: str) -> Schema:
    values = {"type": "array", "maxItems": 50, "items": {"enum": list(KINDS)}}
    return {**_query(name, values), "style": "form", "explode": True}


def _flag(name: str, description: str) -> Schema:
    return {**_query(name, {"type": "boolean", "default": False}), "description": description}


def _whole(name: str, default: int, first: int, last: int) -> Schema:
    return _query(name, {"type": "integer", "minimum": first, "maximum": last, "default": default})


def _path(name: str) -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(properties: Schema, **more: Any) -> Schema:
    """An object that has all of these and nothing else."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        **more,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_none(values: tuple[str, ...]) -> Schema:
    return {"enum": [*values, None]}


# How something said is worded, and where it is printed: the first published first.
_KIND: Final[Schema] = {"enum": list(get_args(QuoteKind))}
_WORDING: Final[Schema] = {
    "words": _TEXT,
    "kind": _KIND,
    "printed": _list(
        _object(
            {
                "id": _TEXT,
                "outlet": _TEXT_OR_NONE,
                "published": _TEXT_OR_NONE,
                "title": _TEXT_OR_NONE,
                "url": _TEXT_OR_NONE,
            }
        )
    ),
}


def _schemas() -> Schema:
    article: Schema = {
        "id": {"type": "string", "minLength": 12, "maxLength": 12},
        "path": _TEXT,
        "record": _TEXT_OR_NONE,
        "url": _TEXT_OR_NONE,
        "title": _TEXT_OR_NONE,
        "lead": _TEXT_OR_NONE,
        "outlet": _TEXT_OR_NONE,
        "agency": _TEXT_OR_NONE,
        "authors": _list(_TEXT),
        "kind": {"enum": list(KINDS)},
        "published": {**_TEXT_OR_NONE, "description": "ISO 8601, no more exact than it is known."},
        "date_precision": _or_none(get_args(Precision)),
        "dated_by": _or_none(get_args(Evidence)),
        "date_candidates": _list(_TEXT),
        "officials": _list(
            _object({"id": _TEXT, "name": _TEXT, "role": _TEXT_OR_NONE, "status": _TEXT_OR_NONE})
        ),
    }
    marks = _list({"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2})
    snippet = _object({"field": {"enum": ["title", "lead", "body", "author"]}, "text": _TEXT, "marks": marks})
    copy = _object({"id": _TEXT, "outlet": _TEXT_OR_NONE, "published": _TEXT_OR_NONE})
    quote = _object(
        {
            "words": _TEXT,
            "kind": _KIND,
            "speaker": {**_TEXT_OR_NONE, "description": "None where nobody is sure."},
            "official": {**_TEXT_OR_NONE, "description": "The speaker's id, of who is one."},
            "office": _TEXT_OR_NONE,
            "paragraph": {**_COUNT, "description": "Of the body, from 0."},
            "start": {**_COUNT, "description": "In code points."},
            "end": _COUNT,
        }
    )
    found = {
        **article,
        "score": {"type": "number"},
        "added": {**_TEXT_OR_NONE, "description": "When it first came into the archive."},
        "copies": _list(copy),
        "snippets": _list(snippet),
        "quotes": {**_list(quote), "description": "Those that answer `kata:` in the question."},
    }
    hit = _object(found)
    lacking = {**_list(_TEXT), "description": "The words as typed that the article lacks."}
    relaxed = {
        **_list(_object({**found, "missing": lacking})),
        "description": "Behind the last hit: articles with most of the words fill the page. Not in total. "
        "Of a question they stand among the hits by `score`; where the page is full, few that answer better.",
    }
    bucket = _object({"value": _TEXT, "count": _COUNT})
    named = _object({"value": _TEXT, "id": _TEXT, "count": _COUNT})
    counted = _list(_object({"value": _TEXT, "count": _COUNT, "id": _TEXT_OR_NONE}))
    return {
        "Problem": _object(
            {"type": _TEXT, "title": _TEXT, "status": {"type": "integer"}, "detail": _TEXT},
            additionalProperties=_TEXT,
            description="RFC 9457.",
        ),
        "WholeArticle": _object(
            {
                **article,
                "language": _or_none(get_args(Language)),
                "date_evidence": _TEXT_OR_NONE,
                "date_flags": _list(_TEXT),
                "quotes": _list(quote),
                "titled_by": _TEXT_OR_NONE,
                "outlet_by": _TEXT_OR_NONE,
                "body": {**_TEXT, "description": "Paragraphs, apart by a blank line."},
                "cut": _list(_object({"text": _TEXT, "reason": _TEXT})),
                "problems": _list(_TEXT),
            }
        ),
        "Results": _object(
            {
                "query": _TEXT,
                "understood": _TEXT,
                "notes": _list({"type": "object", "required": ["code"], "properties": {"code": _TEXT}}),
                "total": {**_COUNT, "description": "Articles."},
                "stories": {**_COUNT, "description": "Hits over all pages: copies of a story are one."},
                "took_ms": {"type": "number"},
                "hits": _list(hit),
                "did_you_mean": _list(_TEXT),
                "relaxed": relaxed,
                "facets": _object(
                    {
                        "kind": _list(bucket),
                        "outlet": _list(bucket),
                        "official": _list(named),
                        "date": _list(bucket),
                    }
                ),
                "page": _COUNT,
                "limit": _COUNT,
                "build": _BUILD,
            },
            # What a later version adds breaks no program.
            additionalProperties=True,
        ),
        "Quotations": _object(
            {
                "query": _TEXT,
                "understood": _TEXT,
                "notes": _list({"type": "object", "required": ["code"], "properties": {"code": _TEXT}}),
                "total": {**_COUNT, "description": "Quotations in the articles read."},
                "quotations": _list(
                    _object(
                        {
                            "speaker": _TEXT_OR_NONE,
                            "official": _TEXT_OR_NONE,
                            "office": _TEXT_OR_NONE,
                            **_WORDING,
                            "variants": {**_list(_object(_WORDING)), "description": "Other wordings of it."},
                        }
                    )
                ),
                "articles": {**_COUNT, "description": "Articles with such quotes."},
                "read": {**_COUNT, "description": "Of these, in the order asked for."},
                "limit": _COUNT,
                "build": _BUILD,
            },
            additionalProperties=True,
        ),
        "Officials": _object(
            {
                "total": _COUNT,
                "page": _COUNT,
                "limit": _COUNT,
                "officials": _list(_object({"id": _TEXT, "name": _TEXT, "count": _COUNT})),
            }
        ),
        "Dossier": _object(
            {
                "id": _TEXT,
                "name": _TEXT,
                "country": _TEXT_OR_NONE,
                "total": _COUNT,
                "read": {**_COUNT, "description": "Articles that names and roles are of, an even sample."},
                "names": counted,
                "listed": _list(
                    _object(
                        {"title": _TEXT, "since": _TEXT_OR_NONE, "until": _TEXT_OR_NONE},
                        additionalProperties=True,
                    )
                ),
                "roles": _list(
                    _object(
                        {
                            "role": _TEXT,
                            "status": _TEXT_OR_NONE,
                            "count": _COUNT,
                            "first": _TEXT_OR_NONE,
                            "last": _TEXT_OR_NONE,
                        }
                    )
                ),
                "months": counted,
                "outlets": counted,
                "others": counted,
            },
            additionalProperties=True,
        ),
        "Suggestions": _object(
            {
                "suggestions": _list(
                    _object(
                        {
                            "kind": {"enum": ["word", "official", "outlet"]},
                            "text": _TEXT,
                            "count": {
                                **_COUNT,
                                "description": "Articles; of several words those with the last two together.",
                            },
                            "id": _TEXT_OR_NONE,
                        }
                    )
                )
            }
        ),
        "Description": {"type": "object", "required": ["openapi", "paths"]},
    }
