"""Capital letters for an article that a scrape left without: for names, places, bodies, words of offices."""

from __future__ import annotations

import re
from itertools import islice

from index.officials.text import Text
from search.analysis.stemming import is_common_word, is_productive
from search.knowledge.officials.identity import is_frequent

# Words behind an office among which its holder's name stands, and that may be of the office.
_NAME_BEHIND = 16
_OFFICE_BEHIND = 14
_ENDS_OF_CLAUSES = frozenset((".", "\n", ";", '"', "“", "”"))
# A noun of an administration by its form: 'pengawasan', 'keuangan'.
_DERIVED = re.compile(r"(?:pe|ke)[a-z]{5,}(?<!y)an")
# Verbs of 'ke' and a place; what others with the form of a noun begin with is 'per', or their root.
_TO_PLACES = frozenset(("kedepankan", "kemukakan", "kesampingkan", "ketengahkan", "kebumikan"))
_OF_VERBS = ("me", "ber", "di", "ter")
# Short for a place or a country, and nothing else.
_SHORT_PLACES = frozenset(("ri", "dki", "diy", "ntt", "ntb"))
# Words of bodies that are no acronyms, however short.
_WHOLE = frozenset(
    (
        *("polda", "polri", "polres", "polsek", "kodim", "kodam", "korem", "lapas", "rutan", "setda"),
        *("dinas", "badan", "desa", "balai", "biro", "dewan", "korps", "bea", "dewas", "baleg"),
    )
)
_LONGEST_ACRONYM = 5
_ROMAN = frozenset("ivx")
# Behind a rank and its bracket: 'jenderal (purn) tni'.
_AFTER_RANK = frozenset(("tni", "pol", "polri"))
_NEAR_RANK = 4


