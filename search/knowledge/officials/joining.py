"""Whose names stand under several ids in one archive: near names in one body or place, to one id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from search.knowledge.officials.bodies import is_body
from search.knowledge.officials.careers import (
    are_left_out,
    are_two_lives,
    located,
    may_be_one_career,
    may_have_risen,
)
from search.knowledge.officials.following import Days, are_at_once, are_in_one_story, may_follow
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.identity import LIES_IN, area_of, is_frequent, parted, tells_one
from search.knowledge.officials.name_frequency import (
    OF_MANY,
    are_two_names,
    is_nobody_elses,
    is_of_many,
    listed_words,
    rarity,
    rarity_of_both,
)
from search.knowledge.officials.name_words import (
    ALIKE,
    LONG,
    NEARLY,
    NOBLE,
    SHORTEST_SINGLE,
    are_brothers,
    are_kin,
    are_turned,
    are_two_given,
    by_length,
    glued,
    is_given,
    is_many_peoples,
    is_one_of,
    is_slip,
    levelled_clans,
    levelled_given_names,
    likeness_of,
    may_be_misread,
    may_be_near,
    may_be_one,
    unfolded,
)
from search.knowledge.officials.names import (
    MUHAMMAD_WORDS,
    alike,
    balinese,
    fold,
    levelled_words,
    respelt,
    within_one_edit,
)
from search.knowledge.officials.posts import BENCHES, OPEN, is_of_one, roughly

# Of so many bearers of one word in one body or place nobody can be told by it, and to compare them costs.
_MOST_BEARERS = 60
_FEW = 3  # who have a word that others do not: one person's spellings
_SPELLINGS = 5  # ids of one person, at most
_LEAST = 5  # letters of a word that may be another misspelt
_SHORTEST_NAME = 8  # letters of one of which a word may be another
_BY_SUBJECT = ("dirjen-", "deputi-")
_OPENERS = frozenset("hrkmi")  # Haji, Raden, Kiai, Muhammad, a Balinese's 'I': a given name may follow
_OPENERS_OF_ALL = frozenset("hm")
# Each district or regency has one.
_OF_HUNDREDS = frozenset(("camat", "lurah", "kades", "kapolsek", "danramil", "sekcam", "kanit", "kasat"))
_OF_HUNDREDS |= {"kapolres", "wakapolres", "kajari", "dandim", "bupati", "wakil bupati", "sekda", "kepala"}
_CHILDREN = frozenset(("putra", "putri", "junior", "jr", "muda"))
# How rare names must be that differ as one's spellings (see `name_frequency.rarity`), to be one wherever they
# serve; and how much less they tell for a word or a letter more.
_OF_SPELLING = ("skeleton", "form", "one-letter", "glued", "shorter-form")
_OF_NOBODY_ELSE = 8.6
_OF_ONE_WORD = 0.4
_OF_ONE_LETTER = 0.4
# Whom some articles name: by which id, name and post (see `posts.post`).
Bearer = tuple[str, str, str]
Pair = tuple[str, str]
# Of some pairs of ids, those of whom one article names both.
Together = Callable[[Sequence[Pair]], Iterable[Pair]]


class _Person:
    """One id: its words, its commonest name, and in which places and posts."""

    def __init__(self, id: str) -> None:
        self.id = id
        self.names: dict[str, int] = {}
        self.posts: set[str] = set()
        self.articles = 0
        # Set by `settle`, once all is counted: of thousands few are compared, so that each step counts.
        self.name = ""
        self.words: list[str] = []
        self.places: set[str] = set()
        # The posts that one person at a time holds.
        self.sole: set[str] = set()
        # The id without the regency of a village or district, and the regency, where articles tell it.
        self.bare, self.area = parted(id) if LIES_IN in id else (id, "")
        # Of which body a deputy or director general is, his subject tells where an article leaves it out.
        self.subjects: frozenset[str] = frozenset()

    def settle(self) -> None:
        self.name = (
            min(self.names, key=lambda each: (-self.names[each], each))
            if len(self.names) > 1
            else next(iter(self.names))
        )
        # Not those of the id, which spells 'sh' as 'sy' and may end in the place that parts namesakes.
        self.words = levelled_words(self.name)
        for held in self.posts:
            where, _, kind = held.partition("/")
            self.places.add(where)
            if kind.startswith(_BY_SUBJECT) and kind.count("-") > 1:
                self.subjects |= {f"/{kind}"}
            if is_of_one(held):
                self.sole.add(held.removeprefix("?"))

    @cached_property
    def ends(self) -> frozenset[str]:
        """How its words begin and end: nearly one word have one of these in common."""
        ends = [word[:2] for word in self.words]
        ends += [f"-{word[-2:]}" for word in self.words]
        return frozenset(ends)

    @cached_property
    def rough_posts(self) -> set[str]:
        return set(map(roughly, self.posts)) | self.subjects

    @cached_property
    def located(self) -> set[str]:
        """The posts with the regency that articles tell."""
        # Of few the id tells one, and to part it from the name costs.
        left_out = not self.area and any(held.startswith("?") for held in self.posts)
        area = area_of(self.id, self.name) if left_out else self.area
        return {located(held, area) for held in self.posts} if area else self.posts

    @cached_property
    def kinds(self) -> set[str]:
        return {each.partition("/")[2] for each in self.rough_posts}


def one_person(
    bearers: Mapping[Bearer, int],
    gazetteer: Gazetteer,
    together: Together = lambda pairs: (),
    days: Days = lambda ids: {},
) -> dict[str, str]:
    """Each id that is another spelling of a person's, to the id of that person with most articles.

    Two are one whose names are near (`names.alike`) and who hold one post (a deputy's is told by his subject
    where an article leaves the body out), or serve in one body or place under a name that few have, or
    wherever they serve under words that nobody else in the archive has. In a post that one person at a time
    holds (`posts.is_of_one`) it is enough that each word of one name may stand for one of the other, but for
    given names turned round ('Ali Hasan', 'Hasan Ali') or of kin ('Yanto', 'Yanti'), and for who follows the
    other there by the `days` of their articles (`following.may_follow`). Where several longer names fit a
    shorter one that are not near each other, nobody knows whose it is, and all stay apart.
    Who is listed takes in others by the post alone, and never one who is listed; never joined are whom the
    user parted, and whom one article names `together`, but in one post for two letters of one long word, and
    in a post of one for Muhammad's short form or another given name's, for one letter, and for a name beside
    a listed person's that no other article has (`_may_be_misspelt`). The answer depends on the live articles
    alone (`bearers`: how many each has), not on their order or on what was there before.

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
        person.settle()
        for word in set(person.words):
            bearing[word].append(person)
    near: defaultdict[str, set[str]] = defaultdict(set)
    unplaced: list[Pair] = []
    listed = {id for id in persons if gazetteer.by_id(id) is not None}
    # Many pairs share several words, places and posts: each is compared once.
    for one, two in set(_candidates(bearing, persons, listed)):
        some = listed & {one, two}
        if len(some) > 1 or _are_two(persons[one], persons[two], listed=some):
            continue
        same = persons[one].bare == persons[two].bare
        if not same and not some and persons[one].words == persons[two].words:
            same = tells_one(persons[one].words)
        if (
            same
            or _hold_one_post(persons[one], persons[two], listed=some)
            or (
                (not some or _serve_together(persons[one], persons[two]))
                and _is_near(persons[one], persons[two], bearing)
            )
        ):
            near[one].add(two)
            near[two].add(one)
        if not some and _is_unplaced(persons[one], persons[two]):
            unplaced.append((one, two))
    _join_of_one_story(near, persons, unplaced, days)
    parted_by_days = [*_following(near, persons, listed, days), *_at_once(near, persons, days)]
    for one, two in (*parted_by_days, *_of_either(near, persons)):
        near[one].discard(two)
        near[two].discard(one)
    groups = [*_of_listed(near, listed), *_groups(near, persons)]
    doubtful = [
        (one, two)
        for group in groups
        for one, two in combinations(group, 2)
        if not _may_be_misspelt(persons[one], persons[two], bearing, listed)
    ]
    parted = set(together(doubtful))
    joined: dict[str, str] = {}
    for group in groups:
        if any(pair in parted or _are_parted(*pair, persons, gazetteer) for pair in combinations(group, 2)):
            continue
        # Whom a third of the group, 'Y Kencanto', has brought together.
        if any(
            _are_two(persons[one], persons[two], listed=listed & {one, two})
            for one, two in combinations(group, 2)
        ):
            continue
        kept = min(group, key=lambda id: (id not in listed, -persons[id].articles, id))
        joined.update((id, kept) for id in group if id != kept)
    return joined


