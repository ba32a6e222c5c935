"""Shows, for a person to judge, where the stemmer may be wrong: food for the lexicon's hand-made files.

    python -m tools.review_stems CORPUS.jsonl.gz

Three lists, the commonest first. `rival`: a form whose stem is shorter than another root that the same
rules can reach ('berupa': upa, rupa); the wrong root belongs into `corrections.tsv`. `new root`: a common
word unknown to PySastrawi of which affixed forms are left unstemmed ('memviralkan'); it belongs into
`roots.txt`. `family`: every root with its forms, to read through.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from search.analysis.lexicon.entries import load
from search.analysis.stemming import Affixes, Words
from tools.vocabulary import Vocabulary, count_words, read_bodies

_PARTICLES = ("", "lah", "kah", "pun")
_PRONOUNS = ("", "nya", "ku", "mu")
_SUFFIXES = ("", "kan", "an", "i")


def _without(word: str, endings: Iterable[str]) -> Iterator[str]:
    return (word[: len(word) - len(ending)] for ending in endings if word.endswith(ending))


def find_analyses(word: str, roots: Collection[str], affixes: Affixes) -> set[str]:
    """Every root that some chain of prefixes and suffixes leads to, infixes left out.

    >>> sorted(find_analyses("berupa", {"upa", "rupa"}, Affixes([])))
    ['rupa', 'upa']
    """
    todo = [
        (bare, 0)
        for host in _without(word, _PARTICLES)
        for base in _without(host, _PRONOUNS)
        for bare in _without(base, _SUFFIXES)
    ]
    seen: set[str] = set()
    while todo:
        current, depth = todo.pop()
        if current in seen or len(current) < 3:
            continue
        seen.add(current)
        if depth < 3:
            todo.extend((shorter, depth + 1) for shorter in affixes.without_one_prefix(current))
    return {found for found in seen if found in roots and found != word}


def find_rivals(vocabulary: Vocabulary, words: Words) -> list[tuple[str, list[str]]]:
    """Each stem with the forms that have a longer root, as 'form>root'."""
    doubts: dict[str, list[str]] = defaultdict(list)
    weights: Counter[str] = Counter()
    for word, count in vocabulary.lower.most_common():
        root = words.stem(word)
        if count < 3 or root == word:
            continue
        rivals = [
            rival
            for rival in find_analyses(word, words.affixes.roots, words.affixes)
            if len(rival) > len(root) and vocabulary.lower[rival] >= 3 and words.stem(rival) != root
        ]
        if rivals:
            best = max(rivals, key=lambda rival: (len(rival), vocabulary.lower[rival]))
            doubts[root].append(f"{word}>{best}")
            weights[root] += count
    return [(root, doubts[root]) for root, _ in weights.most_common()]


def find_new_roots(vocabulary: Vocabulary, words: Words) -> list[tuple[str, list[str]]]:
    """Common words that are no roots yet, with the unstemmed forms that they would explain."""
    left = {word for word in vocabulary.lower if words.stem(word) == word and word not in words.affixes.roots}
    possible = {word for word in left if vocabulary.lower[word] >= 8 and len(word) >= 4}
    explained: dict[str, list[str]] = defaultdict(list)
    weights: Counter[str] = Counter()
    for word in left:
        if vocabulary.lower[word] >= 2 and len(word) >= 6:
            roots = find_analyses(word, possible, words.affixes)
            if roots:
                best = max(roots, key=lambda root: (len(root), vocabulary.lower[root]))
                explained[best].append(word)
                weights[best] += vocabulary.lower[word]
    return [(root, explained[root]) for root, _ in weights.most_common()]


def find_families(vocabulary: Vocabulary, words: Words) -> list[tuple[str, list[str]]]:
    """Every stem with the forms seen at least five times."""
    families: dict[str, list[str]] = defaultdict(list)
    for word, count in vocabulary.lower.most_common():
        if count >= 5 and (root := words.stem(word)) != word:
            families[root].append(word)
    return list(families.items())


def main() -> None:
    """Read the corpus and print the three lists."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    chosen = parser.parse_args()
    vocabulary, words = count_words(read_bodies(chosen.corpus)), Words(load())
    for title, find in (("rival", find_rivals), ("new root", find_new_roots), ("family", find_families)):
        for root, forms in find(vocabulary, words):
            print(f"{title}\t{root}\t{vocabulary.lower[root]}\t{' '.join(forms[:12])}")


if __name__ == "__main__":
    main()
