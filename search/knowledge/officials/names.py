"""Spellings of a personal name, to the forms under which one person's spellings meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import eq

from search.analysis.patterns import late
from search.knowledge.officials.name_forms import plain

# What changes between two Indonesian newsrooms' spellings of one name, longest first: old orthography
# (Soeharto, Tjahjo, Djarot), transliteration (Khamenei, Sergey, Chairul, Ikhsan), and z/s, v/f, q/k.
_SPELLINGS = (
    ("shch", "sh"),
    ("chm", "hm"),
    ("khm", "hm"),
    ("chs", "hs"),
    ("khs", "hs"),
    ("chai", "kai"),
    ("chae", "kae"),
    ("aee", "ai"),
    ("sch", "sh"),
    # Arabic, and of Christians.
    ("chol", "kol"),
    ("chot", "kot"),
    ("choir", "koir"),
    ("chus", "kus"),
    ("chud", "kud"),
    ("chalid", "kalid"),
    ("chalim", "kalim"),
    ("christi", "kristi"),
    ("jh", "j"),
    ("john", "jon"),
    ("iksan", "ihsan"),
    ("ulloh", "ullah"),
    ("sy", "sh"),
    ("sj", "sh"),
    ("tj", "c"),
    ("dj", "j"),
    ("oe", "u"),
    ("ou", "u"),
    ("kh", "k"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("ks", "x"),
    ("q", "k"),
    ("v", "f"),
    ("z", "s"),
    ("y", "i"),
)
# Behind an 'I' that many leave out.
_BALINESE = frozenset(
    ["gede", "made", "wayan", "nyoman", "ketut", "putu", "komang", "kadek", "nengah", "gusti", "dewa"]
)
# In a word of the old spelling a 'j' by itself is a 'y': 'Tjahjo', 'Djojo'.
_OLD_WORD = late(r"\b\w*[tds]j\w*")
_OLD_Y = late(r"(?<![tds])j")
# Zaenal, Jaelani, Zulkarnaen; not Michael.
_AE = late(r"ae(?=[^\Waeiou][aeiou]|n\b)")
_LETTERS = late(r"\b\w(?: \w)+\b")
_OPENING_I = late(r"^i(?=[aiueo])")
_DOUBLED = late(r"(sh|.)\1+")
# Old spelling: Arief, Marzuki Alie, Sjafrie; 'Xie' is no 'Xi'.
_LONG_I = late(r"(?<=\w\w)ie\b|(?<=\w\w)ie(?=[^aeiou\W]\b)")
# As `core_words` has it, wherever it stands in a name; so many bear it that it tells nobody.
MUHAMMAD_WORDS = frozenset(("m", "muhamad"))
_MARKS = re.compile(r"[’'‘`ʼ´.\"“”]")
_SPACE = re.compile(r"[\s\-–_]+")
_MUHAMMAD = late(r"m(?:[uo]|oe)ham+[ae]d|moh|mohd|muh|moch|mochamad|mochammad|h|hm|m|kh")
_TITLES = late(
    r"(presiden|menteri|jend(e?ral)?|senior|letjen|mayjen|brigjen|komjen|irjen|kombes|akbp|kompol|kolonel|letkol"
    r"|laksamana|laksdya|laksda|laksma|marsekal|marsdya|marsda|marsma|pol|tni|purn|prof|profesor|dr|drs|dra|ir|hj|kh"
    r"|kyai|kiai|samdech|haji|hajah|ustaz|ustad|habib|datuk|dato|seri|tan sri|tun|sir|s[yh](?:e|ai|ei)[ck]?h"
    r"|ayatollah|ayatullah|bapak|ibu|pak|bu|pangeran|raja|ratu|sultan|paus|daw|u|raden|rm?|pandit|gus|mullah|sayyid"
    r"|hadji|hadjah|rd|ec|pdt|ust|brigpol|laut|ny|nyonya|tn|tuan|guru|tgh|tgkh|tgk|tgb|bajang|sdri?|kr[at]|krht|kp|kph|brm|bra|gkr|kgph|kgpaa)"
)
_DEGREES = late(
    r",.*$|\s+\([^)]*\)$"
    r"|(?<=\w\w )(?:(?:S\.?[EHTP]|M\.?[MHT]|MSi|M\.Si|S\.?IP|S\.?I\.?K|[SM]\.?(?:Pd|Ag|Kom|Kes|Hum|Sos|AP)"
    r"|PhD|Ph\.D)\.?(?: |$))+$"
)
_MUHAMMAD_WORD = late(r"\bm(?:[uo]|oe)ham+[aei]d\b|\bmoc?h+am+ad\b|\bmo[ck]?h\b|\bmuh\b|\bmohd\b")
_ABDUL = late(r"\babd\b(?= \w\w)")
_INITIALS = late(r"(?<=\b[A-Za-z])\.(?=[A-Za-z])")
# Before a name that is complete without them: 'Andi Sudirman Sulaiman'.
_NOBLE = frozenset(
    ("andi", "teuku", "tengku", "teungku", "tubagus", "tb", "raden", "rm", "ahmad", "i", "ni", "la")
)
_NOBLE |= {"mulah"}
_DYNASTIES = frozenset(["saud", "nahian", "tani", "sabah", "maktum", "kalifa", "said"])
# English given names and what is short for them, and those that Indonesia's Christians have from Latin.
_SHORT_FORMS = frozenset(
    pair
    for full, *shorts in (
        row.split()
        for row in (
            "alexander alex",
            "anthony tony",
            "antony tony",
            "andrew andy",
            "benjamin ben",
            "charles chuck charlie",
            "christopher chris",
            "daniel dan danny",
            "david dave",
            "donald don",
            "edward ed ted",
            "elizabeth liz",
            "james jim jimmy",
            "jeffrey jeff",
            "joseph joe",
            "kenneth ken",
            "matthew matt",
            "michael mike",
            "nicholas nick",
            "peter pete",
            "richard dick rick",
            "robert bob bobby",
            "ronald ron",
            "stephen steve",
            "steven steve",
            "thomas tom",
            "timothy tim",
            "william bill will",
            "abraham bram",
            "albertus albert",
            "antonius anton",
            "bernardus bernard",
            "fransiskus frans",
            "hendrikus hendrik",
            "johannes john johan",
            "nikolaus niko",
            "paulus paul",
            "petrus peter piet",
            "robertus robert",
            "yohanes john johan",
        )
    )
    for pair in ((full, short) for short in shorts)
)
# Of 'Tj', 'Dj', 'Ch' and 'Ph', which are levelled.
_OLD_INITIALS = frozenset(("tc", "dj", "ck", "pf"))
# Letters of one sound, or that are misread for one another.
_NEAR_PAIRS = "bp dt gk mn sc cj fp lr hk hg kc xk gj nl sx ft ij"
_NEAR = frozenset(_NEAR_PAIRS.split())
_END = 4  # letters: '-sono', '-mono', '-toyo'
# Levelled, behind a stem.
_WOMANS_END = late(r"(?<=...)(?:wati|wardani|ningsih|ningrum|ningtias|astuti|asih|sari|lestari)$")
_LEAST = 5  # letters of a word of which one may differ, where the others have few
_LONG = 10  # letters of which one may be wrong anywhere
_PARTICLE = late(r"al|el|bint?i?|ibn|von|van|der|de|da|la|le|the|dos|del|di")

_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae"})


@lru_cache(maxsize=1 << 14)  # the people and offices of an archive come back article after article
def fold(name: str) -> str:
    """The name in lower case without accents, apostrophes, dots and hyphens, single-spaced.

    >>> fold("Recep Tayyip Erdoğan"), fold("Ma’ruf  Amin"), fold("Moon Jae-in")
    ('recep tayyip erdogan', 'maruf amin', 'moon jae in')
    """
    plain = name.lower()
    if plain.isascii() and plain.replace(" ", "").isalnum():
        return " ".join(plain.split())
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.translate(_PLAIN))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c)).replace("ð", "d")
    return _SPACE.sub(" ", _MARKS.sub("", plain)).strip()


def slug(name: str) -> str:
    """A stable id of a name: `slug("Sergei Lavrov")` is 'sergei-lavrov'."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def levelled_slug(name: str) -> str:
    """The id of a person who is not listed: the same for all spellings that share a skeleton.

    >>> levelled_slug("Soetarjo Wibawa"), levelled_slug("Moh. Yasin Sutarjo")
    ('sutarjo-wibawa', 'yasin-sutarjo')
    >>> levelled_slug("I Made Wening"), levelled_slug("I G A Wening") == levelled_slug("IGA Wening")
    ('made-wening', True)
    >>> levelled_slug("Ani M Wening"), levelled_slug("Ani Lumban Tobing")
    ('ani-wening', 'ani-lumbantobing')
    """
    return slug(" ".join(levelled_words(name)).replace("sh", "sy").replace("x", "ks"))


