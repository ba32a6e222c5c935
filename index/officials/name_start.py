"""Where an office's words end and its holder's name begins, if a place, body or first name may be either."""

from __future__ import annotations

from dataclasses import replace

from index.officials.apposition import holder_before
from index.officials.evidence import (
    is_name_word,
    is_person,
)
from index.officials.names import Name, read_name
from index.officials.office_parts import STATE_SCHOOLS
from index.officials.offices import join_words
from index.officials.places import (
    ROMAN,
    before_title,
    behind_place,
    ends_body,
    ends_with_class,
    is_only_a_district,
    is_place,
    is_place_word,
    names_holder_behind,
    opens_persons_name,
    past_area,
    past_asked_place,
    past_body,
    past_hospital,
    past_named_after,
    past_place,
    past_two_words,
    with_place,
)
from index.officials.text import Role, Text

_MOST_OF_AREA = 3  # words
_HONOURED = (["dr"], ["prof"], ["profesor"], ["h"], ["raden"], ["r"])  # 'RS Bhayangkara Raden X'


def with_its_area(text: Text, role: Role) -> tuple[Role, Name] | None:
    """A village's or district's office with the area that no list has, or a station's with its place, and its
    holder before it: 'X selaku Lurah Rambahrejo memasak', 'X selaku Sekdes Rambah Samo memasak', 'X selaku
    Kepala Kantor Imigrasi Kelas I TPI Rambah'. Behind a comma `with_body` reads it."""
    at = end = role.end
    beside = text.low[role.start - 1] if role.start else ""
    if beside not in ("selaku", "juga", "menjabat", "sebagai") or not text.capital(at):
        return None
    small = role.head in text.vocabulary.grammar.small_areas
    if not small and not (_asks_for_place(text, at - 1) or ends_with_class(text, role)):
        return None
    while end < at + _MOST_OF_AREA and text.capital(end) and not text.listed_at(end):
        end += 1
    if end == at or (end == at + 1 and text.low[at] in text.vocabulary.given) or text.in_title(at):
        return None
    if not small and any(is_name_word(text, text.low[k]) for k in range(at, end)):
        return None
    if not (end >= len(text.words) or text.words[end] in (".", ",") or text.words[end].islower()):
        return None
    area = join_words([role.text, *text.words[at:end]])
    wider = replace(role, end=end, text=area, complete=True)
    name = holder_before(text, wider)
    return (wider, name) if name is not None and " " in name[2] else None


def behind_small_area(text: Text, role: Role, after: Name, j: int) -> tuple[Role, Name | None]:
    """A village's or district's office with its unlisted area, and the name behind that, if any."""
    grammar = text.vocabulary.grammar
    rankless = role.head in grammar.ranked and after[0] == j
    titled = before_title(text, role, after)
    if titled is not None:
        return titled
    behind = behind_place(text, after)
    if behind is not None:
        # 'Kepala Desa Burno, Sutondo, …'
        return replace(role, end=after[1], text=f"{role.text} {after[2]}", complete=True), behind
    if after[0] > j:
        return role, after  # 'Kapolsek, AKP Rudi, …'
    if (in_district := _within_district(text, role, after)) is not None:
        return in_district
    numbered = after[0] + 1
    number = text.words[numbered : numbered + 1]
    next_word = text.low[numbered + 1] if numbered + 1 < len(text.low) else ""
    if number and ROMAN.fullmatch(number[0]) and next_word not in grammar.balinese:
        # 'Kepala Desa Rambah II Rudi', 'Kepala Desa Rambah II, Rudi,'
        area = join_words([role.text, *text.words[after[0] : numbered + 1]])
        role = replace(role, end=numbered + 1, text=area, complete=True)
        if text.capital(numbered + 1):
            return role, read_name(text, numbered + 1)
        return role, behind_place(text, (after[0], numbered + 1, text.words[after[0]]))
    if " " not in after[2] or (rankless and not text.listed_at(j)):
        return role, None  # 'Camat Bengkunat' names the place
    opens_with_area = after[2].count(" ") > 1 and (
        not is_name_word(text, text.low[after[0]]) or is_only_a_district(text, after[0])
    )
    if opens_with_area or is_place(text, after):
        # 'Camat Ngamprah Agnes Virganty', 'Lurah Karangmekar Suwartono'
        rest = range(after[0] + 1, after[1] - 1)
        end = next((k for k in rest if opens_persons_name(text, k)), after[0] + 1)
        area = join_words([role.text, *text.words[after[0] : end]])
        return replace(role, end=end, text=area, complete=True), read_name(text, end)
    return role, after


def _within_district(text: Text, role: Role, place: Name) -> tuple[Role, Name] | None:
    """The office with its unlisted village and the district behind that, and the name behind both: 'Kades
    Rambah Kecamatan Genuk Rudi Kencana'."""
    kind = place[1]
    if place[0] != role.end or kind + 1 >= len(text.low) or text.low[kind] not in ("kecamatan", "kec"):
        return None
    found = text.vocabulary.districts.at(text.low, kind + 1)
    behind = read_name(text, found[0]) if found else None
    if found is None or behind is None or behind[0] != found[0] or " " not in behind[2]:
        return None
    named = join_words([role.text, *text.words[place[0] : found[0]]])
    return replace(role, end=found[0], text=named, complete=True), behind


