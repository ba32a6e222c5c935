"""Whose names stand under several ids in one archive: near names in one body or place, to one id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from search.knowledge.officials.bodies import is_placed, seat
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.identity import is_frequent, office_word
from search.knowledge.officials.names import alike, levelled_words, within_one_edit
from search.knowledge.officials.vocabulary import words
from search.model import Article, Official

# Of so many bearers of one word in one body or place nobody can be told by it, and to compare them costs.
_MOST_BEARERS = 60
_FEW = 3  # who have a word that others do not: one person's spellings
_LONG = 6  # letters of a word that, if few have it, tells somebody wherever he serves
_SHORTEST_SINGLE = 5  # letters of a word that tells somebody beside the post
_ALIKE = 0.75  # of the letters of two words that may be one
# Bodies that no law names so, each with few.
_BENCHES = frozenset(("dpr", "hakim", "jaksa"))


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
    ('jawa-timur/kapolda', '?rambah/kapolsek', '')
    """
    if not role:
        return ""
    where, kind = seat(role), office_word(role)
    if is_placed(role) or where in _BENCHES:
        return f"{where}/{kind}"
    return f"?{where}/{kind}" if " " in role and where != kind else ""


class _Person:
    """One id: its words, its commonest name, and in which places and posts."""

    __slots__ = ("articles", "kinds", "name", "names", "parts", "places", "posts")

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.posts: set[str] = set()
        self.articles = 0

    def settle(self, id: str) -> None:
        self.name = min(self.names, key=lambda each: (-self.names[each], each))
        # Behind them may stand the place that parts namesakes.
        self.parts = id.split("-")[: self.name.count(" ") + 1]
        self.places = {each.partition("/")[0] for each in self.posts}
        self.kinds = {each.partition("/")[2] for each in self.posts}


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
            person = persons[id] = _Person()
        person.articles += count
        person.names[name] = person.names.get(name, 0) + count
        if held:
            person.posts.add(held)
    bearing: defaultdict[str, int] = defaultdict(int)
    for id, person in persons.items():
        person.settle(id)
        for word in set(person.parts):
            bearing[word] += 1
    near: defaultdict[str, set[str]] = defaultdict(set)
    for one, two in _candidates(persons):
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


def _candidates(persons: Mapping[str, _Person]) -> Iterator[tuple[str, str]]:
    """Pairs that share a body or place and a word, or a word that few have; nearly all words the same."""
    bearers: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for id, person in persons.items():
        if person.posts:
            for word in set(person.parts):
                bearers["", word].append(id)
                for where in person.places:
                    bearers[where, word].append(id)
    for (where, _), same in bearers.items():
        if 1 < len(same) <= (_MOST_BEARERS if where else _FEW):
            for one, two in combinations(sorted(same), 2):
                short, long = persons[one].parts, persons[two].parts
                if len(short) > len(long):
                    short, long = long, short
                # One word may be spelt otherwise, or be two.
                if sum(word not in long for word in short) < 2 or "".join(short)[:3] == "".join(long)[:3]:
                    yield one, two


def _is_near(one: _Person, two: _Person, bearing: Mapping[str, int]) -> bool:
    """Whether two are one person, by what their names share, who else has it (`bearing`), and the offices."""
    short, long = sorted((levelled_words(one.name), levelled_words(two.name)), key=len)
    posts, places = one.posts & two.posts, one.places & two.places
    same_post = any(not each.startswith("?") for each in posts)
    if len(short) == 1:
        (word,) = short
        return same_post and len(word) >= _SHORTEST_SINGLE and word in long and not is_frequent(word)
    if alike(one.name, two.name) is None:
        whole = len(short) > 2 and set(short) <= set(long)
        if not whole and not (same_post and within_one_edit("".join(short), "".join(long))):
            return False
    telling = [word for word in set(short) & set(long) if len(word) > 3 and not is_frequent(word)]
    if posts or len(telling) > 2:
        return True  # no two officials share so much
    if any(not each.startswith("?") for each in places) and not all(map(is_frequent, short)):
        return True  # but 'Iwan Setiawan' is nobody for sure beside an 'Iwan Heri Setiawan'
    rare = [word for word in telling if bearing[word] <= _FEW and word not in words().given]
    kind = bool(one.kinds & two.kinds)
    if any(each.startswith("?") for each in one.places | two.places):
        return bool(rare) and (len(short) == len(long) or len(telling) > 1 or kind)
    # Where a word is left out, an 'Amir Hamzah' elsewhere may be another than 'Amir Hamzah Wibawa'.
    return any(len(word) >= _LONG for word in rare) if len(short) == len(long) else bool(rare) and kind


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
        longest = max(group, key=lambda id: (len(persons[id].parts), len(id), id))
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
