"""The stemmer: equal to PySastrawi where it speeds it up, and right where the lexicon corrects it."""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from itertools import islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis.lexicon.entries import Correction, Lexicon, load
from search.analysis.stemming import (
    UNLIKE,
    Affixes,
    Words,
    letters_of,
    sastrawi_loop,
    sastrawi_roots,
    stem,
)
from tests.paths import SHARED
from tools.build_lexicon import find_names, find_taking_i, find_unproductive
from tools.vocabulary import Vocabulary, count_words, read_bodies

CORPUS = SHARED / "corpus" / "articles.jsonl.gz"

PREFIXES = re.findall(
    "[a-z]*",
    "di ke se ku kau be ber bel te ter me mem men meng menge meny pe pem pen peng penge peny per pel memper",
)
SUFFIXES = re.findall("[a-z]*", "i an kan is isme isasi nya annya kannya lah kah pun ku imu")
ROOTS = sastrawi_roots()
SLOW = sastrawi_loop(ROOTS)
FAST = Affixes(ROOTS)


def differences(words: list[str]) -> list[tuple[str, str, str]]:
    return [(word, SLOW(word), FAST.root(word)) for word in words if SLOW(word) != FAST.root(word)]


def affixed_forms(count: int) -> list[str]:
    """Forms made of roots, prefixes and suffixes, half of them with the root's first letter gone."""
    chosen = random.Random(7)
    forms = []
    for _ in range(count):
        root = chosen.choice(ROOTS)
        cut = chosen.randint(0, 1)
        forms.append(chosen.choice(PREFIXES) + root[cut:] + chosen.choice(SUFFIXES))
    return [form for form in forms if form.isalnum()]


def test_equals_pysastrawi_on_affixed_forms() -> None:
    assert differences(affixed_forms(4000)) == []


def test_a_word_has_the_letters_of_its_stem() -> None:
    lexicon = load()
    listed = [word for word, _ in (*lexicon.spellings, *lexicon.loans)] + [
        c.word for c in lexicon.corrections
    ]
    for word in (*affixed_forms(3000), *listed):
        if word.isalpha() and not word.startswith(UNLIKE):
            assert any(letters in word for letters in letters_of(stem(word))), (word, stem(word))


def test_equals_pysastrawi_on_its_special_words() -> None:
    words = [
        "belajar",
        "pelajar",
        "mempelajari",
        "pembelajaran",
        "terpelajar",
        "kinerja",
        "gemetar",
        "kauajar",
    ]
    assert differences(words) == []


def test_equals_pysastrawi_on_short_words() -> None:
    letters = "aeiklmnopstu"
    assert differences(["".join(word) for size in (1, 2, 3) for word in product(letters, repeat=size)]) == []


@given(st.text(alphabet="abdeghiklmnprstuy0é", min_size=0, max_size=12))
@settings(max_examples=300)
def test_equals_pysastrawi_on_any_letters(word: str) -> None:
    assert FAST.root(word) == SLOW(word)


def test_equals_pysastrawi_over_the_corrected_roots() -> None:
    corrected = Words(load()).affixes
    slow = sastrawi_loop(corrected.roots)
    forms = affixed_forms(1500) + sorted(load().roots)
    assert [form for form in forms if corrected.root(form) != slow(form)] == []


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not on this machine")
def test_equals_pysastrawi_on_the_corpus() -> None:
    """A sample; WARTA_ALL_WORDS=1 compares every word of the corpus (some 150,000)."""
    everything = os.environ.get("WARTA_ALL_WORDS") == "1"
    bodies = islice(read_bodies(CORPUS), None if everything else 2000)
    words = sorted({word for body in bodies for word in re.findall(r"[^\W\d_]+", body.lower())})
    assert len(words) > 20_000
    assert differences(words if everything else random.Random(11).sample(words, 8000)) == []


@pytest.mark.parametrize(
    ("root", "forms"),
    [
        ("beri", "berikan memberikan diberikan diberikannya pemberian beri"),
        ("suntik", "suntik suntikan menyuntikkan disuntik penyuntikan"),
        ("selidik", "penyelidikan menyelidiki diselidiki penyelidik"),
        ("rusak", "rusak kerusakan perusakan merusak perusak"),
        ("gerak", "gerakan bergerak pergerakan menggerakkan gerakannya"),
        ("masuk", "masuk memasuki memasukkan pemasukan termasuk"),
        ("teman", "teman menemani ditemani berteman menemaninya"),
        ("minat", "minat diminati peminat berminat"),
        ("beli", "beli membeli membelinya dibelinya pembelinya pembelian"),
        ("bantah", "bantah membantah dibantah membantahnya bantahan terbantahkan"),
        ("tandatangan", "tandatangan menandatangani ditandatangani penandatanganan"),
        ("viral", "viral viralnya memviralkan diviralkan"),
        ("izin", "izin ijin perizinan perijinan mengijinkan diizinkan"),
        ("pasti", "pasti kepastian ketidakpastian memastikan ketidakpastiannya"),
        ("pemilu", "pemilu pemilunya"),
        ("pejabat", "pejabat pejabatnya"),
        ("pemerintah", "pemerintah pemerintahan pemerintahnya pemerintahannya"),
    ],
)
def test_forms_of_one_word_share_its_stem(root: str, forms: str) -> None:
    assert {form: stem(form) for form in forms.split()} == dict.fromkeys(forms.split(), root)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("berikan", "ikan"),
        ("pemilu", "pilu"),
        ("pejabat", "jabatan"),
        ("pemerintah", "memerintahkan"),
        ("perbankan", "perban"),
        ("relawan", "rawan"),
        ("setara", "tara"),
        ("senilai", "nila"),
        ("menangis", "menang"),
        ("bersihkan", "sih"),
        ("merubah", "rubah"),
        ("pengacara", "acara"),
    ],
)
def test_different_words_stay_apart(word: str, other: str) -> None:
    assert stem(word) != stem(other)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("mengunakan", "menggunakan"),
        ("memroses", "memproses"),
        ("menghawatirkan", "mengkhawatirkan"),
        ("terrealisasi", "terealisasi"),
        ("Djakarta", "Jakarta"),
        ("bersosialisasi", "disosialisasikan"),
    ],
)
def test_other_spellings_share_the_stem(word: str, other: str) -> None:
    assert stem(word.lower()) == stem(other.lower())


