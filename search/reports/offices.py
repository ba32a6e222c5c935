"""Which wordings of a dossier mean one office: 'Menlu Rusia' and 'Menteri Luar Negeri Rusia'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from search.analysis.folding import fold
from search.knowledge.synonyms import Thesaurus
from search.reports.dossier import Held

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# 'Presiden ke-7 RI': the holder's number is no part of the office.
_NUMBER: Final = re.compile(
    r"\b(?:ke-?\s?[0-9]+|kesatu|pertama|kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan)\b"
)
# How a country stands behind an office, beside its name and the synonyms of that.
_STATE: Final = ("republik", "federasi", "negara", "kerajaan")
_HOME: Final = ("ri", "republik indonesia", "nkri")
# Short forms of offices and bodies that no question needs as synonyms; the longest are tried first.
_SHORT: Final = {
    "dki jakarta": "jakarta",
    "dki": "jakarta",
    "menkopolhukam": "menteri koordinator politik hukum dan keamanan",
    "menko": "menteri koordinator",
    "menteri koordinator bidang": "menteri koordinator",
    "polhukam": "politik hukum dan keamanan",
    "pmk": "pembangunan manusia dan kebudayaan",
    "marves": "kemaritiman dan investasi",
    "mendikbudristek": "menteri pendidikan kebudayaan riset dan teknologi",
    "mendikbud": "menteri pendidikan dan kebudayaan",
    "menkumham": "menteri hukum dan hak asasi manusia",
    "menteri hukum dan ham": "menteri hukum dan hak asasi manusia",
    "menkominfo": "menteri komunikasi dan informatika",
    "menparekraf": "menteri pariwisata dan ekonomi kreatif",
    "kepala ksp": "kepala kantor staf presiden",
    "kepala staf kepresidenan": "kepala kantor staf presiden",
    "kepala staf presiden": "kepala kantor staf presiden",
    "kepala kantor staf kepresidenan": "kepala kantor staf presiden",
    "kepala polri": "kepala kepolisian",
    "kepala kepolisian negara": "kepala kepolisian",
    "kabareskrim": "kepala bareskrim",
    "kabareskrim polri": "kepala bareskrim",
    "ketum": "ketua umum",
    "bakal cagub": "calon gubernur",
    "cagub": "calon gubernur",
    "cawagub": "calon wakil gubernur",
    "capres": "calon presiden",
    "cawapres": "calon wakil presiden",
}
_SHORTER: Final = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _SHORT), key=len, reverse=True))})\b")
# Behind an office the holder's rank; in front of it 'Sekretaris Jenderal' and its like have the word too.
_RANK: Final = re.compile(
    r"(?<!sekretaris)(?<!direktur)(?<!inspektur)(?<!gubernur)(?<!konsul)(?<!komisaris)"
    r"(?: (?:jenderal|komjen|irjen|brigjen|kombes|laksamana|marsekal|letjen|mayjen)(?: polisi| pol| tni)?)+\Z"
)
# 'Presiden terpilih' is not yet one, and whoever runs for 2024 neither.
# Nor is a secretary one who is general.
_NOT_YET: Final = re.compile(r" (?:terpilih|jenderal|[0-9])")
# A party's board and the word party say nothing more beside its name.
_PARTY: Final = re.compile(
    r"\b(ketua umum|ketum|wakil ketua umum|sekretaris jenderal)(?: dpp)?(?: partai)? (?=\w)"
)


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """One office: as most articles word it, in how many, the first and last day of those, and every wording
    with its articles, most first."""

    role: str
    status: str | None
    count: int
    first: str | None
    last: str | None
    wordings: tuple[Held, ...]


def held_offices(roles: Iterable[Held], country: str | None, synonyms: Thesaurus) -> tuple[HeldOffice, ...]:
    """The wordings of a dossier by the office they mean, most written first.

    The country of the official, the holder's number and short forms are no difference. A former or an acting
    holder's office stays apart. A wording that others only add to ('Gubernur') is the one office that it can
    be, and stays apart where it can be several.

    >>> rows = [Held(role, None, 2, None, None) for role in ("Menteri Luar Negeri Rusia", "Menlu")]
    >>> [(office.role, office.count, len(office.wordings))
    ...     for office in held_offices(rows, "Rusia", Thesaurus.shipped())]
    [('Menlu', 4, 2)]
    """
    grouped: dict[tuple[str, str | None], list[Held]] = {}
    for held in roles:
        grouped.setdefault((_office(held.role, country, synonyms), held.status), []).append(held)
    for key in sorted(grouped, key=lambda key: len(key[0])):
        longer = [
            other
            for other in grouped
            if other[1] == key[1]
            and other[0].startswith(f"{key[0]} ")
            and not _NOT_YET.search(other[0], len(key[0]))
        ]
        if len(longer) == 1:
            grouped[longer[0]] += grouped.pop(key)
    offices = [_joined(wordings) for wordings in grouped.values()]
    return tuple(sorted(offices, key=lambda office: (-office.count, office.role)))


def _joined(wordings: Sequence[Held]) -> HeldOffice:
    wordings = sorted(wordings, key=lambda held: (-held.count, held.role))
    return HeldOffice(
        wordings[0].role,
        wordings[0].status,
        sum(held.count for held in wordings),
        min(filter(None, (held.first for held in wordings)), default=None),
        max(filter(None, (held.last for held in wordings)), default=None),
        tuple(wordings),
    )


def _office(role: str, country: str | None, synonyms: Thesaurus) -> str:
    """The office as the same words for every wording of it."""
    text = " ".join(_NUMBER.sub(" ", fold(role)).split())
    text = _longest(text, synonyms, role)
    for _ in range(2):  # 'Menko' and then 'Menteri Koordinator Bidang'
        text = _SHORTER.sub(lambda match: _SHORT[match.group()], text)
    text = _PARTY.sub(r"\1 ", _RANK.sub("", text))
    own = _names_of(country, synonyms)
    while True:
        bare = next((text[: -len(name)].rstrip() for name in own if text.endswith(f" {name}")), None)
        if bare is None:
            break
        text = bare
    words = text.split()
    return " ".join(word for at, word in enumerate(words) if at == 0 or word != words[at - 1])


def _longest(text: str, synonyms: Thesaurus, role: str) -> str:
    """Every form that has synonyms in its longest one."""
    words = _WORD.findall(role if fold(role) == text else text)
    found: list[str] = []
    at = 0
    while at < len(words):
        match = synonyms.find(words[at:])
        if match is None:
            found.append(fold(words[at]))
            at += 1
            continue
        typed = " ".join(words[at : at + match.length])
        found.append(
            max((fold(form) for form in (typed, *match.others)), key=lambda form: (form.count(" "), form))
        )
        at += match.length
    return " ".join(found)


def _names_of(country: str | None, synonyms: Thesaurus) -> tuple[str, ...]:
    if not country:
        return ()
    name = _longest(fold(country), synonyms, country)
    own = {name, fold(country), *(f"{state} {name}" for state in _STATE)}
    if fold(country) == "indonesia":
        own |= set(_HOME)
    if name == "amerika serikat":
        own |= {"amerika", "as"}
    return tuple(sorted(own, key=len, reverse=True))
