"""The name before an office: 'X, seorang R', 'X selaku R', 'X (R)', 'X R'."""

from __future__ import annotations

import re
from dataclasses import replace

from index.officials.changes_of_office import MOVED, PUT_OUT
from index.officials.evidence import is_name_word
from index.officials.names import Name, name_before, read_name
from index.officials.offices import office_end
from index.officials.text import Role, Text

_LONGEST_BRACKET = 60  # words
_JUNIORS = ("jr", "sr")
# Before a paper or agency.
_CITING = frozenset(("dilansir", "dikutip", "melansir", "mengutip"))
# Behind a name and a comma, with 'yang': 'X, hakim yang mengadili Y, …'.
_TOLD = frozenset(("hakim", "jaksa", "senator", "anggota parlemen", "legislator", "camat", "lurah", "dokter"))
# Before a paper's or station's name.
_OF_MEDIA = frozenset(("kabar", "koran", "majalah", "harian", "televisi", "radio", "berita"))
# Before what is no person: 'bos Gojek', 'akun Kencana', 'Étienne dari Blois'.
_OF_A_THING = frozenset(
    ("bos", "pemilik", "pendiri", "akun", "gabungan", "petugas", "dari", "di", "ke", "partai", "si")
)
_LONGEST_TRADE = 6  # words
_BEING = ("merupakan", "adalah", "ialah")
# Before a trade.
_ONE_OF = frozenset(("seorang", "salah", "satu", "sang", "mantan", "eks"))
_TRADES = frozenset(
    (
        "aktivis",
        "akademisi",
        "pengamat",
        "dosen",
        "politisi",
        "politikus",
        "pengusaha",
        "artis",
        "aktor",
        "pria",
        "wanita",
        "perempuan",
        "sosok",
    )
)
# What is done to who gets an office, by whom is named behind.
_APPOINTED = frozenset(
    (
        "dilantik",
        "diangkat",
        "ditunjuk",
        "dipercaya",
        "dipilih",
        "ditetapkan",
        "diutus",
        "dinobatkan",
        "dicalonkan",
        "diusung",
        "diusulkan",
        "ditugaskan",
    )
)
# Said between who gets an office and the office.
_GETTING = frozenset(("dilantik", "diangkat", "ditunjuk", "dipercaya", "terpilih", "menjadi"))
# What is done to several, of whom a list follows; what stands before each of them.
_SWORN_IN = frozenset(("dilantik", "melantik", "dimutasi", "dirotasi", "digeser", "memutasi", "merotasi"))
_OPENING_LIST = frozenset(
    (",", ":", ";", "dan", "serta", "lain", "yakni", "yaitu", "adalah", "sementara", "lalu")
)
_LONGEST_LIST = 80  # words
_ALREADY = frozenset(("telah", "sudah", "akan", "baru"))
_REPLACING = frozenset(("menggantikan", "gantikan", "menggeser"))
_LONGEST_TITLE = 6  # words
_MOST_FILLERS = 8  # words between a name and its office: 'yang pada saat itu masih menjabat sebagai'
# Before an office that somebody leaves or is moved to: 'X dicopot dari jabatan R', 'X digeser menjadi R'.
_LEAVING = MOVED | PUT_OUT | {"lengser", "mundur"}
_SEATS = frozenset(("jabatan", "jabatannya", "kursi", "posisi", "posisinya"))
# With one of them who is said to be something is it for a time: 'X saat menjadi R', 'X pernah menjadi R'.
_FOR_A_TIME = frozenset(("saat", "ketika", "semasa", "sewaktu", "kala", "pernah", "sempat", "kembali"))
_OF_ANOTHER_TIME = frozenset(
    (*_FOR_A_TIME, "waktu", "sebelumnya", "dulu", "dulunya", "mundur", "mengundurkan")
)
_WHEN = frozenset(("ketika", "semasa", "sewaktu"))
# Behind an office whose holder was said to speak: where, when and to whom.
_BEHIND_SAID = frozenset(
    ("di", "pada", "saat", "dalam", "kepada", "usai", "dikutip", "dilansir", "melalui", "seperti")
)
# Before whose time in office is told: 'Sejak X menjadi R'.
_AFTER = frozenset(("setelah", "sesudah", "usai", "seusai"))
_SINCE = frozenset(("kala", "sejak", "selama", "saat", "ketika", "semasa", "sewaktu", "waktu", "zaman"))
_RELATIVES = frozenset(("putra", "putri", "istri", "suami", "menantu", "adik", "kakak", "ayah", "ibunda"))
# Who is not the person named behind, but somebody of theirs who gets an office: 'Pengganti Rudi dilantik …'.
_OF_SOMEBODY = frozenset(("pengganti", "penerus", "kandung", "tiri", "ipar", "sepupu", "ponakan", "paman"))
_ENDS_APPOSITION = (",", ".", ")", "\n")
# A degree as it is written: 'S.Sos', 'M.Si.', 'Ph.D', 'Sp.A(K)', 'MARS', 'Apt'; not 'Jakarta' or 'KPK'.
_DEGREE = re.compile(
    r"(?:[SMA]|Sp|Ph|Dr|Lc|BBA|MBA|MPH|MARS|Apt|CA|CPA|MHum|MSc|LLM)\.?(?:[A-Z][A-Za-z]{0,5}\.?){0,2}"
)
_MOST_OF_DEGREES, _LONGEST_DEGREE = 24, 7  # words


