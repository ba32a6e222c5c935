"""The values of a facet as HTML: up to a hundred on a page, so not by a template, whose calls take thrice as long."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from web.parts.facets import Choice
from web.words import spelling
from web.words.locale import current, gettext


def draw(choices: Sequence[Choice]) -> Markup:
    """A list of values: a click selects one or takes it away, the minus keeps its articles out."""
    locale = current()
    removes = f' title="{gettext("Hapus filter ini")}"'
    told = {
        "open": "",
        "selected": f'<span class="unseen"> – {gettext("dipilih; hapus filter ini")}</span>',
        "excluded": f'<span class="unseen"> – {gettext("dikecualikan; hapus filter ini")}</span>',
    }
    excludes, articles = gettext("Kecualikan"), gettext("artikel:")
    parts = ["<ul>\n"]
    for each in choices:
        label = escape(each.label)
        shown = gettext("tidak diketahui") if each.label == "unknown" else label
        without = ""
        if each.exclusion:
            without = (
                f'<a class="without" href="{escape(each.exclusion)}" title="{excludes}">'
                f'<span aria-hidden="true">−</span><span class="unseen">{excludes} <bdi>{label}</bdi></span></a>'
            )
        parts.append(
            f'  <li class="{each.state}"><a href="{escape(each.link)}"{"" if each.state == "open" else removes}>'
            f'<span class="tick" aria-hidden="true"></span><bdi>{shown}</bdi>{told[each.state]}</a>\n'
            f'{without}    <span class="count"><span class="unseen">{articles} </span>'
            f"{spelling.spell_count(each.count, locale)}</span></li>\n"
        )
    parts.append("</ul>\n")
    return Markup("".join(parts))