def _following(
    near: Mapping[str, set[str]], persons: Mapping[str, _Person], listed: Collection[str], days: Days
) -> list[Pair]:
    """Pairs of near names, none of them listed, of whom one may follow the other in a post of one."""
    pairs = [
        (one, two)
        for one, others in near.items()
        for two in others
        if one < two
        and not {one, two} & set(listed)
        and not persons[one].sole.isdisjoint(persons[two].sole)
        and persons[one].words != persons[two].words
    ]
    told = days(sorted({id for pair in pairs for id in pair})) if pairs else {}
    return [
        (one, two)
        for one, two in pairs
        if may_follow(persons[one].words, persons[two].words, (told.get(one), told.get(two)))
    ]


def _are_parted(one: str, two: str, persons: Mapping[str, _Person], gazetteer: Gazetteer) -> bool:
    """Whether the user told that two are two."""
    named = gazetteer.settled(persons[one].name, persons[two].name)
    return named is False or gazetteer.decisions.settled(one, two) is False


def _candidates(
    bearing: Mapping[str, list[_Person]], persons: Mapping[str, _Person], listed: Collection[str]
) -> Iterator[Pair]:
    """Pairs of one post; pairs that share a body or place and a word, or a word that few have, nearly all
    words the same."""
    holding: defaultdict[str, list[_Person]] = defaultdict(list)
    solid: defaultdict[str, list[_Person]] = defaultdict(list)
    for person in persons.values():
        for held in person.sole | person.subjects if person.subjects else person.sole:
            holding[held].append(person)
        solid["".join(person.words)].append(person)
        if len(person.words) > 2:
            solid[f"{person.words[0]}{person.words[-1]}"].append(person)
    for some in (*holding.values(), *solid.values()):
        if 1 < len(some) <= _MOST_BEARERS:
            for one, two in combinations(some, 2):
                if not one.ends.isdisjoint(two.ends):
                    yield (one.id, two.id) if one.id < two.id else (two.id, one.id)
    yield from _misspelt(bearing, listed)
    for same in bearing.values():
        if len(same) < 2:
            continue
        if _is_of_few(same):
            yield from _pairs(same)
            continue
        serving: defaultdict[str, list[_Person]] = defaultdict(list)
        for person in same:
            for where in person.places:
                serving[where].append(person)
        for some in serving.values():
            if 1 < len(some) <= _MOST_BEARERS:
                yield from _pairs(some)