def holder_before(text: Text, role: Role) -> Name | None:
    """The name before an office in apposition: 'X, seorang R', 'X selaku R', 'X (R)'."""
    words, low = text.words, text.low
    fillers, p = _fillers(text, role)
    if p > 0 and low[p] == "jadi" and not fillers and role.complete:
        fillers, p = {"menjadi"}, p - 1  # 'setelah X jadi anggota DPR'
    left = _past_leaving(text, p, fillers)
    moved = left < p
    p = _past_trade(text, left, fillers)
    comma = p >= 0 and words[p] in (",", "(")
    if comma:
        p = _before_comma(text, p, fillers)
    elif not (moved or _gives(text, role, fillers)):
        return None
    if not comma and fillers:
        p = _before_fillers(text, p)
    if p < 0 or not words[p][0].isalpha():
        return None
    found = _without_office(text, name_before(text, p))
    appointed = _past_appointer(text, found[0] - 1, fillers) if found is not None and found[0] else 0
    if appointed:
        found = name_before(text, appointed)
        return None if found is None or _is_of_somebody(text, found[0] - 1) else found
    follower = _follower(text, found, fillers)
    if follower is not None:
        return follower
    if found is None or _is_not_his(text, role, found, fillers):
        return None
    if fillers & _GETTING and _is_of_somebody(text, found[0] - 1):
        return None
    if words[found[0] - 1] == "-" and not comma and (moved or low[found[0] - 2] in text.names.words):
        return None  # 'copot A-B dari jabatan R', 'jika A-B terpilih menjadi R'
    if fillers == {"menjadi"} and not (comma or moved):
        return found if _is_appointed(text, found) or _is_since(text, found) else None
    if not fillers and any(m.end == found[1] and m.role for m in text.mentions[-3:]):
        return None
    return found if fillers or not comma or _reads_as_apposition(text, role, found) else None


def _fillers(text: Text, role: Role) -> tuple[set[str], int]:
    """What stands between a name and an office, 'yang menjabat sebagai', and the last word before it."""
    low, fillers, p = text.low, set[str](), role.start - 1
    while p >= 0 and low[p] in text.vocabulary.grammar.fillers and role.start - p <= _MOST_FILLERS:
        fillers.add(low[p])
        p -= 1
        if p > 1 and low[p] == "hari" and low[p + 1] == "ini":
            p -= 1  # 'hari ini dilantik sebagai'
        if p > 2 and low[p] == "baru" and low[p - 1] == "jabatan":
            p -= 2 + (low[p - 2] == "dalam")  # 'diangkat dalam jabatan baru sebagai R'
    return fillers, p


def _without_office(text: Text, found: Name | None) -> Name | None:
    """A name without the end of the office before it, which is given to it: 'Bupati Genuk Rudi Kencana
    dilantik sebagai Gubernur'."""
    same = (
        m for m in text.mentions[-3:] if found is not None and m.role and found[0] < m.at < m.end == found[1]
    )
    shorter = next(same, None)
    return found if shorter is None else (shorter.at, shorter.end, shorter.name)


