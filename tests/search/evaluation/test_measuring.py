"""`search eval`: tables are read as users write them, and what is measured is what was found."""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

import pytest

from search.errors import EngineError
from search.evaluation.judgements import JudgementsError, Names, Question, read_judgements
from search.evaluation.measuring import copies_in, evaluate, names_in, ranker
from search.query.parse import parse
from tests import archives
from tests.console_script import run
from tests.naive_engine import NaiveEngine

HEADER = b"query_id\tquery\tdoc_id\n"


def test_a_table_as_a_spreadsheet_saves_it() -> None:
    table = '\ufeffdoc_id\tnote\tquery_id\tquery\r\na\tx\t1\tSiapa "dia"?\r\n\r\nb\ty\t1\tSiapa "dia"?\r\n'
    read = read_judgements(table.encode())
    assert read.questions == (Question("1", 'Siapa "dia"?', ("a", "b")),)
    assert read.problems == ()


def test_lines_that_cannot_be_used_are_named_by_number() -> None:
    lines = ["1\tsatu\ta", "2\tdua", "\tsatu\ta", "3\t\t ", "1\tlain\tb", "1\tsatu\ta", "4\tempat\td"]
    read = read_judgements(HEADER + "\n".join(lines).encode())
    assert [question.id for question in read.questions] == ["1", "4"]
    assert read.problems == (
        "Line 3 has 2 columns instead of 3.",
        "Line 4 has no query_id.",
        "Line 5 has no query and no doc_id.",
        "Line 6 gives the question 1 another text than before.",
        "Line 7 says again that a answers 1.",
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no column query_id or query or doc_id"),
        (b"query_id\tquery\n1\ta\n", "no column doc_id"),
        (HEADER, "no question"),
        (HEADER + b"1\tsatu\ta\n2\t\xff\tb\n", "line 3 is no UTF-8"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(JudgementsError, match=reason):
        read_judgements(data)


def test_an_article_is_named_by_id_record_or_file() -> None:
    article = archives.article(1)
    record = archives.article(2, record="berita-2")
    twice = [archives.article(n, record="ganda") for n in (3, 4)]
    names = Names([article, record, *twice])
    assert names.find(article.id) == [article.id]
    assert names.find("1") == [article.id]
    assert names.find("berita-2") == [record.id]
    assert len(names.find("ganda")) == 2
    assert names.find("2") == names.find("arsip/1") == []


def test_measures_are_those_of_the_ranks() -> None:
    engine = NaiveEngine(
        [archives.article(n, title="Banjir", body=("Banjir.",) * n, record=f"r{n}") for n in range(1, 13)]
    )
    order = [id for id, _ in engine.ranked(parse("banjir", any_word=True, limit=100))]
    questions = [
        Question("first", "banjir", (order[0],)),
        Question("third", "banjir", (order[2],)),
        Question("eleventh", "banjir", (order[10],)),
        Question("absent", "banjir", ("tidak-ada",)),
        Question("two, one absent", "banjir", (order[0], "r99")),
    ]
    found = evaluate(questions, names_in(engine), ranker(engine, "any"), copies_in(engine))
    assert [one.rank for one in found.asked] == [1, 3, 11, None, 1]
    assert [one.measures["MRR@10"] for one in found.asked] == pytest.approx([1, 1 / 3, 0, 0, 1])
    assert [one.measures["hit@10"] for one in found.asked] == [1, 1, 0, 0, 1]
    assert [one.measures["recall@100"] for one in found.asked] == [1, 1, 1, 0, 0.5]
    gains = [1, 1 / math.log2(4), 0, 0, 1 / (1 + 1 / math.log2(3))]
    assert [one.measures["nDCG@10"] for one in found.asked] == pytest.approx(gains)
    assert found.measures["MRR@10"] == pytest.approx((1 + 1 / 3 + 1) / 5)
    assert found.unknown == ("tidak-ada", "r99")
    assert [miss.question.id for miss in found.misses()] == ["absent", "eleventh", "third"]


def test_questions_are_asked_as_users_ask() -> None:
    texts = ("Banjir besar di Lontar.", "Banjir di Lontar.", "Banjir, banjir, banjir.", "Panen raya.")
    articles = [archives.article(n, body=(text,)) for n, text in enumerate(texts)]
    engine = NaiveEngine(articles)
    ask = ranker(engine)
    # All words; two of them; one. Nothing shares none.
    assert ask("banjir besar lontar") == [articles[0].id, articles[1].id, articles[2].id]
    assert set(ask("banjir besar")) == {article.id for article in articles[:3]}
    assert ask("banjir besar")[0] == articles[0].id
    assert len(ranker(engine, "any")("banjir besar lontar")) == 3


def test_a_copy_of_the_article_is_the_article() -> None:
    text = " ".join(f"banjir merendam kampung ke-{n} di Lontar" for n in range(9))
    copies = [archives.article(n, body=(text,), outlet=archives.OUTLETS[n % 3]) for n in range(3)]
    other = archives.article(4, title="Banjir", body=("Banjir.",))
    engine = NaiveEngine([*copies, other])
    for way, shown in (("users", 2), ("any", 4)):
        ask = ranker(engine, way)  # type: ignore[arg-type]
        found = evaluate(
            [Question("1", "banjir", (copies[2].id,))], names_in(engine), ask, copies_in(engine)
        ).asked[0]
        assert len(ask("banjir")) == shown  # of a story one article, where users ask
        assert set(found.found) == {copies[2].id, other.id}
        assert found.measures["recall@100"] == 1


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ir_measures", None)
    engine = NaiveEngine([archives.article(1)])
    with pytest.raises(EngineError, match=r"ir-measures.*pip install 'warta\[all\]'"):
        evaluate([Question("1", "a", ("1",))], names_in(engine), ranker(engine, "any"), copies_in(engine))


RECORDS = [
    {
        "id": "n-1",
        "judul": "Bendungan Lontar retak",
        "isi": "Warga Lontar lari dari bendungan yang retak.",
    },
    {"id": "n-2", "judul": "Panen cabai", "isi": "Harga cabai turun di pasar Tirtabumi sesudah panen raya."},
    {"id": "n-3", "judul": "Jembatan dibuka", "isi": "Jembatan di Lontar dibuka gubernur pada hari Kamis."},
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ukur")
    (folder / "berita.jsonl").write_text("\n".join(map(json.dumps, RECORDS)), "utf-8")
    assert run("index", folder / "berita.jsonl", "--at", folder / "indeks").returncode == 0
    (folder / "tanya.tsv").write_text(
        "query_id\tquery\tdoc_id\n"
        "1\tSiapa yang membuka jembatan di Lontar?\tn-3\n"
        "2\tBerapa harga cabai?\tn-2\n"
        "3\tDi mana bendungan?\tn-9\n"
        "rusak\n",
        "utf-8",
    )
    return folder


def test_the_command_measures_and_names_what_it_left_out(index: Path) -> None:
    done = run("eval", index / "tanya.tsv", "--at", index / "indeks", "--json")
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert answer == {
        "queries": 3,
        "measures": {
            "nDCG@10": pytest.approx(2 / 3, abs=1e-6),
            "MRR@10": pytest.approx(2 / 3, abs=1e-6),
            "hit@10": pytest.approx(2 / 3, abs=1e-6),
            "recall@100": pytest.approx(2 / 3, abs=1e-6),
        },
    }
    assert "Line 5 has 1 column instead of 3." in done.stderr
    assert "Not in the index, counted as not found (1):\n  n-9" in done.stderr


def test_the_command_lists_misses_and_measures_the_baseline(index: Path) -> None:
    done = run("eval", index / "tanya.tsv", "--at", index / "indeks", "--plain", "--misses")
    assert "3 questions, plain BM25" in done.stdout
    assert "Not first: 1; the worst 1:" in done.stdout
    assert "3  Di mana bendungan?\n   wanted n-9: not among the first 100\n   first  n-1 (id " in done.stdout


def test_a_table_that_cannot_be_used_is_a_usage_error(index: Path) -> None:
    (index / "kosong.tsv").write_text("satu\tdua\n", "utf-8")
    done = run("eval", index / "kosong.tsv", "--at", index / "indeks")
    assert done.returncode == 2
    assert "Begin it with: query_id<TAB>query<TAB>doc_id" in done.stderr


def test_like_shows_articles_like_another(index: Path) -> None:
    found = json.loads(run("query", "bendungan", "--at", index / "indeks", "--json").stdout)
    id = found["hits"][0]["id"]
    assert found["hits"][0]["copies"] == []
    done = run("like", id, "--at", index / "indeks", "--json")
    assert done.returncode == 0
    assert [hit["title"] for hit in json.loads(done.stdout)["hits"]] == ["Jembatan dibuka"]
    assert "1. Jembatan dibuka" in run("like", id, "--at", index / "indeks").stdout
    missing = run("like", "000000000000", "--at", index / "indeks")
    assert missing.returncode == 1
    assert "has the id 000000000000" in missing.stderr
