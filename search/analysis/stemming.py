"""The root of one Indonesian word: PySastrawi's rules and roots, corrected by the lexicon.

The only file that imports PySastrawi. Its own loop compiles a pattern anew for every word and tries
38 rules on each; `Affixes` runs the same rules over sets, and a test holds the two equal. What
PySastrawi gets wrong is mended by data (`search.analysis.lexicon.entries`), not by other rules.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any, NamedTuple, cast

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.ConfixStripping.PrecedenceAdjustmentSpecification import (
    PrecedenceAdjustmentSpecification,
)
from Sastrawi.Stemmer.Context.Visitor.VisitorProvider import VisitorProvider
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from search.analysis.lexicon.entries import FOLDER, Lexicon, load

# PySastrawi stops early on words this short: only 'di-', 'ke-', 'se-' are left to try.
_SHORT = 3
# From here on an unknown word in '-nya' is taken for one with the clitic: 'Tanya' and 'Kenya' are not.
_LONG = 7
_CLITICS = ("lah", "kah", "pun", "ku", "mu")

_PARTICLES = ("lah", "kah", "pun")
# What words begin with whose root may be longer than PySastrawi's.
_BEFORE_LONGER = ("se", "ke", "pe")

# Nouns of their own to PySastrawi ('sosialisasi', 'idealisme'): their verbs must not lose the ending.
_ENDINGS = ("isasi", "isme")
# Spellings that no rule knows, by the letters that stand for others: 'memroses' for 'memproses',
# 'menghawatirkan' for 'mengkhawatirkan', 'berresiko' for 'beresiko'.
_MISSPELT = (
    ("memr", "mempr"), ("meml", "mempl"), ("pemr", "mempr"), ("pengh", "mengkh"), ("mengh", "mengkh"),
    ("mengr", "mengkr"), ("mengl", "mengkl"), ("pengr", "mengkr"), ("pengl", "mengkl"), ("menr", "mentr"),
    ("berr", "ber"), ("terr", "ter"),
)  # fmt: skip
# What words begin with that have one of those or lack a 'g': nine of ten unknown words do not.
_PERHAPS_MISSPELT = (*(wrong for wrong, _ in _MISSPELT), "meng", "peng")
# What words begin with whose stem may have letters that they lack.
UNLIKE = ("ketidak", *_PERHAPS_MISSPELT)
# Infixes make no new words: those that have one are in PySastrawi's roots or the lexicon. Elsewhere the
# rules find them in names (temir, helina, rinawati) and in misspellings.
_INFIXES = ("el", "er", "em", "in")
# One g too few ('mengunakan'), before a vowel; all of k-, vowels and g- are tried by the rules before.
_ONE_G = re.compile(r"(?:m|p)eng(?=[aeiou])")


_Rule = Callable[[str], str | None]
_Removal = Callable[[str], str]


class _CompiledRe:
    """Stands in for `re` where patterns are compiled already: what they are passed to are C functions."""

    match = re.Pattern.match
    sub = re.Pattern.sub


class _ListeningRe:
    """Stands in for `re` to hear which patterns a rule asks for; nothing matches."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def match(self, pattern: str, word: str) -> None:
        self.asked.append(pattern)

    def sub(self, pattern: str, replacement: str, word: str, count: int) -> str:
        self.asked.append(pattern)
        return word


def _function(method: Any) -> FunctionType:
    return cast(FunctionType, cast(MethodType, method).__func__)


def _patterns(method: Any) -> list[str]:
    """The patterns that a rule of PySastrawi looks for, up to the first that has to match."""
    listener = _ListeningRe()
    FunctionType(_function(method).__code__, {"re": listener})(method.__self__, "")
    return listener.asked


def _compile_constant(constant: object) -> object:
    match constant:
        case tuple():
            return tuple(map(_compile_constant, constant))
        case str() if "(" in constant:
            return re.compile(constant)
        case _:
            return constant


@cache
def _compiled(method: Any) -> Any:
    """A rule of PySastrawi, its instructions untouched, with its patterns compiled once.

    `re.match(pattern, word)` looks the pattern up in a cache of 512 on every call; PySastrawi's removal of
    each stem as a pattern flushes that cache all the time.
    """
    function = _function(method)
    code = function.__code__
    constants = tuple(
        constant if constant == function.__doc__ else _compile_constant(constant)
        for constant in code.co_consts
    )
    quick = FunctionType(code.replace(co_consts=constants), {"re": _CompiledRe})
    return MethodType(quick, method.__self__)


