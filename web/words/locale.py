"""The page's language: which locale a reader gets, and its texts. The texts in the code are Indonesian."""

from __future__ import annotations

import gettext as catalogues
from functools import cache
from pathlib import Path
from typing import Final, Literal

from flask import Flask, Response, g, has_request_context, request
from werkzeug.datastructures import LanguageAccept

Locale = Literal["id", "en"]
LOCALES: Final[dict[Locale, str]] = {"id": "Bahasa Indonesia", "en": "English"}
DEFAULT: Final[Locale] = "id"
COOKIE: Final = "lang"
_A_YEAR: Final = 365 * 24 * 3600
_TRANSLATIONS: Final = Path(__file__).parents[1] / "translations"


def choose(asked: str | None, kept: str | None, accepted: LanguageAccept) -> Locale:
    """What the link asked for, else what the cookie keeps, else what the browser likes better.

    >>> choose(None, None, LanguageAccept([("en-US", 1.0), ("id", 0.5)]))
    'en'
    >>> choose("xx", None, LanguageAccept([("ja", 1.0)]))
    'id'
    """
    known: dict[str | None, Locale] = {locale: locale for locale in LOCALES}
    for text in (asked, kept):
        if text in known:
            return known[text]
    # Not best_match(): it prefers a lesser 'id' to a greater 'en-US', since only the first is named exactly.
    for tag, quality in accepted:
        language = tag.partition("-")[0].lower()
        if quality > 0 and language in known:
            return known[language]
    return DEFAULT


def _keep(response: Response) -> Response:
    if (asked := request.args.get(COOKIE)) in LOCALES:
        response.set_cookie(COOKIE, asked, max_age=_A_YEAR, samesite="Lax", httponly=True)
    response.vary.update(["Accept-Language", "Cookie"])
    return response


def install(app: Flask) -> None:
    """Keeps what `?lang=` asks for in a cookie."""
    app.after_request(_keep)


def current() -> Locale:
    """The locale of the page being made."""
    if not has_request_context():
        return DEFAULT
    locale: Locale
    try:
        locale = g.locale
    except AttributeError:  # asked for the first time
        asked, kept = request.args.get(COOKIE), request.cookies.get(COOKIE)
        locale = g.locale = choose(asked, kept, request.accept_languages)
    return locale


@cache
def catalogue(locale: Locale) -> catalogues.NullTranslations:
    """The texts of a language; of the default one each is its own."""
    return catalogues.translation("messages", _TRANSLATIONS, [locale], fallback=locale == DEFAULT)


def gettext(text: str, /, **values: object) -> str:
    """The text in the page's language, `%(name)s` filled in."""
    told = catalogue(current()).gettext(text)
    return told % values if values else told


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """The text for so many of something in the page's language, `%(name)s` filled in."""
    return catalogue(current()).ngettext(one, many, number) % {"num": number, **values}
