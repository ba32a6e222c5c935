"""The nouns: what an article is, what a question is, what an answer is. Frozen; they cross every border."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

Precision = Literal["minute", "day", "month", "year"]
Evidence = Literal["metadata", "header", "url", "dateline", "body"]
OutletEvidence = Literal[
    "source", "metadata", "dateline", "url", "header", "colophon", "credit", "body", "folder"
]
DateFlag = Literal["weekday-conflict", "address-conflict", "site-clock", "future"]
Language = Literal["id", "ms", "en", "other"]
Sort = Literal["relevance", "newest", "oldest", "added"]
Copies = Literal["grouped", "all"]
Axis = Literal["year", "month", "day", "outlet", "official"]
QuoteKind = Literal["direct", "reported"]
FacetAxis = Literal["kind", "outlet", "official", "date"]
ArticleKind = Literal["news", "fact-check", "opinion", "press-release"]
TextField = Literal["title", "lead", "body", "author"]
# Every code that a note may have; `search.output.wording` has the sentence of each.
NoteCode = Literal[
    # what was typed
    "empty-query",
    "nothing-to-search",
    "query-too-long",
    "foreign-sign",
    "sign-left-out",
    "question-words",
    "only-exclusions",
    "unclosed-quote",
    "stray-quote",
    "empty-phrase",
    "unclosed-parenthesis",
    "stray-parenthesis",
    "too-deep",
    "lone-operator",
    "operator-as-word",
    "operator-in-capitals",
    "near-needs-words",
    "smaller-distance",
    "fewer-edits",
    "stray-wildcard",
    "wildcard-too-short",
    "unknown-field",
    "field-as-word",
    "empty-field",
    "unknown-date",
    "unknown-kind",
    "ends-exchanged",
    "days-understood",
    "synonyms",
    "learned-synonyms",
    "short-form-meaning",
    "english-word",
    # what an archive tells of it
    "nothing-expanded",
    "expanded",
    "expanded-more",
    "wildcard-too-wide",
    "unknown-outlet",
    "near-outlet",
    "unknown-official",
    "near-official",
    "unknown-speaker",
    "official-named",
    # the parameters of a page's address
    "unknown-from",
    "unknown-to",
    "dates-exchanged",
    "unknown-sort",
    "unknown-page",
    "page-too-deep",
]

# The facet value of articles whose outlet is not known, and what asks for them.
UNKNOWN_OUTLET: Final = "unknown"
# The facet value of articles without a date.
UNDATED: Final = "undated"

# Whom `SaidBy` means by this: whoever is quoted, known or not.
ANYONE: Final = "*"

# Copies of a story that a hit brings along.
MOST_COPIES = 20

TEXT_FIELDS: tuple[TextField, ...] = ("title", "lead", "body", "author")
FACET_AXES: tuple[FacetAxis, ...] = ("kind", "outlet", "official", "date")
# News is what nothing says to be another kind.
KINDS: tuple[ArticleKind, ...] = ("news", "fact-check", "opinion", "press-release")


class _Noun:
    """How all nouns are compared and shown: as dataclasses are. To have that written and compiled for each of
    them takes a question from the shell as long as to find its articles."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __eq__(self, other: object) -> bool:
        return _values(self) == _values(other) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(_values(self))

    def __repr__(self) -> str:
        told = (f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__qualname__}({', '.join(told)})"


_Values = Callable[[object], object]
_VALUES: Final[dict[type, _Values]] = {}