def _follower(text: Text, found: Name | None, fillers: set[str]) -> Name | None:
    """Who takes the office of whom is found before it: X in 'X menggantikan Y sebagai R'."""
    if found is None or fillers.isdisjoint(("sebagai", "selaku")):
        return None
    at = found[0] - 1
    while at > 0 and (text.low[at] in text.vocabulary.ranks or text.words[at] == "."):
        at -= 1
    at -= text.low[at] in ("posisi", "jabatan")
    if at < 1 or text.low[at] not in _REPLACING:
        return None
    at -= 1
    while at > 0 and text.low[at] in _ALREADY:
        if text.low[at] == "akan":
            return None
        at -= 1
    return name_before(text, at) if text.capital(at) else None


def _before_comma(text: Text, p: int, fillers: set[str]) -> int:
    """The word that may end a name before the comma or bracket at word `p`; -1 where there is none."""
    words = text.words
    if not _WHEN.isdisjoint(fillers):
        return -1  # 'Menurut X, ketika R mengajak …'
    if not fillers.isdisjoint(("menjabat", "dilantik", "menduduki")):
        p = _before_apposition(text, p)
    p = _past_degrees(text, p, _MOST_OF_DEGREES) - 1
    if p > 0 and words[p] == "." and text.low[p - 1] in _JUNIORS:
        p -= 1  # 'Mark Kencana Jr., Ketua DPR AS'
    if p < 0 or words[p] != ")":
        return p
    floor = max(0, p - _LONGEST_BRACKET)
    while p >= floor and words[p] != "(":
        if text.low[p] in ("persen", "%"):
            return -1  # a poll: 'X (0,7 persen), Pangkostrad, Y (0,5 persen)'
        p -= 1
    return p - 1 if p >= floor else -1


def _before_fillers(text: Text, p: int) -> int:
    """The last word of a name, behind which degrees or a short form may stand up to word `p`: 'Rudi Kencana,
    SH selaku …', 'Rudi Kencana (RK) selaku …'."""
    words = text.words
    p = _past_degrees(text, p + 1, _MOST_OF_DEGREES) - 1
    short = p > 2 and words[p] == ")" and words[p - 2] == "(" and words[p - 1].isupper()
    return p - 3 if short else p


def _past_degrees(text: Text, end: int, most: int) -> int:
    """The word behind the name, where degrees stand between it and word `end`: 'Rudi Kencana, S.Sos, M.Si,
    Kepala Dinas …', 'Rudi Kencana, SH selaku …'; else `end`."""
    words, low, degrees, k = text.words, text.low, text.vocabulary.grammar.degrees, end
    while k > max(1, end - most):
        opened = k - 1
        while opened > 0 and words[opened] == "." and k - opened < _LONGEST_DEGREE:
            opened -= 1
        while opened > 1 and words[opened - 1] == "." and len(words[opened - 2]) < 3:
            opened -= 2  # 'M.Si', 'Ph.D'
        letters = "".join(low[opened:k]).replace(".", "")
        known = letters in degrees or _DEGREE.fullmatch("".join(words[opened:k])) is not None
        if known and words[opened - 1] == ",":
            k = opened - 1
        elif letters in degrees and opened == k - 1 and words[opened].isupper() and text.capital(opened - 1):
            k = opened  # 'Rudi Kencana SH MH, Kabag …'; 'S.Ag' is read with the name
        else:
            break
    return k


def _gives(text: Text, role: Role, fillers: set[str]) -> bool:
    """Whether the words between a name and an office, no comma among them, give it the office."""
    return (
        not fillers.isdisjoint(text.vocabulary.grammar.strong_fillers)
        or fillers == {"menjadi"}
        or ("menjadi" in fillers and bool(fillers & (_FOR_A_TIME | _GETTING - {"menjadi"})))
        or ("yang" in fillers and bool(fillers & {"juga", "menjabat", "menjadi"}))
        or (fillers == {"kini"} and role.complete)
    )


