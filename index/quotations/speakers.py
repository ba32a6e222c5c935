"""The people of one article who speak, and which of them a phrase means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from itertools import accumulate, islice
from pathlib import Path

from index.quotations.naming import CALLING, Phrase
from index.quotations.phrases import PhraseReader
from search.analysis.stemming import is_common_word
from search.analysis.tables import read_toml
from search.knowledge.officials.name_frequency import has_name_word
from search.knowledge.officials.names import fold
from search.knowledge.officials.posts import is_of_one, post
from search.knowledge.officials.vocabulary import given_names
from search.model import Official

# Places of a word where a longer name is looked for.
_MOST_LOOKED_AT = 30
# Words of an article for which one is looked for.
_MOST_LOOKED_UP = 40
# Speakers named last, among whom a short name is looked for.
_MOST_KNOWN = 60
# Officials of one name, of whom the one named last is meant.
_MOST_NAMESAKES = 100
_LONGEST_RUN = 80  # characters
_LONGEST_SHORT_FORM = 20  # characters of an office in short
_MOST_RANKED = 6  # words from an office's bracket to its holder's name's end
_LONGEST_BODY = 3  # words of a club's or company's name before a person's
_SHORTEST_CUT = 5  # letters of a name's beginning by which somebody is called
# 'salah satu anggota' is one person.
_ONE_OF_SEVERAL = frozenset(("salah", "seorang"))
# Who is told of by such a word is nobody whose name was told.
_IN_CROWDS = frozenset(("netizen", "warganet", "pembaca", "pengguna", "penonton", "pengunjung"))
# Texts by their words that may be people: 'sumber Kencana'.
_SOURCES = frozenset(("sumber", "akun", "media"))
# Whom 'Kepala Negara' means.
_HEAD_OF_STATE = ("presiden",)
# Before whose side speaks, not he.
_SIDES = frozenset(("pihak", "kubu", "tim"))
# 'kuasa hukum Rudi', 'pengacara Rudi'
_LAWYERS = frozenset(("hukum", "pengacara"))
# What follows is the name of a firm or an association.
_BEFORE_BODIES = frozenset(("PT", "CV", "PP", "PB", "DPP", "Perum", "Perumda"))
# Offices in firms, whose names stand behind them: 'CEO Kencana Rudi Wibawa'.
_IN_FIRMS = frozenset(
    (
        *("direktur", "ceo", "coo", "cfo", "cto", "cmo", "komisaris", "dirut", "head", "manager", "manajer"),
        *("director", "vp", "founder", "chief", "pt"),
    )
)
# Alone before a name, of which they are a part: 'BEM Kencana'.
_BODY_ALONE = _BEFORE_BODIES | {
    "BEM",
    "DPD",
    "DPW",
    "DPC",
    "PC",
    "PW",
    "Polda",
    "Polres",
    "Polresta",
    "Polsek",
}
# What no name ends with, and what one may end with: 'Kencanasambil', 'Kencanasaat'.
_NO_ENDINGS = ("sambil", "kepada", "dalam", "ketika", "justru", "melalui")
_ENDINGS = ("saat", "usai", "juga", "pada", "lewat", "di", "pun")
_TAILS = _NO_ENDINGS + _ENDINGS
_GLUED_TAIL = re.compile(rf"(?P<word>[A-Z][a-z’'-]{{2,}}?)(?P<tail>{'|'.join(_TAILS)})$")
# 'Kencanamenambahkan'
_GLUED_VERB = re.compile(r"(?P<word>[A-Z][a-z’'-]{2,}?)(?P<tail>me[mnr][a-z]{3,})$")
_BEFORE_PLACES = frozenset(("asal", "di", "dari"))
# Between words whose space was lost: 'KetuaKPUHasyim'.
_INNER = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"\w+")
_SMALL = re.compile(r" ([a-z]\w*)")
_CALLED = re.compile(r"\b(?:disapa|dipanggil|akrab)\b")
_NAMED = re.compile(r"\b(?:bernama|berinisial)\b")
_CAPITALS = re.compile(r"(?<!\w)((?:[A-Z][\w’'-]*\.? )+)$")
# From where a name and what stands before it is read.
_RUN = re.compile(r"(?<!\w)[A-Z][\w’'-]+(?: [A-Z][\w’'-]*\.?)+")
_ALIASED = re.compile(
    r"(?<!\w)((?:[A-Z][\w’'.-]* )*[A-Z][\w’'.-]*),? (?:\(|alias |atau |(?:yang )?(?:akrab |biasa )?disapa )$"
)
# Before a title.
_SIGNED = frozenset("\"“‘'")
# What `_ALIASED` ends with.
_BEFORE_ALIAS = ("(", "alias ", "atau ", "disapa ")
# Before one of two words; in brackets stand teams, too.
_BEFORE_NICKNAME = ("atau ", "disapa ")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the fullest name that the article writes, the official's id, the office in its words."""

    name: str
    official: str | None = None
    office: str | None = None
    words: frozenset[str] = frozenset()
    is_body: bool = False