def _misspelt(bearing: Mapping[str, list[_Person]], listed: Collection[str]) -> Iterator[Pair]:
    """Pairs that share all words but one, of which others have each; that one nobody else has, and it is one
    letter from the other's: 'Rudi Sirega', 'Rudi Siregar'."""
    names = listed_words()
    for word, same in bearing.items():
        if len(same) > 1 or len(word) < _LEAST or word in names:
            continue
        one = same[0]
        words = one.words
        count = len(words)
        if count < 2 or one.articles > _FEW or one.id in listed:
            continue
        at = words.index(word)
        if count == 2:
            others = bearing[words[1 - at]]
        else:
            others = min((bearing[other] for other in words if other != word), key=len, default=[])
        if len(others) <= _FEW:
            continue
        begin, end = word[:2], word[-2:]
        for two in others:
            if len(two.words) == count:
                other = two.words[at]
                # Nearly all differ in these; to look at all letters takes longer.
                near = other[:2] == begin or other[-2:] == end
                if near and one is not two and within_one_edit(word, other):
                    yield (one.id, two.id) if one.id < two.id else (two.id, one.id)


def _pairs(persons: list[_Person]) -> Iterator[Pair]:
    for one, two in combinations(persons, 2):
        placed = (one.posts and two.posts) or len(set(one.words) & set(two.words)) > 2
        if placed and may_be_near(one.words, two.words):
            yield (one.id, two.id) if one.id < two.id else (two.id, one.id)


def _are_two(one: _Person, two: _Person, *, listed: Collection[str]) -> bool:
    """Whether the names alone tell two persons, or two villages of one name in two regencies."""
    return (
        (one.area != two.area and bool(one.area and two.area) and one.bare == two.bare)
        or are_brothers(one.words, two.words)
        or _are_initials_of_two(one, two)
        or _is_junior(one) != _is_junior(two)
        or are_turned(one.words, two.words)
        or (not listed and one.words == two.words and _are_two_lives(one, two))
        or (not listed and are_kin(one.words, two.words))
    )


