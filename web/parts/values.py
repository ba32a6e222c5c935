"""The values of a facet as HTML.

A page has up to a hundred of them, and each goes through a dozen calls in a template, an eighth of its time.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from web.parts.facets import Choice
from web.words import spelling
from web.words.locale import current, gettext


def draw(choices: Sequence[Choice]) -> Markup:
    """A list of values: a click selects one or takes it away, the minus keeps its articles out."""
    locale = current()
    excludes, articles = escape(gettext("Kecualikan")), escape(gettext("artikel:"))
    removes = escape(gettext("Hapus filter ini"))
    selected = escape(gettext("dipilih; hapus filter ini"))
    excluded = escape(gettext("dikecualikan; hapus filter ini"))
    told = {
        "open": "",
        "selected": f'<span class="unseen"> – {selected}</span>',
        "excluded": f'<span class="unseen"> – {excluded}</span>',
    }
    title = f' title="{removes}"'
    parts = ["<ul>\n"]
    for each in choices:
        label = escape(each.label)
        shown = escape(gettext("tidak diketahui")) if each.label == "unknown" else label
        without = ""
        if each.exclusion:
            without = (
                f'<a class="without" href="{escape(each.exclusion)}" title="{excludes}">'
                f'<span aria-hidden="true">−</span>'
                f'<span class="unseen">{excludes} <bdi>{label}</bdi></span></a>'
            )
        parts.append(
            f'  <li class="{each.state}">'
            f'<a href="{escape(each.link)}"{"" if each.state == "open" else title}>'
            f'<span class="tick" aria-hidden="true"></span><bdi>{shown}</bdi>{told[each.state]}</a>\n'
            f'{without}    <span class="count"><span class="unseen">{articles} </span>'
            f"{spelling.spell_count(each.count, locale)}</span></li>\n"
        )
    parts.append("</ul>\n")
    return Markup("".join(parts))
