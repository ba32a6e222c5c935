"""Bytes of every kind become the text that was meant, or a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.files.decoding import UnreadableError, decode

TEXT = "Presiden berkata “ya” – kafé di Jum’at itu dibuka kembali, katanya."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_a_cut_character_is_left_out_and_noted() -> None:
    decoded = decode(TEXT.encode()[: TEXT.encode().index("”".encode()) + 2])
    assert decoded.text == "Presiden berkata “ya"
    assert decoded.repairs == ("cut in the middle of a character",)


def test_damaged_utf8_stays_utf8() -> None:
    decoded = decode(TEXT.encode() + b"\xff\xfe tamat")
    assert decoded.text.startswith(TEXT)
    assert "2 characters" in decoded.repairs[0]


def test_utf8_decoded_twice_is_mended_and_quotes_are_left_as_they_are() -> None:
    decoded = decode(TEXT.encode().decode("cp1252", "replace").replace("\ufffd", "").encode())
    assert "â€" not in decoded.text
    assert "characters decoded twice were mended" in decoded.repairs
    assert decode(TEXT.encode()).repairs == ()


def test_a_declared_charset_is_believed_where_the_bytes_are_not_utf8() -> None:
    html = '<meta charset="windows-874">' + "ภาษาไทย"
    assert "ภาษาไทย" in decode(html.encode("cp874")).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\0\n", "empty"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0" * 20, "binary"),
    ],
)
def test_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decode(data)
    except UnreadableError as error:
        assert str(error)
