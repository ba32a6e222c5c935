"""What a cluster must be and how it is reached: certificates, logins, versions; no secret is ever told."""

from __future__ import annotations

import base64
import logging
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from search.cluster.address import Login, parse
from search.cluster.connection import Connection
from search.engine import open_engine
from search.errors import EngineError
from search.keeping import open_keeper
from search.model import Query, Word
from search.transfer import copy_index
from tests import archives
from tests.search.cluster.servers import answering, speaking_tls
from tests.search.test_transfer import make

_OPENSEARCH: dict[str, Any] = {"version": {"distribution": "opensearch", "number": "2.19.6"}}
_SECRET = "rahasia:sekali-é"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA(organization_name="Percobaan")


@pytest.fixture(scope="module")
def other_authority() -> trustme.CA:
    return trustme.CA(organization_name="Lain")


def _server(authority: trustme.CA, name: str = "127.0.0.1") -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


@pytest.fixture
def ca(authority: trustme.CA, tmp_path: Path) -> str:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    return str(tmp_path / "ca.pem")


@pytest.fixture
def backend() -> Iterator[int]:
    """What answers as a cluster does that is asked what it is, and has no index."""
    with answering(_OPENSEARCH) as (port, _):
        yield port


def _ask(port: int, login: Login, host: str = "127.0.0.1") -> Any:
    connection = Connection(parse(f"https://{host}:{port}/warta"), login)
    try:
        return connection.call(lambda client, seconds: client.info(request_timeout=seconds))
    finally:
        connection.close()


def _client_certificate(authority: trustme.CA, folder: Path) -> tuple[str, str]:
    issued = authority.issue_cert("warta@example.org")
    certificate, key = folder / "client.pem", folder / "client.key"
    issued.cert_chain_pems[0].write_to_path(str(certificate))
    issued.private_key_pem.write_to_path(str(key))
    key.chmod(0o600)
    return str(certificate), str(key)


def test_the_right_authority_is_trusted(authority: trustme.CA, ca: str, backend: int) -> None:
    with speaking_tls(backend, _server(authority)) as port:
        assert _ask(port, Login(ca=ca)) == _OPENSEARCH


def test_a_certificate_of_another_authority_is_refused(
    other_authority: trustme.CA, ca: str, backend: int
) -> None:
    with speaking_tls(backend, _server(other_authority)) as port:
        for login in (Login(ca=ca), Login()):
            with pytest.raises(EngineError, match=r"trusted here\..*WARTA_CLUSTER_CA"):
                _ask(port, login)


def test_a_certificate_of_another_name_is_refused(authority: trustme.CA, ca: str, backend: int) -> None:
    with (
        speaking_tls(backend, _server(authority, "lain.example")) as port,
        pytest.raises(EngineError, match="of another name"),
    ):
        _ask(port, Login(ca=ca))


def test_a_client_certificate_is_shown_and_its_want_told(
    authority: trustme.CA, other_authority: trustme.CA, ca: str, backend: int, tmp_path: Path
) -> None:
    context = _server(authority)
    authority.configure_trust(context)
    context.verify_mode = ssl.CERT_REQUIRED
    with speaking_tls(backend, context) as port:
        assert _ask(port, Login(None, None, ca, *_client_certificate(authority, tmp_path))) == _OPENSEARCH
        strange = tmp_path / "lain"
        strange.mkdir()
        for login in (Login(ca=ca), Login(None, None, ca, *_client_certificate(other_authority, strange))):
            with pytest.raises(EngineError, match="WARTA_CLUSTER_CERTIFICATE and WARTA_CLUSTER_KEY"):
                _ask(port, login)


def test_files_that_are_none_are_named(ca: str, tmp_path: Path) -> None:
    wrong = tmp_path / "salah.pem"
    wrong.write_text("bukan sertifikat")
    address = parse("https://127.0.0.1:9200/warta")
    with pytest.raises(EngineError, match=r"salah\.pem.*WARTA_CLUSTER_CA"):
        Connection(address, Login(ca=str(wrong)))
    with pytest.raises(EngineError, match=r"salah\.pem.*WARTA_CLUSTER_KEY"):
        Connection(address, Login(None, None, ca, str(wrong), None))


def test_what_speaks_no_tls_is_told(ca: str, backend: int) -> None:
    with pytest.raises(EngineError, match="does not speak https"):
        _ask(backend, Login(ca=ca))


