"""The registry of outlets and agencies: one name for every spelling, dateline and domain."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from search.analysis.tables import read_csv, read_toml
from search.knowledge.addresses import host_of
from search.knowledge.governments import government_of_site

# What the addresses of Indonesian media end in.
SITE_ENDINGS = (
    r"(?:com|(?:co|or|go|web|my|ac|sch|desa|mil|biz)\.id|co|id|net|org|tv|news|info|me|today|asia|media|press|"
    r"online|live)"
)
_TLD = re.compile(rf"\.{SITE_ENDINGS}$")
_BREAK = re.compile(r"\s*[,|()\[\]:/·•●]\s*|\s+(?:--+|[-–—])\s*|\s*(?:--+|[–—])\s*|-\s+")
# Of a name: all but letters, digits and '+'.
_NO_PART = re.compile(r"[^\w+]+|_+")
# A copyright sign with what may stand between it and the name ('Copyright © 2019-2025 by ').
_SIGN = re.compile(
    r"(?i)(?:©|copyright|hak ?cipta)(?:\W|(?:\d{4}|c|by|oleh|copyright|hak ?cipta|terpelihara|pt)(?!\w))*"
)
_WORD = re.compile(r"\S+")
# A name of several words, the first an outlet's; not what is said of its company or rights.
_RIGHTS = (
    "all|hak|dilarang|media|group|grup|network|online|digital|cyber|indonesia|inti|news|gramedia|pt|semua|seluruh|"
    "tentang|redaksi|kontak|hubungi|kebijakan|pedoman|syarat|disclaimer|privacy|terms|about|contact|developed|"
    "powered|designed|created|made"
)
_GOING_ON = re.compile(rf"[^\W\d_]+ (?!(?i:{_RIGHTS})\b)[A-Z][a-z]+\b")
# What stands before an outlet's name and is none.
_OF_OUTLETS = frozenset(
    {"pt", "cv", "harian", "koran", "majalah", "tabloid", "surat", "kabar", "portal", "situs", "redaksi"}
    | {"tim", "media", "grup", "group"}
)
_OF_THE_STATE = re.compile(r"(?i)(?<![\s,])[\s,]++(?:republik indonesia|ri)\W*$")
_SIGNING = frozenset({"Tribunnews", "Suara.com", "Pikiran Rakyat", "Jawa Pos"})
_SECTION = re.compile(r"(detik|kumparan|iNews)[A-Z][A-Za-z]{2,14}(?: [A-Z][a-z]+)?(?:\.id)?")
_STEM_ENDINGS = ("com", "co.id", "id", "co", "net", "news", "tv", "info", "or.id")
_SHORT = 5  # letters of a name in which one twice is a slip
_LONG = 9  # letters of a name that a slip of the pen leaves known
_MOST_LABELS = 10  # of a host, counted from its end: no listed domain has more
_KNOWN_KEYS = {
    "name": str,
    "domains": list,
    "datelines": list,
    "readers": list,
    "accounts": list,
    "signs": list,
    "network": str,
}


class Outlet(NamedTuple):
    """One entry of the registry."""

    name: str
    domains: tuple[str, ...] = ()
    datelines: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    network: str | None = None
    # Written as it stands alone, as a domain whose name is also a word ('mistar.id').
    in_full: bool = False


@dataclass(frozen=True, slots=True)
class Outlets:
    """Names by spelling, outlets by domain. Build with `load`."""

    outlets: tuple[Outlet, ...]
    agencies: tuple[Outlet, ...]
    _spellings: Mapping[str, str] = field(repr=False)
    _domains: Mapping[str, str] = field(repr=False)
    _agencies: Mapping[str, str] = field(repr=False)
    _readers: Mapping[str, str] = field(repr=False)
    _calling: re.Pattern[str] = field(repr=False)  # any of `_readers` in a text
    _accounts: Mapping[str, str] = field(repr=False)
    _signs: Mapping[str, str] = field(repr=False)
    _bodies: Mapping[str, str] = field(repr=False)

    @classmethod
    def load(cls, extra: Path | None = None) -> Outlets:
        """The built-in registry, with a user's TOML file of the same shape laid over it.

        Raises ValueError, naming the file and what is wrong, when `extra` cannot be read.
        """
        own = Path(__file__).with_name("outlets.toml")
        outlets, agencies = _both_kinds(own, read_toml(own))
        outlets += _rows(own.with_name("more-outlets.csv"))
        bodies = [
            *_rows(own.with_name("state-outlets.csv")),
            *_rows(own.with_name("institution-outlets.csv")),
        ]
        if extra is not None:
            more, more_agencies = _read(extra)
            fresh = {entry.name for entry in more}
            outlets = [entry for entry in outlets if entry.name not in fresh] + more
            agencies = agencies + more_agencies
        readers = {_called(each): entry.name for entry in outlets for each in entry.readers if each.strip()}
        return cls(
            tuple(outlets),
            tuple(agencies),
            _spelled(outlets),
            {
                domain.lower().removeprefix("www."): entry.name
                for entry in (*bodies, *outlets)
                for domain in entry.domains
            },
            agents := _spelled(agencies),
            readers,
            _calling(readers),
            {
                bare: entry.name
                for entry in outlets
                for account in entry.accounts
                if (bare := _account(account))
            },
            {_called(sign): entry.name for entry in outlets for sign in entry.signs},
            # 'UPI' in a dateline is the agency.
            {
                key: entry.name
                for entry in bodies
                for text in (entry.name, *entry.datelines)
                if (key := _key(text)) not in agents
            },
        )

    @classmethod
    @functools.cache
    def shipped(cls) -> Outlets:
        """The built-in registry; read once a process."""
        return cls.load()

    def named(self, text: str) -> str | None:
        """The outlet that a name, dateline or domain means; None for an unknown one.

        >>> outlets = Outlets.load()
        >>> [outlets.named(text) for text in ("INFOSEMARANGRAYA.COM", "BEIJING, KOMPAS.com - ", "Medan-BP: ")]
        ['Info Semarang Raya', 'Kompas.com', None]
        """
        for piece in pieces(text):
            if found := self.spelled(piece):
                return found
        return None

    def agency(self, text: str) -> str | None:
        """The news agency that a name or a dateline names.

        >>> Outlets.load().agency("Beijing (Xinhua) - ")
        'Xinhua'
        """
        # The last: '(Antara/Reuters)' is a Reuters story that Antara passed on.
        found = [self._agencies[key] for piece in pieces(text) if (key := _key(piece)) in self._agencies]
        return found[-1] if found else None

    def of_url(self, url: str) -> str | None:
        """The outlet of an address or host, subdomains included; the longest listed domain wins.

        >>> Outlets.load().of_url("https://money.kompas.com/read/2023/11/02/213419026/judul")
        'Kompas.com'
        """
        labels = host_of(url).split(".")[-_MOST_LABELS:]
        suffixes = (".".join(labels[at:]) for at in range(len(labels)))
        listed = next((self._domains[suffix] for suffix in suffixes if suffix in self._domains), None)
        return listed or government_of_site(".".join(labels))

    def of_stem(self, word: str) -> str | None:
        """The outlet whose site is called by a word alone, which may be any word of the language: for where
        nothing but a medium stands.

        >>> Outlets.load().of_stem("MEMORANDUM"), Outlets.load().of_stem("PANEN")
        ('Memorandum.co.id', None)
        """
        sites = (f"{word.lower()}.{ending}" for ending in _STEM_ENDINGS)
        named = {self._domains[site] for site in sites if site in self._domains}
        return named.pop() if len(named) == 1 else None

    def of_readers(self, text: str) -> frozenset[str]:
        """The outlets that call their readers as a text does, anywhere in it.

        >>> outlets = Outlets.load()
        >>> [sorted(outlets.of_readers(text)) for text in ("Nah, detikers, panen dimulai.", "Para manajer.")]
        [['detikcom'], []]
        """
        found = (self._readers.get(_called(match[0])) for match in self._calling.finditer(text))
        return frozenset(name for name in found if name)

    def of_accounts(self, text: str) -> frozenset[str]:
        """The outlets whose accounts on other sites a text links to.

        >>> sorted(Outlets.load().of_accounts("Sumber: https://www.facebook.com/groups/fafhh/permalink/1/"))
        ['TurnBackHoax']
        """
        low = text.lower()
        return frozenset(
            name for account, name in self._accounts.items() if account in low and _links(low, account)
        )

    def of_sign(self, line: str) -> str | None:
        """The outlet that alone has a line on its pages.

        >>> Outlets.load().of_sign("Sumber:CRI")
        'CRI Indonesia'
        """
        return self._signs.get(_called(line))

    def of_state(self, text: str) -> str | None:
        """The body of the state, university or association that the whole text names. Apart from media:
        news tells of them in any line.

        >>> outlets = Outlets.load()
        >>> outlets.of_state("KEMENTERIAN KEUANGAN REPUBLIK INDONESIA"), outlets.spelled("Kemenkeu")
        ('Kementerian Keuangan', None)
        """
        return self._bodies.get(_key(_OF_THE_STATE.sub("", text)))

    def sister(self, owner: str, other: str | None) -> str | None:
        """Of a network whose pages all end with its first outlet's name, the other of it that is named.

        >>> Outlets.load().sister("Tribunnews", "Serambi Indonesia")
        'Serambi Indonesia'
        """
        network = {entry.name: entry.network for entry in self.outlets}
        first = other not in (None, owner) and owner in _SIGNING
        return other if first and network.get(other or "") == network.get(owner) else None

    def misspelt(self, text: str) -> str | None:
        """The outlet of a site's name with a letter inside it doubled, left out, or exchanged with the next.

        None for short ones. At its end it is another's name ('Lampung Pos', 'Lampung Post').

        >>> outlets = Outlets.load()
        >>> [outlets.misspelt(site) for site in ("TRIBUNEWS.COM", "TRIBUNNEWSS.COM", "TEMPPO.CO")]
        ['Tribunnews', None, None]
        """
        key = _key(_TLD.sub("", text.lower()))
        if len(key) < _LONG:
            return None
        inside = range(1, len(key) - 2)
        forms = {key[:at] + key[at + 1 :] for at in inside if key[at] == key[at + 1]}
        forms |= {key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in inside}
        found = {name for form in forms if (name := self._spellings.get(form))}
        found |= {
            name
            for spelling, name in self._spellings.items()
            if len(spelling) == len(key) + 1
            and key not in (spelling[1:], spelling[:-1])
            and any(spelling[:at] + spelling[at + 1 :] == key for at in range(1, len(key)))
        }
        return found.pop() if len(found) == 1 else None

    def resembles_listed(self, text: str) -> bool:
        """Whether a site's name that is not listed has one letter that a slip of the pen may have put into a
        listed one: a letter twice; in longer names another, too many, or 'news' without its end.

        >>> outlets = Outlets.load()
        >>> sites = ("TRUBUNNEWS.COM", "TRIBUNNEW.COM", "TEMPPO.CO", "KALTIMPOS.CO", "TEMPA.CO")
        >>> [outlets.resembles_listed(site) for site in sites]
        [True, True, True, False, False]
        """
        key = _key(_TLD.sub("", text.lower()))
        inside = range(1, len(key) - 2)
        if key in self._spellings or len(key) < _SHORT:
            return False
        if any(key[at] == key[at + 1] and key[:at] + key[at + 1 :] in self._spellings for at in inside):
            return True
        if len(key) < _LONG:
            return False
        if key.endswith("new") and f"{key}s" in self._spellings:
            return True
        more = (at for at in range(1, len(key) - 1) if key[at] != key[at + 1])
        return any(key[:at] + key[at + 1 :] in self._spellings for at in more) or any(
            len(spelling) == len(key)
            and spelling[0] == key[0]
            and spelling[-1] == key[-1]
            and sum(one != other for one, other in zip(spelling, key, strict=True)) == 1
            for spelling in self._spellings
        )

    def mentioned(self, text: str) -> str | None:
        """The first outlet that a colophon line names ('© 2025 TribunNews.com, a subsidiary of …').

        One bare word counts only right behind a copyright sign: 'Suara', 'Tempo' and 'Merdeka' are words too;
        and not where the name goes on. None counts behind words of another name ('© Rumah Media Indonesia').

        >>> outlets = Outlets.load()
        >>> outlets.mentioned("© 2025 Suara. All Rights Reserved"), outlets.mentioned("© 2025 Suara Deli")
        ('Suara.com', None)
        >>> outlets.mentioned("© 2025 Suara Tentang Kami Redaksi")
        'Suara.com'
        """
        starts = [word.start() for word in _WORD.finditer(text)]
        words = [word.strip(".,;:()[]'\"©") for word in text.split()]
        ends = [sign.end() for sign in _SIGN.finditer(text)]
        behind = {bisect_right(starts, end) - 1 for end in ends if end < len(text)}
        for size in (4, 3, 2, 1):
            for at in range(len(words) - size + 1):
                written = " ".join(words[at : at + size])
                sure = "." in written or size > 1 or (at in behind and not _GOING_ON.match(text, starts[at]))
                named = sure and written[:1].isalnum() and not written.islower()
                named = (named and not _begins_earlier(words, at, behind)) or "." in written
                if named and (found := self.spelled(written)):
                    return found
        return None

    def spelled(self, text: str) -> str | None:
        """The outlet that the whole text spells; unlike `named`, no part of it counts."""
        if found := self._spellings.get(_key(text)):
            return found
        # What it calls any of its sections: 'detikLereng', 'kumparanLERENG', 'iNewsLereng.id'.
        if section := _SECTION.fullmatch(text.strip()):
            return self._spellings.get(_key(section[1]))
        bare = text.strip().lower()
        if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", bare):
            return self.of_url(bare) or self._spellings.get(_key(_TLD.sub("", bare)))
        return None


def _begins_earlier(words: Sequence[str], at: int, behind: Container[int]) -> bool:
    """Whether the name that holds the word at `at` begins before it, right behind a copyright sign."""
    first = at
    while first and first not in behind and words[first - 1][:1].isupper():
        first -= 1
    before = [word.casefold() for word in words[first:at]]
    return first in behind and not _OF_OUTLETS.issuperset(before)


# An archive has few datelines, outlets and authors, each in many articles.
@functools.lru_cache(maxsize=1 << 12)
def pieces(text: str) -> tuple[str, ...]:
    """A dateline's parts, the whole first: 'BEIJING, KOMPAS.com - ' has 'BEIJING' and 'KOMPAS.com'."""
    text = text.strip().strip("-–—:|").strip()
    parts = (part.strip(" .-–—*") for part in _BREAK.split(text))
    return (text, *(piece for piece in parts if piece and piece != text))