def is_lower_case(words: list[str]) -> bool:
    """Whether an article is written without capitals, as some scrapes are."""
    if len(words) <= 20:
        return False
    seen = words[:400]
    capitals = (word for word in seen if word[0].isupper())
    # No more of them are counted than decide.
    return sum(100 for _ in islice(capitals, len(seen) // 100 + 1)) < len(seen)


def give_capitals(text: Text) -> None:
    """In an article without capitals, capital letters for listed names, countries, regions and bodies."""
    v, low, words = text.vocabulary, text.low, text.words
    i = 0
    while i < len(low):
        end = text.listed_at(i)
        # A single word must be long and no common one: 'ara' and 'tito' are not safe without capitals.
        named = end > i + 1 or (end and len(low[i]) > 4 and low[i] not in v.common)
        if not named or (end > i + 1 and _goes_on(text, end)):
            end, _ = text.country_at(i)
            if end == i + 1 and len(low[i]) < 4:
                end = 0
        if end:
            words[i:end] = [word.capitalize() for word in words[i:end]]
            i = end
            continue
        region = low[i] in v.regions
        if low[i] == "pm" and i + 1 < len(low) and text.country_at(i + 1)[0]:
            words[i] = "PM"  # not 'pm' behind an hour
        elif region and (low[i] not in v.common or _is_an_area(text, i)):
            words[i] = words[i].capitalize()
        elif low[i] in _SHORT_PLACES:
            words[i] = words[i].upper()
        elif len(low[i]) < 6 and low[i] in v.public and (low[i] not in v.common or low[i - 1] in v.heads):
            words[i] = _written(low[i])
        i += 1


def _is_an_area(text: Text, i: int) -> bool:
    """Whether an area's word at `i` that is one of the language, too, is the area: 'bupati batang'."""
    before, v = text.low[i - 1], text.vocabulary
    behind_kind = i > 0 and before in v.grammar.before_area and text.low[i] not in _SHORT_PLACES
    return behind_kind or (text.words[i - 1][0].isupper() and before in v.regions)


def _written(lower: str) -> str:
    """A word of a body as it is written: 'KPK', 'Dinas', 'PDI-Perjuangan'."""
    if "-" in lower[1:-1]:
        return "-".join(map(_written, lower.split("-")))
    return lower.capitalize() if len(lower) > _LONGEST_ACRONYM or lower in _WHOLE else lower.upper()


def give_capitals_to_offices(text: Text) -> None:
    """In an article without capitals, capital letters for what goes on an office: 'ketua Komisi Pemilihan
    Umum (KPU)', 'menteri Pemuda dan Olahraga', 'kapolsek Mampang Prapatan'."""
    v, low = text.vocabulary, text.low
    done = 0
    for i in [at for at, word in enumerate(low) if word in v.heads]:
        hit = v.heads.at(low, i)
        if hit is None or i < done:
            continue
        k = hit[0]
        districts = " ".join(low[i:k]) in v.grammar.of_districts
        last = min(len(low), k + _OFFICE_BEHIND)
        while k < last and (end := _of_office(text, k, districts=districts)):
            k = end
        done = k


def _of_office(text: Text, k: int, *, districts: bool) -> int:
    """Past what stands at word `k` and goes on an office, which gets its capitals; or 0."""
    v, low, words = text.vocabulary, text.low, text.words
    if words[k] == "(":
        return _short_form(text, k)
    if words[k] == "," or low[k] in ("dan", "&"):
        listed = low[k] == "dan" or "dan" in low[k + 2 : k + 6]
        return k + 1 if listed and k + 1 < len(low) and _is_subject(text, k + 1) else 0
    if low[k - 1] == "komisi" and (len(low[k]) == 1 or set(low[k]) <= _ROMAN):
        words[k] = words[k].upper()
        return k + 1
    if low[k : k + 2] == ["dari", "fraksi"]:
        return k + 2
    if text.listed_at(k) > k + 1:
        return 0
    body = v.parties.at(low, k) or v.public.at(low, k) or (v.districts.at(low, k) if districts else None)
    if body is not None and not (body[0] == k + 1 and len(low[k]) < 3):
        for at in range(k, body[0]):
            if words[at].islower() and low[at] != "dan":
                words[at] = (
                    _written(low[at]) if "-" in low[at] or _is_acronym(text, at) else low[at].capitalize()
                )
        return body[0]
    if _is_subject(text, k):
        words[k] = words[k].capitalize() if words[k].islower() else words[k]
        return k + 1
    if low[k] in v.regions and (words[k][0].isupper() or words[k].capitalize() in words[:k]):
        if words[k].islower():
            words[k] = words[k].capitalize()  # 'bupati batang', behind it 'kepala dinas perhubungan batang'
        return k + 1
    return _unlisted(text, k, districts=districts)


def _unlisted(text: Text, k: int, *, districts: bool) -> int:
    """Past a word of no list before a body, or the one word of a district before its officer's rank: 'kasat
    Tahti Polres …', 'kapolsek Mampang, kompol …'; or 0."""
    v, low = text.vocabulary, text.low
    after = k + 1 + (text.words[k + 1 : k + 2] == [","])
    if after >= len(low) or low[k] in v.given or not low[k].isalpha():
        return 0
    ranked = districts and low[after] in v.grammar.strong_ranks and low[k] not in v.grammar.strong_ranks
    # But a headline's verb is no district: 'kapolsek tangkap kompol …'.
    if (ranked and not is_common_word(low[k])) or (
        after == k + 1 and v.public.at(low, after) and _is_of_no_list(text, k)
    ):
        text.words[k] = low[k].capitalize()
        return k + 1
    return 0


def _is_acronym(text: Text, k: int) -> bool:
    """Whether a word of a body's name is an acronym: 'tni ad', not 'angkatan darat'."""
    lower, v = text.low[k], text.vocabulary
    return len(lower) < 4 or v.public.at([lower], 0) is not None or lower in ("pdip", "pkpi", "pdi-p")


def _is_subject(text: Text, k: int) -> bool:
    """Whether a word names what an office is for: 'pendidikan', 'olahraga'; 'luar' before 'negeri' alone."""
    v, lower = text.vocabulary, text.low[k]
    if lower in ("luar", "dalam"):
        return text.low[k + 1 : k + 2] == ["negeri"]
    if lower in ("dan", "as", "bank") or lower in v.given:
        return False
    return lower in v.inner or (bool(_DERIVED.fullmatch(lower)) and not _is_command(lower))


def _is_command(lower: str) -> bool:
    """Whether a word is a verb that has the form of a noun of an office: 'perintahkan', not 'pendidikan'."""
    root = lower.removesuffix("kan")
    if root == lower or not lower.startswith(("ke", "per")):
        return False
    return lower in _TO_PLACES or is_productive(root) or is_productive(root.removeprefix("per"))


def _short_form(text: Text, k: int) -> int:
    """Past the bracket at word `k` with an office or body in short, which gets its capitals; or 0."""
    v, words = text.vocabulary, text.words
    if words[k + 2 : k + 3] != [")"] or not words[k + 1].isalpha():
        return 0
    lower = text.low[k + 1]
    if lower in v.heads:
        words[k + 1] = lower.capitalize()
    elif lower in v.public or lower in v.parties or lower not in v.common:
        words[k + 1] = _written(lower) if lower in v.public else lower.upper()
    else:
        return 0
    return k + 3


def give_capitals_behind_offices(text: Text) -> None:
    """In an article without capitals, capital letters for ranks and names behind words of offices: for words
    that are given names, and words of no list that are none of the language."""
    v, words, low = text.vocabulary, text.words, text.low
    done = 0
    for i in [at for at, word in enumerate(low) if word in v.heads]:
        hit = v.heads.at(low, i)
        if hit is None:
            continue
        listed, named = 0, -1  # past a listed name, the last word of another
        for k in range(max(hit[0], done), min(len(low), hit[0] + _NAME_BEHIND)):
            done = k
            if words[k] == "." and (len(low[k - 1]) == 1 or low[k - 1] in v.ranks):
                continue  # 'david y. kencanto', 'h. rudi'
            if words[k] in _ENDS_OF_CLAUSES:
                break
            if words[k][0].isupper():
                listed = max(listed, text.listed_at(k))
            # Behind a listed name stands no more of it but a given name: 'mahfud md ngambek'.
            if listed and k in (listed - 1, listed) and low[k] not in v.given:
                continue
            if low[k] in _AFTER_RANK and not v.grammar.strong_ranks.isdisjoint(low[k - _NEAR_RANK : k]):
                words[k] = low[k].capitalize()
            ranked = low[k] in v.ranks and words[k - 1][0].isupper() and low[k - 1] in v.grammar.strong_ranks
            initial = len(low[k]) == 1 and low[k].isalpha() and words[k - 1][0].isupper()
            of_name = (
                _is_of_no_list(text, k)
                or (named == k - 1 and _ends_name(text, k))
                or _is_behind_rank(text, k)
                or _opens_name(text, k)
                or _is_before_arabic(text, k)
            )
            if of_name and not listed and words[k].islower():
                named = k
            if (ranked or initial or low[k] in v.grammar.strong_ranks or of_name) and not words[k].isupper():
                words[k] = words[k].capitalize()


def _ends_name(text: Text, k: int) -> bool:
    """Whether a word without a capital behind one of a name is of it, too, though one list of words has it:
    'Sapto aji', 'Muhammad mardiono'."""
    v, lower = text.vocabulary, text.low[k]
    if len(lower) < 3 or not lower.isalpha() or lower.startswith(_OF_VERBS) or lower in v.inner:
        return False
    if lower in v.public or lower in v.private or lower in v.ranks or lower in v.kin or lower in v.heads:
        return False
    return not (lower in v.common and is_common_word(lower)) and lower not in v.parties


def _is_behind_rank(text: Text, k: int) -> bool:
    """Whether a word stands right behind an officer's rank, where a name begins: 'kompol wahid'."""
    v, lower = text.vocabulary, text.low[k]
    ranked = text.words[k - 1][0].isupper() and text.low[k - 1] in v.grammar.strong_ranks
    return (
        ranked
        and len(lower) > 2
        and lower.isalpha()
        and lower not in v.ranks
        and lower not in _AFTER_RANK
        and lower not in v.grammar.openers
        and lower not in v.grammar.fillers
        and lower not in v.grammar.retired
        and not (lower.startswith(_OF_VERBS) and is_common_word(lower))
        and (is_frequent(lower) or not is_productive(lower))
    )


def _opens_name(text: Text, k: int) -> bool:
    """Whether a word that is one of the language, too, begins a name behind an office, or goes on one of
    Bali: ', ali Kencana', 'I dewa agung gede Kencana'."""
    low, words = text.low, text.words
    balinese, before, behind = text.vocabulary.grammar.balinese, low[k - 1], low[k + 1 : k + 2]
    if low[k] in balinese or low[k] == "agung":
        return before in balinese or before == "i" or behind[:1] == ["agung"]
    begins = words[k - 1] == "," or words[k - 1][0].isupper()
    return begins and is_frequent(low[k]) and bool(behind) and _is_of_no_list(text, k + 1)


def _is_before_arabic(text: Text, k: int) -> bool:
    """Whether a word is an Arabic name's article and root, or the name before it: 'saleh al-aruri'."""
    low, v = text.low, text.vocabulary
    if low[k].startswith("al-"):
        return text.words[k - 1][0].isupper()
    behind = low[k + 1 : k + 2]
    return bool(behind) and behind[0].startswith("al-") and len(low[k]) > 3 and low[k] not in v.common


def is_no_other_word(text: Text, k: int) -> bool:
    """Whether a word without a capital can be nothing but the listed name that it is, and none of a longer
    name: 'jokowi', not 'ganjar' or 'ivanka trump'."""
    v, low = text.vocabulary, text.low
    if len(low[k]) < 5 or low[k] in v.given or low[k] in v.common or is_common_word(low[k]):
        return False
    return not any(
        0 <= at < len(low) and not text.words[at][0].isupper() and _is_of_no_list(text, at)
        for at in (k - 1, k + 1)
    )


def _is_of_no_list(text: Text, k: int) -> bool:
    """Whether a word without a capital is a name's, as nothing else is written so."""
    v, lower = text.vocabulary, text.low[k]
    if not lower.isalpha() or len(lower) < 3 or lower in v.inner or lower in v.heads or lower in v.parties:
        return False
    if lower in v.public or lower in v.private or lower in v.ranks or lower in v.kin:
        return False
    return (lower in v.given and lower not in v.common) or not (lower in v.common or is_common_word(lower))


def _goes_on(text: Text, k: int) -> bool:
    """Whether a given name without a capital follows a listed name: it is somebody else's, who is longer."""
    v = text.vocabulary
    return k < len(text.low) and text.low[k] in v.given and not text.beside_name(k) and not text.listed_at(k)
