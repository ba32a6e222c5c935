"""Who is said to speak in the words behind a quote, before it, or around what is reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, pairwise

from index.quotations.naming import NYA, Phrase, is_personal
from index.quotations.phrases import PhraseReader, is_verb
from index.quotations.pieces import last_sign
from index.quotations.rules import TOLD
from index.quotations.subjects import SubjectReader, last_word

# What was taken is not given back: it could only be less of a word.
_WORD = re.compile(r"\w++(?:['’‘`-]\w++)*+")
_LEAD = re.compile(r"[\s,.;–—-]*")
_CITED = re.compile(r",? (?:(?:seperti|sebagaimana) )?(?:dikutip|dilansir) ")
_SO_SAID = re.compile(
    r"[\s,.;–—-]*(?:[Dd]emikian|begitu(?:lah)?)\s+(?:keterangan|penjelasan|pesan|pendapat|pernyataan|doa|pengumuman)?\s*(?=[A-Z])"
)
# 'kepada wartawan di Jakarta' may stand between the verb and the sign.
_LONGEST_ASIDE = 12
_AROUND = 2_000  # characters of a sentence that are looked at on either side of a verb
# Verbs of a sentence that are looked at: what is written without full stops has some dozens.
_MOST_SPOKEN = 200
_FEWEST_SAID = 3  # words
_LONGEST_LINK = 3  # words
_LONGEST_ADJUNCT = 6  # words
_LONGEST_NOT = 10  # characters
_LONGEST_CLAUSE_HEAD = 80  # characters in which what a clause is about is told and what that does
_ABOUT = frozenset(("tentang", "soal", "mengenai", "terkait", "ihwal", "perihal"))
# 'Dijelaskan Rudi Kencana bahwa …', 'Ditambahkannya, …', 'Selain itu, dikatakan Rudi Kencana, …'
_TOLD_BY = re.compile(
    r"\W*(?:(?:Selain itu|Lebih (?:jauh|lanjut)|Sementara(?: itu)?|(?:Tetapi )?[Kk]emudian|Namun"
    r"|Padahal|Meski|Bahkan|(?:Namun )?[Ss]eperti|Sebelumnya|Selanjutnya|Hanya saja|Karenanya|Sebab),? )?"
    rf"(?P<told>[Dd](?:{'|'.join(told.removeprefix('d') for told in TOLD)}))"
    r"(?:(?P<nya>nya)(?: (?:juga|pula|lagi))?(?=,| bahwa )|(?: oleh)? (?=[A-Za-z]))"
)
# 'Dikatakan Rudi Kencana saat ditemui di pelabuhan, …'
_WHERE_TOLD = re.compile(r" (?:saat|ketika|usai|dalam|di|pada|kepada) [^,.:;“”\"]{3,80}(?=,)")
# When, where, who besides: between a subject and its verb.
_ASIDE = re.compile(r",[^,]*(?:,|$)|\([^()]*\)|(?<!\w)secara \w+")
_THAT = re.compile(r",? (?:(?:kembali|juga|pula|lagi) )?(?:bahwa|jika|kalau|bila)\b")
_THAT_OR_COMMA = re.compile(r",? (?:bahwa|jika) |, (?=[\w“\"])")
# Between a subject and a verb of denying: then he says it.
_NOT = re.compile(r"(?<!\w)(?:tidak|tak)(?= \w+$)")
# 'ujar mantan Wakil Menteri Keuangan untuk Pajak di pemerintahan itu, Rudi Kencana.'
_AT_THE_END = re.compile(
    r" (?:untuk|urusan|bidang|di|pada|dari|dan) [^.,:;“”\"()]{3,90}, "
    r"(?:[A-Z][a-z]+, )?(?:Prof\.? |Dr\.? )*"
    r"((?:[A-Z][\w'’-]+ ){1,3}[A-Z][\w'’-]+)(?=[.,]|$| (?:kepada|saat|dalam|di|pada|usai|ketika) )"
)
# A verb that no list has, before a name: '," lirih Neng Imas'.
_ANY_VERB = re.compile(r"[\s,.]*([a-z]{4,12}) (?=[A-Z])")


# 'Menurut keterangan tertulis dari Rudi Kencana'
_KIND_OF_ACCOUNT = re.compile(r"(?: (?:resmi|tertulis|pers|dari|pihak))*")
# 'Menurut ahli gizi di New York City, Rudi Hartawan, …': the name behind a description and its place.
_CALLED = re.compile(
    r"(?: (?:di|dari|asal|pada) [^,.]{2,40}| \([A-Z][\w-]{1,12}\))?"
    r", ((?:[A-Z][\w'’.-]+ ){1,4}[A-Z][\w'’.-]+)(?=,\s)"
)


# Behind a matter and whose it is: 'menyatakan komitmennya untuk'.
_OF_MATTERS = frozenset(("untuk", "terhadap", "atas", "kepada", "dalam", *_ABOUT))
# Before a verb of `with_clause`: it is done and not said.
_ALWAYS = frozenset(("selalu", "kerap", "sering", "rutin", "terus"))
# Behind one of these a verb says how, and with one of those nothing: 'optimisme dalam menghadapi wabah'.
_BEFORE_DOING = frozenset(("dalam", "dengan", "tanpa"))
_BY_WAY_OF = frozenset(("melalui", "mengenai"))
# Before where somebody says something.
_OF_PLACES = frozenset(("dalam", "di", "pada", "melalui", "lewat"))
# Before when, where and how: 'di tengah acara'.
_OF_ADJUNCTS = frozenset(
    (
        "di",
        "dalam",
        "dari",
        "pada",
        "ke",
        "kepada",
        "untuk",
        "terhadap",
        "oleh",
        "yang",
        "karena",
        "akibat",
        "atas",
        "antara",
        "bagi",
        "setelah",
        "sebelum",
        "saat",
        "ketika",
    )
)
_DEFINITE = frozenset(("itu", "ini", "tersebut"))
# 'menyampaikan hal itu menjelang rapat': how and when, and nothing is said of it.
_BY_MEANS_OF = frozenset(
    (
        *(
            "menggunakan",
            "mengenakan",
            "menyusul",
            "menyikapi",
            "menjawab",
            "merespons",
            "mewakili",
            "merujuk",
        ),
        *("mengacu", "menindaklanjuti", "menjelang", "mengawali", "mengakhiri", "didampingi", "diwawancarai"),
        *("dikonfirmasi", "ditanya", "berkaitan", "berkenaan", "bersamaan", "bertepatan", "bersama-sama"),
        *("berkali-kali", "berulang-ulang", "berulang"),
    )
)
_NOT_OF_IT = frozenset(("dan", "serta", "hingga", "agar", "supaya", "untuk", "bahwa", "kepada"))
_COPULAS = frozenset(("adalah", "merupakan", "akan", "sudah", "telah", "harus", "tidak", "belum", "masih"))
# Behind one of these a noun and what it does is what was said, whatever the noun.
_NAMING = frozenset(("menyebut", "menyebutkan", "mengatakan"))
_NO_NOUNS = _ABOUT - {"terkait"}
# 'mengatakan hal itu di sela acara': what was said stands before it.
_SAID_BEFORE = re.compile(
    r",? (?:hal )?(?:itu|ini|tersebut|demikian)(?:,? (?:di|saat|dalam|ketika|usai|seusai|kepada|pada|setelah"
    r"|lewat|melalui|menanggapi|merespons)\b|\W*$)"
)
# 'kembali pentingnya', 'awal mula', 'atas pencatutan', 'secara rinci tentang'
_BEFORE_TOPICS = frozenset(("kembali", "awal", "atas", "secara", "lebih"))
_MORE_OF_IT = frozenset(("rinci", "lanjut", "detail", "jauh", "dalam", "lengkap"))
_CLAUSE_WORDS = frozenset(("bahwa", "jika", "kalau", "bila"))
# 'alasannya adalah'
_EQUATING = frozenset(("adalah", "ialah", "merupakan", "bukanlah"))
# Before 'ini' that tells of a time: 'alasan warga selama ini diam'.
_SINCE = frozenset(("selama", "saat", "hari", "kali", "sampai", "hingga", "sejauh", "belakangan"))
# What was said begins with one: 'menuturkan, jika harga naik, dipastikan bahwa …'.
_CONDITIONS = frozenset(("jika", "kalau", "apabila", "bila", "karena", "meski", "meskipun"))
_STATEMENT_OF = re.compile(
    r"(?:pernyataan|keterangan|rilis|siaran)(?: (?:resmi|pers|tertulis|bersama))*"
    r"(?: (?:dari|milik|pihak))? (?=[A-Z])"
)
_STATEMENTS = frozenset(
    ("akun", "sumber", "pernyataan", "keterangan", "rilis", "siaran", "kami", "media", "saya")
)
# Words of a noun of a doing and whose it is.
_LONGEST_MATTER = 3
# 'kepergian', 'pencapaiannya'
_OF_DOING = re.compile(r"(?:pe|ke)[a-z]{4,}an(?:nya)?")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker's words and the verb ('kata', 'mengatakan') beside them."""

    phrase: Phrase
    verb: str = ""
    # '," tulis laporan itu': nobody says it.
    is_written: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Reported(Attribution):
    """Reported speech, at characters `start` to `end`."""

    start: int = 0
    end: int = 0
    # 'X memastikan harga tidak naik': by a person it is said, a body makes sure of it.
    is_bare: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class AttributionReader:
    """Reads attributions of one article."""

    phrases: PhraseReader
    # Whether a phrase names a person who is known already.
    is_known: Callable[[Phrase], bool] = field(default=lambda _: False, compare=False)

    @cached_property
    def subjects(self) -> SubjectReader:
        """Who does what a verb says."""
        return SubjectReader(self.phrases, self.is_known)

    def behind(self, text: str, start: int, end: int, *, comma: bool) -> Attribution | None:
        """'," kata X', '," ujarnya', and where the quote ends with a comma '," X menambahkan'."""
        match = self.phrases.rules.behind_quote.match(text, start, end)
        if match is not None:
            if match["nya"] or match["menurutnya"]:
                named = self._named_besides(text, match.end(), end) if match["nya"] else None
                return Attribution(named or NYA, (match["verb"] or "menurut").lower())
            phrase = self.phrases.read(text, match.end(), end)
            if phrase is not None:
                written = self.subjects.is_document(phrase) or self._is_text(phrase)
                stated = self._who_states(text, phrase, end) if written else None
                written = written and stated is None
                if not written:
                    sent = self.subjects.sent_by(text, phrase.end, end)
                    phrase = sent or self._with_name(text, stated or phrase, end)
                return Attribution(phrase, (match["verb"] or "").lower(), is_written=written)
            return None
        match = _SO_SAID.match(text, start, end)
        if match is not None:
            phrase = self.phrases.read(text, match.end(), end)
            return Attribution(phrase) if phrase is not None else None
        if self.phrases.rules.written_behind.match(text, start, end):
            return Attribution(NYA, is_written=True)
        if not comma:
            return None
        match = self.phrases.rules.capital_behind_quote.match(text, start, end)
        if match is not None:
            phrase = NYA if match["nya"] else self.phrases.read(text, match.end(), end)
            told = phrase is not None and (phrase.pronoun or bool(phrase.name))
            return Attribution(phrase, match["verb"].lower()) if phrase is not None and told else None
        match = _ANY_VERB.match(text, start, end)
        if match is not None and match[1] not in self.phrases.rules.stops | self.phrases.rules.linking:
            phrase = self.phrases.read(text, match.end(), end)
            if phrase is not None and phrase.name:
                return Attribution(phrase, match[1])
        lead = _LEAD.match(text, start, end)
        at = lead.end() if lead else start
        phrase = self.phrases.read(text, at, end)
        if phrase is None:
            return None
        verb = _WORD.search(text, phrase.end, end)
        if verb is not None and verb[0].lower() in self.phrases.rules.active:
            return Attribution(phrase, verb[0].lower())
        # '," CEO Kencana Rudi Wibawa seperti dikutip dari laman itu': the verb was lost.
        cited = _CITED.match(text, phrase.end, end) is not None
        return Attribution(phrase) if cited and " " in phrase.name and is_personal(phrase.name) else None

    def _named_besides(self, text: str, at: int, end: int) -> Phrase | None:
        """Who is named right behind a verb that has told him by its ending: '," katanya Rudi Kencana.'"""
        if not text[at + 1 : at + 2].isupper() or text[at] != " ":
            return None
        phrase = self.phrases.read(text, at, end)
        if phrase is None or not phrase.name or phrase.before or not is_personal(phrase.name):
            return None
        first = phrase.name.split()[0].lower()
        return None if first in self.phrases.rules.days or self.subjects.is_place(phrase) else phrase

    def before(self, text: str, start: int, end: int) -> Attribution | None:
        """'X mengatakan, "', 'Kata X: "', 'Menurut X, "', 'X: "': a sentence that a quote follows."""
        rules = self.phrases.rules
        words = list(_WORD.finditer(text, start, end))
        sign = last_sign(text, start, end)
        for i in range(len(words) - 1, max(-1, len(words) - _LONGEST_ASIDE), -1):
            low = words[i][0].lower()
            if low in rules.active:
                aside = len(words) - 1 - i
                if sign not in (",", ":") and aside > 1:
                    return None
                if i and words[i - 1][0].lower() in rules.unsaid_alone:
                    return None
                phrase = self.subjects.before(text, start, words[i].start())
                return Attribution(phrase, low) if phrase is not None else None
            root = low.removesuffix("nya")
            if root in rules.behind or root == "menurut":
                if sign not in (",", ":"):
                    return None
                if low != root:
                    return Attribution(NYA, root) if i == len(words) - 1 else None
                phrase = self.phrases.read(text, words[i].end(), end)
                return Attribution(phrase, low) if phrase is not None else None
        if sign == ":" and len(words) < 15:
            phrase = self.phrases.read(text, words[0].start(), end) if words else None
            if phrase is not None and phrase.name and not text[phrase.end : end].strip(" :"):
                return Attribution(phrase, ":")
        return None

    def may_report(self, text: str, start: int, end: int) -> bool:
        """Whether a sentence has a word that reports: asked first, for most have none."""
        return self.phrases.rules.spoken_words.search(text, start, end) is not None

    def _spoken(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """What begins reported speech in a sentence."""
        spoken = self.phrases.rules.spoken
        for word in self.phrases.rules.spoken_words.finditer(text, start, end):
            match = spoken.match(text, word.start(), end)
            if match is not None:
                yield match

    def reported(self, text: str, start: int, end: int) -> Reported | None:
        """What a sentence reports that somebody said: 'X mengatakan bahwa …', 'Menurut X, …', '…, kata X'."""
        passive = _TOLD_BY.match(text, start, end)
        if passive is not None:
            phrase = NYA if passive["nya"] else self.phrases.read(text, passive.end(), end)
            told_by = phrase is not None and (phrase is NYA or phrase.definite or self._tells(phrase))
            at = passive.end() if phrase is NYA or phrase is None else phrase.end
            beside = _WHERE_TOLD.match(text, at, end)
            at = beside.end() if beside is not None else at
            that = _THAT_OR_COMMA.match(text, at, end) if told_by else None
            if that is not None and phrase is not None:
                return Reported(phrase, passive["told"].lower(), that.end(), end)
        bare: Reported | None = None
        for match in islice(self._spoken(text, start, end), _MOST_SPOKEN):
            # Each verb of a text without full stops would look at all of it.
            first, last = max(start, match.start() - _AROUND), min(end, match.end() + _AROUND)
            if match["active"] or match["glued"]:
                found = self._by_verb(text, first, last, match)
            elif match["menurut"]:
                found = self._according_to(text, first, last, match)
            else:
                found = self._in_passing(text, first, last, match)
            if found is not None and len(text[found.start : found.end].split()) >= _FEWEST_SAID:
                if not found.is_bare:
                    return found
                bare = bare or found  # 'X mengakui kesulitan itu ada, dan mengatakan bahwa …'
        return bare

    def _tells(self, phrase: Phrase) -> bool:
        """Whether who is named behind 'dikatakan' is somebody."""
        return (
            bool(phrase.name) and not self.subjects.is_document(phrase) and not self.subjects.is_place(phrase)
        )

    def _by_verb(self, text: str, start: int, end: int, match: re.Match[str]) -> Reported | None:
        rules = self.phrases.rules
        verb_at = match.start()
        if match[0].lower() in rules.denying:
            denied = _NOT.search(text, max(start, verb_at - _LONGEST_NOT), match.end())
            if denied is None:
                return None  # 'membantah bahwa dirinya …': just that is not what he says
            verb_at = denied.start()  # but 'tidak menampik bahwa dirinya …'
        before = last_word(text, start, verb_at)
        if before == "pernah":
            before = last_word(text, start, text.rindex(before, start, verb_at))
        if before in rules.unsaid:
            return None
        parenthetical = _in_commas(text, verb_at, match.end(), end, before in rules.pronouns)
        phrase = self.subjects.before(text, start, verb_at)
        if phrase is None or (
            match[0].lower() not in rules.reporting and self._does_more(text, phrase, verb_at)
        ):
            return None
        bare = match[0].lower() in rules.with_comma and not _THAT.match(text, match.end())
        if bare and self._is_office_alone(phrase):
            return None  # 'Anggota Komisi II DPR menilai, …': whose office it is is not told
        if bare and text[match.end() : match.end() + 1] != ",":
            # 'X menilai harga naik', no 'X menilai harga di pasar'
            told = self._clause_of(text, start, phrase, match, end)
            return Reported(phrase, match[0].lower(), told, end, is_bare=True) if told is not None else None
        if parenthetical:  # 'Bank sentral, ia menjelaskan, memutuskan'
            return Reported(phrase, match[0].lower(), start, end)
        if match.end() < end and text[match.end() : end].strip(" .") == "":
            return Reported(phrase, match[0].lower(), start, phrase.start)
        goes_on = match[0].lower() == "melanjutkan" and text[match.end() : match.end() + 1] != ","
        if goes_on and not _THAT.match(text, match.end()):
            return None  # 'melanjutkan perjalanan'
        at = self._said_from(text, match.end(), end, match[0].lower())
        return Reported(phrase, match[0].lower(), at, end) if at is not None else None

    def _clause_of(self, text: str, start: int, phrase: Phrase, match: re.Match[str], end: int) -> int | None:
        """Where a clause begins that stands right behind a verb of `with_clause`; None where a matter
        does, as is as usual."""
        rules, first = self.phrases.rules, _WORD.search(text, start, match.start())
        if not (phrase.name or phrase.pronoun):
            return None
        adverbial = first is not None and first[0].lower() in rules.adverbial
        if adverbial and text.find(",", start, phrase.start) < 0:
            return None  # 'Meski ia mengakui harga naik, …', but 'Meski begitu, ia mengakui harga naik'
        if last_word(text, start, match.start()) in _ALWAYS:
            return None  # 'Rudi selalu memastikan kamar itu bersih'
        words = list(_WORD.finditer(text, match.end(), min(end, match.end() + _LONGEST_CLAUSE_HEAD)))
        low = [word[0].lower() for word in words if word[0].lower() not in _DEFINITE]
        low = low[: next((k for k, word in enumerate(low) if k and word in rules.subordinating), len(low))]
        whole = len(words) >= _FEWEST_SAID and len(low) > 1  # 'menilai laut itu kotor' has three
        if not whole or low[0] in rules.mere_topics or low[0] in rules.stops:
            return None
        # 'tiket final melalui gol itu', 'kebenaran klaim dengan memeriksa gambar'
        how = {
            k + (word in _BEFORE_DOING) for k, word in enumerate(low) if word in _BEFORE_DOING | _BY_WAY_OF
        }
        low = [word for k, word in enumerate(low) if k not in how]
        return words[0].start() if self._is_clause(low) else None

    def _is_office_alone(self, phrase: Phrase) -> bool:
        """Whether somebody is named by an office and nothing else."""
        first = phrase.text.split()[0].lower() if phrase.text else ""
        named = phrase.name or phrase.pronoun or phrase.definite or first in self.phrases.rules.bodies
        return not named and self.subjects.is_office(first)

    def _does_more(self, text: str, phrase: Phrase, verb_at: int) -> bool:
        """Whether between subject and verb stands what the subject does: 'X berjanji memastikan bahwa …'."""
        between = _ASIDE.sub(" ", text[phrase.end : verb_at]).lower()
        words = [word for word in _WORD.findall(between) if word not in self.phrases.rules.adverbs]
        # 'Rudi dalam wawancara itu mengakui bahwa …' does nothing else.
        adjunct = bool(words) and words[0] in _OF_PLACES and not any(map(is_verb, words))
        return bool(words) and not adjunct

    def _said_from(self, text: str, at: int, end: int, verb: str) -> int | None:
        """Where what was said begins behind a verb; None where a matter is named instead."""
        rules = self.phrases.rules
        may_name = verb not in rules.saying
        that = re.compile(r"(?<!\w)bahwa(?!\w)\s*,?\s*").search(text, at, end)
        words = list(_WORD.finditer(text, at, min(end, at + 120)))
        if (
            not words
            or _SAID_BEFORE.match(text, at, end)
            or self._is_mere_topic(words, verb, comma=text[at : at + 1] == ",")
        ):
            return None
        aside = len(text[at : that.start()].split()) if that is not None else _LONGEST_ASIDE + 1
        # 'mengatakan, Rudi berjanji bahwa …': the clause begins before its own 'bahwa'.
        own = text[at : at + 1] == "," and that is not None and self._is_own(words, that.start())
        if (
            that is not None
            and not own
            and aside <= _LONGEST_ASIDE
            and words[0][0].lower() not in _CONDITIONS
        ):
            return that.end()
        matter = words[0][0].lower().removesuffix("nya") in rules.matters and not self._is_told_of(words)
        if matter and verb in _NAMING and text[at : at + 1] != ",":
            # 'menyebut permintaan beras biasanya naik', no 'menyebut alasan kenaikan itu'
            low = [word[0].lower() for word in words]
            told = next((k for k, word in enumerate(low) if k and word in rules.subordinating), len(low))
            matter = low[0] in _NO_NOUNS or not self._is_clause(low[:told])
        of_matter = len(words) > 1 and words[1][0] in _OF_MATTERS
        if matter and of_matter and words[0][0].endswith("nya") and text[at : at + 1] != ",":
            return None  # 'menuturkan strateginya untuk menang'
        if verb == "menyatakan" and text[at : at + 1] != "," and self._names_a_matter(text, at, end):
            return None  # 'menyatakan dukungannya kepada Rudi'
        if may_name and text[at : at + 1] != "," and (matter or self._names_a_matter(text, at, end)):
            return None
        if words[0][0].lower() == "kepada":
            if any(word[0].lower() in _ABOUT for word in words[2:_LONGEST_ASIDE]):
                return None  # 'menyampaikan kepada Presiden Jokowi tentang harapan masyarakat'
            comma = text.find(",", at, end)
            return comma + 1 if comma > 0 else words[min(2, len(words) - 1)].start()
        return words[0].start()

    def _is_own(self, words: Sequence[re.Match[str]], that: int) -> bool:
        """Whether the word before a 'bahwa' at character `that` is the verb of a clause that somebody else is
        the subject of."""
        low = [word[0].lower() for word in words if word.end() <= that]
        return len(low) > 1 and is_verb(low[-1]) and low[0] not in self.phrases.rules.adverbial

    def _is_mere_topic(self, words: Sequence[re.Match[str]], verb: str, *, comma: bool) -> bool:
        """Whether words name a matter whatever follows: 'pentingnya menjaga laut', 'awal mula kapal itu
        tenggelam', 'secara rinci tentang laut'."""
        first = words[0][0].lower()
        if first not in self.phrases.rules.mere_topics and first not in _BEFORE_TOPICS:
            return False  # as nearly always
        low = [word[0].lower() for word in words[:3]]
        if first == "lebih":  # 'membeberkan lebih rinci temuannya', no 'mengatakan lebih banyak ikan mati'
            return low[1:2] != [] and low[1] in _MORE_OF_IT and low[-1] not in _CLAUSE_WORDS
        low = low[1:] if low[0] == "kembali" and len(low) > 1 else low
        if low[0] in self.phrases.rules.mere_topics or low[:2] == ["awal", "mula"]:
            return "bahwa" not in low and self.phrases.rules.predicates.isdisjoint(low[2:3])
        of_stance = low[0] == "atas" and verb not in self.phrases.rules.saying
        return (of_stance and not comma) or (low[0] == "secara" and low[-1] in _ABOUT)

    def _is_told_of(self, words: Sequence[re.Match[str]]) -> bool:
        """Whether something is said of a matter: 'menjelaskan hal ini perlu dilakukan'."""
        low = [word[0].lower() for word in words[: _LONGEST_MATTER + 3]]
        if low[0] not in _ABOUT and self._is_equated([word[0].lower() for word in words]):
            return True
        at = next(
            (k for k, word in enumerate(low) if k and word in _DEFINITE and low[k - 1] not in _SINCE),
            len(low),
        )
        goes_on = at + 1 < len(low) and words[at].end() + 1 == words[at + 1].start()
        following = low[at + 1] if goes_on else ""
        if any(word in _NOT_OF_IT or (is_verb(word) and "yang" not in low[:at]) for word in low[1:at]):
            return False  # 'menyampaikan harapannya agar laut ini dijaga'
        rules = self.phrases.rules
        return following in rules.predicates or (
            is_verb(following) and following not in _BY_MEANS_OF and following not in rules.circumstance
        )

    def _is_equated(self, low: Sequence[str]) -> bool:
        """Whether a matter is told to be something: 'alasannya adalah …', 'pesan itu adalah …'."""
        at = next((k for k, word in enumerate(low) if k and word in _EQUATING), 0)
        return at > 0 and low[at - 1] != "yang" and _NOT_OF_IT.isdisjoint(low[:at])

    def _names_a_matter(self, text: str, at: int, end: int) -> bool:
        """Whether behind a verb stands a noun of a doing, when or where, without what it does: 'kepergian di
        tengah acara'; what is said of it may need no verb: 'pertandingan itu berat sekali'."""
        rules = self.phrases.rules
        first = _WORD.search(text, at, end)
        noun = first[0].lower().removesuffix("nya") if first is not None else ""
        topic = noun in rules.topics or (first is not None and first[0].lower() in rules.topics)
        if not (topic or noun in rules.matters or noun in rules.stances or _OF_DOING.fullmatch(noun)):
            return False
        words = [word[0].lower() for word in _WORD.finditer(text, at, end)]
        if topic:
            return not self._is_clause(words)
        told = next((k for k, word in enumerate(words) if word in _OF_ADJUNCTS), len(words))
        if told > _LONGEST_MATTER or not _DEFINITE.isdisjoint(words[: min(told, len(words) - 1)]):
            return False
        stance = noun in rules.stances
        return not any(
            word in rules.predicates or (not stance and is_verb(word) and before != "yang")
            for before, word in pairwise(words)
        )

    def _is_clause(self, low: Sequence[str]) -> bool:
        """Whether of words one says what is or is done, no 'yang tidak bisa datang'."""
        relative = False
        for before, word in pairwise(["", *low]):
            says = word in self.phrases.rules.predicates or is_verb(word)
            relative = before == "yang" or (relative and says)
            if says and not relative:
                return True
        return False

    def _according_to(self, text: str, start: int, end: int, match: re.Match[str]) -> Reported | None:
        phrase, stop = (NYA, match.end()) if match["menurutnya"] else self._account(text, match.end(), end)
        if (
            phrase is None
            or self.subjects.is_document(phrase)
            or self._is_text(phrase)
            or last_word(text, start, match.start()) in ("yang", "tidak")
        ):
            return None
        if _is_headline(text[start:end]):
            return None
        if phrase is not NYA and "," in phrase.text and text[phrase.end : end].lstrip()[:1] not in (",", "("):
            # 'Menurut majelis hakim, Rudi bersalah': the clause begins behind the comma.
            opened = self.phrases.read(text, phrase.start, text.index(",", phrase.start))
            phrase = phrase if opened is None or opened.name else opened
        if not (phrase.name or phrase.pronoun):
            called = _CALLED.match(text, phrase.end, end)
            if called is not None:
                phrase = phrase._replace(end=called.end(1), name=called[1], before=phrase.text)
        stop = stop if phrase is NYA else phrase.end
        lead = text[start : match.start()]
        linked = self.phrases.rules.linking.issuperset(_WORD.findall(lead.lower()))
        if len(lead.split()) > _LONGEST_LINK or (phrase is NYA and not linked):
            return Reported(phrase, "menurut", start, end)
        following = text[stop:end].lstrip()
        word = following.split(" ", 1)[0]
        others = word in ("dan", "serta", "bersama") and "," not in phrase.text
        beside = following[:1] in (",", "(") or word == "yang" or word in self.phrases.rules.adverbial
        beside = beside or others
        comma = text.find(",", stop, min(end, stop + 120)) if beside else -1
        at = comma + 1 if comma >= 0 else stop
        return Reported(phrase, "menurut", at, end)

    def _account(self, text: str, at: int, end: int) -> tuple[Phrase | None, int]:
        """Who is named behind 'menurut', or behind what he gives there ('menurut pengakuan Rudi',
        'menurut pengakuannya'), and where that ends."""
        accounts = self.phrases.rules.accounts
        word = _WORD.search(text, at, end)
        if word is not None and word[0].lower() in accounts:
            at = _KIND_OF_ACCOUNT.match(text, word.end(), end).end()  # type: ignore[union-attr]
            return self.phrases.read(text, at, end), at
        if word is not None and word[0].lower().removesuffix("nya") in accounts:
            return NYA, word.end()
        return self.phrases.read(text, at, end), at

    def _in_passing(self, text: str, start: int, end: int, match: re.Match[str]) -> Reported | None:
        """'Luhut, kata dia, lebih baik …', '…, jelas X.', 'Kata dia, …'."""
        rules = self.phrases.rules
        lead = text[start : match.start()].rstrip()
        opens = not lead.strip(" \"'“”‘’")
        comma = lead.endswith((",", "”", '"'))
        if match["nya"]:
            led = opens and match["bare"][0].isupper() and text[match.end() : match.end() + 1] == ","
            if led and self.phrases.rules.reporting.isdisjoint(text[match.end() : end].lower().split()):
                return Reported(NYA, match["bare"].lower(), match.end() + 1, end)  # 'Lanjutnya, …'
            rest = _WORD.search(text, match.end(), end)
            # 'Kami pikirkan, katanya saat ditemui.'
            when = rest is not None and rest[0] in rules.circumstance and text[match.end()] == " "
            # 'Kami pikirkan, katanya menambahkan.'
            when = when or (rest is not None and self._adds(text, match.end(), rest, end))
            if not (comma and (when or text[match.end() : match.end() + 1] in (",", ".", ""))):
                return None
            closes = rest is None or when
            return Reported(NYA, match["bare"].lower(), start, match.start() if closes else end)
        phrase = self.phrases.read(text, match.end(), end)
        if phrase is None or self.subjects.is_document(phrase):
            return None
        closes = lead.endswith(",") and text[phrase.end : end].strip(" .") == ""  # '…, kata juara dunia itu.'
        if phrase.definite and not closes and not self._is_somebody(phrase):
            return None  # 'tak ada kata sepakat di bursa ini'
        following = text[phrase.end : end].lstrip()[:1]
        named = phrase.pronoun or (
            match["bare"].lower() == "kata" and bool(phrase.name) and phrase.text[0].isupper()
        )
        if not (opens or comma or (named and following in (",", ""))):
            return None
        low = phrase.text.split()[0].lower()
        names = (
            phrase.pronoun
            or phrase.text[0].isupper()
            or low in self.phrases.rules.people
            or (bool(phrase.name) and self.subjects.is_office(low))
            or self.phrases.lower_case
        )
        if not names or (opens and not self._may_open(match["bare"], phrase)):
            return None
        if opens:
            if phrase.pronoun and not phrase.definite and following.isalpha():
                return Reported(phrase, match["bare"].lower(), phrase.end, end)  # 'Kata dia laut ini kotor.'
            after = text.find(",", phrase.end, end)
            return Reported(phrase, match["bare"].lower(), after + 1, end) if after >= 0 else None
        rest = _WORD.search(text, phrase.end, end)
        # 'Pesan itu, kata dia, juga dapat dibaca'; 'Mengenai pesan itu, kata dia, saat ini belum ada.'
        told = len(lead.split()) >= _FEWEST_SAID and not self._is_adjunct(lead)
        if following.islower() and rest is not None and self._is_predicate(rest[0]) and not self._says(lead):
            # 'Tanggul yang retak itu, kata Rudi memerlukan biaya besar.'
            return Reported(phrase, match["bare"].lower(), start, end)
        closes = rest is None or (told and rest[0].lower() in rules.circumstance)
        if closes or following != ",":
            return Reported(phrase, match["bare"].lower(), start, match.start())
        if len(lead.split()) <= _LONGEST_LINK and rules.linking.issuperset(_WORD.findall(lead.lower())):
            start = text.index(",", phrase.end) + 1  # 'Selain itu, kata X, …'
        return Reported(phrase, match["bare"].lower(), start, end)

    def _adds(self, text: str, at: int, rest: re.Match[str], end: int) -> bool:
        """Whether behind 'katanya' stands how it was said and nothing else: 'katanya menambahkan.'"""
        return (
            rest[0] in self.phrases.rules.active
            and rest.start() == at + 1
            and text[at] == " "
            and text[rest.end() : end].strip() in ("", ".")
        )

    def _is_predicate(self, word: str) -> bool:
        """Whether a word behind a speaker says what the clause before him began to tell of."""
        rules = self.phrases.rules
        no_adjunct = not (word in rules.circumstance or word in rules.active or word in _BY_MEANS_OF)
        return no_adjunct and (word in _COPULAS or (word.startswith("me") and is_verb(word)))

    def _says(self, lead: str) -> bool:
        """Whether a clause before its speaker has what it tells, so that nothing need follow."""
        words = ["", *_WORD.findall(lead.lower())]
        return any(
            before != "yang" and (word in self.phrases.rules.predicates or is_verb(word))
            for before, word in pairwise(words)
        )

    def _is_adjunct(self, lead: str) -> bool:
        """Whether words before a speaker only tell when, where or of what: 'Mengenai pesan itu,'."""
        low = lead.lower().split()
        adverbial = low[0] in self.phrases.rules.adverbial and len(low) <= _LONGEST_ADJUNCT
        return adverbial and not any(is_verb(word.strip(",")) for word in low[1:])

    def _with_name(self, text: str, phrase: Phrase, end: int) -> Phrase:
        """The phrase with the name that closes it behind its office's subject and a comma."""
        if phrase.name or phrase.pronoun or phrase.definite:
            return phrase
        named = _AT_THE_END.match(text, phrase.end, end)
        between = set(text[phrase.end : named.start(1)].lower().split()) if named is not None else set()
        about = between - {"untuk", "dan", "di", "dari", "atas"}
        if named is None or not about.isdisjoint(self.phrases.rules.stops):
            return phrase
        found = self.phrases.read(text, named.start(1), named.end(1))
        if found is None or found.before or not found.name or self.subjects.is_place(found):
            return phrase
        first = found.name.split()[0].lower()
        if first in self.phrases.rules.bodies or first in self.phrases.words.grammar.named_after:
            return phrase  # 'di sidang itu, Jalan Ampera Raya.'
        if not is_personal(found.name):
            return phrase  # 'dari album baru, Cinta Tanpa Syarat.'
        return phrase._replace(end=found.end, name=found.name, before=phrase.text)

    def _may_open(self, verb: str, phrase: Phrase) -> bool:
        """Whether a verb at a sentence's beginning says who speaks: 'Kata dia, …', 'Lanjut Rudi, …'; behind
        others than 'kata' a name alone, which 'Lanjut Babak Kedua, …' has none of."""
        if verb.lower() in ("kata", "ujar") or (verb[0].isupper() and phrase.definite):
            return True
        return verb[0].isupper() and phrase.text == phrase.name and is_personal(phrase.name)

    def _is_somebody(self, phrase: Phrase) -> bool:
        """Whether a description may be a person's: 'pria itu', 'anggota DPR ini'."""
        low = phrase.text.split()[0].lower()
        return (
            bool(phrase.name)
            or low in self.phrases.rules.people
            or self.subjects.is_office(low)
            or len(low) < 3
        )

    def _who_states(self, text: str, phrase: Phrase, end: int) -> Phrase | None:
        """Whose statement a phrase is: 'tulis pernyataan resmi Kencana'; None where it is none."""
        stated = None if phrase.definite else _STATEMENT_OF.match(text, phrase.start, end)
        found = self.phrases.read(text, stated.end(), end) if stated is not None else None
        return None if found is None or found.pronoun or self.subjects.is_document(found) else found

    def _is_text(self, phrase: Phrase) -> bool:
        """Whether 'laporan itu' is meant, which nobody says; 'pernyataan itu' is somebody's."""
        first = phrase.text.split()[0].lower() if phrase.definite else ""
        return first in self.phrases.rules.documents and first not in _STATEMENTS


def _is_headline(sentence: str) -> bool:
    """Whether a sentence without an end has capitals nearly throughout: 'Nasib Sang Juara Menurut Rudi'."""
    words = [word for word in sentence.split() if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return (
        len(words) > _FEWEST_SAID
        and not sentence.rstrip().endswith((".", "!", "?"))
        and (10 * capitals >= 7 * len(words))
    )


def _in_commas(text: str, start: int, verb_end: int, end: int, pronoun: bool) -> bool:
    """Whether 'ia menjelaskan' stands between commas, or at the end behind one."""
    if not pronoun:
        return False
    at = text.rfind(" ", 0, _rstripped(text, start))
    at = _rstripped(text, at) if at >= 0 else 0
    return at > 0 and text[at - 1] == "," and text[verb_end:end].lstrip()[:1] == ","


def _rstripped(text: str, end: int) -> int:
    """Where a text ends, up to `end`, without the white space at its end; what is before it is not copied."""
    while end and text[end - 1].isspace():
        end -= 1
    return end