@functools.lru_cache(maxsize=1 << 13)
def _key(text: str) -> str:
    folded = text.casefold()
    return folded if folded.isalnum() else _NO_PART.sub("", folded)


def _spelled(entries: Iterable[Outlet]) -> dict[str, str]:
    spelled: dict[str, str] = {}
    for entry in entries:
        for text in (entry.name, *entry.datelines, *entry.domains):
            spelled.setdefault(_key(text), entry.name)
            if not entry.in_full:
                spelled.setdefault(_key(_TLD.sub("", text.lower())), entry.name)
    return spelled


def _called(readers: str) -> str:
    return " ".join(readers.casefold().split())


def _account(written: str) -> str:
    """An account's address in small letters as people write it, without scheme, 'www.' and a last slash."""
    return re.sub(r"^(?:https?://)?(?:(?:www|m|web)\.)?", "", written.strip().lower()).rstrip("/")


def _links(low: str, account: str) -> bool:
    """Whether a text has an account's own address: no longer name, no other site's ('netflix.com/…')."""
    return re.search(rf"(?<![\w.-])(?:(?:www|m|web)\.)?{re.escape(account)}(?![\w.-]*\w)", low) is not None


def _calling(readers: Iterable[str]) -> re.Pattern[str]:
    """Any of these words or phrases in a text, letter case aside; the longest where one begins another."""
    longest_first = sorted(readers, key=len, reverse=True)
    each = (r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    # Of none it finds nothing.
    return re.compile(rf"(?<!\w)(?:{'|'.join(each) or '(?!)'})(?!\w)", re.IGNORECASE)


def _read(path: Path) -> tuple[list[Outlet], list[Outlet]]:
    """A user's file."""
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ValueError(f"{path}: cannot be read ({error.strerror or error})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: is not TOML ({error})") from error
    return _both_kinds(path, data)


def _both_kinds(path: Path, data: Mapping[str, Any]) -> tuple[list[Outlet], list[Outlet]]:
    if unknown := set(data) - {"outlet", "agency"}:
        raise ValueError(f"{path}: knows [[outlet]] and [[agency]], not {', '.join(sorted(unknown))}")
    return _entries(path, data.get("outlet", []), "outlet"), _entries(path, data.get("agency", []), "agency")


def _rows(file: Path) -> list[Outlet]:
    """The entries of a CSV file of ours, where a bar parts what is one of several."""
    return [
        Outlet(
            row["name"],
            tuple(row["domains"].split("|")),
            tuple(spelling for spelling in row["spellings"].split("|") if spelling),
            network=row.get("network") or None,
            in_full=True,
        )
        for row in read_csv(file)
    ]


def _entries(path: Path, rows: object, kind: str) -> list[Outlet]:
    if not isinstance(rows, list):
        raise ValueError(f"{path}: write [[{kind}]], with two brackets")
    entries: list[Outlet] = []
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not isinstance(row.get("name"), str) or not row["name"].strip():
            raise ValueError(f"{path}: {kind} {number} has no name")
        for key, value in row.items():
            if key not in _KNOWN_KEYS:
                raise ValueError(f"{path}: {kind} {row['name']!r}: unknown key {key!r}")
            good = isinstance(value, _KNOWN_KEYS[key]) and (
                key in ("name", "network") or all(isinstance(item, str) for item in value)
            )
            if not good:
                wanted = "text" if _KNOWN_KEYS[key] is str else "a list of texts"
                raise ValueError(f"{path}: {kind} {row['name']!r}: {key} must be {wanted}")
        entries.append(
            Outlet(
                row["name"].strip(),
                tuple(row.get("domains", ())),
                tuple(row.get("datelines", ())),
                tuple(row.get("readers", ())),
                tuple(row.get("accounts", ())),
                tuple(row.get("signs", ())),
                row.get("network"),
            )
        )
    return entries
