"""Who does what a verb of speech says: the subject before it, and who is named where a clause begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from index.quotations.naming import Phrase, has_given_name, is_personal
from index.quotations.phrases import PhraseReader, is_verb
from index.quotations.rules import has_any
from search.analysis.stemming import is_common_word
from search.knowledge.officials.name_frequency import has_name_word
from search.knowledge.officials.vocabulary import given_names

# What was taken is not given back: it could only be less of a word.
_WORD = re.compile(r"\w++(?:['’‘`-]\w++)*+")
_PARTING = re.compile(r"[(),]")
_BLANK = re.compile(r"\s*")
_LONGEST_NAME = 90  # characters
_MOST_KEPT = 500  # subjects
_SERVANTS = frozenset(("agen", "ajudan", "asisten", "manajer"))
# Texts by their words that may be people, or speak for some.
_SPEAKING = frozenset(("akun", "sumber"))
_SOME = frozenset(("sejumlah", "beberapa", "berbagai", "sebuah", "suatu"))
# A lost space: 'menurut laporanReuters'.
_GLUED_TEXT = re.compile(r"(?:laporan|data|catatan|taksiran|analisis|survei|laman|situs)(?=[A-Z])")
# Academic degrees behind a name: 'M.Si SP.EM', 'MARS'.
_SPECIALIST = r"Sp\.? ?[A-Z][\w.-]*(?:\([A-Z]+\))?"
_DEGREES = re.compile(
    rf"(?:Ph\.? ?D\.?|{_SPECIALIST}|(?:[A-Z][A-Za-z]{{0,3}}\.)+[A-Za-z]*(?:-[A-Z]+)?\.?"
    r"|[A-Z][A-Z-]{1,8}|MSi|MKes|MSc|MDSc|PhD)(?:\s+(?:[A-Z][A-Za-z]{0,3}\.)+[A-Za-z]*)*"
)
_DEGREE_ALONE = re.compile(rf"Ph\.? ?D\.?|MSi|MKes|MSc|MDSc|{_SPECIALIST}")
# 'Menteri Koordinator Bidang Laut, Sungai, dan Danau Rudi Kencana'; of no more
# words, lest each of a long run of capitals be tried to the run's end.
_LISTED = re.compile(
    r"(?<!\w)[A-Z][a-z]+(?: [A-Z][a-z]+| bidang){0,8}+(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?){1,4},?"
    r" dan [A-Z][a-z]+(?: [A-Z][\w'’.-]*){0,8}"
    r"(?: \([A-Z][\w-]+\)(?P<name>(?: [A-Z][\w'’.-]*){0,8}))?(?: juga| pun)? *$"
)
_NAME_AT_END = re.compile(
    r"(?<=[a-z)] )((?:[A-Z][\w’'-]*\.?(?: |$)){2,4})(?:juga |pun |lalu |ikut |turut )*$"
)
_THROUGH_WORDS = (" melalui ", " lewat ", " diwakili ", " selaku ")
_ACCOUNTS = ("akun ", "unggahan ", "instagram ", "Instagram ", "kanal ", "laman ", "media sosial ", "cuitan ")
_THROUGH = re.compile(r"(?<=[\w),.]) (?:melalui|lewat|diwakili(?: oleh)?|(?P<as>selaku)) ")
_BRACKETED = re.compile(r"\s*(?:\([^()]*\)\s*)?")
_FROM = re.compile(r" (?:dari|di|asal) (?=[A-Z])")
# 'Menurut Anda, …?'
_ADDRESSED = frozenset(("anda", "kamu", "kalian"))
# 'Jakarta, CNN Indonesia - - Rudi Kencana mengatakan': where a paper puts itself before its first sentence.
_DATELINE = re.compile(
    r"\s*[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}[,(][\w .()]{2,40}?[ )](?:[-–—]{1,2} ?){1,2}(?=[A-Z])"
)


@dataclass(frozen=True)
class SubjectReader:
    """Reads the subjects of one article's sentences."""

    phrases: PhraseReader
    # Whether a phrase names a person who is known already.
    is_known: Callable[[Phrase], bool] = field(default=lambda _: False, compare=False)
    # By the text, its beginning and the verb's.
    _subjects: dict[tuple[str, int, int], Phrase | None] = field(default_factory=dict, compare=False)

    @property
    def _relations(self) -> frozenset[str]:
        """Before a name: somebody else is meant, 'agen Rudi Kencana'."""
        return self.phrases.words.kin | _SERVANTS

    def before(self, text: str, start: int, verb: int) -> Phrase | None:
        """Who does what the verb at character `verb` says, in a clause that begins at `start`."""
        # Asked of a sentence that reports, and again by a pronoun behind it.
        key = text, start, verb
        if key not in self._subjects:
            if len(self._subjects) >= _MOST_KEPT:
                self._subjects.clear()
            self._subjects[key] = self._before(text, start, verb)
        return self._subjects[key]

    def _before(self, text: str, start: int, verb: int) -> Phrase | None:
        last = _WORD.findall(text, max(start, verb - 40), verb)
        while last and last[-1].lower() in self.phrases.rules.adverbs:
            last.pop()
        if last and last[-1].lower() in self.phrases.rules.pronouns:
            return Phrase(start, verb, last[-1], pronoun=True)
        if _BLANK.match(text, 0, start).end() == start:  # type: ignore[union-attr]
            dateline = _DATELINE.match(text, start, verb)
            start = dateline.end() if dateline is not None else start
        opening = _WORD.search(text, start, verb)
        if opening is not None and opening[0].lower() in self.phrases.rules.events:
            return None
        spokesman = self._speaks_for(text, start, verb)
        if spokesman is not None:
            return spokesman
        listed = self._listed(text, start, verb)
        if listed is not None:
            return listed
        parts = clauses(text, start, verb)
        kept = len(parts)
        while kept > 1 and _DEGREES.fullmatch(text[slice(*parts[kept - 1])].strip()):
            kept -= 1
        found = self._among(text, parts[:kept]) or (self._among(text, parts) if kept < len(parts) else None)
        if found is None or not (found.pronoun or " " in found.name):
            # 'Guru Besar FKUI yang berpraktik di RSCM Ari Fahrial Syam mengatakan'
            closed = parts[kept - 1][1] if kept < len(parts) else verb  # before 'Sp.A(K)'
            run = _NAME_AT_END.search(text, max(start, closed - _LONGEST_NAME), closed)
            beside = self.phrases.read(text, run.start(1), verb) if run is not None else None
            whole = found is not None and run is not None and found.start <= run.start(1) < found.end
            if whole and not (found.pronoun or found.name):  # type: ignore[union-attr]
                return found  # 'Komisi Pemberantasan Korupsi mengatakan'
            of_another = run is not None and last_word(text, start, run.start(1)) in self._relations
            # 'Analis dari Kencana Futures Rudi Wibawa mengatakan'
            of_body = (
                found is not None
                and beside is not None
                and not (found.pronoun or found.name)
                and _FROM.match(text, found.end, verb) is not None
                and is_personal(beside.name)
            )
            named = beside is not None and " " in beside.name and (not beside.before or of_body)
            # 'Para guru di Kencana Barat mengatakan'
            if named and not of_another and not self.is_place(beside):  # type: ignore[arg-type]
                return beside
        return found

    def _speaks_for(self, text: str, start: int, verb: int) -> Phrase | None:
        """Who speaks for the subject, or is named before what he speaks as: 'Pihak Rudi, melalui pengacaranya
        Budi Kencana, mengatakan', 'Budi Kencana selaku Kepala Dinas Laut, Sungai, dan Danau mengatakan'."""
        if not has_any(text[start:verb], _THROUGH_WORDS):
            return None  # as in nearly all
        through = _THROUGH.search(text, start, verb)
        if through is None or text.startswith(_ACCOUNTS, through.end()):
            return None
        if through["as"]:
            opening = self.opening(text, start, through.start())
            alone = opening is not None and not text[opening.end : through.start()].strip(" ,")
            return opening if alone and opening is not None and is_full_name(opening) else None
        return self._spokesman(text, through.end(), verb)

    def sent_by(self, text: str, at: int, end: int) -> Phrase | None:
        """Who is named with his office right behind `at` as speaking for whom stands there: 'kata Kapolres
        Genuk Rudi | melalui Kasi Humas Iptu Budi Kencana'; not 'lewat akun Instagram Budi Kencana'."""
        through = _THROUGH.match(text, at, end)
        if through is None or through["as"]:
            return None
        sent = self._spokesman(text, through.end(), end)
        return sent if sent is not None and self._has_office(sent) else None

    def _spokesman(self, text: str, at: int, end: int) -> Phrase | None:
        spokesman = self.phrases.read(text, at, end)
        if spokesman is None or not spokesman.before or spokesman.definite or self.is_document(spokesman):
            return None
        if spokesman.name.isupper():
            return None  # 'melalui laman FK UI'
        named = has_given_name(spokesman.name) or has_name_word(spokesman.name)
        # 'Kapolres Genuk Rudi melalui Kasat Reskrim AKP Wibawanto'
        return spokesman if named or self._has_office(spokesman) else None

    def _has_office(self, phrase: Phrase) -> bool:
        """Whether an office stands before the name of a phrase."""
        first, last = phrase.before.split()[0].lower(), phrase.before.split()[-1].lower()
        return first in self.phrases.words.heads and last not in self.phrases.rules.bodies

    def _listed(self, text: str, start: int, verb: int) -> Phrase | None:
        """An office or a body with several subjects: 'Badan Laut, Sungai, dan Danau (BLSD)'."""
        found = _LISTED.search(text, start, verb) if text.find(" dan ", start, verb) >= 0 else None
        if found is None:
            return None
        rules, first = self.phrases.rules, found[0].split()[0].lower()
        if first not in rules.bodies and first not in self.phrases.words.heads:
            return None
        at = found.start("name") if found["name"] else self._name_in(found)
        named = found[0][at - found.start() :].strip() if at >= 0 else ""
        named = re.sub(r" (?:juga|pun)$", "", named)
        before = found[0][: at - found.start()].strip() if named else ""
        return Phrase(found.start(), found.end(), found[0].strip(" ,"), name=named, before=before)

    def _name_in(self, found: re.Match[str]) -> int:
        """Where a name begins behind the last of several subjects: 'dan Danau Rudi Kencana'; else -1."""
        at = found[0].rfind(" dan ")
        last = list(_WORD.finditer(found[0], at + len(" dan ")))[1:]
        first = next((word for word in last if word[0].lower() in given_names()), None)
        closed = first is None or found[0].find(")", at) >= 0
        return -1 if first is None or closed else found.start() + first.start()

    def _among(self, text: str, parts: list[tuple[int, int]]) -> Phrase | None:
        """The subject among the parts of a clause between its commas, the last one first."""
        office: Phrase | None = None
        for number, (at, end) in reversed(list(enumerate(parts))):
            phrase = self.opening(text, at, end) or (self.apposed(text, at, end) if number else None)
            if phrase is None:
                continue
            if number and self._is_country(phrase) and self.opening(text, *parts[number - 1]) is not None:
                continue  # 'Psikolog Universitas Kent, Inggris, mengatakan'
            if phrase.pronoun or phrase.name:
                if office is None:
                    return self._behind_name(text, parts, number, phrase) or phrase
                if phrase.pronoun:
                    return office
                # 'Rahman Roestan, Direktur Utama Biofarma menuturkan'
                return Phrase(
                    phrase.start,
                    phrase.end,
                    phrase.text,
                    name=phrase.name,
                    before=phrase.before or office.text,
                )
            office = office or phrase
        return office

    def _behind_name(
        self, text: str, parts: list[tuple[int, int]], number: int, phrase: Phrase
    ) -> Phrase | None:
        """The name before an office in apposition, which seems to end with a name itself:
        'Adriansjah Azhari, Direktur Riset Biofarma menuturkan'."""
        low = phrase.text.split()[0].lower()
        titled = low in self.phrases.rules.titles and bool(phrase.before)
        closed = number == len(parts) - 1 and text[parts[number][1] : parts[number][1] + 1] == ","
        if not number or phrase.pronoun or not (titled or closed):
            return None
        before = self.opening(text, *parts[number - 1])
        if before is None or before.before or " " not in before.name:
            return None
        if text[parts[number - 1][0] : before.start].strip():
            return None  # 'Selain Rudi Hartono, Ketua DPRD Budi Santoso mengatakan'
        return Phrase(before.start, before.end, before.text, name=before.name, before=phrase.text)

    def opening(self, text: str, start: int, end: int) -> Phrase | None:
        """Who is named where a clause begins; None where nobody is."""
        rules = self.phrases.rules
        word = _WORD.search(text, start, end)
        while word is not None and word[0].lower() in rules.linking:
            if word[0].lower() == "sosok" and text.startswith(" yang ", word.end()):
                break  # 'Sosok yang akrab disapa Rudi ini'
            word = _WORD.search(text, word.end(), end)
        if word is None:
            return None
        low = word[0].lower()
        if low in rules.adverbial:
            # 'Dalam pertemuan itu Suroto menjelaskan': behind the last word that closes the adverbial.
            words = list(_WORD.finditer(text, word.start(), end))
            closing = [k for k in range(len(words) - 1) if words[k][0].lower() in rules.definite]
            if not closing:
                return None
            word = words[closing[-1] + 1]
            low = word[0].lower()
            if not (word[0][0].isupper() or low in rules.pronouns):
                return None
        written = low in rules.documents and low != "sumber"
        if low in rules.no_subject or written:
            return None
        if low in rules.days:
            called_so = self.phrases.read(text, word.start(), end)
            return called_so if called_so is not None and self.is_known(called_so) else None
        titled = low in rules.pronouns or low in rules.titles or low in rules.people
        if not (word[0][0].isupper() or titled or self.phrases.lower_case):
            return None
        if is_verb(low) and low not in self.phrases.words.heads and is_common_word(low):
            return None  # a sentence's first word has a capital, whatever it is; but 'Menpora', 'Melanie'
        usual = low in self.phrases.words.common and low not in rules.people and not word[0].isupper()
        phrase = self.phrases.read(text, word.start(), end)
        if phrase is None or self.is_document(phrase):
            return None
        if self.is_place(phrase):
            return phrase if self.is_known(phrase) else None  # 'Bima mengatakan'
        if _DEGREE_ALONE.fullmatch(phrase.text) or self._is_degrees(phrase):
            return None  # 'Dr. Rudi Kencana. PhD berkata', 'Rudi Kencana, ST MT di Bantul, mengatakan'
        named = (phrase.before and " " in phrase.name) or (phrase.definite and phrase.name)
        named = named or self._names_by_trade(phrase, low)
        if usual and not self.is_office(low) and not named and not phrase.of_another:
            # 'Pegiat media sosial Denny Siregar' names somebody, 'Ten Hag' who is known
            return phrase if phrase.name and self.is_known(phrase) else None
        return phrase

    def _names_by_trade(self, phrase: Phrase, low: str) -> bool:
        """Whether somebody is named behind what he does: 'Pembeli bernama Danang', 'Petani kopi Rudi'."""
        if not phrase.before or low not in self.phrases.rules.trades:
            return False
        return " bernama " in phrase.text or has_name_word(phrase.name)

    def apposed(self, text: str, start: int, end: int) -> Phrase | None:
        """Who is named between commas by nothing but a name that begins with a common word: 'Founder Kencana
        Capital, Bijaksana Wening, mengatakan'."""
        first, rules = _WORD.search(text, start, end), self.phrases.rules
        if first is None or not first[0].istitle() or first[0].lower() in rules.bodies | rules.organisations:
            return None
        phrase = self.phrases.read(text, first.start(), end)
        if phrase is None or phrase.text != phrase.name or " " not in phrase.name or phrase.definite:
            return None
        alone = (
            _BRACKETED.fullmatch(text, phrase.end, end) is not None and not text[start : phrase.start].strip()
        )
        stays = self.is_document(phrase) or self.is_place(phrase) or not is_personal(phrase.name)
        return phrase if alone and not stays else None

    def _is_degrees(self, phrase: Phrase) -> bool:
        """Whether a phrase is nothing but academic degrees in capitals: 'ST MT'."""
        # But 'MA mengatakan'.
        degrees = self.phrases.words.grammar.degrees - self.phrases.rules.bodies
        return phrase.text.isupper() and degrees.issuperset(phrase.text.lower().split())

    def is_place(self, phrase: Phrase) -> bool:
        """Whether a phrase names nothing but places."""
        regions = self.phrases.words.regions
        for word in phrase.text.split():  # noqa: SIM110 - twice as quick as all(), and asked of each clause
            if word.lower() not in regions:
                return False
        return True

    def is_area(self, phrase: Phrase) -> bool:
        """Whether a phrase names nothing but places, or a country."""
        return self.is_place(phrase) or self._is_country(phrase)

    def _is_country(self, phrase: Phrase) -> bool:
        low = phrase.text.lower().split()
        found = self.phrases.words.countries.at(low, 0)
        return found is not None and found[0] == len(low)

    def is_office(self, low: str) -> bool:
        """Whether a phrase that begins with a word tells of who holds an office, or of a body."""
        v, rules = self.phrases.words, self.phrases.rules
        return (
            low in v.heads
            or low in v.ranks
            or low in rules.titles
            or low in rules.pronouns
            or low in rules.bodies
        )

    def is_document(self, phrase: Phrase) -> bool:
        """Whether a phrase names what is written, or who reads: 'data BPS', 'Anda'."""
        if phrase.pronoun:
            return False
        documents = self.phrases.rules.documents
        words = phrase.text.split(None, 2)
        counted = len(words) > 1 and words[0].lower() in _SOME
        glued = words[0][0].islower() and not words[0].islower() and _GLUED_TEXT.match(words[0])
        if glued or (counted and words[1] in documents and words[1] not in _SPEAKING):
            return True  # 'laporanReuters', 'beberapa penelitian'
        first = words[0].lower().strip(".,")
        return first in _ADDRESSED or (
            first in documents and first not in _SPEAKING and not (phrase.name and first in ("media",))
        )


def is_full_name(phrase: Phrase) -> bool:
    """Whether a phrase has a person's name of two words, a given name among them."""
    return " " in phrase.name and not phrase.definite and has_given_name(phrase.name)


def last_word(text: str, start: int, end: int) -> str:
    """The last word of a stretch, in small letters, without a comma behind it."""
    words = text[start:end].split()
    return words[-1].lower().strip(",") if words else ""


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A clause parted at its commas, none inside brackets."""
    parts, at, depth = [], start, 0
    for sign in _PARTING.finditer(text, start, end):
        if sign[0] == "(":
            depth += 1
        elif sign[0] == ")":
            depth = max(0, depth - 1)
        elif not depth:
            if not text[at : sign.start()].isspace() and sign.start() > at:
                parts.append((at, sign.start()))
            at = sign.end()
    if at < end and not text[at:end].isspace():
        parts.append((at, end))
    return parts