def _values(noun: object) -> object:
    """What its fields hold."""
    kind = type(noun)
    found = _VALUES.get(kind)
    if found is None:
        names = kind.__match_args__  # type: ignore[attr-defined]
        found = _VALUES[kind] = attrgetter(*names) if names else type
    return found(noun)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Official(_Noun):
    """A person whom an article's text gives a public office.

    `id` is the same for one person in every article ('sergei-lavrov'); `name` is the canonical name;
    `role` is the office in the article's own words, completed by country or body where the sentence
    gives it, or None where the text gives none; `status` is 'mantan', 'calon', 'Plt' … or None; `names`
    are the names that the article writes, the longest first. `candidate`: the article gives
    no office but one that they run for, and none is known that they held on its day.
    """

    id: str
    name: str
    role: str | None = None
    country: str | None = None
    status: str | None = None
    names: tuple[str, ...] = ()
    candidate: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Quote(_Noun):
    """What an article says that somebody said.

    It stands in paragraph `paragraph` of the body (from 0), at characters `start` to `end` (code points, end
    excluded), and reads `words`, without signs of quotation. `kind`: 'direct' between signs, else 'reported'.
    `speaker`: the fullest name that the article writes, or what it calls who has none ('warga'); None where
    nobody is sure. `official`: the speaker's id, None for who is no official of the article. `office`: in the
    article's words.
    """

    paragraph: int
    start: int
    end: int
    words: str
    kind: QuoteKind
    speaker: str | None = None
    official: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Cut(_Noun):
    """A piece of the source that is not searchable, and why ('related', 'caption', 'byline' …)."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Article(_Noun):
    """One article, as read.

    `id`: twelve characters, stable (see `search.identifiers`). `path` begins with the root folder's name and
    uses '/'. `record`: the record's own id or its number in a file of several, else None. `body`:
    paragraphs as written. `authors`: the persons who wrote it. `published`: ISO 8601 down to what is known
    ('2021', '2021-05', '2021-05-28', '2021-05-28T08:37+07:00'), or None; then `date_candidates` holds the
    days that the text leaves open.
    `titled_by` and `outlet_by` say what states title and outlet ('metadata': a key of the record, a tag of
    the page; 'colophon': a line below the text; 'source': the user, of the whole source; 'folder': where the
    file lies), `dated_by` where on the page the date stands; `date_evidence` is what is written there.
    `date_flags`: 'weekday-conflict' (the date is kept), 'address-conflict' (the address tells another day),
    'site-clock' and 'future' (a date that was not used). `language`: 'id', 'ms', 'en', 'other', or None where
    the text is too short to tell. `digest`: of the source's bytes (or the record's). `aliases`: the
    ids that it had before. `kind`: 'news' unless a label says otherwise; the title of a 'fact-check' is
    mostly the claim that it examines.
    """

    id: str
    path: str
    record: str | None = None
    url: str | None = None
    title: str | None = None
    titled_by: Literal["metadata", "header"] | None = None
    lead: str | None = None
    body: tuple[str, ...] = ()
    outlet: str | None = None
    outlet_by: OutletEvidence | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    date_precision: Precision | None = None
    dated_by: Evidence | None = None
    date_candidates: tuple[str, ...] = ()
    date_evidence: str | None = None
    date_flags: tuple[DateFlag, ...] = ()
    language: Language | None = None
    kind: ArticleKind = "news"
    officials: tuple[Official, ...] = ()
    quotes: tuple[Quote, ...] = ()
    digest: str = ""
    cut: tuple[Cut, ...] = ()
    problems: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Problem(_Noun):
    """A file or record that could not be read, or only with a doubt, and why, for the report."""

    path: str
    reason: str
    record: str | None = None


# --- questions -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Word(_Noun):
    """A word in any of its forms: matches by stem, scores the form as typed higher."""

    text: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Phrase(_Noun):
    """Exact words in this order, in one field and one paragraph: surface forms, no stems."""

    text: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Near(_Noun):
    """All parts (words in any form, phrases exactly) in any order in one paragraph of one field, with at
    most `distance` other words between the first and the last of them."""

    parts: tuple[Word | Phrase, ...]
    distance: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Prefix(_Noun):
    """Words as written that begin with `text`, in any capitals, with or without accents."""

    text: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Wildcard(_Noun):
    """Words as written that fit `text`: '*' is any run of characters, '?' exactly one."""

    text: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Fuzzy(_Noun):
    """Words as written that become `text` by at most `edits` letters put in, left out, changed or two
    neighbours exchanged (Damerau-Levenshtein)."""

    text: str
    edits: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SynonymsNode(_Noun):
    """What was typed, or one of `others`, which mean the same (see `search.knowledge.synonyms`); what was
    typed scores higher."""

    typed: Node
    others: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class InField(_Noun):
    """`part` looked for in one text field only (`judul:`)."""

    name: TextField
    part: Node


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class OutletIs(_Noun):
    """The article's outlet is the one meant by `text` (see `search.knowledge.resolution`)."""

    text: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class OfficialIs(_Noun):
    """The article names the official meant by `text`: an id, a name, a part of one, an alias. `candidates`:
    also where it names them as a candidate alone."""

    text: str
    candidates: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SaidBy(_Noun):
    """The article quotes the speaker meant by `speaker` (a name, an office's holder, an official's id;
    `ANYONE` for whomever), and one quote of theirs alone has all that `part` asks for. Words of `part` that
    stand outside that quote do not count; its conditions are the article's."""

    speaker: str
    part: Node


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class KindIs(_Noun):
    """The article is of this kind."""

    kind: ArticleKind


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DayRange(_Noun):
    """Days from `first` to `last`, both included, ISO ('2021-05-28'); None is open. `of`: those on which an
    article was published (undated: never in), or those on which it first came into the archive."""

    first: str | None = None
    last: str | None = None
    of: Literal["published", "added"] = "published"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class And(_Noun):
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Or(_Noun):
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Not(_Noun):
    part: Node


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Everything(_Noun):
    """Every article: an empty query narrowed by filters alone."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Nothing(_Noun):
    """No article: a query of which nothing could be read."""


# What looks words up in the index's own list of words.
Expanding = Prefix | Wildcard | Fuzzy
Node = (
    Word
    | Phrase
    | Near
    | Expanding
    | SynonymsNode
    | InField
    | OutletIs
    | OfficialIs
    | SaidBy
    | KindIs
    | DayRange
    | And
    | Or
    | Not
    | Everything
    | Nothing
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Filters(_Noun):
    """What narrows the answer without ranking it. Values of one facet: any of them, and none of those
    excluded. `undated` asks for articles without a date (beside `days`: either); `all_officials` for
    articles that name each of `officials`, not any of them; `candidates` counts who is named as a candidate
    alone among the officials, too."""

    outlets: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()
    days: DayRange | None = None
    undated: bool = False
    excluded_outlets: tuple[str, ...] = ()
    excluded_officials: tuple[str, ...] = ()
    all_officials: bool = False
    kinds: tuple[ArticleKind, ...] = ()
    excluded_kinds: tuple[ArticleKind, ...] = ()
    candidates: bool = False

    def __bool__(self) -> bool:
        return replace(self, all_officials=False, candidates=False) != Filters()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Note(_Noun):
    """What was understood, assumed or not understood: a code with its parameters, worded at the edge."""

    code: NoteCode
    parameters: tuple[tuple[str, str | int], ...] = ()

    @classmethod
    def of(cls, code: NoteCode, **parameters: str | int) -> Note:
        return cls(code, tuple(parameters.items()))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Query(_Noun):
    """A question, understood. `page` counts from 1; `limit` is hits per page. `exact`: words were taken as
    written, without their other forms and without synonyms (the tree says so already). `copies`: 'grouped'
    shows of the copies of one story only the first in the order asked for; 'all' each. `any_word`: one of the
    words is enough (the tree says so already)."""

    text: str
    tree: Node
    filters: Filters = Filters()
    sort: Sort = "relevance"
    page: int = 1
    limit: int = 10
    notes: tuple[Note, ...] = ()
    exact: bool = False
    copies: Copies = "all"
    any_word: bool = False


# --- answers -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Hit(_Noun):
    """An article that matches, with its score (0.0 where nothing was ranked).

    A story is what several articles print the same or nearly so; its copies are these articles. `copies`:
    how many further ones the answer holds, where they are grouped. `story`: then all
    of them with this one, the first published first, `MOST_COPIES` at most. `missing`: the words as typed
    that the article lacks, where most of them were enough. `added`: when the article first came into the
    archive, ISO 8601 in WIB; None where that is not known. `quotes`: where the question asks what somebody
    said (`SaidBy`), the article's quotes that answer it, in the order of the text.
    """

    article: Article
    score: float
    copies: int = 0
    story: tuple[Article, ...] = ()
    missing: tuple[str, ...] = ()
    added: str | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Bucket(_Noun):
    """A facet value and the number of matching articles that have it; `id` for officials."""

    value: str
    count: int
    id: str | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Facets(_Noun):
    """Buckets of each facet. Kinds, outlets and officials: most articles first, then by value; dates: by
    month ('2021-05'; a year-only date '2021'), newest first, 'undated' last. Each ignores its own filter."""

    outlet: Sequence[Bucket] = ()
    official: Sequence[Bucket] = ()
    date: Sequence[Bucket] = ()
    kind: tuple[Bucket, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Count(_Noun):
    """How many matching articles have these values, one for each axis that was asked for."""

    values: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Counts(_Noun):
    """Matching articles counted by every combination of values that occurs, in the order of the values.

    Values: a year '2021', a month '2021-05', a day '2021-05-28' (a coarser date as far as it is known),
    'undated'; an outlet's name, '' for none; an official's id, one count for each who is named in an
    article (articles that name nobody are not counted).
    """

    by: tuple[Axis, ...]
    rows: tuple[Count, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TermCount(_Noun):
    """A word of an index, folded, and how many articles have it."""

    text: str
    count: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ShortForm(_Noun):
    """A short form and a long one, as written, and how many articles give the one beside the other:
    'Komisi Yudisial (KY)'."""

    short: str
    long: str
    count: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Results(_Noun):
    """One page of hits (none for a page past the last), the number of matching articles (facets count them
    too) and of stories (hits over all pages: fewer where copies are grouped), facets, the time it took in
    milliseconds, and notes on what only the index could tell (an outlet that it does not hold).

    `relaxed`: where the hits end before the page is full, the articles that fill it: they have most of the
    words, best first, each with those that it lacks. Neither `total` nor the facets count them. `is_mixed`:
    a question is asked, and `in_order` has them among the hits; where the page is full they are few that
    answer it better than its last hit.
    `did_you_mean`: whole questions that differ by a spelling, to be offered, the likeliest first; where there
    are hits, one that finds far more."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: Facets = field(default_factory=Facets)
    took_ms: float = 0.0
    notes: tuple[Note, ...] = ()
    did_you_mean: tuple[str, ...] = ()
    relaxed: tuple[Hit, ...] = ()
    stories: int = 0
    is_mixed: bool = False

    @property
    def in_order(self) -> tuple[Hit, ...]:
        """Hits and relaxed as they are shown: these behind the hits, or among them by score."""
        shown = (*self.hits, *self.relaxed)
        return tuple(sorted(shown, key=lambda hit: -hit.score)) if self.is_mixed else shown


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Fault(_Noun):
    """What is wrong with an index, in words, and whether it can be made again from what else there is."""

    text: str
    mends: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class UserFiles(_Noun):
    """The user's own files that an index is made with, as bytes; empty where there is none."""

    outlets: bytes = b""
    officials: bytes = b""


