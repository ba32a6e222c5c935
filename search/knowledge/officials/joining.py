"""Whose names stand under several ids in one archive: near names in one body or place, to one id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from hashlib import blake2b
from itertools import combinations
from pathlib import Path

from search.knowledge.officials.bodies import is_body, is_placed, seat
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.identity import is_frequent, office_word
from search.knowledge.officials.names import MUHAMMAD_WORDS, alike, balinese, levelled_words, within_one_edit
from search.knowledge.officials.vocabulary import given_names
from search.model import Article, Official

# Rises with every change of code that alters what `one_person` answers.
_RULES = 2
# Beside this module: what it depends on besides the articles and the user's corrections.
_TABLES = ("bodies.csv", "gazetteer-indonesia.csv", "gazetteer-world.csv", "given-names.txt")
# Of so many bearers of one word in one body or place nobody can be told by it, and to compare them costs.
_MOST_BEARERS = 60
_FEW = 3  # who have a word that others do not: one person's spellings
_LONG = 6  # letters of a word that, if few have it, tells somebody wherever he serves
_SHORTEST_SINGLE = 5  # letters of a word that tells somebody beside the post
_ALIKE = 0.75  # of the letters of two words that may be one
# Bodies that no table has.
_BENCHES = frozenset(("dpr", "hakim", "jaksa"))
# Posts of which one says little: judges are many.
_OPEN = ("?", "hakim/", "jaksa/")
# They stand in so many names that they tell nobody; `names.balinese` are others.
_NOBLE = frozenset(("ngurah", "bagus", "ida", "aiu"))
# Whom some articles name: by which id, name and post (see `post`).
Bearer = tuple[str, str, str]
Pair = tuple[str, str]
# Of some pairs of ids, those of whom one article names both.
Together = Callable[[Sequence[Pair]], Iterable[Pair]]


@lru_cache(1 << 14)  # an archive has few offices, each many times
def post(role: str | None) -> str:
    """The body or place of an office, and its kind, as the index holds them; '' of a bare office. A question
    mark stands before what names neither body nor place.

    >>> post("Kapolda Jatim"), post("Kapolsek Rambah Samo"), post("Bupati")
    ('jawa-timur/kapolda', '?rambah-samo/kapolsek', '')
    """
    if not role:
        return ""
    where, kind = seat(role), office_word(role)
    if is_placed(role) or where in _BENCHES:
        return f"{where}/{kind}"
    return f"?{where}/{kind}" if " " in role and where != kind else ""


@cache
def version() -> str:
    """Of the rules and of the tables that ship with them: what one version joined holds for that alone."""
    digest = blake2b(str(_RULES).encode(), digest_size=6)
    for name in _TABLES:
        digest.update(b"\0" + Path(__file__).with_name(name).read_bytes())
    return digest.hexdigest()


class _Person:
    """One id: its words, its commonest name, and in which places and posts."""

    def __init__(self, id: str) -> None:
        self.id = id
        self.names: dict[str, int] = {}
        self.posts: set[str] = set()
        self.articles = 0

    @cached_property
    def name(self) -> str:
        return min(self.names, key=lambda each: (-self.names[each], each))

    @cached_property
    def words(self) -> list[str]:
        # Not those of the id, which spells 'sh' as 'sy' and may end in the place that parts namesakes.
        return levelled_words(self.name)

    @cached_property
    def places(self) -> set[str]:
        return {each.partition("/")[0] for each in self.posts}

    @cached_property
    def kinds(self) -> set[str]:
        return {each.partition("/")[2] for each in self.posts}


def one_person(
    bearers: Mapping[Bearer, int], gazetteer: Gazetteer, together: Together = lambda pairs: ()
) -> dict[str, str]:
    """Each id that is another spelling of a person's, to the id of that person with most articles.

    Two are one whose names are near (`names.alike`) and who hold one post, or serve in one body or place
    under a name that few have, or wherever they serve under words that nobody else in the archive has. Where
    several longer names fit a shorter one that are not near each other, nobody knows whose it is, and all
    stay apart.
    Never joined are who is listed, whom the user parted and whom one article names `together`. The answer
    depends on the live articles alone (`bearers`: how many each has), not on their order or on what was there
    before.

    >>> bearers = {
    ...     ("rudi-kencanto", "Rudi Kencanto", "bali/kapolda"): 3,
    ...     ("rudi-kencanto-wibawa", "Rudi Kencanto Wibawa", "bali/kapolda"): 1,
    ...     ("rudi-kencanti", "Rudi Kencanti", "aceh/bupati"): 1}
    >>> one_person(bearers, Gazetteer.shipped())
    {'rudi-kencanto-wibawa': 'rudi-kencanto'}
    """
    persons: dict[str, _Person] = {}
    for (id, name, held), count in bearers.items():
        person = persons.get(id)
        if person is None:
            person = persons[id] = _Person(id)
        person.articles += count
        person.names[name] = person.names.get(name, 0) + count
        if held:
            person.posts.add(held)
    bearing: defaultdict[str, list[_Person]] = defaultdict(list)
    for person in persons.values():
        for word in set(person.words):
            bearing[word].append(person)
    near: defaultdict[str, set[str]] = defaultdict(set)
    for one, two in _candidates(bearing):
        if two in near[one] or not _is_near(persons[one], persons[two], bearing):
            continue
        if gazetteer.by_id(one) is None and gazetteer.by_id(two) is None:
            near[one].add(two)
            near[two].add(one)
    groups = list(_groups(near, persons))
    parted = set(together([pair for group in groups for pair in combinations(group, 2)]))
    joined: dict[str, str] = {}
    for group in groups:
        if any(pair in parted or _are_parted(*pair, persons, gazetteer) for pair in combinations(group, 2)):
            continue
        kept = min(group, key=lambda id: (-persons[id].articles, id))
        joined.update((id, kept) for id in group if id != kept)
    return joined


def as_one(article: Article, joined: Mapping[str, str]) -> Article:
    """The article with one id for each person; of a person whom it names twice, by the first."""
    if joined.keys().isdisjoint(official.id for official in article.officials):
        return article
    officials: dict[str, Official] = {}
    for official in article.officials:
        id = joined.get(official.id, official.id)
        officials.setdefault(id, replace(official, id=id))
    quotes = tuple(
        replace(quote, official=joined.get(quote.official or "", quote.official)) for quote in article.quotes
    )
    return replace(article, officials=tuple(officials.values()), quotes=quotes)


def _are_parted(one: str, two: str, persons: Mapping[str, _Person], gazetteer: Gazetteer) -> bool:
    """Whether the user told that two are two."""
    named = gazetteer.settled(persons[one].name, persons[two].name)
    return named is False or gazetteer.decisions.settled(one, two) is False


def _candidates(bearing: Mapping[str, list[_Person]]) -> Iterator[Pair]:
    """Pairs that share a body or place and a word, or a word that few have; nearly all words the same."""
    for same in bearing.values():
        if len(same) < 2:
            continue
        if len(same) <= _FEW:
            yield from _pairs(same)
            continue
        serving: defaultdict[str, list[_Person]] = defaultdict(list)
        for person in same:
            for where in person.places:
                serving[where].append(person)
        for some in serving.values():
            if 1 < len(some) <= _MOST_BEARERS:
                yield from _pairs(some)


def _pairs(persons: list[_Person]) -> Iterator[Pair]:
    for one, two in combinations(persons, 2):
        if one.posts and two.posts and _may_be_near(one.words, two.words):
            yield (one.id, two.id) if one.id < two.id else (two.id, one.id)


def _may_be_near(one: list[str], two: list[str]) -> bool:
    """Whether it is worth while to compare two names: nearly all pairs differ in a whole word."""
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    odd = [word for word in short if word not in long]
    if len(odd) == 1:
        (word,) = odd
        others = [other for other in long if other not in short]
        if len(word) == 1 or any(len(other) == 1 or within_one_edit(word, other) for other in others):
            return True
    return not odd or within_one_edit("".join(short), "".join(long))


def _is_near(one: _Person, two: _Person, bearing: Mapping[str, list[_Person]]) -> bool:
    """Whether two are one person, by what their names share, who else has it (`bearing`), and the offices."""
    short, long = sorted((one.words, two.words), key=len)
    posts, places = one.posts & two.posts, one.places & two.places
    if len(short) == 1:
        (word,) = short
        known = any(not each.startswith(_OPEN) for each in posts)
        return known and len(word) >= _SHORTEST_SINGLE and word in long and not is_frequent(word)
    telling = [word for word in set(short) & set(long) if len(word) > 3 and not _is_many_peoples(word)]
    rare = [word for word in telling if len(bearing.get(word, ())) <= _FEW and word not in _given_names()]
    reason = alike(one.name, two.name)
    told = len(short) == len(long) and any(len(word) >= _LONG for word in rare)
    if told and all(
        x == y or (1 in (len(x), len(y)) and x[0] == y[0]) for x, y in zip(short, long, strict=True)
    ):
        return True  # 'T Kencantara' is Teuku, where nobody else is called so
    if reason is None:
        same_post = any(not each.startswith("?") for each in posts)
        near = within_one_edit("".join(short), "".join(long)) or set(short) <= set(long)
        near = (
            near or set(short) - MUHAMMAD_WORDS == set(long) - MUHAMMAD_WORDS
        )  # 'M Kholid', 'Muhammad Kholid'
        if not (same_post and (near or (rare and _may_be_one(one.name, two.name)))):
            return len(short) > 2 and len(telling) > (1 if rare else 2) and set(short) <= set(long)
    if posts or len(telling) > 2:
        return True  # no two officials share so much
    told = not all(_is_many_peoples(word) or len(word) < _LONG for word in long)
    if reason == "skeleton" and (told or any(not where.startswith("?") for where in places)):
        return True  # they differ in spaces: 'Tri Handoyo', 'Trihandoyo'
    if any(is_body(where) or where in _BENCHES for where in places):
        return bool(telling)  # 'Iwan Setiawan' is nobody for sure beside an 'Iwan Heri Setiawan'
    if any(not where.startswith("?") for where in places):
        return len(telling) > 1 or (bool(telling) and len(short) == len(long))
    kind = bool(one.kinds & two.kinds)
    if any(each.startswith("?") for each in one.places | two.places):
        return bool(rare) and (len(short) == len(long) or len(telling) > 1 or kind)
    if len(short) == len(long):
        return any(len(word) >= _LONG or len(telling) > 1 for word in rare)
    # Where a word is left out, an 'Amir Hamzah' elsewhere may be another than 'Amir Hamzah Wibawa'.
    return bool(rare) and kind


@cache
def _given_names() -> frozenset[str]:
    return frozenset(word for name in given_names() for word in levelled_words(name))


def _is_many_peoples(word: str) -> bool:
    return word in MUHAMMAD_WORDS or word in _NOBLE or word in balinese() or is_frequent(word)


def _groups(near: Mapping[str, set[str]], persons: Mapping[str, _Person]) -> Iterator[list[str]]:
    """The ids that are one person's: near to each other, or to a third with whom both may be one."""
    seen: set[str] = set()
    for start in sorted(near):
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            for other in near[waiting.pop()] - group:
                group.add(other)
                waiting.append(other)
        seen |= group
        longest = max(group, key=lambda id: (len(persons[id].words), len(id), id))
        if near[longest] | {longest} >= group or all(
            two in near[one] or _may_be_one(persons[one].name, persons[two].name)
            for one, two in combinations(group, 2)
        ):
            yield sorted(group)


def _may_be_one(one: str, two: str) -> bool:
    """Whether each word of the shorter name stands in the longer, cut or nearly so: 'Edy Pria'."""
    short, long = sorted((levelled_words(one), levelled_words(two)), key=len)
    return all(any(_may_stand_for(word, other) for other in long) for word in short)


def _may_stand_for(word: str, other: str) -> bool:
    if other.startswith(word) or word.startswith(other):
        return True
    from difflib import SequenceMatcher  # few names come so far

    return len(word) > 3 and SequenceMatcher(None, word, other).ratio() >= _ALIKE