def _past_leaving(text: Text, p: int, fillers: set[str]) -> int:
    """The word before what says that an office is left or changed, behind which word `p` stands last, or
    `p`: 'X dicopot dari jabatannya sebagai R', 'X mundur sebagai R', 'mencopot X dari jabatan R'."""
    low, k = text.low, p
    if p < 1 or not (fillers or low[p] in _SEATS):
        return p  # as nearly always
    seat = "jabatan" in fillers or "posisi" in fillers
    if k > 0 and low[k] in _SEATS:
        seat, k = True, k - 1
    from_it = seat and k > 0 and low[k] == "dari"
    k -= from_it
    if not (from_it or fillers & {"sebagai", "menjadi"}):
        return p
    k = p if not from_it and low[p] in _SEATS else k
    if k > 1 and low[k - 1 : k + 1] == ["mengundurkan", "diri"]:
        k -= 2
    elif k > 0 and low[k] in _LEAVING:
        k -= 1
    elif not from_it:
        return p
    while k > 0 and low[k] in text.vocabulary.grammar.fillers | _ALREADY and not text.capital(k):
        if low[k] == "akan" and "menjadi" in fillers:
            return p  # 'akan digeser menjadi R'
        k -= 1
    # 'Mundurlah dari jabatan R'
    return p if text.low[k].endswith("lah") and not text.capital(k - 1) and not text.listed_at(k) else k


def told_of(text: Text, role: Role, name: Name) -> Role:
    """The office as one of another time, where the words between a name and it say so."""
    between = text.low[name[1] : role.start]
    now = "ini" in between or "kini" in between
    past = not now and (not _OF_ANOTHER_TIME.isdisjoint(between) or not _LEAVING.isdisjoint(between))
    since = between in (["menjadi"], ["jadi"]) and _is_since(text, name)  # 'sejak X jadi R'
    return replace(role, past=True) if past or since or (_SEATS & {*between} and "dari" in between) else role


def _is_since(text: Text, name: Name) -> bool:
    """Whether a word of time stands before a name: 'sejak X menjadi R', 'selama Pak X menjadi R'."""
    at = name[0] - 1
    at -= at > 0 and text.low[at] in text.vocabulary.grammar.addressing
    full = " " in name[2] or text.listed_at(name[0])
    return at >= 0 and (text.low[at] in _SINCE or (bool(full) and text.low[at] in _AFTER))


def _is_not_his(text: Text, role: Role, name: Name, fillers: set[str]) -> bool:
    """Whether the word before a name says that it is a thing's, or the office another's."""
    low, grammar, at = text.low, text.vocabulary.grammar, name[0] - 1
    at -= at > 0 and low[at] in grammar.strong_ranks
    if at < 0:
        return False
    if low[at] in _REPLACING and "menjadi" in fillers:
        return True  # 'X gantikan Irjen Y jadi R'
    if low[at] in grammar.named_after or low[at] == "partai":
        return True  # 'alumnus Universitas Gadjah Mada itu menjabat Gubernur'
    return _is_anothers(text, at, fillers) or _is_a_part(text, name, at) or _opens_clause(text, role, at)


def _past_trade(text: Text, p: int, fillers: set[str]) -> int:
    """The word before the trade that is told first, behind which word `p` stands last, or `p`: 'X, politisi
    PDIP yang juga mantan R', 'X, seorang aktivis dan R', 'X yang merupakan politisi PDIP dan R'."""
    low, words = text.low, text.words
    if p < 2 or not (low[p] == "dan" or "yang" in fillers):
        return p  # as nearly always
    k = p - (low[p] == "dan")
    trade, floor = False, max(1, k - _LONGEST_TRADE)
    while k > floor and (words[k].islower() or words[k].isupper() or low[k] in text.vocabulary.parties):
        if low[k] in _BEING and trade:
            fillers.add(low[k])
            return k - 1 - (low[k - 1] == "yang")
        if low[k] in text.vocabulary.heads or low[k] in text.vocabulary.grammar.speaking:
            return p
        if low[k] in _RELATIVES:
            return p  # 'X, istri politisi yang juga R'
        if trade and low[k] not in _ONE_OF and low[k] not in _TRADES:
            return p  # 'X, menyesal bahwa pria yang menjabat R'
        trade = trade or low[k] in _TRADES
        k -= 1
    return k if trade and words[k] == "," else p