_PATTERN_PART = re.compile(r"\[([a-z-]+)\]|([a-z])|(.)")
_Opening = tuple[frozenset[str] | None, ...]


def _opening(pattern: str) -> _Opening:
    """Which letters may stand at each of a word's first places for a pattern to match (None: any letter).

    >>> [letters and "".join(sorted(letters)) for letters in _opening("^me([lr])([a-z])(.*)$")]
    ['m', 'e', 'lr', None]
    """
    letters: list[frozenset[str] | None] = []
    for choice, letter, other in _PATTERN_PART.findall(pattern):
        if other in ("^", "(", ")"):  # match() starts at the first letter with or without '^'
            continue
        if other:
            break
        letters.append(None if "-" in choice else frozenset(choice or letter))
    return tuple(letters)


def _may_match(opening: _Opening, start: str) -> bool:
    # A loop, since a generator takes three times as long and some 8,000 beginnings are looked at.
    for letters, letter in zip(opening, start, strict=False):
        if letters is not None and letter not in letters:
            return False
    return True


_Groups = list[list[tuple[_Opening, _Rule]]]


def _narrow(groups: _Groups, start: str) -> _Groups:
    """The rules that words with this beginning may meet; groups without any are left out."""
    narrowed = ([pair for pair in group if _may_match(pair[0], start)] for group in groups)
    return [group for group in narrowed if group]


class _AffixRule(NamedTuple):
    """A removal, and the affixes of which one must be there: 'lah|kah|tah|pun'."""

    affixes: tuple[str, ...]
    remove: _Removal

    @classmethod
    def of(cls, method: Any) -> _AffixRule:
        return cls(tuple(re.findall("[a-z]+", "".join(_patterns(method)))), _compiled(method))


class _Start(NamedTuple):
    """What words with the same first three letters may meet."""

    groups: list[list[_Rule]]
    prefix_first: bool