def with_body(text: Text, role: Role, after: Name | None) -> tuple[Role, Name] | None:
    """The office with the unlisted word behind it, and its holder before the comma: 'X Y, jubir polisi Z'."""
    if after is None or after[0] != role.end or " " in after[2] or text.listed_at(after[0]):
        return None
    if text.in_title(after[0]) or is_name_word(text, text.low[after[0]]):
        return None
    if role.head in text.vocabulary.grammar.state_heads:
        return None  # 'X Y, Presiden Tencent,'
    longer = replace(role, end=after[1], text=f"{role.text} {after[2]}", complete=True)
    before = holder_before(text, longer)
    return (longer, before) if before is not None and " " in before[2] else None


def with_first_name(text: Text, role: Role, name: Name) -> tuple[Role, Name]:
    """The office and the name whose first word is a word of the language: 'Anggota DPR RI Ono Kencana', or
    one that looks like a misspelt word of an office: 'Direktur Pembiayaan Kemenkeu Anggara Rudi Kencana'."""
    at, v = role.end - 1, text.vocabulary
    if name[0] != role.end or at < role.start + 1 or text.listed_at(name[0]):
        return role, name
    lower = text.low[at]
    if role.head in v.grammar.small_areas and lower not in v.grammar.first_names:
        return role, name  # 'Camat Pace Kencananto': the place
    if " " in name[2]:
        named = ends_body(text, role, at) and not _ends_body_itself(text, at)
    else:
        short = text.words[at - 1].isupper() and len(text.words[at - 1]) > 1
        named = short or role.text.lower() == f"{role.head} {lower}"
        named = named and is_name_word(text, text.low[name[0]])
    if (
        not named
        or lower not in v.common
        or not text.capital(at)
        or text.words[at].isupper()
        or text.in_title(at)
        or lower in v.inner
        or lower in v.of_bodies
        or lower in v.regions
        or lower in v.grammar.months
        or not role.text.endswith(f" {text.words[at]}")
    ):
        return role, name
    shorter = replace(role, end=at, text=role.text.rpartition(" ")[0])
    return shorter, (at, name[1], f"{text.words[at]} {name[2]}")


def _ends_body_itself(text: Text, k: int) -> bool:
    """Whether the word at `k` ends a party's name or the body's country or kind: 'PDI Perjuangan'."""
    v = text.vocabulary
    if text.low[k] in v.grammar.of_a_state or v.countries.at([text.low[k]], 0) is not None:
        return True
    return any((hit := v.parties.at(text.low, k - n)) is not None and hit[0] > k for n in (0, 1, 2))


def is_areas_name(text: Text, name: Name | None) -> bool:
    """Whether one word before an office is the area of another: 'disaksikan Lurah Sukasari, Kapolsek …'."""
    if name is None or " " in name[2] or name[0] == 0 or text.listed_at(name[0]):
        return False
    return text.low[name[0] - 1] in text.vocabulary.grammar.small_areas and not is_name_word(
        text, text.low[name[0]]
    )


def behind_unlisted(text: Text, role: Role, after: Name | None, *, comma: bool) -> tuple[Role, Name | None]:
    """The office with an unlisted place or body that was read as a name, and the name behind that, if any."""
    past = None if comma else past_named_after(text, role, after)
    if after is not None and not comma and past is None:
        past = before_title(text, role, after) or past_asked_place(text, role, after)
    if past is not None:
        return past
    if after is not None and after[0] == role.end and " " in after[2] and not text.listed_at(after[0]):
        twice = text.low[role.end] == text.low[role.end - 1]
        behind = read_name(text, after[0] + 1) if twice else None
        if behind is not None and behind[0] == after[0] + 1:
            # 'Kepala Desa Alun Alun Kencana'
            named = join_words([role.text, text.words[role.end]])
            return replace(role, end=behind[0], text=named), behind
    if after is not None and not comma and (past_it := _past_its_place(text, role, after)):
        return past_it
    last = role.text.rpartition(" ")[2].lower()  # 'Komandan Lanud (Danlanud) X'
    grammar = text.vocabulary.grammar
    # 'Kabid Pembangunan Jalan Rudi Kencana' builds roads, none of that name.
    of_roads = last in grammar.streets and role.head in grammar.departments
    named_after = (last in grammar.named_after and not of_roads) or (
        last == "bhayangkara" and text.low[role.end : role.end + 1] in _HONOURED
    )
    titled = text.low[role.end : role.end + 1] in _HONOURED and named_after
    if after is not None and not comma and named_after and after[0] <= role.end + 2 * titled:
        # 'Kasubbag Humas RSUP Adam Malik, Rudi Kencana': the first is the hospital's name.
        if after[1] - after[0] > 2 and (place := _first_place(text, after)):
            # 'RSUD dr Iskak Tulungagung Rudi Kencana', 'Bandara Rambah Samo Cilacap Rudi Kencana'
            named = join_words([role.text, *text.words[role.end : place]])
            return replace(role, end=place, text=named, complete=True), read_name(text, place)
        return past_hospital(text, role, after) or past_body(text, role, (role.end, *after[1:]))
    if after is not None and not comma and _is_regiments(text, role, after):
        return past_body(text, role, (role.end, *after[1:]))
    if after is not None and not comma:
        role, after = past_area(text, role, after)
        if after is not None:
            role, after = with_place(text, role, after)
        if after is not None:
            role, after = past_place(text, role, after)
            if after is not None:
                role, after = past_two_words(text, role, after)
    if after is not None and _is_no_person(text, role, after):
        role, after = past_body(text, role, after)
    return role, after