def _is_anothers(text: Text, at: int, fillers: set[str]) -> bool:
    """Whether the word at `at` before a name says that the office is another's."""
    kin = _before_title(text, at)
    named = text.low[kin] in ("putra", "putri") and text.capital(kin)
    if "yang" in fillers and text.low[kin] in _RELATIVES and not named:
        return True  # 'istri Rudi yang merupakan Komisioner', 'putra Bupati Rudi yang juga Komisioner'
    # 'dilansir Associated Press, Menteri X …'
    return text.low[at - (text.low[at] == "dari" and at > 0)] in _CITING


def _past_appointer(text: Text, at: int, fillers: set[str]) -> int:
    """The word before the verb where the word at `at` ends the title of who gives an office, or 0:
    'X dilantik oleh Presiden Y sebagai R'."""
    if fillers.isdisjoint(("sebagai", "menjadi")) or not fillers.isdisjoint(("saat", "yang")):
        return 0  # 'ditunjuk oleh X saat menjabat sebagai R'
    k = _before_title(text, at)
    k -= text.low[k] == "oleh"
    if text.low[k] not in _APPOINTED:
        return 0
    while k > 1 and text.low[k - 1] in text.vocabulary.grammar.fillers | _ALREADY:
        k -= 1
    return k - 1


def _is_of_somebody(text: Text, at: int) -> bool:
    """Whether the word at `at` says that not who is named behind it gets it: 'Ayah Siti diangkat …'."""
    if at < 0 or text.words[at] in (",", ".", "\n"):
        return False
    kin = text.low[at] in _RELATIVES or text.low[at] in _OF_SOMEBODY or text.low[at] in text.vocabulary.kin
    # 'Sang ayah, Rudi', 'Putra Wibawa diangkat': a name that is a word of kin is not told from one.
    return kin and text.low[at - 1 : at] not in (["sang"], ["si"])


def _before_title(text: Text, at: int) -> int:
    """The word before the office that ends with word `at` before a name, or `at`; past 'sulung' behind a
    kin's word."""
    k = next((k for k in range(at, max(0, at - _LONGEST_TITLE), -1) if office_end(text, k) > at), at + 1)
    k = k - 1 if 0 < k <= at else at
    return k - (text.low[k] in ("sulung", "bungsu") and k > 0)


def holder_beside(text: Text, role: Role) -> Name | None:
    """The name right before an office in a list without commas between: 'A ketua DPRD X, B wakilnya'."""
    p = role.start - 1
    if p < 1 or not text.capital(p) or not text.capital(p - 1) or text.in_title(p):
        return None
    if any(m.end > p - 1 for m in text.mentions[-3:]):
        return None
    found = name_before(text, p)
    if found is None or " " not in found[2] or found[1] != role.start or _speaks_behind(text, role):
        return None
    return found


def _speaks_behind(text: Text, role: Role) -> bool:
    """Whether behind office and comma somebody is named who speaks or acts: a headline or sentence without an
    end before it, 'Lahan milik Rudi Kencana Kapolres Bantul, Siti Wibawa mengatakan'."""
    if text.words[role.end : role.end + 1] != [","]:
        return False
    name = read_name(text, role.end + 1)
    verb = text.low[name[1]] if name is not None and name[1] < len(text.low) else ""
    return verb in text.vocabulary.grammar.speaking or (len(verb) > 5 and verb.startswith("me"))


def listed_beside(text: Text, role: Role) -> Name | None:
    """The listed name of two words or more that ends right before an office."""
    for start in range(max(0, role.start - 4), role.start - 1):
        if text.listed_at(start) == role.start:
            return start, role.start, " ".join(text.words[start : role.start])
    return None


def closes(text: Text, j: int) -> bool:
    """Whether an apposition may end before word `j`."""
    return j >= len(text.words) or text.words[j] in (",", ";", ".", ")", "\n", "dan")


def _opens_clause(text: Text, role: Role, at: int) -> bool:
    """Whether the next clause begins with the office: 'kata Ketua PKN, X, Bupati Nganjuk itu telah …'."""
    return text.words[at] == "," and text.low[role.end : role.end + 1] == ["itu"]


