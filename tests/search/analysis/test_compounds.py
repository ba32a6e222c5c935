"""What is kept of compounds is what their stems are."""

from __future__ import annotations

from pathlib import Path

import Sastrawi

from search.analysis import compounds
from search.analysis.lexicon import entries
from search.analysis.stemming import made_of, stem


def test_what_is_kept_has_the_stems_of_today() -> None:
    for first, second in entries.load().compounds:
        tails = compounds.heads(stem(first))
        assert tails is not None
        if "" in tails:  # a bound form goes before
            continue
        assert tails[stem(second)].stem == stem(first + second), (first, second)


def test_it_is_kept_as_long_as_all_that_tells_a_stem_is_the_same() -> None:
    files = made_of()
    here = Path(entries.__file__).parent
    assert {file.name for file in here.iterdir() if file.is_file()} <= {file.name for file in files}
    assert {"stemming.py", "compounds.py", "tokens.py", "kata-dasar.txt", "Stemmer.py"} <= {
        file.name for file in files
    }
    theirs = Path(str(Sastrawi.__file__)).parent
    told = {file.relative_to(theirs).as_posix() for file in files if theirs in file.parents}
    rules = theirs.glob("*/*/DisambiguatorPrefixRule*.py")
    assert {rule.relative_to(theirs).as_posix() for rule in rules} <= told
    assert {
        "Morphology/Disambiguator/DisambiguatorPrefixRule1.py",
        "Stemmer/ConfixStripping/PrecedenceAdjustmentSpecification.py",
        "Stemmer/Context/Visitor/VisitorProvider.py",
        "Stemmer/Context/Visitor/RemovePlainPrefix.py",
        "Stemmer/data/kata-dasar.txt",
    } <= told
    assert all(file.is_file() for file in files)