class _Listed:
    """An article's officials by what phrases say of them; of thousands no phrase is compared with each."""

    def __init__(self, officials: Sequence[Official]) -> None:
        self._officials = officials
        self._speakers: dict[str, Speaker] = {}
        # By the number of their words, the most first; of equal ones the first.
        self._by_size: dict[int, dict[tuple[str, ...], Speaker]] = {}
        spelled: list[tuple[tuple[str, ...], Speaker]] = []
        for official in officials:
            names = dict.fromkeys((official.name, *official.names))
            words = frozenset(word for name in names for word in _fold(name))
            office = " ".join(filter(None, (official.status, official.role))) or None
            speaker = self._speakers[official.id] = Speaker(official.name, official.id, office, words)
            spelled += [(_fold(name), speaker) for name in names]
        for name, speaker in sorted(spelled, key=lambda entry: -len(entry[0])):
            if name:
                self._by_size.setdefault(len(name), {}).setdefault(name, speaker)

    def spelled(self, words: Sequence[str]) -> Speaker | None:
        """The one whose longest name stands among words."""
        if self._all_words.isdisjoint(words):
            return None
        for size, names in self._by_size.items():
            for start in range(len(words) - size + 1):
                if tuple(words[start : start + size]) in names:
                    return self._first_of(words, size)
        return None

    @cached_property
    def _all_words(self) -> frozenset[str]:
        return frozenset().union(*(speaker.words for speaker in self._speakers.values()))

    def _first_of(self, words: Sequence[str], size: int) -> Speaker:
        """Of names of one size among words that of the official who is listed first."""
        names = self._by_size[size]
        runs = {tuple(words[start : start + size]) for start in range(len(words) - size + 1)}
        found = {run for run in runs if run in names}  # `intersection` goes through all the names
        if len(found) == 1:
            return names[found.pop()]
        return next(speaker for name, speaker in names.items() if name in found)

    @cached_property
    def _by_word(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for id, speaker in self._speakers.items():
            for word in speaker.words:
                found[word].add(id)
        return found

    def called(self, words: AbstractSet[str]) -> AbstractSet[str]:
        """The ids of all with these words in their names."""
        if not words:
            return self._speakers.keys()
        return _in_all(self._by_word.get(word, _NOBODY) for word in words)

    @cached_property
    def _by_office(self) -> dict[tuple[str, str], set[str]]:
        """By the first word of the office and each of its words."""
        found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for official in self._officials:
            role = _fold(official.role or "")
            for word in role:
                found[role[0], word].add(official.id)
        return found

    def holding(self, first: str, words: AbstractSet[str]) -> AbstractSet[str]:
        """The ids of all whose office begins with a word and has these."""
        return _in_all(self._by_office.get((first, word), _NOBODY) for word in words)

    @cached_property
    def _by_post(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for official in self._officials:
            found[post(official.role)].add(official.id)
        return found

    def in_post(self, office: str) -> AbstractSet[str]:
        """The ids of all in the post that an office in short names, where one person at a time holds it:
        'Mendag' is a 'Menteri Perdagangan'."""
        held = post(office) if self._officials else ""
        return self._by_post.get(held, _NOBODY) if held and is_of_one(held) else _NOBODY

    def beginning_with(self, office: tuple[str, ...]) -> AbstractSet[str]:
        """The ids of all whose office begins with these words."""
        size, officials = len(office), self._officials[:_MOST_NAMESAKES]
        return {official.id for official in officials if _fold(official.role or "")[:size] == office}

    def get(self, id: str) -> Speaker:
        """Whose id it is."""
        return self._speakers[id]

    @cached_property
    def names(self) -> dict[str, Speaker]:
        """The fullest names; of two who have one the last."""
        return {speaker.name: speaker for speaker in self._speakers.values()}

    @cached_property
    def _words(self) -> list[tuple[str, str]]:
        """Each word of a name with that name, in order."""
        return sorted((word, name) for name, speaker in self.names.items() for word in speaker.words)

    def beginning(self, letters: str) -> Iterator[Speaker]:
        """Those one of whose words begins with some letters, each once."""
        seen: set[str] = set()
        for word, name in islice(self._words, bisect_left(self._words, (letters, "")), None):
            if not word.startswith(letters):
                return
            if name not in seen:
                seen.add(name)
                yield self.names[name]


class _Body:
    """An article's paragraphs, of which those that have a word are found without a look at each."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self._text = "\n".join(paragraphs)
        # Where the paragraph behind each begins.
        self._next = list(accumulate(len(paragraph) + 1 for paragraph in paragraphs))

    def having(self, word: str) -> Iterator[str]:
        """The paragraphs with a word, be it a part of another, in order."""
        at = self._text.find(word)
        while at >= 0:
            number = bisect_right(self._next, at)
            if word in self._paragraphs[number]:
                yield self._paragraphs[number]
            at = self._text.find(word, self._next[number])


_NOBODY: frozenset[str] = frozenset()


@cache
def short_offices() -> Mapping[str, tuple[str, ...]]:
    """Offices in short, with the words that they begin with in full."""
    found = read_toml(Path(__file__).with_name("short-offices.toml"))["in_full"]
    return {short: tuple(full.split()) for short, full in found.items()}


def _in_all(some: Iterable[AbstractSet[str]]) -> AbstractSet[str]:
    """What is in all of some sets, one at least."""
    found, *others = sorted(some, key=len)
    for other in others:
        found = found & other
    return found


@dataclass
class People:
    """The article's officials, and whom its quotes have named so far."""

    officials: Sequence[Official]
    paragraphs: Sequence[str]
    reader: PhraseReader
    known: list[Speaker] = field(default_factory=list)
    # The paragraph that is read and the end of its piece: who was named last before it.
    here: tuple[int, int] = (0, 0)
    _found: dict[str, Speaker | None] = field(default_factory=dict)

    @cached_property
    def _listed(self) -> _Listed:
        return _Listed(self.officials)

    @cached_property
    def _body(self) -> _Body:
        return _Body(self.paragraphs)

    def resolve(self, phrase: Phrase, topic: Callable[[], Speaker | None]) -> Speaker | None:
        """Whom a phrase means; `topic` tells whom a pronoun would mean. None where nobody is sure."""
        if phrase.definite:
            return self._definite(phrase, topic())
        if phrase.pronoun:
            return topic()
        if phrase.of_another:
            return self._nameless(phrase)
        phrase = self._unglued(phrase)
        words = _fold(phrase.text)
        if phrase.name:
            # 'Menteri Luar Negeri China': what seems a name may be a part of the office.
            found = self._named(phrase, _fold(phrase.name), words) or self._by_office(phrase, None)
            if found is not None:
                client = bool(phrase.before) and (
                    self._is_client(phrase, found) or self._is_of_side(phrase, found)
                )
                return self._nameless(phrase) if client else found
            if phrase.called and (last := topic()) is not None and not last.is_body:
                # 'ujar pria yang akrab disapa Rudi': who spoke.
                self.known.append(replace(last, words=last.words.union(_fold(phrase.name))))
                return last
        else:
            found = self._by_office(phrase, None) or self._by_office(phrase, topic())
            if found is not None:
                return found
            if (spelled := self._listed.spelled(words)) is not None:
                return spelled
        if (held := self._by_short_form(phrase)) is not None:
            return held
        if (not phrase.name or phrase.name.isupper()) and (
            held := self._told_before(phrase.text, None)
        ) is not None:
            return held  # 'Ketua Umum PKL' behind 'Ketua Umum PKL Rudi Kencana'
        name = (phrase.name or phrase.text).strip(" .,")
        if not name:
            return None
        last = topic() if not phrase.name and self._is_epithet(words) else None
        if last is not None and not last.is_body and last.name[0].isupper():
            return last
        return self._first_named(phrase, name, topic)

    def _first_named(self, phrase: Phrase, name: str, topic: Callable[[], Speaker | None]) -> Speaker | None:
        """Somebody of whom nothing was told before, by the name or the description in a phrase."""
        first = name.split()[0]
        one, _, two = first.lower().partition("-")
        if one == two:
            return None  # 'Komentar-komentar' are nobody's
        if phrase.name and phrase.before and (apart := self._behind_body(name, phrase.before)) is not None:
            name, first = apart, apart.split()[0]
        elif phrase.name and (person := self._past_party(phrase)) is not None:
            return self.resolve(person, topic)
        elif phrase.before in _BODY_ALONE and given_names().isdisjoint(_fold(phrase.text)):
            # 'BEM Kencana menilai': the body's name, and nobody's office.
            name, first = phrase.text.strip(" .,"), phrase.before
            speaker = Speaker(name, None, None, frozenset(_fold(name)), is_body=True)
            self.known.append(speaker)
            return speaker
        is_body = (
            (not phrase.name and one not in _ONE_OF_SEVERAL)
            or first.lower() in self.reader.rules.bodies
            or (first.isupper() and " " not in name)
        )
        speaker = Speaker(name, None, self._office(phrase.before), frozenset(_fold(name)), is_body)
        self.known.append(speaker)
        return speaker

    def _unglued(self, phrase: Phrase) -> Phrase:
        """A phrase without what a lost space has joined to its name, 'Kencanasambil'; where a name may end so
        the article must have it apart."""
        # Asked first, for nearly no name has one.
        glued = _GLUED_TAIL.search(phrase.name) if phrase.name.endswith(_TAILS) else None
        if glued is None and "me" in phrase.name:
            glued = _GLUED_VERB.search(phrase.name)
        if glued is None or glued[0].lower() in given_names():
            return phrase
        word = glued["word"]
        apart = any(next(_places(paragraph, word), -1) >= 0 for paragraph in self._body.having(word))
        if not apart and glued["tail"] not in _NO_ENDINGS:
            return phrase
        tail = len(glued["tail"])
        text = phrase.text[:-tail] if phrase.text.endswith(phrase.name) else phrase.text
        return phrase._replace(name=phrase.name[:-tail], text=text)

    def _definite(self, phrase: Phrase, last: Speaker | None) -> Speaker:
        """Whom a description means where `last` is told of: 'pria itu', 'diplomat yang disapa Roy itu'."""
        named = self.mentions(phrase) if phrase.name else None
        if phrase.name and not named and _NAMED.search(phrase.text):
            if last is not None and _is_initials_of(phrase.name, last.name):
                return last
            named = self._new(phrase)  # 'pria bernama Rudi itu'
            self.known.append(named)
        if named is not None:
            return named
        if phrase.text.split(None, 1)[0].lower() in _ONE_OF_SEVERAL:
            return self._described(phrase)  # 'seorang warga yang tak ingin disebut namanya itu'
        held = (
            self._by_office(phrase, last)
            or self._told_before(phrase.text.rpartition(" ")[0], last)
            or self._body_told_of(phrase)
            or self._other_unnamed(phrase, last)
        )
        held = held or last or self._described(phrase)
        self.call(held, phrase)
        return held

    def _told_before(self, description: str, last: Speaker | None) -> Speaker | None:
        """The one who was named with a description of a person, whoever spoke since: 'politikus PKL itu' is
        'politikus PKL Rudi Kencana'; None where two were. One of a word means `last` unless he is described
        otherwise."""
        told = description.lower()
        first, rules = told.partition(" ")[0], self.reader.rules
        of_person = first in rules.titles or first in rules.trades or first in self.reader.words.heads
        if not of_person or (first in rules.bodies and first not in _HEAD_OF_STATE):
            return None  # 'Partai Kencana' is no 'Partai Kencana Rudi Wening'
        if " " not in told and (last is None or not last.office or told in last.office.lower().split()):
            return None
        found = {
            speaker.name: speaker
            for speaker in self.known[-_MOST_KNOWN:]
            if not speaker.is_body and (speaker.office or "").lower() == told
        }
        if not found and " " in told:
            return self._named_with(description)
        return next(iter(found.values())) if len(found) == 1 else None

    def _named_with(self, description: str) -> Speaker | None:
        """The one whom the article names right behind a description: 'Presiden FA' is 'Presiden FA, Rudi
        Kencana'; None where it names two."""
        found: dict[str, Phrase] = {}
        for paragraph in self._body.having(description):
            for at in islice(_places(paragraph, description), _MOST_LOOKED_AT):
                phrase = self.reader.read(paragraph, at, len(paragraph))
                if _last_word(paragraph, at).lower() in self.reader.words.heads:
                    continue  # 'Ketua Dewas Kencana Rudi Wening' is not all of 'Dewas Kencana'
                if phrase is None or " " not in phrase.name or phrase.before != description:
                    continue
                if self._is_full_name(phrase):
                    found[phrase.name] = phrase
        (phrase, *others) = (*found.values(), None)
        return self.mentions(phrase) or self._new(phrase) if phrase is not None and len(others) == 1 else None

    def _body_told_of(self, phrase: Phrase) -> Speaker | None:
        """The body that a description names by its first word: 'kata kementerian tersebut'."""
        kind = phrase.text.split(None, 1)[0].lower()
        if kind not in self.reader.rules.bodies:
            return None
        bodies = (s for s in reversed(self.known[-_MOST_KNOWN:]) if s.is_body)
        return next((body for body in bodies if kind in body.words and len(body.words) > 1), None)

    def call(self, speaker: Speaker, phrase: Phrase) -> None:
        """Who is meant by 'diplomat yang disapa Roy itu' is called so from now on."""
        called = bool(phrase.name) and _CALLED.search(phrase.text) is not None
        if called and " " in speaker.name and speaker.name[0].isupper() and not speaker.is_body:
            self.known.append(replace(speaker, words=speaker.words.union(_fold(phrase.name))))

    def _is_epithet(self, words: Sequence[str]) -> bool:
        """Whether a description without a name is of who is told of already: 'ujar pelatih asal Brasil'."""
        rules = self.reader.rules
        return bool(words) and words[1 if words[0] == "sang" and len(words) > 1 else 0] in rules.epithets

    def _is_client(self, phrase: Phrase, named: Speaker) -> bool:
        """Whether a lawyer is told by whom he speaks for, who is known already: 'pengacara Rudi'."""
        before = phrase.before.lower().split()
        if before[-1] not in _LAWYERS or not _LAWYERS.isdisjoint(_fold(named.office or "")):
            return False
        return named.official is not None or " " not in phrase.name

    def _is_of_side(self, phrase: Phrase, named: Speaker) -> bool:
        """Whether 'pihak Rudi' or 'kubu Rudi' speaks, who is known already, and not he."""
        side = phrase.before.lower().split()
        titled = all(word in self.reader.rules.titles or word in self.reader.words.ranks for word in side[1:])
        return side[0] in _SIDES and titled and not named.is_body

    def _nameless(self, phrase: Phrase) -> Speaker:
        """Who is told by whose he is: 'istri Rudi Kencana'."""
        speaker = Speaker(phrase.text, None, None, frozenset(_fold(phrase.text.split()[0])))
        self.known.append(speaker)
        return speaker

    def _behind_body(self, name: str, before: str) -> str | None:
        """The name behind a club's or company's in an office, 'pelatih Kencana Rudi Wibawa'; None where the
        article does not tell, nor an office in a firm before words that nobody is called by."""
        words = name.split()
        of_firm = not _IN_FIRMS.isdisjoint(before.lower().split()[:3])
        for size in range(1, min(_LONGEST_BODY, len(words) - 2) + 1):
            body, rest = words[:size], words[size:]
            of_firm = of_firm and len(body[-1]) > 2 and not has_name_word(body[-1])
            # Of one word a person may have a rare first name: 'Direktur Hexana Rudi Wibawa'.
            sure = size > 1 or before.endswith("PT") or not body[0][1:].islower()
            known = of_firm and sure and rest[0].lower() in given_names()
            if known or self._is_body_before(body, rest, before):
                return " ".join(rest)
        return None

    def _is_body_before(self, body: Sequence[str], rest: Sequence[str], before: str) -> bool:
        """Whether words before a name are a body's: elsewhere they must stand alone and not speak, or 'PT'
        before them, and the person be named without them."""
        rules, whole = self.reader.rules, " ".join(body)
        # Of two words a person may have the first: 'Siti Nurbaya Kencana'.
        shortest = _SHORTEST_CUT if len(body) == 1 else _SHORTEST_CUT + 2
        listed = whole.lower() in given_names() if len(body) == 1 else has_name_word(whole)
        if not rest[0][0].isalpha() or len(whole) < shortest or listed:
            return False
        alone = before.split()[-1:] != [] and before.split()[-1] in _BEFORE_BODIES
        for paragraph in self._body.having(whole):
            for start in islice(_places(paragraph, whole), _MOST_LOOKED_AT):
                behind = start + len(whole) + 1
                if paragraph.startswith(rest[0], behind):
                    continue
                if paragraph.startswith(tuple(rest[1:]), behind):
                    return False  # 'Rudi Wibawa' is called so beside 'Rudi Kencana Wibawa'
                following = _WORD.match(paragraph, behind)
                if _last_word(paragraph, start) in rules.behind or (
                    following and following[0] in rules.active
                ):
                    return False  # 'kata Kencana': that is what the person is called
                alone = True
        # 'Kencana International Limited' is all of it a body.
        return alone and rules.organisations.isdisjoint(_fold(rest[-1])) and self._is_named(body[-1], rest)

    def _past_party(self, phrase: Phrase) -> Phrase | None:
        """The person whose party stands before his name, with it as his office: 'Demokrat Rudi Kencana'."""
        found = self.reader.words.parties.at(phrase.name.lower().split(), 0)
        if found is None:
            return None
        party, rest = phrase.name.split()[: found[0]], phrase.name.split()[found[0] :]
        before = " ".join((phrase.before, *party)).strip()
        person = phrase._replace(name=" ".join(rest), text=f"{before} {' '.join(rest)}", before=before)
        is_person = bool(rest) and (
            rest[0].lower() in given_names() or self.names_person(person) or self._is_named(party[-1], rest)
        )
        return person if is_person and len(rest) > 1 else None

    def _is_named(self, body: str, rest: Sequence[str]) -> bool:
        """Whether a name stands somewhere without the body before it, or a word of it speaks: 'kata Rudi',
        'Rudi mengatakan'."""
        rules = self.reader.rules
        if any(before != body for before, _ in self._around(" ".join(rest))):
            return True
        return any(
            before in rules.behind or (before not in (body, *rest) and after in rules.active)
            for word in {rest[0], rest[-1]}
            for before, after in self._around(word)
        )

    def _around(self, word: str) -> Iterator[tuple[str, str]]:
        """What stands before and behind a word at its first places in each paragraph."""
        for paragraph in self._body.having(word):
            for at in islice(_places(paragraph, word), _MOST_LOOKED_AT):
                behind = _WORD.match(paragraph, at + len(word) + 1)
                yield _last_word(paragraph, at), behind[0] if behind is not None else ""

    def _other_unnamed(self, phrase: Phrase, last: Speaker | None) -> Speaker | None:
        """Whom a description means that does not fit the unnamed person who spoke last: 'pria tersebut'
        behind a woman's words."""
        kind = _fold(phrase.text)[:1]
        if last is not None and last.name[:1].isupper() and kind and kind[0] in _IN_CROWDS:
            return self._described(phrase)
        if last is None or last.official or not last.name[:1].islower() or last.words.issuperset(kind):
            return None
        fitting = (s for s in reversed(self.known[-_MOST_KNOWN:]) if s.words.issuperset(kind))
        return next(fitting, None) or self._described(phrase)

    def _described(self, phrase: Phrase) -> Speaker:
        """Who has no name: 'wanita tersebut'."""
        name = " ".join(phrase.text.split()[:-1])
        return Speaker(name, None, None, frozenset(_fold(name)))

    def _named(self, phrase: Phrase, name: Sequence[str], words: Sequence[str]) -> Speaker | None:
        listed = self._listed.spelled(words)
        if listed is not None:
            return listed
        apart = _INNER.sub(" ", phrase.text)
        if apart != phrase.text and (glued := self._listed.spelled(_fold(apart))) is not None:
            return glued  # to his office: 'KetuaKPUHasyim Asy'ari'
        wanted = frozenset(name)
        called = self._listed.called(wanted)
        if len(called) == 1:
            return self._listed.get(next(iter(called)))
        # Of hundreds who share a name nobody knows whom it means.
        if 1 < len(called) <= _MOST_NAMESAKES and len(name) == 1:
            last = self._named_last({id: self._listed.get(id) for id in called})
            if last is not None:
                return last
        for speaker in reversed(self.known[-_MOST_KNOWN:]):
            if wanted <= speaker.words:
                return speaker
            if len(speaker.words) > 1 and speaker.words < wanted and speaker.official is None:
                return speaker
        if len(name) == 1:
            return self._longer(phrase.name) or (None if phrase.before else self._cut(name[0]))
        if len(name) == 2 and phrase.text == phrase.name and self._is_alias(phrase.name):
            return self._longer(phrase.name)  # 'Rudi Kencana atau Gus Rudi'
        return None

    def _is_alias(self, name: str) -> bool:
        """Whether the article gives a name as what somebody is also called."""
        return any(
            paragraph.endswith(_BEFORE_NICKNAME, 0, place)
            for paragraph in self._body.having(name)
            for place in islice(_places(paragraph, name), _MOST_LOOKED_AT)
        )

    def _cut(self, word: str) -> Speaker | None:
        """The one person one of whose words begins with this one: 'Supri' is Supriyanto. What others are
        called by is no such: 'Rudi' is nobody's Rudianto."""
        if len(word) < _SHORTEST_CUT or word in given_names():
            return None
        fitting = list(islice(self._listed.beginning(word), 2))
        if len(fitting) > 1:
            return None
        people = {speaker.name: speaker for speaker in self.known[-_MOST_KNOWN:]}
        for speaker in people.values():
            if speaker.is_body or speaker.name in self._listed.names:
                continue
            for each in speaker.words:
                if each.startswith(word):
                    fitting.append(speaker)
                    break
        return fitting[0] if len(fitting) == 1 else None

    def _named_last(self, officials: Mapping[str, Speaker]) -> Speaker | None:
        """Of officials who share a name the one whose full name stands last before the place that is read."""
        number, end = self.here
        full = [
            (written, officials[official.id])
            for official in self.officials
            if official.id in officials
            for written in (official.name, *official.names)
            if " " in written
        ]
        for at in range(min(number, len(self.paragraphs) - 1), -1, -1):
            paragraph = self.paragraphs[at][: end if at == number else None]
            places = [(paragraph.rfind(written), speaker) for written, speaker in full]
            place, speaker = max(places, key=lambda found: found[0], default=(-1, None))
            if place >= 0:
                return speaker
        return None

    def _longer(self, word: str) -> Speaker | None:
        """Who has this word in a longer name, or as an alias, elsewhere in the article."""
        if word in self._found or len(self._found) >= _MOST_LOOKED_UP:
            return self._found.get(word)
        self._found[word] = None
        self._found[word] = found = self._in_full(word)
        if found is not None and found not in self.known[-_MOST_KNOWN:] and found.official is None:
            self.known.append(found)
        return found

    def _in_full(self, word: str) -> Speaker | None:
        counted: Counter[str] = Counter()
        offices: dict[str, str] = {}
        for paragraph in self._body.having(word):
            for start in islice(_places(paragraph, word), _MOST_LOOKED_AT):
                window = paragraph[max(0, start - _LONGEST_RUN) : start]
                # 'Agus Harimurti Yudhoyono (AHY)', else the run of capitals that it stands in.
                before = _ALIASED.search(window) if window.endswith(_BEFORE_ALIAS) else None
                before = before or (_CAPITALS.search(window) if window.endswith(" ") else None)
                if before is None and self._stands_alone(paragraph, start + len(word)):
                    continue  # as it does at most places, and has no longer name there
                begin = start - len(window) + before.start(1) if before else start
                end = start if before is not None and before.re is _ALIASED else len(paragraph)
                begin = self._from_trade(paragraph, begin) if begin < start < end else begin
                phrase = self.reader.read(paragraph, begin, end)
                if phrase is None or " " not in phrase.name:
                    continue
                if begin < start and self._is_place_in(phrase.name, _last_word(paragraph, begin)):
                    continue
                phrase = self._past_party(phrase) or phrase
                words = _fold(phrase.name)
                in_capitals = word.isupper() and len(word) > 2 and not phrase.name.isupper()
                if end == start:
                    if in_capitals and word[0] not in (phrase.name[0], phrase.text[0]):
                        continue  # 'Kelompok Nelayan Bantul (HNB)': of which words is not known
                    return self.resolve(phrase, nobody)
                if in_capitals:
                    continue  # 'Sekretaris HNB Rudi Kencana': the body is not he
                if fold(word) in words:
                    listed = self._listed.spelled(words)
                    if listed is not None:
                        return listed
                    counted[phrase.name] += 1
                    offices.setdefault(phrase.name, phrase.before)
        if not counted:
            return None
        # 'Debut Rudi' is no name where 'Rudi Wening' is one.
        named = [name for name in counted if not _opens_otherwise(name)]
        if named and not any(name in longer for name in counted for longer in named if name != longer):
            counted = Counter({name: counted[name] for name in named})
        # Of those that stand there equally often the first.
        name = max(counted, key=counted.__getitem__)
        if counted[name] == 1 and self._is_first_alone(word, name) and not self._begins_given(word, name):
            return None
        return Speaker(name, None, self._office(offices[name]), frozenset(_fold(name)))

    def _is_place_in(self, name: str, before: str) -> bool:
        """Whether what seems a name begins with where its bearer is from, or for whom he works: 'nelayan asal
        Bantul Rudi', 'pelatih Persija Rudi'."""
        (first, given, *_), rules = name.lower().split(), self.reader.rules
        from_there = before in _BEFORE_PLACES and first in self.reader.words.regions
        of_body = before.lower() in rules.titles and first in rules.organisations
        return from_there or (of_body and given in given_names())  # no 'aktris Chelsea Kencana'

    def _stands_alone(self, text: str, end: int) -> bool:
        """Whether a word that ends there is followed by one that goes on with no name: 'Rudi pergi'."""
        following = _SMALL.match(text, end)
        rules = self.reader.rules
        return (
            following is not None
            and not self.reader.lower_case
            and following[1] not in rules.particles
            and following[1] not in CALLING
        )

    def _from_trade(self, text: str, at: int) -> int:
        """Where the word begins that tells a country from the name behind it: 'penyerang Meksiko Rudi'."""
        first = _WORD.match(text, at)
        if first is None or first[0].lower() not in self.reader.words.countries:
            return at
        trade = _last_word(text, at)
        return at - len(trade) - 1 if trade in self.reader.rules.titles else at

    def _is_first_alone(self, word: str, name: str) -> bool:
        """Whether a word stands alone before the one longer name with it: 'Marquez' in no 'adiknya, Alex
        Marquez', who comes later, nor 'Lila' in 'Tangis Lila'."""
        for paragraph in self._body.having(word):
            first, longer = next(_places(paragraph, word), -1), paragraph.find(name)
            if first >= 0:
                return not longer <= first <= longer + len(name) or longer < 0
        return False

    def _begins_given(self, word: str, name: str) -> bool:
        """Whether a longer name begins with a given name, and is no relative's who shares the last name."""
        kin, first = self.reader.words.kin, name.split()[0]
        if first.lower() not in given_names():
            return False
        if first == word:
            return True  # 'sang ayah, Rudi Wening' is Rudi
        for paragraph in self._body.having(name):
            related = _last_word(paragraph, paragraph.find(name)).rstrip(",").lower()
            return related not in kin and related.removesuffix("nya") not in kin
        return False

    def _by_office(self, phrase: Phrase, last: Speaker | None) -> Speaker | None:
        """The official who holds the office that a phrase names, where only one does."""
        written = _fold(phrase.text)
        written = _HEAD_OF_STATE if written == ("kepala", "negara") else written
        words = set(written) - self.reader.rules.definite
        if not words or written[0] not in self.reader.words.heads:
            return None
        fitting = self._listed.holding(written[0], words) or self._listed.in_post(phrase.text)
        if not fitting and len(words) == 1 and written[0] in short_offices():
            fitting = self._listed.beginning_with(short_offices()[written[0]])
        if len(fitting) == 1:
            return self._listed.get(next(iter(fitting)))
        if last is not None and last.official in fitting:
            return last
        return None

    def _by_short_form(self, phrase: Phrase) -> Speaker | None:
        """The official whose office is told in short in brackets before his name, and by that alone here:
        'Panglima Laut (Panglaut) Letjen Rudi Kencana', 'kata Panglaut'."""
        short = phrase.text.strip(" .,")
        if not self.officials or phrase.definite or not (_SHORTEST_CUT <= len(short) <= _LONGEST_SHORT_FORM):
            return None
        bracketed = f"({short})"
        for paragraph in self._body.having(bracketed):
            behind = paragraph.find(bracketed) + len(bracketed)
            named = self._listed.spelled(_fold(paragraph[behind : behind + _LONGEST_RUN])[:_MOST_RANKED])
            if named is not None and named.words.isdisjoint(_fold(short)):
                return named
        return None

    def only_named(self, text: str) -> Speaker | None:
        """The one person whom a text names in full; None where it names nobody, or several."""
        found: dict[str, Speaker | None] = {}
        for run in islice(_RUN.finditer(text), _MOST_LOOKED_AT):
            if text[run.start() - 1 : run.start()] in _SIGNED:
                continue  # '"Putri Tidur"' is a title
            phrase = self.reader.read(text, run.start(), len(text))
            if phrase is None or " " not in phrase.name or phrase.of_another or phrase.definite:
                continue
            if not self._is_full_name(phrase):
                continue
            found.setdefault(phrase.name, self.mentions(phrase) or self._new(phrase))
        return next(iter(found.values())) if len(found) == 1 else None

    def names_person(self, phrase: Phrase) -> bool:
        """Whether a phrase has a person's full name, in which no word is a common one."""
        if " " not in phrase.name or phrase.of_another or not self._is_full_name(phrase):
            return False
        return not any(is_common_word(fold(word)) for word in phrase.name.split())

    def _is_full_name(self, phrase: Phrase) -> bool:
        """Whether a person is named, by his office, a given name, or words that nothing else is called by."""
        words = [word.lower() for word in phrase.name.split()]
        rules, regions = self.reader.rules, self.reader.words.regions
        if any(word in given_names() for word in words):
            return True
        if any(word in rules.organisations or word in rules.bodies or word in regions for word in words):
            return False
        common = sum(is_common_word(word) for word in words)
        return not common or (bool(phrase.before) and common < len(words))

    def _new(self, phrase: Phrase) -> Speaker:
        return Speaker(phrase.name, None, self._office(phrase.before), frozenset(_fold(phrase.name)))

    def _office(self, before: str) -> str | None:
        """What stands before a name where it is an office or a trade; 'Pernyataan' and 'Jakarta' are none."""
        first, _, more = before.lower().partition(" ")
        rules, regions = self.reader.rules, self.reader.words.regions
        is_text = first in rules.documents and first not in rules.titles and first not in _SOURCES
        of_another = before.endswith("nya") and not before.endswith("lainnya")  # 'kuasa hukumnya'
        named = bool(before) and not is_text and not of_another
        return before if named and (more or first not in regions) else None

    def mentions(self, phrase: Phrase) -> Speaker | None:
        """Whom a phrase names who is known already; nobody new is made of it."""
        if phrase.pronoun or phrase.of_another or not (phrase.name or phrase.text):
            return None
        found = self._listed.spelled(_fold(phrase.text)) if self.officials else None
        if found is None and self.known:
            wanted = frozenset(_fold(phrase.name or phrase.text))
            found = next(
                (s for s in reversed(self.known[-_MOST_KNOWN:]) if wanted and wanted <= s.words), None
            )
        client = found is not None and bool(phrase.before) and self._is_client(phrase, found)
        return None if client else found  # 'kuasa hukum Rudi juga datang'

    def knows(self, phrase: Phrase) -> bool:
        """Whether a phrase names a person who is known already."""
        speaker = self.mentions(phrase)
        return speaker is not None and not speaker.is_body


def _opens_otherwise(name: str) -> bool:
    """Whether what seems a name begins with a common word that nobody is called by."""
    first = name.split()[0]
    return is_common_word(fold(first)) and not (has_name_word(first) or first.lower() in given_names())


def _last_word(text: str, at: int) -> str:
    return text[max(0, at - 20) : at].rstrip().rpartition(" ")[2]


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, not as a part of another."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at
        at = text.find(word, end)


@lru_cache(1 << 13)
def _fold(text: str) -> tuple[str, ...]:
    # 'Pro-Jokowi' is one word, and not his name.
    return tuple(fold(text.replace(".", " ").replace("-", "")).split())


def _is_initials_of(short: str, name: str) -> bool:
    """Whether a name in capitals alone is of the first letters of another: 'RKW' of 'Rudi Kencana Wening'."""
    return (
        short.isupper() and name[:1].isupper() and "".join(word[0] for word in name.split()).startswith(short)
    )


def nobody() -> Speaker | None:
    """The topic where there is none."""
    return None