def test_a_password_goes_to_the_cluster_and_nowhere_else(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    told = {"error": {"type": "security_exception", "reason": "no permissions"}}
    encoded = base64.b64encode(f"siti:{_SECRET}".encode()).decode()
    with answering(told, status=401) as (port, asked):
        connection = Connection(parse(f"http://127.0.0.1:{port}/warta"), Login("siti", _SECRET))
        with pytest.raises(EngineError, match="does not let you in") as error:
            connection.call(lambda client, seconds: client.info())
    assert asked.authorizations == [f"Basic {encoded}"]
    logged = " ".join(f"{record.getMessage()} {record.args}" for record in caplog.records)
    for secret in (_SECRET, encoded):
        assert secret not in logged
        assert secret not in str(error.value)
    assert error.value.__cause__ is None


_WHOLE = {"_shards": {"total": 2, "successful": 2, "failed": 0}, "timed_out": False, "hits": {"hits": []}}
_PART = {**_WHOLE, "_shards": {"total": 2, "successful": 1, "failed": 1}}
_LOST = {"error": {"type": "search_phase_execution_exception", "reason": "all shards failed"}, "status": 503}
_GONE = {"error": {"type": "node_not_connected_exception", "reason": "[b] not connected"}, "status": 500}
_CUT = {
    "error": {
        "type": "search_phase_execution_exception",
        "reason": "Partial shards failure",
        "root_cause": [{"type": "node_disconnected_exception", "reason": "[b] disconnected"}],
    },
    "status": 500,
}
_WRONG = {"error": {"type": "script_exception", "reason": "compile error"}, "status": 500}


@pytest.mark.parametrize(
    "going",
    [
        (200, {"responses": [_WHOLE, _LOST]}),
        (200, {"responses": [_GONE, _WHOLE]}),
        (200, {"responses": [_PART, _WHOLE]}),
        (200, {"responses": [_WHOLE, _CUT]}),
        (500, _GONE),
        (503, _LOST),
    ],
)
def test_several_questions_at_once_outlive_a_node(going: tuple[int, object]) -> None:
    first = [(200, _OPENSEARCH), going]
    with answering({"responses": [_WHOLE, _WHOLE]}, first=first) as (port, asked):
        connection = Connection(parse(f"http://127.0.0.1:{port}/warta"), Login())
        assert connection.searches("warta", [{}, {}]) == [_WHOLE, _WHOLE]
    assert len(asked.authorizations) == 3


def test_what_is_wrong_itself_is_not_asked_again() -> None:
    with answering(_WHOLE, first=[(200, _OPENSEARCH), (500, _WRONG)]) as (port, asked):
        connection = Connection(parse(f"http://127.0.0.1:{port}/warta"), Login())
        with pytest.raises(EngineError, match="answered 500: compile error"):
            connection.search("warta", {})
    assert len(asked.authorizations) == 2


@pytest.mark.parametrize("answer", [(200, _PART), (500, _GONE), (500, _CUT), (503, _LOST)])
def test_no_part_of_an_index_passes_for_the_whole(answer: tuple[int, object]) -> None:
    with answering(answer[1], answer[0], first=[(200, _OPENSEARCH), answer]) as (port, _):
        connection = Connection(parse(f"http://127.0.0.1:{port}/warta"), Login())
        with pytest.raises(EngineError, match=r"Part of the index .* is not there"):
            connection.search("warta", {})


@pytest.mark.parametrize(
    ("told", "kind", "named"),
    [
        ({"version": {"number": "8.13.2", "build_flavor": "default"}}, "json", "Elasticsearch 8.13.2"),
        ({"version": {"number": "7.10.2", "build_flavor": "oss"}}, "json", "Elasticsearch 7.10.2"),
        ({"version": {"distribution": "opensearch", "number": "2.9.0"}}, "json", "OpenSearch 2.9.0"),
        ({"version": {"distribution": "opensearch", "number": "1.3.20"}}, "json", "OpenSearch 1.3.20"),
        ({"status": "baik"}, "json", "no search engine that Warta knows"),
        ([1, 2], "json", "no search engine that Warta knows"),
        ("<html>Selamat datang</html>", "html", "no search engine that Warta knows"),
    ],
)
def test_what_is_no_cluster_that_fits_is_refused_by_name(told: object, kind: str, named: str) -> None:
    with answering(told, kind="application/json" if kind == "json" else "text/html") as (port, _):
        where = f"http://127.0.0.1:{port}/warta"
        for attempt in (lambda: open_engine(where), lambda: open_keeper(where).exists()):
            with pytest.raises(EngineError, match=f"is {named}. Warta needs OpenSearch 2.10 or newer"):
                attempt()


def test_an_archive_is_kept_and_asked_through_tls(
    node: str, authority: trustme.CA, ca: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = _server(authority)
    authority.configure_trust(context)
    context.verify_mode = ssl.CERT_REQUIRED
    certificate, key = _client_certificate(authority, tmp_path)
    login = tmp_path / "masuk.toml"
    login.write_text(f'ca = "{ca}"\ncertificate = "{certificate}"\nkey = "{key}"\n')
    login.chmod(0o600)
    make([archives.article(n, title="Rusia kuat") for n in range(5)], tmp_path / "a")
    with speaking_tls(int(node.rpartition(":")[2]), context) as port:
        where = f"https://127.0.0.1:{port}/tls"
        with pytest.raises(EngineError, match="WARTA_CLUSTER_CA"):
            copy_index(tmp_path / "a", where)
        monkeypatch.setenv("WARTA_CLUSTER_LOGIN", str(login))
        copy_index(tmp_path / "a", where)
        assert open_engine(where).total(Query("", Word("Rusia"))) == 5