def _is_a_part(text: Text, name: Name, at: int) -> bool:
    """Whether one word is a part of a longer name, or a thing's: 'Abu Dhabi', 'bos Gojek'."""
    v, before = text.vocabulary, text.low[at]
    if before in _OF_MEDIA and not text.listed_at(name[0]):
        return True  # 'dengan surat kabar O Kencana, Gubernur Wibawa menyebut'
    if before in ("di", "ke") and _is_place(text, name):
        return True  # 'setibanya di Nusa Rambah Samo, Menlu Iran menelepon'
    if " " in name[2] or text.listed_at(name[0]) or is_name_word(text, text.low[name[0]]):
        return False
    if text.capital(at) and not text.in_title(at):
        titled = before in v.ranks or before in v.heads or before in v.grammar.small_honorifics
        return not titled and before not in v.regions and before not in v.grammar.saying
    return before in _OF_A_THING


def _is_place(text: Text, name: Name) -> bool:
    """Whether words behind 'di' are a place: none is of names."""
    return not text.listed_at(name[0]) and not any(is_name_word(text, text.low[k]) for k in range(*name[:2]))


def _is_appointed(text: Text, name: Name) -> bool:
    """Whether a name is an officer's or somebody's whom one appoints: 'menunjuk Mayjen X menjadi …'."""
    if name[0] == 0:
        return False
    before, grammar = text.low[name[0] - 1], text.vocabulary.grammar
    if before in grammar.strong_ranks or before in ("menunjuk", "mengangkat", "melantik", "menetapkan"):
        return True
    return before in _OPENING_LIST and tells_of_posts(text, name[0])


def tells_of_posts(text: Text, at: int) -> bool:
    """Whether the sentence told before word `at` that several are sworn in or moved: 'Di antara yang
    dilantik, X menjadi R'."""
    k = at - 1
    floor = max(0, at - _LONGEST_LIST)
    while k > floor and text.words[k] not in (".", "\n"):
        if text.low[k] in _SWORN_IN:
            return text.low[k - 1] != "akan"
        k -= 1
    return False


# Behind the office of one of several, before the comma that shuts the apposition.
_OTHERS = (["lainnya", ","], ["lain", ","], ["lainnya", "."])


def _before_apposition(text: Text, p: int) -> int:
    """The comma that opens the apposition closed by the one at `p`: 'X, putra Y, resmi menjabat R'."""
    k = p - 1
    while k > max(0, p - 12) and text.words[k] not in (",", ".", "(", ")", "\n", '"', "”"):
        k -= 1
    opened = text.words[k] == "," and not text.words[k + 1][0].isupper() and text.capital(k - 1)
    return k if opened else p


def _reads_as_apposition(text: Text, role: Role, name: Name) -> bool:
    """Whether 'X, R …' gives X the office R: not in 'kata X, Presiden akan …'."""
    low, end = text.low, role.end
    if low[end : end + 1] == ["/"]:
        end = office_end(text, end + 1) or end  # 'X, Menteri PPN/Kepala Bappenas, …'
    # 'X, hakim konstitusi lainnya, …'
    end += low[end : end + 2] in _OTHERS
    following = low[end] if end < len(low) else "\n"
    said = name[0] > 0 and low[name[0] - 1] in text.vocabulary.grammar.saying
    if said:
        # 'kata X, Kepala BNPB di kantornya', not 'kata X, Kepala BNPB saat ini harus …'
        now = low[role.end + 1 : role.end + 2] in (["ini"], ["itu"])
        goes_on = role.complete and " " in name[2] and following in _BEHIND_SAID and not now
        there = text.low[role.end + 1] if following == "di" and role.end + 1 < len(low) else ""
        # 'Ketua Departemen Kimia di universitas itu'
        goes_on = goes_on and not (there and not there.endswith("nya") and not text.capital(role.end + 1))
        return goes_on or following in (*_ENDS_APPOSITION, "(")
    if low[role.end + 1 : role.end + 3] == ["itu", ")"] and following in _SINCE:
        return True  # 'X (presiden saat itu)'
    if not role.complete:
        told = following == "yang" and role.head in _TOLD
        return told or following in _ENDS_APPOSITION
    return following in text.vocabulary.grammar.after_apposition or following.startswith(
        ("me", "ber", "ter", "di", "\n")
    )