def levelled_words(name: str) -> list[str]:
    """The words that name who is not listed: an 'I' before a Balinese name and a letter in the middle
    are often left out, letters in a row written as one word."""
    words = [_OPENING_I.sub("y", word) if word[0] == "i" else word for word in core_words(name)]
    if len(words) > 2 and words[0] == "i" and words[1] in balinese():
        del words[0]
    runs = " ".join(words)
    if any(len(word) == 1 for word in words):
        runs = _LETTERS.sub(lambda run: run[0].replace(" ", ""), runs)
    words = runs.replace("lumban ", "lumban").split()
    if len(words) < 3:
        return words
    return [words[0], *(word for word in words[1:-1] if len(word) > 1), words[-1]]


@lru_cache(1)
def balinese() -> frozenset[str]:
    """Levelled words that stand at the head of many Balinese names."""
    return frozenset(map(skeleton, _BALINESE))


def skeleton(name: str) -> str:
    """The folded name with spelling habits levelled, word by word.

    >>> skeleton("Soeharto") == skeleton("Suharto"), skeleton("Dmitriy") == skeleton("Dmitry")
    (True, True)
    >>> skeleton("Ali Khamenei") == skeleton("Ruhollah Khomeini")
    False
    """
    bare = fold(name)
    # To ask for the letters first costs less than each pattern, of which most names match none.
    if "mo" in bare or "mu" in bare:
        bare = _MUHAMMAD_WORD.sub("muhamad", bare)
    if "abd " in bare:
        bare = _ABDUL.sub("abdul", bare)
    if "ae" in bare:
        bare = _AE.sub("ai", bare)
    if bare.count("j") > 1:
        bare = _OLD_WORD.sub(lambda word: _OLD_Y.sub("y", word[0]), bare)
    for written, levelled in _SPELLINGS:
        bare = bare.replace(written, levelled)
    if "ie" in bare:
        bare = _LONG_I.sub("i", bare)
    # Few names have a letter twice in a row; to look for one costs a third of the pattern.
    doubled = any(map(eq, bare, bare[1:])) or "shsh" in bare
    return _DOUBLED.sub(r"\1", bare) if doubled else bare