NO_USER_FILES: Final = UserFiles()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Document(_Noun):
    """What an engine stores of an article: `numbers`: column values; `terms`: for each field, its terms in
    the order of their positions, and where they stand; `stored`: the article (see
    `search.retrieval.documents.pack`); `root`: the folder or file that it was read from, for the manifest;
    `signature`: see `search.retrieval.copies`, empty where there is none."""

    numbers: Mapping[str, int]
    terms: Mapping[str, tuple[Sequence[str], Sequence[int]]]
    stored: bytes
    root: str
    signature: bytes = b""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Known(_Noun):
    """What an index has found out of an article, so that an index it is copied to need not find it
    out again: its document; the number of the first article of its story, by id; whether that has others."""

    document: Document
    story: int
    copied: bool


class KeptArticle(NamedTuple):
    """An article as an index keeps it: what it was read from (see `search.keeping.Update.add`), and when it
    came into the archive, in minutes UTC since the ordinal 0; 0 where that is not known. `known`: what else
    is known of it as long as all articles of a commit stay together, None where it is to be found out."""

    article: Article
    root: str
    added: int
    known: Known | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Snapshot(_Noun):
    """What an index is made of, all of one commit: how many articles, `articles` to be read once and in any
    order, the user's files and synonyms (None: no own ones) as bytes, and the manifest (None: lost)."""

    count: int
    articles: Iterator[KeptArticle]
    files: UserFiles
    synonyms: bytes | None
    manifest: Path | None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class StorageStats(_Noun):
    """What an index takes: its bytes and segments, and the versions that made it, by what they are of."""

    bytes: int
    segments: int
    versions: Mapping[str, int | str]
