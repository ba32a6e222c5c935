"""How outlets and sites are written in a page's lines, and what stands before one that is only quoted."""

from __future__ import annotations

import re
from typing import Final

from index.articles.no_outlets import PHRASES
from search.knowledge.outlets import SITE_ENDINGS, Outlets

SITE_FORM: Final = rf"(?:www\.)?[A-Za-z0-9][\w-]*(?:\.[\w-]+)*?\.(?i:{SITE_ENDINGS})(?![\w-]|\.\w)"
SITE = re.compile(SITE_FORM)
# Before a site's name in a sentence: others are quoted so.
QUOTED = re.compile(r"(?i)\b(?:dari|di|oleh|laman|situs|mengutip|melansir|menurut|kepada|media)\s*$")


def spelled_alone(outlets: Outlets, name: str) -> str | None:
    """The outlet that a name that stands alone spells; None if it is a rubric or a subject as likely."""
    return None if name.strip().casefold() in PHRASES else outlets.spelled(name)