def test_infixes_are_taken_out_of_no_unknown_word() -> None:
    assert [stem(word) for word in ("temir", "helina", "herero", "belajarlah")] == [
        "temir",
        "helina",
        "herero",
        "ajar",
    ]
    assert stem("kinerjanya") == stem("berkinerja") == "kerja"


def test_names_keep_their_form() -> None:
    names = (
        "bekasi megawati raisi berlin bali dimas pelosi dili maluku kediri pekalongan lukaku masiku diana "
        "milan taliban persebaya petersen semeru hadi susi deni"
    )
    assert {name: stem(name) for name in names.split() if stem(name) != name} == {}


def test_a_clitic_never_changes_the_stem() -> None:
    words = sorted(load().roots | load().names)
    assert {word: stem(word + "nya") for word in words} == {word: stem(word) for word in words}


def test_unknown_words_and_signs_are_left_alone() -> None:
    words = ["zxcv", "", "21", "b2b", "東京", "c++"]
    assert [stem(word) for word in words] == words


def test_repeated_clitics_end() -> None:
    assert stem("rumah" + "nya" * 2000) != ""


def test_an_unknown_word_loses_its_clitic() -> None:
    assert (stem("zorblatnya"), stem("kenya"), stem("sonya")) == ("zorblat", "kenya", "sonya")
    assert (stem("alasanya"), stem("keduannya")) == (stem("alasan"), stem("kedua"))


# --- the lexicon's files ---------------------------------------------------------------------------


def test_corrections_lead_to_the_stem_they_name() -> None:
    for row in load().corrections:
        if row.stem is not None:
            assert stem(row.word) == row.stem == stem(row.stem), row
    for variant, standard in load().spellings:
        assert stem(variant) == stem(standard), variant


def test_corrections_give_a_reason_and_come_once() -> None:
    rows = load().corrections
    assert [row.word for row in rows if not row.reason.strip()] == []
    words = [row.word for row in rows] + [variant for variant, _ in load().spellings]
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_only_pysastrawis_roots_are_dropped_and_only_others_added() -> None:
    known = set(ROOTS)
    dropped = {row.word for row in load().corrections if row.stem is None} | load().unproductive
    assert dropped - known == set()
    assert load().roots & known == set()


def test_every_listed_name_needs_its_protection() -> None:
    lexicon = load()
    unprotected = Words(
        Lexicon(lexicon.corrections, lexicon.spellings, lexicon.roots, lexicon.unproductive, lexicon.takes_i)
    )
    assert [name for name in lexicon.names if unprotected.stem(name) == name] == []


# --- how the lexicon's evidence is found ------------------------------------------------------------

SMALL = Lexicon(corrections=(Correction("pasukan", "pasukan", "no form of pasu"),))


def seen(lower: dict[str, int], inside: dict[str, int]) -> Vocabulary:
    return Vocabulary(Counter(lower), Counter(inside), Counter(lower) + Counter(inside))


def test_words_are_counted_by_how_they_are_written() -> None:
    counted = count_words(
        [
            "Warga desa itu bertemu Dimas di pasar dan pulang bersama Dimas sore hari.\nDIMAS DATANG",
            "dimas menulis semuanya dengan huruf kecil tanpa satu pun huruf besar di sini",
        ]
    )
    assert (counted.inside["dimas"], counted.lower["dimas"], counted.every["dimas"]) == (2, 0, 4)
    assert counted.inside["warga"] == 0  # the first word of a sentence says nothing


def test_a_name_is_capitalised_and_hardly_ever_small() -> None:
    vocabulary = seen({"bekas": 90, "temuan": 40}, {"dimas": 30, "temuan": 35, "kesehatan": 60})
    assert find_names(vocabulary, Words(SMALL), listed=set(), not_names=set()) == {"dimas"}


def test_a_listed_name_needs_less_evidence_but_some() -> None:
    vocabulary = seen({"pekalongan": 2, "larangan": 50}, {"pekalongan": 9, "larangan": 20})
    found = find_names(
        vocabulary, Words(SMALL), listed={"pekalongan", "larangan", "kalongan"}, not_names=set()
    )
    assert found == {"pekalongan"}


def test_a_short_root_without_affixed_forms_is_unproductive() -> None:
    found = find_unproductive(seen({"mengecat": 5, "dicat": 3, "sen": 80}, {"petersen": 4}), Words(SMALL))
    assert "sen" in found
    assert "cat" not in found


def test_roots_taking_i_are_seen_with_a_prefix() -> None:
    found = find_taking_i(seen({"menghadapi": 9, "menemui": 4, "bekasi": 9}, {}), Words(SMALL))
    assert found == {"hadap", "temu"}
