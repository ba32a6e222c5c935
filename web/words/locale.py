"""The page's language: which locale a reader gets, and its texts. The texts in the code are Indonesian."""

from __future__ import annotations

from typing import Any, Final, Literal

from flask import Flask, Response, g, has_request_context, request
from flask_babel import Babel, get_translations  # type: ignore[import-untyped]
from flask_babel import get_locale as _locale
from flask_babel import gettext as _gettext
from flask_babel import lazy_gettext as _lazy_gettext
from flask_babel import ngettext as _ngettext
from werkzeug.datastructures import LanguageAccept

Locale = Literal["id", "en"]
LOCALES: Final = {"id": "Bahasa Indonesia", "en": "English"}
DEFAULT: Final[Locale] = "id"
COOKIE: Final = "lang"
_A_YEAR: Final = 365 * 24 * 3600


def choose(asked: str | None, kept: str | None, accepted: LanguageAccept) -> str:
    """What the link asked for, else what the cookie keeps, else what the browser likes better.

    >>> choose(None, None, LanguageAccept([("en-US", 1.0), ("id", 0.5)]))
    'en'
    >>> choose("xx", None, LanguageAccept([("ja", 1.0)]))
    'id'
    """
    for locale in (asked, kept):
        if locale in LOCALES:
            return locale
    # Not best_match(): it prefers a lesser 'id' to a greater 'en-US', since only the first is named exactly.
    for tag, quality in accepted:
        locale = tag.partition("-")[0].lower()
        if quality > 0 and locale in LOCALES:
            return locale
    return DEFAULT


def _chosen() -> str:
    return choose(request.args.get(COOKIE), request.cookies.get(COOKIE), request.accept_languages)


def _keep(response: Response) -> Response:
    if (asked := request.args.get(COOKIE)) in LOCALES:
        response.set_cookie(COOKIE, asked, max_age=_A_YEAR, samesite="Lax", httponly=True)
    response.vary.update(["Accept-Language", "Cookie"])
    return response


def install(app: Flask) -> None:
    """Makes templates and `gettext` speak the reader's language; `?lang=` is kept in a cookie."""
    Babel(app, default_locale=DEFAULT, locale_selector=_chosen)
    # Flask-Babel asks six objects for each text, and a page has hundreds.
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: _catalogue().gettext(text),
        lambda one, many, number: _catalogue().ngettext(one, many, number),
        newstyle=True,
    )
    app.after_request(_keep)
    app.jinja_env.globals.update(locale=current, locales=LOCALES)


def current() -> Locale:
    """The locale of the page being made."""
    if not has_request_context():
        return DEFAULT
    if "locale" not in g:
        g.locale = "en" if str(_locale()) == "en" else DEFAULT
    locale: Locale = g.locale
    return locale


def _catalogue() -> Any:
    if "catalogue" not in g:
        g.catalogue = get_translations()
    return g.catalogue


def gettext(text: str, **values: object) -> str:
    """The text in the page's language, `%(name)s` filled in."""
    if not has_request_context():
        return str(_gettext(text, **values))
    told = str(_catalogue().gettext(text))
    return told % values if values else told


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """The text for so many of something in the page's language, `%(name)s` filled in."""
    if not has_request_context():
        return str(_ngettext(one, many, number, **values))
    return str(_catalogue().ngettext(one, many, number)) % {"num": number, **values}


def lazy_gettext(text: str) -> Any:
    """A text that is looked up when str() is taken of it: for tables made at import."""
    return _lazy_gettext(text)
