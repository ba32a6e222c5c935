"""More like this: the words that tell an article from others, as a question."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Final

from search.analysis.tokens import paragraph_tokens, tokens
from search.model import Article, Word
from search.retrieval.ranking import idf

# Words that the question has: more change little and cost time.
TELLING: Final = 12
# How much more a word of the title counts.
_TITLE: Final = 2


def telling_words(article: Article, frequency: Callable[[str], int], count: int) -> tuple[Word, ...]:
    """The TELLING words whose frequency in title and body times idf (as in `search.retrieval.ranking`) is
    greatest, in the order of the article; of one stem its first form. A word that no other article has is
    none. Where enough words stand twice or in the title, only those are weighed: each look-up of a frequency
    costs.

    `frequency`: how many of the `count` articles have a stem in their body.
    """
    counts: dict[str, int] = {}
    forms: dict[str, str] = {}
    for texts, weight in (((article.title or "",), _TITLE), (article.body, 1)):
        for text, found in zip(texts, paragraph_tokens(texts), strict=True):
            for token in found:
                form = text[token.start : token.end]
                forms.setdefault(token.stem, form)
                counts[token.stem] = counts.get(token.stem, 0) + weight
    worth: dict[str, float] = {}
    repeated = {stem: times for stem, times in counts.items() if times > 1}
    for stem, times in (repeated if len(repeated) >= 2 * TELLING else counts).items():
        df = frequency(stem)
        if df > 1:
            worth[stem] = times * idf(df, count)
    best = sorted(worth, key=lambda stem: (-worth[stem], stem))
    # What a question would read as several words is none of its words.
    single = (stem for stem in best if len(tokens(forms[stem], glued="whole")) == 1)
    chosen = set(islice(single, TELLING))
    return tuple(Word(form) for stem, form in forms.items() if stem in chosen)
