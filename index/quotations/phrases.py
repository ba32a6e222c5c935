"""The words that name a speaker, taken from behind or before a verb of speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from index.quotations.naming import CALLING, Namer, Phrase, has_given_name, is_particle
from index.quotations.rules import TOLD, Rules, rules
from search.analysis.stemming import is_common_word
from search.knowledge.officials.name_frequency import has_name_word
from search.knowledge.officials.vocabulary import Words, given_names

# What was taken is not given back: it could only be less of a word.
_TOKEN = re.compile(r"@?\w++(?:['’‘`/-]\w++)*+(?:\.(?:com|co\.id|net|org)(?!\w))?|[^\w\s]")
_WORD = re.compile(r"\w++(?:['’‘`-]\w++)*+")
# Characters looked at; no speaker is named with more.
_REACH = 220
_USUAL_REACH = 100
_LONGEST = 22  # words
_LONGEST_DESCRIPTION = 18  # words
_OTHER = re.compile(r"(?P<others> (?:yang lain|lain(?:nya)?)), (?=[A-Z])")
_LONGEST_TITLE = 4  # words
_DEGREES_BEFORE = frozenset(("dr", "drg", "drh", "drs", "dra"))
# People are called so, too.
_MONTHS = frozenset(("Januari", "April", "Juli", "Agustus"))
# None of them ends a description: 'Para peneliti baru saja mengungkapkan'.
_OPEN_ENDED = frozenset(("yang", "akrab", "karib", "biasa", "asal", "seorang", "baru"))
# Before when somebody says something, and what he does besides.
_BESIDE_SAYING = frozenset(("kepada", "saat", "ketika", "usai", "dalam", "pada"))
_WHILE = frozenset(("sambil", "seraya", "sembari"))
_JOINING = frozenset(("dan", "dari", "atas"))
# No description has one without 'yang'.
_DENIED = frozenset(("tak", "tidak", "belum", "akan", "kini", "sudah", "telah", "sempat", "ikut"))
# Behind a full name what goes on describing its bearer: 'Pengamat Rudi Kencana asal Bantul itu'.
_DESCRIBING = frozenset(
    ("yang", "asal", "dari", "alias", "di", "berusia", "kelahiran", "sekaligus", "itu", "ini", "tersebut")
)
# 'dr. Rudi Kencana, Sp.A(K)'
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\. ?)+[A-Z]?[A-Za-z-]{0,4}")
# A lost space: 'kepadaBBC News'.
_GLUED = re.compile(r"(?:kepada|dikutip|dari|di|dalam)[A-Z]")
# What an office has behind it before a comma: its body's short form, another office.
_BESIDE_OFFICE = re.compile(r"(?: \([^(),.]{1,30}\))?(?: (?:merangkap|sekaligus) [^,.:;“”\"]{3,80})?(?=,)")
_BEHIND_OFFICE = frozenset((", ", " (", " m", " s"))
# Between commas.
_PART = re.compile(r", (?P<part>[^\s,.:;“”\"()][^,:;“”\"()]{1,60})(?=[,.(]|$)")
_LAST_FIELD = re.compile(r",? dan [A-Z][\w/-]+(?P<rest>(?: [A-Z][\w'’.-]*){2,9})")
_MOST_PARTS = 4
_LONGEST_CLOSING = 20  # characters


@dataclass(frozen=True)
class PhraseReader:
    """Reads phrases of one article. `lower_case`: it is written without capitals, which tell nothing then."""

    rules: Rules
    words: Words
    lower_case: bool = False

    @cached_property
    def _namer(self) -> Namer:
        return Namer(self.rules, self.words, self.lower_case)

    def read(self, text: str, at: int, limit: int) -> Phrase | None:
        """The phrase that begins at character `at`; None where no speaker is named there."""
        # Most phrases are short; few need the whole reach.
        found = self._read(text, at, min(limit, at + _USUAL_REACH))
        if limit > at + _USUAL_REACH and (found is None or found.end >= at + _USUAL_REACH // 2):
            found = self._read(text, at, min(limit, at + _REACH))
        if found is None or text[found.end : found.end + 2] not in _BEHIND_OFFICE:
            return found  # as most
        if found.pronoun or found.of_another or has_given_name(found.name):
            return found
        return self._past_office(text, found, min(limit, at + _REACH))

    def _read(self, text: str, at: int, limit: int) -> Phrase | None:
        opening = _TOKEN.search(text, at, limit)
        skipped = self.rules.adverbs
        while opening and (opening[0].lower() in skipped or self._opens_sentence(opening[0])):
            if opening.start() > at and opening[0][0].isupper() and opening[0].lower() in self.rules.linking:
                break  # 'ujar Lalu Rudi'
            opening = _TOKEN.search(text, opening.end(), limit)
        if opening is None:
            return None
        first = opening[0].lower()
        if not (first[0].isalnum() or first[0] == "@"):
            return None
        if first in self.rules.pronouns:
            return Phrase(opening.start(), opening.end(), opening[0], pronoun=True)
        if first in self.rules.stops and not opening[0][0].isupper():
            return None
        tokens = list(_TOKEN.finditer(text, opening.start(), limit))
        taken = self._take(tokens)
        if not taken:
            return None
        phrase = self._namer.part(text, taken)
        # Signs inside the phrase are none of what was taken: 'Kepala Pusat Data (Kapusdat) Badan X, Rudi'.
        comma = _comma_behind(tokens, tokens.index(taken[-1]) + 1)
        other = _OTHER.match(text, taken[-1].end(), limit)
        if other is not None and (phrase.before or not phrase.name) and self._is_description(taken, phrase):
            # 'kuasa hukum Rudi yang lain, Budi Kencana'
            named = self._apposition(text, [t for t in tokens if t.start() >= other.end()], named=False)
            if named is not None and self._is_closed(text, named, limit):
                before = text[phrase.start : other.end("others")]
                return Phrase(
                    phrase.start, named.end, text[phrase.start : named.end], False, named.name, before
                )
        unnamed = not phrase.name
        may_go_on = comma is not None and (unnamed or not phrase.definite)
        if may_go_on and comma is not None and self._is_description(taken, phrase):
            behind = self._apposition(
                text, tokens[self._behind_place(tokens, comma) + 1 :], named=not unnamed
            )
            sure = unnamed and not phrase.definite  # 'juru bicara negara tersebut, Rudi Kencana, …'
            acts = phrase.definite and behind is not None and self._acts(text, behind, limit)
            if behind is not None and not acts and (sure or self._is_closed(text, behind, limit)):
                return Phrase(
                    phrase.start, behind.end, text[phrase.start : behind.end], False, behind.name, phrase.text
                )
        return phrase

    def _past_office(self, text: str, phrase: Phrase, limit: int) -> Phrase:
        """The phrase with the person whom commas part from his office: 'Ketua RT 18, RW 14, Bantul, Rudi
        Kencana', 'Ketua Federasi Arung (PB FA), Rudi Kencana'; without one as it is."""
        start = None if self.lower_case else _BESIDE_OFFICE.match(text, phrase.end, limit)
        if start is None or not any(map(self._is_of_office, phrase.text.lower().split()[:_LONGEST_TITLE])):
            return phrase
        at = start.end()
        for number in range(_MOST_PARTS):
            named = self._behind_last_field(text, phrase, at, limit) if number else None
            if named is not None:
                return named
            part = _PART.match(text, at, limit)
            if part is None:
                break
            tokens = list(_TOKEN.finditer(text, part.start("part"), limit))
            named = self._apposition(text, tokens, named=False)
            if named is not None and self._is_person(text, named, limit):
                end = named.end
                before = text[phrase.start : part.start()].rstrip(" ,")
                return Phrase(phrase.start, end, text[phrase.start : end], False, named.name, before)
            first_word = part["part"].split()[0]
            if (
                not (first_word[0].isupper() or first_word[0].isdigit())
                or first_word.lower() in self.rules.days
            ):
                break
            at = part.end()
        return phrase

    def _behind_last_field(self, text: str, phrase: Phrase, at: int, limit: int) -> Phrase | None:
        """The phrase with the name behind the last of its office's fields: 'Menteri Koordinator Bidang Laut,
        Sungai, dan Danau Rudi Kencana'."""
        field = _LAST_FIELD.match(text, at, limit)
        if field is None or (text[limit - 1 : limit + 1].isalnum() and field.end() == limit):
            return None
        words = list(_WORD.finditer(text, field.start("rest"), field.end()))
        first = next((word for word in words if word[0].lower() in given_names()), None)
        if first is None or first is words[-1]:
            return None
        end, before = field.end(), text[phrase.start : first.start()].rstrip()
        name = text[first.start() : end].rstrip(".")
        return Phrase(phrase.start, end, text[phrase.start : end], False, name, before)

    def _is_of_office(self, low: str) -> bool:
        return low in self.rules.titles or low in self.words.heads or low in self.rules.organisations

    def _is_person(self, text: str, phrase: Phrase, limit: int) -> bool:
        """Whether a full name stands alone in a phrase, and nothing that its bearer does follows."""
        listed = has_given_name(phrase.name) or has_name_word(phrase.name)
        if " " not in phrase.name or phrase.before or not listed:
            return False
        other = self.rules.bodies | self.rules.organisations | self.words.regions
        if not other.isdisjoint(phrase.name.lower().split()):
            return False
        if text[limit - 1].isalnum() and text[limit : limit + 1].isalnum() and phrase.end >= limit:
            return False  # the rest of its last word is beyond what is looked at
        following = text[phrase.end : limit].lstrip()[:_LONGEST_CLOSING]
        word = _WORD.match(following)
        return word is None or (word[0] in self.rules.stops and word[0] not in ("dan", "serta"))

    def _opens_sentence(self, word: str) -> bool:
        """Whether a word has its capital from the sentence: 'Menurut Susi', 'Kata Rudi'."""
        low = word.lower()
        rules = self.rules
        said = low in rules.opening or low in TOLD
        return word[0].isupper() and (low in rules.stops or low in rules.linking or said)

    def _is_description(self, taken: Sequence[re.Match[str]], phrase: Phrase) -> bool:
        """Whether a name may still follow the phrase behind a comma: it begins with an office or in small
        letters."""
        low = taken[0][0].lower()
        if not phrase.name:
            return True
        # 'kata Tim Hukum FPI, Rudi Kencana': a body is no person either.
        office = low in self.rules.titles or low in self.words.heads or taken[0][0].islower()
        # 'kata Commercial Director Kencana, Rudi Wibawa'
        office = office or any(token[0].lower() in self.rules.titles for token in taken[1:_LONGEST_TITLE])
        office = office or (low in self.rules.bodies and phrase.name.isupper())
        # Without capitals a body's short form looks like a name: 'salah satu tim advokasi tkn, rudi kencana'.
        return office and bool(phrase.before) and not (self.lower_case and has_name_word(phrase.name))

    def _behind_place(self, tokens: Sequence[re.Match[str]], comma: int) -> int:
        """The comma that closes a place behind the comma given: 'arkeolog Universitas X, Australia, Rudi';
        or a body's short form."""
        named = [token[0].lower() for token in tokens[comma + 1 : comma + 4]]
        size = named.index(",") if "," in named else 0
        found = self.words.countries.at(named[:size], 0) if size else None
        is_place = found is not None and found[0] == size
        body = size == 1 and len(named[0]) > 2 and tokens[comma + 1][0].isupper()
        is_place = is_place or body or (size == 1 and named[0] in self.words.regions)
        return comma + size + 1 if is_place else comma

    def _is_closed(self, text: str, phrase: Phrase, limit: int) -> bool:
        """Whether an apposition ends behind the phrase, or the sentence goes on in small letters."""
        opening = phrase.before.split()[0].lower().rstrip(".") if phrase.before else ""
        titled = not opening or opening in self.words.ranks or opening in self.rules.titles
        # 'ujar Head of Public Affairs, Kencana Indonesia Rudi Wibawa'
        if not titled and self.rules.bodies.isdisjoint(phrase.before.lower().split()):
            return False
        following = text[phrase.end : limit].lstrip()[:1]
        return not following.isupper() and phrase.name.split()[0].lower() not in self.words.regions

    def _acts(self, text: str, phrase: Phrase, limit: int) -> bool:
        """Whether a clause of its own follows a comma: 'sambung pria itu, Rudi telah meralatnya'."""
        word = _WORD.match(text, phrase.end + 1, limit)
        return word is not None and (word[0] in self.rules.predicates or is_verb(word[0]))

    def _apposition(self, text: str, tokens: Sequence[re.Match[str]], *, named: bool) -> Phrase | None:
        """The name behind a comma: 'kata warga setempat, Gunawan'. Behind who is `named` none in capitals
        alone: 'Rudi Kencana, MMB'."""
        if not tokens:
            return None
        low = tokens[0][0].lower()
        opens = tokens[0][0][0].isupper() or low in self.words.ranks or low in _DEGREES_BEFORE
        if not (opens or (self.lower_case and low in given_names())):
            return None
        following = tokens[1][0] if len(tokens) > 1 else ""
        called_so = tokens[0][0] in _MONTHS and following[:1].isupper()  # 'Juli Kencana', no 'Juli 2017'
        if tokens[0][0].lower() in self.rules.days and not called_so:
            return None
        taken = self._take(tokens)
        phrase = self._namer.part(text, taken) if taken else None
        if phrase is None or not phrase.name or phrase.definite or _DEGREE.fullmatch(phrase.name):
            return None
        is_short_form = named and len(phrase.name) > 2 and phrase.name.isupper() and phrase.name.isalpha()
        return None if is_short_form else phrase

    def _take(self, tokens: Sequence[re.Match[str]]) -> list[re.Match[str]]:
        """The tokens of the phrase that begins with the first."""
        rules, heads = self.rules, self.words.heads
        taken: list[re.Match[str]] = []
        capitals = False
        word = tokens[0][0]
        low = word.lower()
        described = not word[0].isupper() or low in rules.titles or low in rules.people or low in heads
        # Asked once: what each small word would look for is mostly not there.
        described = described and any(
            token[0] in rules.definite for token in tokens[1 : _LONGEST + _LONGEST_DESCRIPTION]
        )
        for i, token in enumerate(tokens[:_LONGEST]):
            word = token[0]
            letter = word[0]
            if not (letter.isalnum() or letter == "@"):
                if not taken or not self._passes(tokens, i, capitals):
                    break
                continue
            low = word.lower()
            if letter.islower():
                if taken and low in CALLING and self._names_next(tokens, i):
                    taken.append(token)
                    continue
                if low in rules.definite:
                    taken.append(token)
                    break
                if not (taken and is_particle(word, rules)) and not self._takes_small(
                    tokens, i, capitals, described
                ):
                    break
            elif low in rules.days and taken and not self._is_called_so(tokens, i):
                break
            elif not capitals and letter.isupper() and not (low in rules.titles or low in heads):
                # 'Seorang warga Desa X': the capital is the sentence's.
                capitals = bool(taken) or low not in rules.people
            taken.append(token)
        if taken and taken[-1][0].islower() and not self.lower_case and taken[-1][0] not in rules.definite:
            taken = _without_clause(taken)
        while taken and (taken[-1][0] in self.rules.no_end or taken[-1][0] in _OPEN_ENDED):
            if len(taken) == 2 and taken[0][0].lower() == "salah":
                break  # 'salah seorang dari mereka'
            taken.pop()
        if taken:
            # 'Pasukan Pertahanan Israel (IDF) kemudian': a bracket that is not followed by more is no part.
            whole, start, end = taken[-1].string, taken[0].start(), taken[-1].end()
            opened = whole.rfind("(", start, end)
            if opened >= 0 and whole.find(")", opened, end) < 0:
                taken = [token for token in taken if token.start() < opened]
        return taken

    def _names_next(self, tokens: Sequence[re.Match[str]], i: int) -> bool:
        """Whether words for what somebody is called lead to a name: 'pria yang akrab disapa Rudi'."""
        for token in tokens[i + 1 : i + 4]:
            if token[0][0].isupper():
                return True
            if token[0] not in CALLING:
                return False
        return False

    def _is_called_so(self, tokens: Sequence[re.Match[str]], i: int) -> bool:
        """Whether a month's word stands inside a name: 'Raja Juli Kencana'."""
        following = tokens[i + 1][0] if i + 1 < len(tokens) else ""
        return (
            tokens[i][0] in _MONTHS
            and tokens[i - 1][0][0].isupper()
            and following[:1].isupper()
            and following.lower() not in self.rules.days
        )

    def _passes(self, tokens: Sequence[re.Match[str]], i: int, capitals: bool) -> bool:
        """Whether a phrase goes on behind the sign at `i`: 'Drs. Budi', 'Badan Kepegawaian (BKD) DKI'."""
        word = tokens[i][0]
        following = tokens[i + 1][0] if i + 1 < len(tokens) else ""
        if word == ".":
            return self._is_short(tokens[i - 1][0]) and (
                (following[:1].isupper() and following.lower() not in self.rules.no_subject)
                or following in self.rules.titles
            )
        if word == "(":
            # What ends with a bracket ends before it: 'Rudi Kencana (RK)', 'Rudi(RMOL)'.
            goes_on = tokens[i + 3 : i + 4] and tokens[i + 3][0][0].isalnum()
            return following[:1].isupper() and bool(goes_on) and tokens[i + 2][0] == ")"
        if word == ")":
            return i > 1 and tokens[i - 2][0] == "("
        if word == "&" and tokens[i - 1][0].lower() in self.rules.titles:
            return True  # 'COO & Founder Kencana Rudi Wibawa'
        return capitals and (word == "&" or (word in "'’‘" and following[:1].isupper()))

    def _takes_small(self, tokens: Sequence[re.Match[str]], i: int, capitals: bool, described: bool) -> bool:
        """Whether a word in small letters is a part of the phrase."""
        low, rules = tokens[i][0], self.rules
        if self.lower_case:
            return low not in rules.stops and low not in rules.active and low not in rules.days
        if described and self._closes_definite(tokens, i):
            return True
        if _GLUED.match(low) or low in rules.active or low in rules.adverbs:
            return False
        if low in rules.stops:
            return low in _JOINING and self._goes_on(tokens, i, capitals)
        return not is_verb(low) and (not capitals or self._goes_on(tokens, i, capitals))

    def _is_field_too(self, start: str, joint: str, following: str) -> bool:
        """Whether 'dan' joins two fields of one body: 'Kementerian Kelautan dan Perikanan', but 'Kementerian
        Kelautan dan Bank Kencana'."""
        rules, low = self.rules, following.lower()
        field = following[0].isupper() and not following.isupper() and low not in rules.with_fields
        return (
            joint == "dan"
            and start in rules.with_fields
            and field
            and low not in rules.no_fields
            and is_common_word(low)
        )

    def _is_short(self, word: str) -> bool:
        return len(word) == 1 or word.lower() in self.rules.shortened

    def _closes_definite(self, tokens: Sequence[re.Match[str]], i: int) -> bool:
        """Whether 'itu' still follows in one description: 'pria yang disapa Gus Ipul ini'."""
        for k, token in enumerate(tokens[i : i + _LONGEST_DESCRIPTION], i):
            if token[0].startswith("me") and self._is_predicate(tokens, k):
                return False
            if token[0] in _WHILE:
                return False
            if k == i:
                if i > 1 and self._begins_predicate(tokens, i):
                    return False  # 'Pengamat Rudi Kencana tak puas dengan usul itu'
                continue
            if token[0] in (",", ".", ";", ":", '"', "”", "“"):
                return False
            if token[0] in self.rules.definite:
                return True
            # 'pria yang ahli dalam hukum ini', but 'pria itu dalam rapat ini'
            inside = token[0] in ("dalam", "pada") and i + 1 < k and tokens[i + 1][0] == "yang"
            if token[0] in _BESIDE_SAYING and not inside:
                return False
        return False

    def _is_predicate(self, tokens: Sequence[re.Match[str]], i: int) -> bool:
        """Whether a word says what the person before it does: 'Pengamat Rudi Kencana menolak usul itu'."""
        word = tokens[i][0]
        return i > 1 and is_verb(word) and tokens[i - 1][0][0].isupper()

    def _begins_predicate(self, tokens: Sequence[re.Match[str]], i: int) -> bool:
        """Whether a full name ends before a word that goes on with what its bearer does."""
        word = tokens[i][0]
        if word in _DENIED and all(token[0][0].isupper() for token in tokens[i - 2 : i]):
            return True
        return word not in _DESCRIBING and self._is_named_before(tokens, i)

    def _goes_on(self, tokens: Sequence[re.Match[str]], i: int, capitals: bool) -> bool:
        """Whether small letters inside an office lead to capitals again: 'Wakil ketua umum DPP X'."""
        if tokens[i][0].lower() in _JOINING:
            start = tokens[0][0].lower()
            office = start in self.words.heads or start in self.rules.titles
            following = tokens[i + 1][0] if i + 1 < len(tokens) else "."
            trades = i == 1 and start in self.rules.titles and following in self.rules.titles
            trades = trades or (i == 1 and office and self._is_of_whom_is_named(tokens, i))
            if tokens[i][0] == "dari" and self._is_named_before(tokens, i):
                return False
            return (
                trades
                or self._is_field_too(start, tokens[i][0], following)
                or (
                    office
                    and i > 1
                    and (
                        following[0].isupper()
                        or following in self.rules.titles
                        or not (capitals or following in self.rules.stops)
                    )
                )
            )
        # 'Wakil Kencana dan chief technology officer Rudi Wibawa'
        reach = 5 if tokens[i][0] in self.rules.titles else 3
        for token in tokens[i + 1 : i + reach]:
            low = token[0].lower()
            if low in self.rules.stops or not token[0][0].isalnum() or is_verb(low):
                return False
            if token[0][0].isupper():
                return low not in self.rules.days
        return False

    def _is_of_whom_is_named(self, tokens: Sequence[re.Match[str]], i: int) -> bool:
        """Whether 'dan' joins two offices of who is named behind: 'Presiden dan CEO Kencana Rudi Wibawa'."""
        following = tokens[i + 1][0].lower() if i + 1 < len(tokens) else ""
        named = (token[0] for token in tokens[i + 2 : i + _LONGEST_TITLE + 5])
        return following in self.rules.titles and any(
            word[0].isupper() and word.lower() in given_names() for word in named
        )

    def _is_named_before(self, tokens: Sequence[re.Match[str]], i: int) -> bool:
        """Whether a person's full name ends before the word at `i`: 'Profesor Rudi Kencana dari Kencana'."""
        two = [token[0] for token in tokens[i - 2 : i]]
        return (
            all(word[0].isupper() and not self._namer.is_outside(word, tokens[:i], i - 1) for word in two)
            and not given_names().isdisjoint(word.lower() for word in two)
            and not any(word.lower() in self.rules.organisations for word in two)
        )


def _without_clause(taken: list[re.Match[str]]) -> list[re.Match[str]]:
    """The tokens of a phrase without a clause that its verb cut short: 'pria yang gemar' (memancing)."""
    for k in range(len(taken) - 1, 0, -1):
        if taken[k][0] == "yang":
            return taken[:k]
        if not taken[k][0].islower():
            break
    return taken


def _comma_behind(tokens: Sequence[re.Match[str]], at: int) -> int | None:
    """The comma at token `at`, or behind the short form in brackets there: 'pakar Badan X (BX), Rudi'."""
    signs = [token[0] for token in tokens[at : at + 4]]
    if signs[:1] == [","]:
        return at
    return at + 3 if signs[:1] == ["("] and signs[2:] == [")", ","] and signs[1].isupper() else None


def is_verb(low: str) -> bool:
    """Whether a word in small letters has the look of a verb."""
    return len(low) > 5 and low.startswith(("me", "ber", "di", "ter")) and low not in rules().no_verbs