class Affixes:
    """PySastrawi's algorithm over a list of roots: the same answers as its `Stemmer`, faster, for words of
    letters and digits.

    >>> Affixes(["kuat"]).root("memperkuat")
    'kuat'
    """

    def __init__(self, roots: Iterable[str]) -> None:
        self.roots = frozenset(roots) - {""}
        visitors = VisitorProvider()
        plain, *groups = visitors.get_prefix_visitors()
        self._plain_prefixes, self._without_plain_prefix = _AffixRule.of(plain.remove)
        self._suffixes = [_AffixRule.of(suffix.remove) for suffix in visitors.get_suffix_visitors()]
        self._any_suffix = tuple(suffix for affixes, _ in self._suffixes for suffix in affixes)
        prefix_first = PrecedenceAdjustmentSpecification().is_satisfied_by
        self._prefix_first: Callable[[str], bool] = _compiled(prefix_first)
        self._prefix_first_openings = [_opening(pattern) for pattern in _patterns(prefix_first)]
        # Rule 4 asks for no pattern, it compares with 'belajar': its opening is empty and fits any word.
        # They are compiled when a word comes that one may fit: a question has few.
        self._groups: _Groups = [
            [
                (_opening("".join(_patterns(rule.disambiguate))), rule.disambiguate)
                for rule in group.disambiguators
            ]
            for group in groups
        ]
        self._pairs: dict[str, tuple[_Groups, list[_Opening]]] = {}
        self._starts: dict[str, _Start] = {}

    def _start(self, letters: str) -> _Start:
        """The groups of rules for words that begin so, in PySastrawi's order; found out once."""
        pair = letters[:2]
        if pair not in self._pairs:
            openings = [opening for opening in self._prefix_first_openings if _may_match(opening, pair)]
            self._pairs[pair] = _narrow(self._groups, pair), openings
        groups, openings = self._pairs[pair]
        start = self._starts[letters] = _Start(
            [[_compiled(rule) for _, rule in group] for group in _narrow(groups, letters)],
            any(_may_match(opening, letters) for opening in openings),
        )
        return start

    def without_prefixes(self, word: str) -> str:
        """The word after up to three passes of the prefix rules, or the root met on the way.

        In a pass the first group of rules that applies decides, root or not.
        """
        roots, starts = self.roots, self._starts
        for _ in range(3):
            if word.startswith(self._plain_prefixes):
                word = self._without_plain_prefix(word)
                if word in roots:
                    return word
                continue
            if word in roots:
                return word
            letters = word[:3]
            result = None
            for group in (starts.get(letters) or self._start(letters)).groups:
                for rule in group:
                    result = rule(word)
                    if result in roots:
                        return result
                if result is not None:
                    break
            if result is None:
                return word
            word = result
        return word

    def without_one_prefix(self, word: str) -> set[str]:
        """What each prefix rule alone makes of a word, infixes left out; for reviews of the root list."""
        results = {rule(word) for group in self._start(word[:3]).groups for rule in group}
        if word.startswith(self._plain_prefixes):
            results.add(self._without_plain_prefix(word))
        # An infix rule keeps the first letter and drops two or three behind it.
        return {result for result in results if result and (result[0] != word[0] or result == word[2:])}

    def root(self, word: str) -> str:
        """The root of a folded word, or the word itself where no root is found."""
        roots = self.roots
        if word in roots:
            return word
        if len(word) <= _SHORT:
            shorter = self._without_plain_prefix(word)
            return shorter if shorter in roots else word
        if not word.isalnum():
            return word
        letters = word[:3]
        if (self._starts.get(letters) or self._start(letters)).prefix_first and self._prefix_first(word):
            current = self.without_prefixes(word)
            if current in roots:
                return current
            for suffixes, remove in self._suffixes:
                if current.endswith(suffixes):
                    current = remove(current)
                    if current in roots:
                        return current
        if not word.endswith(self._any_suffix):
            current = self.without_prefixes(word)
            return current if current in roots else word
        removed: list[tuple[str, str]] = []  # (before, after), for taking suffixes back one by one
        current = word
        for suffixes, remove in self._suffixes:
            if current.endswith(suffixes):
                shorter = remove(current)
                removed.append((current, shorter))
                current = shorter
                if current in roots:
                    return current
        current = self.without_prefixes(current)
        if current in roots:
            return current
        for before, after in reversed(removed):
            # '-kan' may be '-k' + '-an': gerak-an. PySastrawi names what was taken off by removing the
            # rest once, wherever it stands.
            if before.replace(after, "", 1) == "kan":
                current = self.without_prefixes(after + "k")
                if current in roots:
                    return current
            current = self.without_prefixes(before)
            if current in roots:
                return current
        return word


def sastrawi_roots() -> list[str]:
    """PySastrawi's own root list."""
    return [root for root in StemmerFactory().get_words() if root]


def sastrawi_loop(roots: Iterable[str]) -> Callable[[str], str]:
    """PySastrawi's own loop over a list of roots, slow: the answers that `Affixes.root` must give."""
    return cast(Callable[[str], str], Stemmer(ArrayDictionary(list(roots))).stem_singular_word)


def _has_infix(word: str, root: str) -> bool:
    """Whether a root was found by taking an infix out of a word.

    >>> _has_infix("helina", "hina"), _has_infix("meminta", "minta"), _has_infix("reruntuhan", "runtuh")
    (True, False, False)
    """
    if root in word:
        return False
    first, rest = root[0], root[1:]
    for infix in _INFIXES:
        if first + infix + rest in word:
            # mem- and pem- before m- and p-; a doubled first letter
            return not ((infix == "em" and first in "mp") or infix == "e" + first)
    return False


