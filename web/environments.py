"""The templates' environments, one for each language, in which its texts, dates and numbers are bound.

A page has hundreds of them: what language they are in is asked once for a page, and not for each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from types import CodeType
from typing import Any, Final

from flask import Flask, current_app
from jinja2 import BytecodeCache, Environment, Template
from jinja2.bccache import Bucket
from markupsafe import Markup

from web.words import spelling, wording
from web.words.countries import spell_country
from web.words.locale import LOCALES, Locale, catalogue, current

_KEY: Final = "warta.environments"


def install(app: Flask, functions: Mapping[str, Callable[..., Any]]) -> None:
    """Makes the app's environments. `functions`: what templates may call, the same in each language."""
    base = app.jinja_env
    base.trim_blocks = base.lstrip_blocks = True
    # What is compiled is the same for each language, so nothing of one may be worked out beforehand.
    base.optimized, base.bytecode_cache = False, _Compiled()
    base.globals.update(functions, locales=LOCALES)
    app.extensions[_KEY] = {locale: _speaking(base, locale) for locale in LOCALES}


def template(name: str) -> Template:
    """A template in the language of the page being made."""
    return _environments(current_app)[current()].get_template(name)


def load(app: Flask) -> None:
    """Has every template ready, in every language: to compile one takes longer than to fill it in."""
    for environment in _environments(app).values():
        for name in environment.list_templates():
            environment.get_template(name)


def _environments(app: Flask) -> dict[Locale, Environment]:
    found: dict[Locale, Environment] = app.extensions[_KEY]
    return found


def _speaking(base: Environment, locale: Locale) -> Environment:
    environment = base.overlay()
    environment.globals = {**base.globals, **_texts(locale), "locale": locale}
    environment.filters = {
        **base.filters,
        "kind": wording.word_kind,
        "country": partial(spell_country, locale=locale),
        "day": partial(spelling.spell, locale=locale),
        "month": partial(spelling.spell_month, locale=locale),
        "short_month": partial(spelling.spell_month, locale=locale, width="abbreviated"),
        "count": partial(spelling.spell_count, locale=locale),
        "days": partial(spelling.spell_range, locale=locale),
        "percent": partial(spelling.spell_percent, locale=locale),
    }
    return environment


class _Compiled(BytecodeCache):
    """The templates' code, kept while the process runs: each language compiles what no other has."""

    def __init__(self) -> None:
        self._codes: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key] = bucket.code


def _texts(locale: Locale) -> dict[str, Callable[..., Markup]]:
    """The functions by which templates get their texts, with values filled in, which are escaped."""
    told = catalogue(locale)

    @cache  # as many as there are in the templates
    def plain(text: str) -> Markup:
        return Markup(told.gettext(text)) % {}

    def gettext(text: str, /, **values: object) -> Markup:
        return Markup(told.gettext(text)) % values if values else plain(text)

    def ngettext(one: str, many: str, number: int, /, **values: object) -> Markup:
        return Markup(told.ngettext(one, many, number)) % {"num": number, **values}

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}