def _have_telling_name(one: _Person, two: _Person) -> bool:
    """Whether two have one name that tells who is meant, whatever place stands behind it in their ids."""
    return one.words == two.words and tells_one(one.words)


def _are_two_lives(one: _Person, two: _Person) -> bool:
    """Whether one name of both, though few have it, is two's by the posts: see `careers.are_two_lives`."""
    # Of whom many have the name, all posts are compared, not these alone.
    told = tells_one(one.words) and not is_nobody_elses(one.words)
    return told and are_two_lives(one.located, two.located)


def _is_junior(person: _Person) -> bool:
    """Whether a name tells that it is the son's: 'Rudi Kencana Jr'."""
    return person.words[-1] in ("jr", "junior")


def _are_initials_of_two(one: _Person, two: _Person) -> bool:
    """Whether before one name stands another letter, by itself in one: 'T Simbolon', 'Bonar Simbolon'."""
    x, y = one.words[0], two.words[0]
    rest = one.words[1:]
    # Where Christians have clans, no 'R' is a Raden's.
    openers = _OPENERS_OF_ALL if not levelled_clans().isdisjoint(rest) else _OPENERS
    if rest != two.words[1:] or 1 not in (len(x), len(y)) or not openers.isdisjoint((x, y)):
        return False
    # As written and levelled: 'C Kencana', 'Chairul Kencana'.
    return {x[0], fold(one.name)[0]}.isdisjoint((y[0], fold(two.name)[0]))


def _may_be_misspelt(
    one: _Person, two: _Person, bearing: Mapping[str, list[_Person]], listed: Collection[str]
) -> bool:
    """Whether an article that has both spelled one of them wrong, both in a post of one.

    They differ in Muhammad's short form, in a letter as written or levelled ('Koentjoro', 'Keontjoro'), or,
    where one is listed, in words that nobody else in the archive bears, of whom no other article names. Of
    two who are not listed such an article tells who follows whom: 'Heru Purwanto', 'Heru Purwantoro'.
    """
    if _serve_together(one, two) and _slipped(one, two, bearing):
        return True
    if one.sole.isdisjoint(two.sole):
        return False
    if alike(one.name, two.name) == "short-name":
        return True  # 'Johannes Kencana', 'John Kencana'
    held = [[word for word in each.words if word not in MUHAMMAD_WORDS] for each in (one, two)]
    if held[0] and held[0] == held[1] and len(one.words) == len(two.words):
        return True
    if within_one_edit("".join(one.words), "".join(two.words)) or within_one_edit(
        fold(one.name), fold(two.name)
    ):
        return True
    known, other = (one, two) if one.id in listed else (two, one)
    if known.id not in listed or other.articles > 1:
        return False
    odd = [word for word in other.words if word not in known.words]
    if not all(_is_nobodys(word, bearing) for word in odd):
        return False
    if len(known.words) == len(other.words):
        return True
    # One word of several in one letter: the next holder's, too, may stand beside a whole name.
    return len(odd) == len(other.words) == 1 and any(within_one_edit(odd[0], word) for word in known.words)


def _is_nobodys(word: str, bearing: Mapping[str, list[_Person]]) -> bool:
    """Whether a long word is one of a single name in the archive, and in no list of names."""
    return len(word) >= LONG and len(bearing.get(word, ())) == 1 and not is_given(word)


