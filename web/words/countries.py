"""Countries as the page's language has them: the list of officials names them in Indonesian."""

from __future__ import annotations

from functools import cache
from typing import Final

import babel

from web.words.locale import Locale

# As news has them where CLDR has another name in either language.
_NAMES: Final = {
    "Afghanistan": "Afghanistan",
    "China": "China",
    "Inggris": "United Kingdom",
    "Kirgistan": "Kyrgyzstan",
    "Kongo": "Congo",
    "Myanmar": "Myanmar",
    "Palestina": "Palestine",
    "Pantai Gading": "Côte d’Ivoire",
    "Republik Ceko": "Czechia",
}


def spell_country(name: str, locale: Locale) -> str:
    """The country's name in a language; one that is not known stays as it is.

    >>> spell_country("Amerika Serikat", "en"), spell_country("Pantai Gading", "en")
    ('United States', 'Côte d’Ivoire')
    >>> spell_country("Amerika Serikat", "id"), spell_country("Atlantis", "en")
    ('Amerika Serikat', 'Atlantis')
    """
    return name if locale == "id" else _english().get(name, name)


@cache
def _english() -> dict[str, str]:
    indonesian, english = (babel.Locale(language).territories for language in ("id", "en"))
    known = {name: english[code] for code, name in indonesian.items() if code in english}
    return known | _NAMES
