"""Small archives of our own prose, and hypothesis strategies for random ones and random questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from search import identifiers
from search.keeping import building, open_keeper
from search.knowledge.officials.names import levelled_slug
from search.model import (
    KINDS,
    TEXT_FIELDS,
    And,
    Article,
    Axis,
    DayRange,
    Everything,
    Filters,
    Fuzzy,
    InField,
    KindIs,
    Near,
    Node,
    Not,
    Nothing,
    Official,
    OfficialIs,
    Or,
    OutletIs,
    Phrase,
    Prefix,
    Quote,
    SaidBy,
    SynonymsNode,
    Wildcard,
    Word,
)

# Few words, so that random articles and random questions meet; forms of one root among them.
WORDS = (
    "JakartaSaat",
    "jakarta",
    "saat",
    "kuat",
    "memperkuat",
    "penguatan",
    "Rusia",
    "China",
    "negara-negara",
    "negara",
    "sama",
    "kerja",
    "Xi",
    "Lavrov",
    "siapa",
    "2021",
)
OUTLETS = ("Kabar Utara", "Kabar Selatan", "Tempo Dulu")
# Two spellings of one person beside them: the office makes them one.
SPELLED = ("Rudi Kencanto", "Rudi Kencanto Wibawa")
PEOPLE = ("Sergei Lavrov", "Wang Yi", "Wang Yang", *SPELLED)
# Who is quoted and is no official: an id that is none, and a name.
STRANGERS: tuple[tuple[str | None, str | None], ...] = ((None, "Wang Ping"), (None, "Budi"), (None, None))
DAYS = ("2021-05-28T08:37+07:00", "2021-05-28", "2021-05", "2021", "2020-12-31", "2022-01-01T00:00+07:00")


def article(number: int, **fields: object) -> Article:
    path = f"arsip/{number}.txt"
    return Article(id=identifiers.make(path, None), path=path, **fields)  # type: ignore[arg-type]


def spelt_twice() -> list[Article]:
    """One official under two spellings, and another: which of the ids is joined stands in `SPELT_TWICE`."""
    names = ("Rudi Kencanto", "Rudi Kencanto", "Rudi Kencanto Wibawa", "Siti Wening", "Siti Wening")
    return [
        article(n, officials=(Official(levelled_slug(name), name, "Kapolres Bantul"),))
        for n, name in enumerate(names)
    ]


SPELT_TWICE = {"rudi-kencanto-wibawa": "rudi-kencanto"}


def spelt_nearly(*published: str | None) -> list[Article]:
    """One post under two names a letter apart, an article of each on each day."""
    names = ("Rudi Kencantara", "Rudi Kencamtara")
    return [
        article(n, officials=(Official(levelled_slug(name), name, "Kapolres Bantul"),), published=day)
        for n, (name, day) in enumerate(zip(names, published, strict=True))
    ]


def keep(batches: Sequence[Iterable[Article]], folder: Path) -> None:
    """An index at `folder` of the first batch, each of the others added by an update; then merged."""
    first, *rest = batches or [()]
    with building(folder) as update:
        update.add(first)
    keeper = open_keeper(folder)
    for batch in rest:
        with keeper.updating() as update:
            update.add(batch)
    keeper.tidy()


def official(name: str, role: str | None = None) -> Official:
    return Official(name.lower().replace(" ", "-"), name, role)


_texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
_days = st.one_of(st.none(), st.sampled_from(DAYS))
_ends = st.one_of(
    st.none(), st.sampled_from(("2020-12-31", "2021-05-01", "2021-05-28", "2021-05-31", "2021-12-31"))
)
_ranges = st.builds(DayRange, _ends, _ends)
_fields = st.fixed_dictionaries(
    {
        "title": st.one_of(st.none(), _texts),
        "lead": st.one_of(st.none(), _texts),
        "body": st.lists(_texts, max_size=3).map(tuple),
        "authors": st.lists(_texts.map(lambda text: " ".join(text.split()[:2])), max_size=2).map(tuple),
        "outlet": st.one_of(st.none(), st.sampled_from(OUTLETS)),
        "published": _days,
        "kind": st.sampled_from(("news", "news", "fact-check", "opinion")),
        "officials": st.lists(
            st.tuples(st.sampled_from(PEOPLE), st.booleans()), unique_by=lambda drawn: drawn[0], max_size=2
        ).map(
            lambda people: tuple(
                replace(official(name, "Kapolres Bantul" if name in SPELLED else None), candidate=runs)
                for name, runs in people
            )
        ),
    }
)


@st.composite
def _quoting(draw: st.DrawFn) -> dict[str, object]:
    """An article's fields; of some of its paragraphs a part is what one of its officials or another says."""
    fields: dict[str, object] = {**draw(_fields)}
    body: tuple[str, ...] = fields["body"]  # type: ignore[assignment]
    officials: tuple[Official, ...] = fields["officials"]  # type: ignore[assignment]
    quotes = []
    for number, paragraph in enumerate(body):
        cuts = sorted(draw(st.lists(st.integers(0, len(paragraph)), max_size=4)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            who = draw(st.sampled_from((*((o.id, o.name) for o in officials), *STRANGERS)))
            quotes.append(Quote(number, start, end, paragraph[start:end], "direct", who[1], who[0]))
    return fields | {"quotes": tuple(quotes)}


archives = st.lists(_quoting(), max_size=12).map(
    lambda many: [article(number, **fields) for number, fields in enumerate(many)]
)

_near = st.builds(
    Near,
    st.lists(
        st.one_of(
            st.sampled_from(WORDS).map(Word), _texts.map(lambda text: Phrase(" ".join(text.split()[:2])))
        ),
        min_size=2,
        max_size=3,
    ).map(tuple),
    st.integers(0, 6),
)
_leaves: st.SearchStrategy[Node] = st.one_of(
    st.sampled_from(WORDS).map(Word),
    _near,
    st.sampled_from(("k", "neg", "Ru", "zz", "JAK")).map(Prefix),
    st.sampled_from(("*kuat", "ne*ra", "s?at", "*a*", "R????")).map(Wildcard),
    st.builds(Fuzzy, st.sampled_from(("rusai", "lavrof", "sam", "kwat", "zz")), st.integers(1, 2)),
    st.builds(
        SynonymsNode,
        st.sampled_from(WORDS).map(Word),
        st.lists(st.one_of(_near, st.sampled_from(WORDS).map(Phrase)), min_size=1, max_size=2).map(tuple),
    ),
    _texts.map(lambda text: Phrase(" ".join(text.split()[:3]))),
    st.sampled_from((*OUTLETS, "kabar", "tidak ada")).map(OutletIs),
    st.sampled_from((*PEOPLE, "wang", "sergei-lavrov", "Sergey Lavrov", "Menlu Lavrov", "tidak ada")).map(
        OfficialIs
    ),
    _ranges,
    st.sampled_from(KINDS).map(KindIs),
    st.just(Everything()),
    st.just(Nothing()),
)


def _grow(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        several.map(And),
        several.map(Or),
        nodes.map(Not),
        st.builds(InField, st.sampled_from(TEXT_FIELDS), nodes),
        st.builds(
            SaidBy, st.sampled_from((*PEOPLE, "wang", "budi", "sergei-lavrov", "tidak ada", "*")), nodes
        ),
    )


trees = st.recursive(_leaves, _grow, max_leaves=6)
filters = st.builds(
    Filters,
    outlets=st.lists(st.sampled_from((*OUTLETS, "kabar")), max_size=2).map(tuple),
    officials=st.lists(st.sampled_from((*PEOPLE, "wang")), max_size=2).map(tuple),
    excluded_outlets=st.lists(st.sampled_from((*OUTLETS, "kabar")), max_size=1).map(tuple),
    excluded_officials=st.lists(st.sampled_from((*PEOPLE, "wang")), max_size=1).map(tuple),
    candidates=st.booleans(),
    days=st.one_of(st.none(), _ranges),
    undated=st.booleans(),
    kinds=st.lists(st.sampled_from(KINDS), max_size=2).map(tuple),
    excluded_kinds=st.lists(st.sampled_from(KINDS), max_size=1).map(tuple),
)
_AXES: tuple[Axis, ...] = ("year", "month", "day", "outlet", "official")
axes = st.lists(st.sampled_from(_AXES), min_size=1, max_size=3, unique=True).map(lambda chosen: tuple(chosen))