def _hold_one_post(one: _Person, two: _Person, *, listed: Collection[str]) -> bool:
    """Whether two hold a post that one person at a time holds, under names that may be one misspelt.

    Each word of the shorter name stands for one of the longer, in any order. Who is `listed` under a shorter
    name is nobody whose name begins otherwise: 'Tutut Soeharto' is not Soeharto.
    """
    if one.sole.isdisjoint(two.sole):
        return False
    short, long = sorted((one, two), key=lambda person: by_length(person.words))
    if "".join(short.words) == "".join(long.words):
        return True
    written = unfolded(short.words, long.words)
    words = [word for word in written if word not in MUHAMMAD_WORDS and len(word) > 1]
    others = [word for word in long.words if word not in MUHAMMAD_WORDS]
    if not words or (len(others) > len(words) and short.id in listed and words[0] != others[0]):
        return False
    if len(words) == 1:
        # Who also serves in another body may be several: 'Muhammad Iqbal'.
        elsewhere = any(is_body(where) or where in BENCHES for where in short.places - long.places)
        return (short.id in listed or not elsewhere) and is_one_of(words[0], others)
    pairs: list[float] = []
    for word in words:
        best = max(others, key=lambda other: likeness_of(word, other), default="")
        pairs.append(likeness_of(word, best))
        others = [other for other in others if other != best] if pairs[-1] else others
    same = [word for word, likeness in zip(words, pairs, strict=True) if likeness >= NEARLY and len(word) > 2]
    if not same or all(word in NOBLE or word in balinese() for word in same):
        return False
    if min(pairs) < NEARLY and len("".join(words)) < _SHORTEST_NAME:
        return False  # 'Wang Yi', 'Wang Yong'
    if min(pairs) < ALIKE:  # 'Rudi Kencanto Wibawa', 'Budi Kencanto Wibawa'
        told = bool(listed) or not all(map(is_many_peoples, same))  # many are an 'Ahmad Fauzi'
        told = told and len(same) > 1 and len(same) == len(words) - 1 and len(short.words) == len(long.words)
        odd = words[pairs.index(min(pairs))]
        if not listed and sum(not is_many_peoples(word) for word in same) < 2:
            # Of what they share one word tells: 'Ida Bagus Oka Kencana', 'Ida Bagus Rai Kencana'.
            told = told and any(may_be_misread(odd, other) for other in others)
        return told and not any(are_two_given(odd, other) for other in others)
    return True


def _is_near(one: _Person, two: _Person, bearing: Mapping[str, list[_Person]]) -> bool:
    """Whether two are one person, by what their names share, who else has it (`bearing`), and the offices."""
    short, long = sorted((one.words, two.words), key=by_length)
    if len(short) == 1 and (len(long) == 1 or "".join(long) != short[0]):
        (word,) = short
        known = any(not each.startswith(OPEN) for each in one.posts & two.posts)
        return known and len(word) >= SHORTEST_SINGLE and word in long and not is_frequent(word)
    posts, places = one.rough_posts & two.rough_posts, one.places & two.places
    if _are_namesakes(one, two):
        return may_be_one_career(one.located, two.located, rarity(one.words))
    telling = [word for word in set(short) & set(long) if len(word) > 3 and not is_many_peoples(word)]
    given, clans = levelled_given_names(), levelled_clans()
    rare = [word for word in telling if word not in given and _is_of_few(bearing.get(word, ()))]
    reason = alike(one.name, two.name) or glued(short, long) or respelt(short, long)
    if _have_one_career(one, two, reason, bearing):
        return True
    if (
        (reason in ("skeleton", "one-letter") and are_two_names(one.words, two.words))
        or (reason == "opened" and not telling)  # many are an 'Ahmad Hidayat'
        # Of one clan one place has its Albert, another its Albertus.
        or (reason == "short-name" and not (posts or places))
        or (reason in ("form", "skeleton") and not (posts or places) and _are_two_of_many(one, two))
    ):
        return False
    if set(short) <= set(long) and len(rare) > 1 and places:
        return True  # 'Tiopan Aritonang', 'Arios Tiopan Aritonang', both of the army
    told = len(short) == len(long) and any(len(word) >= LONG and word not in clans for word in rare)
    # Who leads and the deputy are two to begin with, and 'S Kencana' beside 'Siti Kencana' may be kin.
    told = told and not _leads_beside(one, two)
    if told and all(
        x == y or (1 in (len(x), len(y)) and x[0] == y[0]) for x, y in zip(short, long, strict=True)
    ):
        return True  # 'T Kencantara' is Teuku, where nobody else is called so
    if reason is None and not (posts and _slipped(one, two, bearing)):
        same_post = any(not each.startswith("?") for each in posts)
        held = set(short) - MUHAMMAD_WORDS
        near = within_one_edit("".join(short), "".join(long)) or (
            set(short) <= set(long) and (len(held) > 1 or not all(map(is_frequent, held)))
        )
        near = (
            near or set(short) - MUHAMMAD_WORDS == set(long) - MUHAMMAD_WORDS
        )  # 'M Kholid', 'Muhammad Kholid'
        if not (same_post and (near or (rare and may_be_one(one.name, two.name)))):
            return len(short) > 2 and len(telling) > (1 if rare else 2) and set(short) <= set(long)
    if posts or len(telling) > 2:
        return True  # no two officials share so much
    solid = [len(word) for word in long if not is_many_peoples(word)]
    told = sum(solid) >= _SHORTEST_NAME or max(solid, default=0) >= LONG
    if reason == "skeleton" and (told or any(not where.startswith("?") for where in places)):
        return True  # they differ in spaces: 'Tri Handoyo', 'Trihandoyo'
    if any(is_body(where) or where in BENCHES for where in places):
        return bool(telling)  # 'Iwan Setiawan' is nobody for sure beside an 'Iwan Heri Setiawan'
    if any(not where.startswith("?") for where in places):
        return len(telling) > 1 or (bool(telling) and len(short) == len(long))
    # Of hundreds others may have a short word, though nobody else in the archive.
    many = not any(len(word) >= LONG for word in rare)
    kind = not (one.kinds & two.kinds) <= (_OF_HUNDREDS if many else frozenset())
    if any(each.startswith("?") for each in one.places | two.places):
        return bool(rare) and (len(short) == len(long) or len(telling) > 1 or kind)
    if len(short) == len(long):
        return any(len(word) >= LONG or len(telling) > 1 for word in rare)
    # Where a word is left out, an 'Amir Hamzah' elsewhere may be another than 'Amir Hamzah Wibawa'.
    return bool(rare) and kind