class Words:
    """Stems of words by a lexicon. `stem` below uses the one that is shipped; tools build others."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        stems = dict(lexicon.loans)
        # 'efektifitas' is 'efektivitas', and that of 'efektif'.
        stems |= {variant: stems.get(standard, standard) for variant, standard in lexicon.spellings}
        dropped = set(lexicon.unproductive)
        for correction in lexicon.corrections:
            if correction.stem is None:
                dropped.add(correction.word)
            else:
                stems[correction.word] = correction.stem
        known = frozenset(sastrawi_roots())
        roots = set(known)
        roots -= dropped
        # What a correction drops stays dropped where another names it as a stem: 'dilap' is of 'lap', and
        # yet no 'ber-lap-is' is found in 'berlapis'.
        named = stems.keys() | set(stems.values()) - {c.word for c in lexicon.corrections if c.stem is None}
        roots.update(lexicon.roots, named, (first + second for first, second in lexicon.compounds))
        self.affixes = Affixes(roots)
        # Roots to the affix rules, yet forms of another word: 'berikan' is found in 'diberikannya'.
        self._stems = stems
        # Words that PySastrawi calls roots and that take no affix: they keep their form.
        self._bare = known & dropped
        self._bare_hosts = known & lexicon.unproductive
        self._words = self.affixes.roots | self._bare | lexicon.names
        self._takes_i = lexicon.takes_i
        self.names = lexicon.names

    def stem(self, word: str) -> str:
        """The stem of a folded word; see `search.analysis.stemming.stem`."""
        if word in self.names or word in self._bare:
            return word
        roots = self.affixes.roots
        if word not in roots:
            # PySastrawi takes suffixes off before prefixes and so finds 'bel' in 'membelinya': here the
            # word without its clitic comes first, and 'X-nya' has the stem of X wherever X has one.
            if word.endswith("nya"):
                host = word[:-3]
                found = self.stem(host) if not host.endswith("nya") else host
                if found != host or host in self._words:
                    return found
            elif word.endswith(_CLITICS):
                host = word[: -2 if word.endswith("u") else -3]
                if host in self._bare_hosts:
                    return host
            if word.startswith("ketidak"):  # ketidakpastian is the lack of kepastian
                rest = "ke" + word[len("ketidak") :]
                found = self.stem(rest)
                if found != rest:
                    return found
            if word.startswith(_BEFORE_LONGER) and (longer := self._with_longer_root(word)) is not None:
                return longer
        root = self.affixes.root(word)
        if root == word and word not in roots:
            if word.endswith("nya") and len(word) >= _LONG:
                return self._unknown_host(word[:-3])
            return self._misspelt(word) if word.startswith(_PERHAPS_MISSPELT) else word
        if root != word and _has_infix(word, root):
            # 'belajarlah' is 'belajar' with its particle, not 'bajar'.
            host = word[:-3] if word.endswith(_PARTICLES) else ""
            return self.stem(host) if host in self._words or self.stem(host) != host else word
        if word.endswith(_ENDINGS) and root != word:
            for ending in _ENDINGS:
                if word.endswith(root + ending) and root + ending in roots:
                    root += ending
        if self._takes_i is not None and word == root + "i" and root not in self._takes_i:
            return word
        return self._stems.get(root, root)

    def _with_longer_root(self, word: str) -> str | None:
        """The stem by a root that ends like a suffix, where a shorter one is an accident; None elsewhere.

        PySastrawi takes '-kah' and '-kan' off first and so finds 'selang' in 'selangkah', 'rana' in
        'peranakan'. No particle stands behind se- and a bare root, and ke- and peN- go with -an, not -kan.
        """
        roots = self.affixes.roots
        if word.startswith("se") and word.endswith(_PARTICLES) and word[2:] in roots:
            return self._stems.get(word[2:], word[2:])
        if word.startswith(("ke", "pe")) and word.endswith("kan") and word[:-3] not in roots:
            bare = self.affixes.without_prefixes(word[:-2])
            if bare in roots and bare.endswith("k"):
                return self._stems.get(bare, bare)
        return None

    def _misspelt(self, word: str) -> str:
        """The stem of an unknown word by another spelling of its prefix, else the word."""
        for wrong, right in _MISSPELT:
            if word.startswith(wrong):
                mended = right + word[len(wrong) :]
                root = self.affixes.root(mended)
                return word if root == mended else self._stems.get(root, root)
        if _ONE_G.match(word):
            mended = "mengg" + word[4:]
            root = self.affixes.root(mended)
            return word if root == mended else self._stems.get(root, root)
        return word

    @cached_property
    def _told(self) -> dict[str, str]:
        """What the hand-made files say of a word."""
        told = {c.word: f"correction: {c.reason}" for c in self._lexicon.corrections if c.stem is not None}
        told |= {word: f"loan family of {stem}" for word, stem in self._lexicon.loans}
        return told | {variant: f"spelling of {standard}" for variant, standard in self._lexicon.spellings}

    def why(self, word: str) -> str:
        """See `search.analysis.stemming.why`."""
        if word in self.names:
            return "name"
        if word in self._bare:
            return "root without affixes"
        if told := self._told.get(word):
            return told
        if word in self.affixes.roots:
            return "root"
        found = self.stem(word)
        if found == word:
            return "unknown"
        root = self.affixes.root(word)
        if root == word:
            return f"clitic of {found}" if word.startswith(found) else f"misspelt affixes of {found}"
        told = self._told.get(root)
        return f"affixes of {root}" + (f" ({told})" if told and found != root else "")

    def has(self, word: str) -> bool:
        """Whether a folded word is one that the lexicon knows, by itself or by its root."""
        return word in self._words or self.stem(word) in self._words

    def letters_of(self, stem: str) -> frozenset[str]:
        """See `search.analysis.stemming.letters_of`."""
        return frozenset(word[1:] for word in (stem, *(w for w, s in self._stems.items() if s == stem)))

    def _unknown_host(self, host: str) -> str:
        """What is left of an unknown word without its clitic; one 'n' too few or too many is mended, as in
        'alasanya' and 'keduannya'."""
        for mended in (host + "n", host[:-1] if host.endswith("n") else ""):
            found = self.stem(mended)
            if found != mended or mended in self._words:
                return found
        return host


@cache
def _words() -> Words:
    return Words(load())


@lru_cache(maxsize=256)
def letters_of(stem: str) -> frozenset[str]:
    """Letters of which some stand in every word of letters alone that has this stem: those of a root of it
    but the first, which a prefix may take. But for words that begin with one of `UNLIKE`.

    >>> sorted(letters_of("tulis")), sorted(letters_of("izin"))
    (['ulis'], ['jin', 'zin'])
    """
    return _words().letters_of(stem)


def made_of() -> list[Path]:
    """The files that tell a word's stem: what is made of stems is kept as long as they are the same."""
    folders = (FOLDER, Path(__file__).parent)
    ours = (file for folder in folders for file in sorted(folder.iterdir()))
    # PySastrawi's rules lie in many folders: to ask what of them is loaded takes less than to walk there.
    package = Stemmer.__module__.partition(".")[0]
    loaded = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == package}
    theirs = [Path(cast(str, loaded[name].__file__)) for name in sorted(loaded)]
    data = Path(cast(str, loaded[Stemmer.__module__].__file__)).parent / "data"
    return (
        [file for file in ours if file.suffix in (".py", ".txt", ".tsv")]
        + theirs
        + sorted(data.glob("*.txt"))
    )


