"""Addresses and logins: what is unsafe is refused, and no secret is ever told."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.cluster.address import Login, parse, read_login
from search.errors import EngineError


def test_several_nodes_of_one_index() -> None:
    found = parse("https://a.example:9200/warta,https://b.example/warta")
    assert found.hosts == ("https://a.example:9200", "https://b.example:443")
    assert str(found) == "https://a.example:9200/warta,https://b.example:443/warta"


def test_a_path_of_an_address_is_read() -> None:
    assert parse(str(Path("http://127.0.0.1:9200/warta"))).hosts == ("http://127.0.0.1:9200",)
    assert parse("http://[::1]:9200/warta").hosts == ("http://[::1]:9200",)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("http://10.0.0.7:9200/warta", "unencrypted"),
        ("http://localhost.example.org:9200/warta", "unencrypted"),
        ("https://a.example:9200/warta,http://b.example:9200/warta", "unencrypted"),
        ("https://host:9200", "does not name an index"),
        ("https://host:9200/Warta", "does not name an index"),
        ("https://host:9200/_all", "does not name an index"),
        ("https://host:9200/a/b", "does not name an index"),
        ("https://host:9200/warta?pretty", "not the address"),
        ("https://host:port/warta", "not readable"),
        ("https://a:9200/one,https://b:9200/two", "different indexes"),
    ],
)
def test_what_is_unsafe_or_unclear_is_refused(given: str, told: str) -> None:
    with pytest.raises(EngineError, match=told):
        parse(given)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(EngineError) as error:
        parse("https://siti:rahasia-sekali@host:9200/warta")
    assert "rahasia" not in str(error.value)
    assert "siti" not in str(error.value)


def test_a_login_is_never_shown() -> None:
    login = read_login({"WARTA_CLUSTER_USER": "siti", "WARTA_CLUSTER_PASSWORD": "rahasia"})
    assert login == Login("siti", "rahasia")
    assert "rahasia" not in f"{login!r}{login}"
    assert "siti" not in f"{login!r}{login}"


def test_a_login_may_come_from_a_file_that_its_owner_alone_can_read(tmp_path: Path) -> None:
    file = tmp_path / "login.toml"
    file.write_text('user = "siti"\npassword = "rahasia"\n')
    file.chmod(0o640)
    with pytest.raises(EngineError, match="chmod 600"):
        read_login({"WARTA_CLUSTER_LOGIN": str(file)})
    file.chmod(0o600)
    assert read_login({"WARTA_CLUSTER_LOGIN": str(file)}) == Login("siti", "rahasia")
    # The environment wins over the file.
    environment = {"WARTA_CLUSTER_LOGIN": str(file), "WARTA_CLUSTER_PASSWORD": "lain"}
    assert read_login(environment) == Login("siti", "lain")


@pytest.mark.parametrize("told", ['user = "siti', "user = 1", 'pasword = "rahasia"'])
def test_a_file_that_is_wrong_is_named_without_its_text(told: str, tmp_path: Path) -> None:
    file = tmp_path / "login.toml"
    file.write_text(told)
    file.chmod(0o600)
    with pytest.raises(EngineError, match=str(file)) as error:
        read_login({"WARTA_CLUSTER_LOGIN": str(file)})
    assert "rahasia" not in str(error.value)
    assert error.value.__cause__ is None


def test_half_a_login_and_a_lost_certificate_are_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="both or neither"):
        read_login({"WARTA_CLUSTER_USER": "siti"})
    with pytest.raises(EngineError, match=r"no file .*ca\.pem"):
        read_login({"WARTA_CLUSTER_CA": str(tmp_path / "ca.pem")})
