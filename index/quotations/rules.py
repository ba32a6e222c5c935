"""The words of verbs.toml, as sets and patterns."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, fields
from pathlib import Path

from search.analysis.tables import read_toml

# Said by whom stands behind them: 'Dijelaskan Rudi, …'.
TOLD = (
    *("dijelaskan", "disampaikan", "dikatakan", "diungkapkan", "ditegaskan", "dituturkan", "diterangkan"),
    *("ditambahkan", "diakui", "diceritakan", "dipaparkan", "dikemukakan", "dikisahkan", "dilanjutkan"),
    "disebutkan",
)
# Between a verb and what was said.
_AGAIN = r"(?:(?:kembali|juga|pula|lagi) )?"
_THAT = rf"{_AGAIN}(?:bahwa|jika|kalau|bila)\b"
# Words that begin reported speech with a sentence.
_OPENING = frozenset(
    ("Menurut", "Kata", "Ujar", "Lanjut", "Tutur", "Ungkap", "Imbuh", "Jelas", "Tegas", "Sambung")
)


@dataclass(frozen=True)
class Rules:
    """The keys of verbs.toml, where each is told, and the patterns made of them."""

    behind: frozenset[str]
    parenthetical: frozenset[str]
    going_on: frozenset[str]
    active: frozenset[str]
    responding: frozenset[str]
    reporting: frozenset[str]
    with_comma: frozenset[str]
    with_clause: frozenset[str]
    subordinating: frozenset[str]
    clause_openers: frozenset[str]
    denying: frozenset[str]
    matters: frozenset[str]
    linking: frozenset[str]
    unsaid: frozenset[str]
    adverbs: frozenset[str]
    pronouns: frozenset[str]
    plural: frozenset[str]
    definite: frozenset[str]
    stops: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    documents: frozenset[str]
    written: frozenset[str]
    days: frozenset[str]
    shortened: frozenset[str]
    saying: frozenset[str]
    predicates: frozenset[str]
    adverbial: frozenset[str]
    people: frozenset[str]
    no_subject: frozenset[str]
    events: frozenset[str]
    no_verbs: frozenset[str]
    with_fields: frozenset[str]
    no_fields: frozenset[str]
    universities: frozenset[str]
    organisations: frozenset[str]
    topics: frozenset[str]
    mere_topics: frozenset[str]
    stances: frozenset[str]
    relations: frozenset[str]
    epithets: frozenset[str]
    accounts: frozenset[str]
    trades: frozenset[str]

    @functools.cached_property
    def verb(self) -> re.Pattern[str]:
        """A verb behind a quote, with its -nya: groups `verb`, `nya`."""
        return re.compile(rf"(?P<verb>{_alternatives(self.behind)})(?P<nya>nya)?(?!\w)")

    @functools.cached_property
    def no_end(self) -> frozenset[str]:
        """With none of these a name or an office ends."""
        return self.stops | self.particles

    @functools.cached_property
    def unsaid_alone(self) -> frozenset[str]:
        """`unsaid` without what only joins a verb to another: 'tertawa sambil mengatakan, "…"'."""
        return self.unsaid - {"dengan", "seraya", "sambil", "sembari"}

    @functools.cached_property
    def circumstance(self) -> frozenset[str]:
        """Behind a speaker and a comma: when, where and how it was said."""
        return self.days | self.stops | self.adverbial

    @functools.cached_property
    def behind_quote(self) -> re.Pattern[str]:
        """'," kata', '," ujarnya', '," demikian dijelaskan', '," menurut'."""
        return re.compile(
            r"[\s,.;–—-]*(?:(?:[Dd]emikian(?:lah)?|[Bb]egitu(?:lah)?|[Ii]tulah)\s+)?"
            rf"(?:{self.verb.pattern}|{_alternatives(self.behind)}(?=[A-Z][a-z])|(?:dijelaskan|dikatakan|disampaikan|diungkapkan)(?!\w)"
            r"|[Mm]enurut(?P<menurutnya>nya)?(?!\w))"
        )

    @functools.cached_property
    def capital_behind_quote(self) -> re.Pattern[str]:
        """'," Ungkap Rudi Kencana': groups `verb`, `nya`."""
        capitals = frozenset(verb.capitalize() for verb in self.behind)
        return re.compile(rf"\s*(?P<verb>{_alternatives(capitals)})(?P<nya>nya)?(?!\w)")

    @functools.cached_property
    def of_who_spoke(self) -> re.Pattern[str]:
        """A sentence with it tells of who spoke before: 'Dia …', 'Pria itu meminta …'."""
        told = _alternatives(self.active)
        return re.compile(
            r"(?<!\w)(?:[Dd]ia|[Ii]a|[Bb]eliau|[Mm]enurutnya"
            rf"|(?:itu|ini|tersebut) (?:juga |pun |lalu |kemudian )?{told})(?!\w)"
        )

    @functools.cached_property
    def written_behind(self) -> re.Pattern[str]:
        """'," bunyi pasal itu', '," demikian isi surat itu': what was read and not said."""
        return re.compile(
            r"[\s,.;–—-]*(?:(?:[Dd]emikian(?:lah)?|[Bb]egitu(?:lah)?)\s+"
            r"(?:(?:pernyataan|laporan|pengumuman|doa|pesan|petikan|kutipan|keterangan|bunyi|isi)(?!\w))"
            r"|(?:bunyi|isi)(?:nya)?(?!\w))"
        )

    @functools.cached_property
    def opening(self) -> frozenset[str]:
        """Words that say with a sentence's first capital that somebody speaks."""
        return frozenset(word.lower() for word in _OPENING) - {"menurut"}

    @functools.cached_property
    def spoken(self) -> re.Pattern[str]:
        """What begins reported speech: groups `active`, `glued`, `menurut`, `bare`."""
        active, bare = map(_alternatives, (self.reporting, self.parenthetical - {"menurut"}))
        # 'mengajak bahwa' reports, 'mengajak warga' does not.
        others = _alternatives(self.active - self.reporting - self.with_comma - self.denying)
        # 'menilai, harga' reports, 'menilai, dan' and 'mengaku, “' do not.
        apart = _alternatives(self.with_comma - self.with_clause)
        denying, clause = map(_alternatives, (self.denying, self.with_clause))
        going_on = _alternatives(self.clause_openers)
        # A scrape loses the space before a verb, too: 'Rudi Kencanamengatakan'. The verb's first letter
        # stands first, for `re` passes over what has it not.
        glued = _alternatives(frozenset(verb[1:] for verb in self.reporting if verb.startswith("men")))
        # At a sentence's beginning only these say of somebody that he speaks.
        return re.compile(
            rf"\b(?:(?P<active>{active}|{others}(?=,? {_AGAIN}bahwa\b)"
            rf"|{denying}(?=,? {_THAT})|{apart}(?=,? {_THAT}|, (?!(?:{going_on})\b)\w)"
            rf"|{clause}(?= \w|, (?!(?:{going_on})\b)\w))|(?P<menurut>[Mm]enurut)(?P<menurutnya>nya)?"
            rf"|(?P<bare>{bare}|Kata|Ujar|Lanjut|Tutur|Ungkap|Imbuh|Jelas|Tegas|Sambung)(?P<nya>nya)?)(?![\w-])"
            rf"|m(?<=[a-z]{{3}}m)(?P<glued>{glued})(?![\w-])"
        )

    @functools.cached_property
    def spoken_words(self) -> re.Pattern[str]:
        """The words that `spoken` and `TOLD` begin with, wherever they stand: twice as quick as `spoken`."""
        verbs = self.active | self.parenthetical | _OPENING | {"menurut"}
        return re.compile(_alternatives(verbs | {told.removeprefix("d") for told in TOLD}))

    @functools.cached_property
    def triggers(self) -> frozenset[str]:
        """What a text that says of somebody that he speaks has between white space, in small letters."""
        verbs = {*self.behind, *self.active, *TOLD, "menurut"}
        words = verbs | {f"{verb}nya" for verb in verbs}
        signed = {f"{word}{sign}" for word in words for sign in ",.:;"}
        return frozenset(words | signed | {f'"{word}' for word in words})


