"""More like this: the words that tell an article from others, as a question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from search.analysis import paragraph_tokens, tokens
from search.model import Article, Word
from search.ranking import idf

# Words that the question has: more change little and cost time.
TELLING: Final = 20
# How much more a word of the title counts.
_TITLE: Final = 2


def telling_words(article: Article, frequency: Callable[[str], int], count: int) -> tuple[Word, ...]:
    """The TELLING words whose frequency in title and body times idf (as in `search.ranking`) is greatest, in
    the order of the article; of one stem its first form. A word that no other article has is none.

    `frequency`: how many of the `count` articles have a stem in their body.
    """
    counts: dict[str, int] = {}
    forms: dict[str, str] = {}
    for texts, weight in (((article.title or "",), _TITLE), (article.body, 1)):
        for text, found in zip(texts, paragraph_tokens(texts), strict=True):
            for token in found:
                form = text[token.start : token.end]
                if token.stem not in forms:
                    if len(list(tokens(form, glued="whole"))) > 1:
                        continue
                    forms[token.stem] = form
                counts[token.stem] = counts.get(token.stem, 0) + weight
    worth: dict[str, float] = {}
    for stem, times in counts.items():
        df = frequency(stem)
        if df > 1:
            worth[stem] = times * idf(df, count)
    best = sorted(worth, key=lambda stem: (-worth[stem], stem))[:TELLING]
    chosen = set(best)
    return tuple(Word(form) for stem, form in forms.items() if stem in chosen)