def _past_its_place(text: Text, role: Role, name: Name) -> tuple[Role, Name] | None:
    """The office with the place that no list has, of one word, before which an embassy, a volcano or an
    office's class stands, and the full name behind: 'Konselor KBRI Rambah Rudi Kencana', 'Kepala Kantor
    Imigrasi Kelas I TPI Rambah Rudi Kencana'."""
    at, end, _ = name
    if role.head in text.vocabulary.grammar.small_areas:
        return _past_second_of_area(text, role, name)
    last = role.end - 2 if text.words[role.end - 1] == ")" else role.end - 1
    classed = ends_with_class(text, role)
    before = classed or _asks_for_place(text, last)
    if not before or at != role.end or end - at < 3 or text.listed_at(at) or is_name_word(text, text.low[at]):
        return None
    behind = read_name(text, at + 1)
    if behind is None or behind[0] != at + 1 or " " not in behind[2]:
        return None
    return replace(role, end=at + 1, text=join_words([role.text, text.words[at]]), complete=True), behind


def _asks_for_place(text: Text, last: int) -> bool:
    """Whether a place stands right behind the last word of an office: a court's, a mission's, a school's."""
    low, grammar = text.low, text.vocabulary.grammar
    before = low[last - 1] if last else ""
    if low[last] == "bnn":
        return before == "rehabilitasi"  # 'Kepala Loka Rehabilitasi BNN Rambah Rudi Kencana'
    if low[last] in grammar.before_a_place:
        return True
    if low[last] in grammar.first_of_places and text.capital(last):
        return text.words[last] != text.words[last].upper()  # 'Kepala Lapas Muara Rambah Rudi Kencana'
    if low[last] in grammar.of_a_place:
        return text.words[last + 1 : last + 2] != [")"]  # 'Ketua Komisi Perlindungan Anak (Komnas PA) X'
    if before in ("pengadilan", "kejaksaan"):
        return low[last] in ("negeri", "tinggi", "agama", "militer")
    return low[last].isdigit() and before in STATE_SCHOOLS  # 'Kepala SMPN 3 Rambah Rudi Kencana'


def _past_second_of_area(text: Text, role: Role, name: Name) -> tuple[Role, Name] | None:
    """The office of a village or district of two words, the second of which no list has, and the name behind,
    where the article has both words together elsewhere: 'Kepala Desa Rambah Samo Rudi Kencana'."""
    at, words = name[0], text.words
    if at != role.end or " " not in name[2] or text.listed_at(at) or is_name_word(text, text.low[at]):
        return None
    if text.in_title(at) or text.pairs[words[at - 1], words[at]] < 2:
        return None
    behind = read_name(text, at + 1)
    if (
        behind is None
        or behind[0] != at + 1
        or (" " not in behind[2] and not is_name_word(text, text.low[at + 1]))
    ):
        return None
    if text.pairs[words[at], words[at + 1]] > 1:
        return None  # the whole name stands elsewhere
    return replace(role, end=at + 1, text=f"{role.text} {words[at]}", complete=True), behind


def _is_regiments(text: Text, role: Role, name: Name) -> bool:
    """Whether a name is a regiment's, whose commander follows with a rank: 'Danrem 172 Praja Kencana, Brigjen
    TNI Rudi Wibawa'."""
    return (
        role.text.lower().startswith(tuple(text.vocabulary.grammar.of_regiments))
        and name[0] == role.end
        and text.words[name[1] : name[1] + 1] == [","]
        and name[1] + 1 < len(text.low)
        and text.low[name[1] + 1] in text.vocabulary.grammar.strong_ranks
    )


def _first_place(text: Text, name: Name) -> int:
    """The word behind the first place within a name, or 0."""
    return next((k + 1 for k in range(name[0] + 1, name[1] - 1) if is_place_word(text, k)), 0)


def _is_no_person(text: Text, role: Role, name: Name) -> bool:
    """Whether one word without a rank behind an office is likely a body's or a place's."""
    at, end, written = name
    if " " in written or text.listed_at(at) or text.in_title(at):
        return False
    if at == role.end and text.low[at - 1] in text.vocabulary.grammar.first_of_places:
        return not is_name_word(text, text.low[at])  # 'menjabat Kepala Lapas Muara Rambah'
    if at == role.end and names_holder_behind(text, end) and not is_name_word(text, text.low[at]):
        return True
    return not is_person(text, written, at, end, role)