def _are_two_of_many(one: _Person, two: _Person) -> bool:
    """Whether two spellings of a name that many have are two's by the careers: 'Desi Lestari' of a city's
    council, 'Desy Lestari' of parliament."""
    if len(one.words) != len(two.words):
        return False
    borne = rarity_of_both(one.words, two.words)
    return borne <= OF_MANY and not may_be_one_career(one.located, two.located, borne)


def _have_one_career(
    one: _Person, two: _Person, reason: str | None, bearing: Mapping[str, Sequence[_Person]]
) -> bool:
    """Whether two whose names differ as one's spellings do are so rare that they are one, or rose in one
    service: 'Kapolres Bantul Rudi Kencantara', 'Dirlantas Polda Bali Rudi Kencantra'."""
    if reason not in _OF_SPELLING:
        return False
    short, long = sorted((one.words, two.words), key=by_length)
    if len(short) < 2 or one.words == two.words or len(short[-1]) == 1 or _leads_beside(one, two):
        return False
    odd = [word for word in long if word not in short]
    if reason == "shorter-form":
        if not set(short) <= set(long) or not _CHILDREN.isdisjoint(odd):
            return False
        rare = rarity(short) - _OF_ONE_WORD
    elif len(short) == len(long) and len(odd) == 1:
        same = [word for word in short if word in long]
        told = any(
            len(word) > LONG and not is_given(word) and _is_of_few(bearing.get(word, ())) for word in same
        )
        if are_two_names(short, long) and not (told and reason == "skeleton"):
            return False
        rare = rarity_of_both(short, long) - (_OF_ONE_LETTER if reason == "one-letter" else 0)
    else:
        return False
    if len([word for word in short if word not in MUHAMMAD_WORDS]) > 2 and rare > _OF_NOBODY_ELSE:
        return True
    return may_have_risen(one.located, two.located, rare)


def _is_unplaced(one: _Person, two: _Person) -> bool:
    """Whether articles leave out where one of two namesakes serves: their days may tell who that is."""
    return (
        one.words == two.words
        and len(one.words) > 1
        and (are_left_out(one.located) or are_left_out(two.located))
        and not tells_one(one.words)
    )


def _join_of_one_story(
    near: defaultdict[str, set[str]], persons: Mapping[str, _Person], pairs: Sequence[Pair], days: Days
) -> None:
    """Joins of some pairs those whose articles are of the same days, and parts who has no place there from
    all other namesakes."""
    told = days(sorted({id for pair in pairs for id in pair})) if pairs else {}
    meeting: defaultdict[str, set[str]] = defaultdict(set)
    for one, two in pairs:
        if are_in_one_story((told.get(one), told.get(two))):
            for id, other in ((one, two), (two, one)):
                if are_left_out(persons[id].located):
                    meeting[id].add(other)
    for id, others in meeting.items():
        for other in near[id] - others:
            if persons[other].words == persons[id].words:
                near[id].discard(other)
                near[other].discard(id)
        for other in others:
            near[id].add(other)
            near[other].add(id)


