"""The short forms that articles give beside their long ones, as terms of a field: an engine keeps and counts
them as it does words, so that an article which is changed or removed takes its own away.

A definition makes two terms, one to be found by each form: the form's key (`search.analysis.short_forms`), a
tab, the short form, a tab, the long one. An article counts once for what differs in capitals alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from search.analysis.short_forms import defined, form_key
from search.model import Article, ShortForm

SEPARATOR: Final = "\t"


def terms(article: Article) -> list[str]:
    """The terms of an article."""
    found: dict[tuple[str, str], str] = {}
    for paragraph in (article.title, article.lead, *article.body):
        if paragraph and "(" in paragraph:
            for short, long in defined(paragraph):
                found.setdefault((form_key(short), form_key(long)), f"{SEPARATOR}{short}{SEPARATOR}{long}")
    return [form + written for forms, written in found.items() for form in forms]


def beginning(form: str) -> str:
    """What the terms begin with that a form is found by."""
    return form_key(form) + SEPARATOR


def tally(counted: Iterable[tuple[str, int]]) -> list[ShortForm]:
    """Terms, each with how many articles have it, to short forms: each pair once, as it is written most, the
    most frequent first, ties by the alphabet. Of the two terms of a definition one is enough."""
    written: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    read: dict[tuple[str, str], set[str]] = defaultdict(set)
    for term, count in counted:
        form, short, long = term.split(SEPARATOR)
        pair = form_key(short), form_key(long)
        read[pair].add(form)
        written[pair][short, long] += count
    found = []
    for pair, forms in written.items():
        short, long = min(forms, key=lambda form: (-forms[form], form))
        found.append(ShortForm(short, long, forms.total() // len(read[pair])))
    return sorted(found, key=lambda form: (-form.count, form.short, form.long))