def without_muhammad(name: str) -> str:
    """The name without a leading Muhammad (Moh, M) where two other words remain.

    >>> without_muhammad("M Said Didu"), without_muhammad("Muhammad Prasetyo")
    ('Said Didu', 'Muhammad Prasetyo')
    """
    words = name.split()
    return " ".join(words[1:]) if len(words) > 2 and _MUHAMMAD.fullmatch(fold(words[0])) else name


def without_titles(name: str) -> str:
    """The name without ranks and honorifics before it and degrees after a comma.

    >>> without_titles("Jenderal (Purn.) Wiranto, SH"), without_titles("Prof. Dr. Sutarjo Wibawa")
    ('Wiranto', 'Sutarjo Wibawa')
    """
    words = _DEGREES.sub("", name).split()
    while len(words) > 1 and (
        _TITLES.fullmatch(fold(words[0]).strip("().")) or (len(words) > 2 and fold(words[0]) == "h")
    ):
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=1 << 14)
def core_words(name: str) -> tuple[str, ...]:
    """The skeleton's words, without a leading Muhammad where two other words remain."""
    words = skeleton(without_muhammad(_INITIALS.sub(". ", name) if "." in name else name)).split()
    if len(words) > 3 and words[-2] == "al" and words[-1] in _DYNASTIES:
        del words[-2:]  # 'Mohammed bin Salman Al Saud'
    return tuple(words)


@lru_cache(maxsize=1 << 14)
def joined(name: str) -> str:
    """The skeleton as if the name were one word: 'Wei Feng He' is 'Wei Fenghe'."""
    return skeleton(fold(without_muhammad(name)).replace(" ", ""))


@lru_cache(maxsize=1 << 14)
def _sounded(name: str) -> str:
    """The letters that two spellings of one name share, the words' bounds and 'w' for 'f' left aside."""
    return joined(name).replace("w", "f")


@lru_cache(maxsize=1 << 14)
def _first_word(name: str) -> str:
    return fold(name).split()[0]