def _alternatives(words: frozenset[str]) -> str:
    """A pattern of any of the words, parted at their letters: twice as quick as one behind the other.

    >>> _alternatives(frozenset(("kata", "katakan", "ujar")))
    '(?:kata(?:kan)?|ujar)'
    """
    heads: dict[str, set[str]] = {}
    for word in words:
        if word:
            heads.setdefault(word[0], set()).add(word[1:])
    parts = []
    for letter, rests in sorted(heads.items()):
        below = _alternatives(frozenset(rests)) if rests != {""} else ""
        parts.append(letter + below)
    optional = "" in words
    if len(parts) == 1 and not optional:
        return parts[0]
    return f"(?:{'|'.join(parts)})" + ("?" if optional else "")


def has_any(text: str, roots: tuple[str, ...]) -> bool:
    """Whether one of the roots is part of a text."""
    for root in roots:  # noqa: SIM110 - twice as quick as any(), and asked of each sentence
        if root in text:
            return True
    return False


@functools.cache
def rules() -> Rules:
    """The rules, read once. Raises TypeError where the file's keys are others than `Rules` has."""
    told = read_toml(Path(__file__).with_name("verbs.toml"))
    found = {key: frozenset(words.split()) for key, words in told.items()}
    assert set(found) == {field.name for field in fields(Rules)}, "verbs.toml and Rules differ"
    return Rules(**found)