def is_known(word: str) -> bool:
    """Whether a folded word is Indonesian, or a name of the lexicon.

    >>> is_known("mengatakan"), is_known("vigiaccess")
    (True, False)
    """
    return _words().has(word)


def why(word: str) -> str:
    """Which data or rule gives a folded word its stem.

    >>> why("dimas"), why("berikan"), why("memperkuat"), why("ijin")
    ('name', 'correction: Sastrawi takes ber- off ikan', 'affixes of kuat', 'spelling of izin')
    """
    return _words().why(word)


def is_common_word(word: str) -> bool:
    """Whether a folded word is Indonesian, and no name of the lexicon.

    >>> is_common_word("mengatakan"), is_common_word("dimas")
    (True, False)
    """
    return is_known(word) and why(word) != "name"


def is_productive(word: str) -> bool:
    """Whether a folded word is a root that takes affixes, or a form of one, and no name.

    >>> is_productive("korupsi"), is_productive("bowo")
    (True, False)
    """
    words = _words()
    return word not in words.names and words.stem(word) in words.affixes.roots


def stem(word: str) -> str:
    """The root of a folded word (lower case, no diacritics, apostrophes or hyphens).

    Names keep their form; a word that neither the rules nor the lexicon know is its own root.

    >>> stem("memperkuat"), stem("pasukannya"), stem("bekasi")
    ('kuat', 'pasukan', 'bekasi')
    """
    return _words().stem(word)