def _are_namesakes(one: _Person, two: _Person) -> bool:
    """Whether two who serve in two places have one name that many have: their careers tell whether they are
    two, not the name."""
    told = {where for where in one.places & two.places if not where.startswith("?")}
    if told or one.words != two.words or len(one.words) < 2 or not is_of_many(one.words):
        return False
    return one.rough_posts.isdisjoint(two.rough_posts) or _are_in_two_places(one, two)


def _are_in_two_places(one: _Person, two: _Person) -> bool:
    """Whether all posts that two share leave out a place that their articles tell, two places of them."""
    if not all(each.startswith("?") for each in one.rough_posts & two.rough_posts):
        return False
    areas = {area_of(person.id, person.name) for person in (one, two)}
    return len(areas) > 1 and "" not in areas


def _at_once(near: Mapping[str, set[str]], persons: Mapping[str, _Person], days: Days) -> list[Pair]:
    """Pairs of namesakes who held posts of one in two places at one time, by the days of their articles."""
    pairs = [
        (one, two)
        for one, others in near.items()
        for two in others
        if one < two
        and persons[one].sole
        and persons[two].sole
        and persons[one].sole.isdisjoint(persons[two].sole)
        and _are_namesakes(persons[one], persons[two])
    ]
    told = days(sorted({id for pair in pairs for id in pair})) if pairs else {}
    return [(one, two) for one, two in pairs if are_at_once((told.get(one), told.get(two)))]


def _of_either(near: Mapping[str, set[str]], persons: Mapping[str, _Person]) -> list[Pair]:
    """Pairs of namesakes of whom one may as well be a third who is not the other."""
    found: set[Pair] = set()
    for id, others in near.items():
        same = sorted(
            other
            for other in others
            if persons[id].bare == persons[other].bare
            or _have_telling_name(persons[id], persons[other])
            or _are_namesakes(persons[id], persons[other])
        )
        if any(two not in near[one] for one, two in combinations(same, 2)):
            found.update((id, other) if id < other else (other, id) for other in same)
    return sorted(found)


def _is_of_few(bearers: Sequence[_Person]) -> bool:
    """Whether few have a word, so that it tells one, or all their names stand in the longest of them."""
    if len(bearers) <= _FEW:
        return True
    if len(bearers) > _SPELLINGS:
        return False
    names = [set(person.words) for person in bearers]
    whole = max(names, key=lambda words: len(words))
    return all(words <= whole for words in names)


def _leads_beside(one: _Person, two: _Person) -> bool:
    """Whether one leads where the other is deputy."""
    return any(
        f"{where}/wakil {kind}" in other.posts
        for person, other in ((one, two), (two, one))
        for where, _, kind in (held.partition("/") for held in person.sole)
    )


def _slipped(one: _Person, two: _Person, bearing: Mapping[str, list[_Person]]) -> bool:
    """Whether two letters of one long word, which nobody else has, make one name the other."""
    if len(one.words) != len(two.words) or len(one.words) < 2:
        return False
    odd = [(x, y) for x, y in zip(one.words, two.words, strict=True) if x != y]
    return len(odd) == 1 and is_slip(*odd[0]) and all(len(bearing.get(x, ())) == 1 for x in odd[0])


def _serve_together(one: _Person, two: _Person) -> bool:
    return any(not each.startswith(OPEN) for each in one.rough_posts & two.rough_posts)


def _of_listed(near: dict[str, set[str]], listed: Collection[str]) -> Iterator[list[str]]:
    """Each listed person with the ids near to nobody else who is listed, which are taken out of `near`."""
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for id in sorted(listed & near.keys()):
        for other in near.pop(id):
            beside[other].add(id)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for other in sorted(beside):
        for third in near.pop(other, ()):
            near[third].discard(other)
        if len(beside[other]) == 1:
            found[min(beside[other])].append(other)
    for id, others in found.items():
        yield from ([id, other] for other in others)


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
        longest = max(group, key=lambda id: (*by_length(persons[id].words), id))
        whole = set(persons[longest].words)
        parts = {id for id in group if len(persons[id].words) > 1 and whole.issuperset(persons[id].words)}
        if near[longest] | parts | {longest} >= group or all(
            two in near[one] or may_be_one(persons[one].name, persons[two].name)
            for one, two in combinations(group, 2)
        ):
            yield sorted(group)