def within_one_edit(a: str, b: str) -> bool:
    """Whether one letter added, left out, changed or swapped with its neighbour makes `a` into `b`.

    >>> within_one_edit("warjiyo", "wajiyo"), within_one_edit("hasan", "hasyim")
    (True, False)
    """
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    limit = min(len(a), len(b))
    while start < limit and a[start] == b[start]:
        start += 1
    if len(a) == len(b):
        swapped = a[start : start + 2] == b[start : start + 2][::-1] and a[start + 2 :] == b[start + 2 :]
        return swapped or a[start + 1 :] == b[start + 1 :]
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[start + 1 :] == shorter[start:]


def shortened(word: str) -> set[str]:
    """A word by itself and without each of its letters: words within one edit share one of these.

    >>> sorted(shortened("abu"))
    ['ab', 'abu', 'au', 'bu']
    """
    return {word, *(word[:k] + word[k + 1 :] for k in range(len(word)))}


class NearWords:
    """Words among which those within one edit of another are found without a look at each."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_form: dict[str, list[str]] = {}
        self._longest = 0
        for word in words:
            self._longest = max(self._longest, len(word))
            for form in shortened(word):
                self._by_form.setdefault(form, []).append(word)

    def find(self, word: str) -> set[str]:
        """Those within one edit of a word.

        >>> sorted(NearWords(("moeldoko", "prabowo", "joko")).find("meoldoko"))
        ['moeldoko']
        """
        # A longer one than all of them with a letter more has as many forms as letters, each as long.
        if len(word) > self._longest + 1:
            return set()
        forms = self._by_form
        near = {other for form in shortened(word) if form in forms for other in forms[form]}
        return {other for other in near if within_one_edit(other, word)}


def alike(a: str, b: str) -> str | None:
    """Why two names may be spellings of one name, or None: 'skeleton', 'one-letter', 'initials', 'short-name'
    (Mike for Michael), 'shorter-form', 'form' (another language's: Serhiy for Sergei).

    One letter may differ in one word of five letters or more, but not its last vowel: Sugianto and
    Sugianti, Yulianto and Yulianti are different people. A shorter form keeps the first and last word
    ('Luhut Pandjaitan'), or is the beginning of the longer one ('Sri Mulyani').
    """
    one, two = core_words(a), core_words(b)
    if not one or not two:
        return None
    if one == two or _sounded(a) == _sounded(b):
        return "skeleton"
    reason = _reason(a, b, one, two)
    if reason is not None:
        return reason
    # The same again by forms that make no id.
    x, y = plain_words(a), plain_words(b)
    if (x, y) == (one, two):
        return None
    return "form" if "".join(x) == "".join(y) else _reason(a, b, x, y)


@lru_cache(maxsize=1 << 14)
def plain_words(name: str) -> tuple[str, ...]:
    """The skeleton's words of a name whose words have one of their forms (see `name_forms.plain`)."""
    return core_words(plain(name))


def _reason(a: str, b: str, one: tuple[str, ...], two: tuple[str, ...]) -> str | None:
    if len(one) == len(two):
        odd = [(x, y) for x, y in zip(one, two, strict=True) if x != y]
        if len(odd) == 1:
            # A single word carries too little to forgive a letter.
            same = sum(map(len, one)) - len(odd[0][0])
            if same > 2 and _may_differ(*odd[0], least=_least(same)):
                return "one-letter"
        if one[-1] != two[-1]:
            return None
        if len(one) == 2:
            return "short-name" if _is_short(_first_word(a), _first_word(b)) else None
        if one[1:] == two[1:] and _is_short(_first_word(a), _first_word(b)):
            return "short-name"
        initials = all(_is_initial(x, y) or _is_initial(y, x) for x, y in odd)
        # 'A H Nasution' may be Abdul Haris; 'A Rahman' is too little.
        told = len(one[-1]) > 3 or (one[0] == two[0] and len(one[0]) > 3)
        return "initials" if initials and len(one) > 2 and told else None
    short, long = (one, two) if len(one) < len(two) else (two, one)
    solid = [word for word in short if not _PARTICLE.fullmatch(word) and len(word) > 1]
    if len(solid) < 2:
        return None
    if short == long[: len(short)] or (short[0] == long[0] and short[-1] == long[-1]):
        return "shorter-form"
    # An initial before a whole name is left out, too: 'R Abdul Latif Amin'.
    opened = long[0] in _NOBLE or (len(long[0]) == 1 and len(solid) > 2)
    return "shorter-form" if short == long[1:] and opened else None


def respelt(short: Sequence[str], long: Sequence[str]) -> str | None:
    """Why two names that `alike` finds unlike may be one: 'opened' by a letter more ('R Rudi Kencantara'), or
    another 'vowel' at the end of a word behind the first of three."""
    if len(short) != len(long):
        return "opened" if len(long[0]) == 1 and long[1:] == short and len(short) > 1 else None
    odd = [(k, x, y) for k, (x, y) in enumerate(zip(short, long, strict=True)) if x != y]
    if len(odd) != 1 or len(short) < 3:
        return None
    k, x, y = odd[0]
    return "vowel" if k and x[:-1] == y[:-1] and {x[-1], y[-1]} == {"a", "o"} else None


def _is_initial(letter: str, word: str) -> bool:
    """Whether a letter is a word's first, as levelled or as old spelling has it: 'T' for 'Tjahaja'."""
    return len(letter) == 1 and (letter == word[0] or (len(word) > 1 and letter + word[0] in _OLD_INITIALS))


def _is_short(x: str, y: str) -> bool:
    return (x, y) in _SHORT_FORMS or (y, x) in _SHORT_FORMS


def given_forms(name: str) -> frozenset[str]:
    """What is short for the first word of a name, and what it is short for, folded; with the word itself.

    >>> sorted(given_forms("Mike Pence"))
    ['michael', 'mike']
    """
    word = _first_word(name)
    return _given_forms().get(word, frozenset((word,)))


@lru_cache(1)
def _given_forms() -> dict[str, frozenset[str]]:
    words = {word for pair in _SHORT_FORMS for word in pair}
    return {word: frozenset(each for pair in _SHORT_FORMS if word in pair for each in pair) for word in words}


def _least(same: int) -> int:
    """How long a word must be for one letter to differ, where `same` letters of the others agree."""
    return 3 if same > 12 else 4 if same > 9 else _LEAST


def _may_differ(x: str, y: str, *, least: int) -> bool:
    if min(len(x), len(y)) < least or not within_one_edit(x, y):
        return False
    if len(x) != len(y):
        # 'Gufron' and 'Gufroni', 'Hamdan' and 'Hamdani' are two names, unless more agrees.
        short, long = sorted((x, y), key=len)
        grown = long[:-1] == short and long[-1] in "aiueo" and short[-1] not in "aiueo"
        return not grown or least < _LEAST
    at = [(a, b) for a, b in zip(x, y, strict=True) if a != b]
    if len(at) > 1:
        return True  # two letters swapped
    one, two = sorted(at[0])
    if x[0] != y[0]:
        return one + two in ("ei", "ij", "ou")  # Esmail, Jusuf; but not Amran and Imran
    if one in "aiueo" and two in "aiueo":
        return x[:-1] != y[:-1]
    if one + two in _NEAR or two + one in _NEAR:
        return True
    # 'Ansar' and 'Anwar', 'Jonner' and 'Jonter' are two names.
    return len(x) > (6 if set("aiueo").isdisjoint((one, two)) else 5) and not differ_in_end(x, y)


def differ_in_end(x: str, y: str) -> bool:
    """Whether two words are names of Java with one stem and another end, so that each is a name: other
    consonants before a last 'o', or another of women's ends.

    A longer word is rather misspelt, and letters of one sound or shape are.

    >>> [differ_in_end("hartono", other) for other in ("hartoyo", "harsoyo", "hardono", "hatrono")]
    [True, True, False, False]
    >>> differ_in_end("kusumawati", "kusumawardani")
    True
    """
    if x[-1:] == y[-1:] == "o":
        if not 5 < len(x) == len(y) < _LONG or x[:-_END] != y[:-_END]:
            return False
        odd = [(a, b) for a, b in zip(x, y, strict=True) if a != b]
        if sorted(x) == sorted(y) or any(set("aiueo").issuperset(pair) for pair in odd):
            return False
        return any(one + two not in _NEAR and two + one not in _NEAR for one, two in odd)
    end, other = _WOMANS_END.search(x), _WOMANS_END.search(y)
    if end is None or other is None or end[0] == other[0]:
        return False
    return x[: end.start()] == y[: other.start()]
