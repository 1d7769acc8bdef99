"""Bytes to text: what is read, what is repaired and told, what is refused and how."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import EmptyInput, InputError, NotText, TooLarge, UnknownEncoding
from onrecord.model import Page
from onrecord.page.decode import MAX_BYTES, decode

TEXT = "Мэр Вельма сказал: «Порт закрыт до весны». Рыбаки с ним не согласились.\n"
WESTERN = (
    "Le maire de Velm a déclaré que le port était fermé jusqu’à l’été, à cause des dégâts causés par la tempête.\n"
)
CENTRAL = "Burmistrz powiedział, że port będzie zamknięty do wiosny. „Zobaczymy”, odpowiedział rybak. Łódź stoi.\n"


def page(content: bytes, **given: str) -> Page:
    return Page(content, "velm.txt", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (TEXT.encode(), TEXT),
        (b"\xef\xbb\xbf" + TEXT.encode(), TEXT),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), TEXT),
        (b"One.\r\nTwo.\rThree.\n", "One.\nTwo.\nThree.\n"),
        (("<meta charset=windows-1251>" + TEXT).encode("cp1251"), "<meta charset=windows-1251>" + TEXT),
        (('<meta charset="iso-8859-1">“Velm”').encode("cp1252"), '<meta charset="iso-8859-1">“Velm”'),
        (("<meta charset=iso-2022-jp>港は閉じた。").encode("iso-2022-jp"), "<meta charset=iso-2022-jp>港は閉じた。"),
    ],
)
def test_sound_bytes(content: bytes, text: str) -> None:
    assert decode(page(content)) == (text, ())


def test_the_server_names_the_encoding() -> None:
    assert decode(page(TEXT.encode("cp866", "replace"), media_type="text/plain; charset=IBM866"))[0][:18] == TEXT[:18]


@pytest.mark.parametrize(("text", "name"), [(TEXT * 3, "cp1251"), (WESTERN * 3, "cp1252"), (CENTRAL * 3, "cp1250")])
def test_an_undeclared_encoding_is_guessed_and_told(text: str, name: str) -> None:
    found, caveats = decode(page(text.encode(name)))
    assert found == text
    assert [caveat.code for caveat in caveats] == ["encoding"]


def test_utf16_without_a_mark() -> None:
    found, caveats = decode(page(WESTERN.encode("utf-16-le")))
    assert found == WESTERN
    assert [caveat.code for caveat in caveats] == ["encoding"]


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode()[:40] + b"\xff" + TEXT.encode()[40:],
        b"The mayor of Velm drank a caf\xc3",
        b"<meta charset=utf-8>The mayor of Velm\x92s word was law for many years in the town.",
    ],
    ids=["a bad byte among good ones", "cut off in a character", "declared as UTF-8"],
)
def test_broken_utf8_is_repaired_and_told(content: bytes) -> None:
    found, caveats = decode(page(content))
    assert found.count("\ufffd") == 1
    assert [caveat.code for caveat in caveats] == ["broken-encoding"]
    assert "1 broken character " in caveats[0].message


@pytest.mark.parametrize(
    ("content", "kind", "says"),
    [
        (b"", EmptyInput, "nothing in it"),
        (b" \n\t\r\n", EmptyInput, "nothing in it"),
        ("\u200b\u00a0\n\ufeff\u202e".encode(), EmptyInput, "no visible character"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), NotText, "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", NotText, "a JPEG image"),
        (b"%PDF-1.7\n1 0 obj", NotText, "a PDF document"),
        (b"PK\x03\x04" + bytes(30), NotText, "a ZIP archive"),
        (b"\x1f\x8b\x08\x00", NotText, "a gzip archive"),
        (b"some words" + bytes(200), NotText, "a binary"),
        (bytes(range(1, 32)) * 20, NotText, "a binary"),
        (b"a" * (MAX_BYTES + 1), TooLarge, "16,777,217 bytes"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8" * 50, UnknownEncoding, "utf-16"),
    ],
)
def test_refused_in_one_clear_line(content: bytes, kind: type[InputError], says: str) -> None:
    with pytest.raises(kind) as raised:
        decode(Page(content, "photo.html"))
    assert str(raised.value).startswith("photo.html: ")
    assert says in str(raised.value)
    assert raised.value.mend
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("label", ["zlib", "rot13", "punycode", "unicode_escape", "utf-7", "no-such-charset", "base64"])
def test_a_declared_codec_that_is_no_encoding_is_not_used(label: str) -> None:
    text = f"<meta charset={label}>Café à Velm, où l’été dure \\u0041 longtemps."
    assert decode(page(text.encode()))[0] == text


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_an_input_error(content: bytes) -> None:
    try:
        text, _ = decode(page(content))
    except InputError:
        return
    assert text.strip()
    assert "\r" not in text
    assert "\x00" not in text
    text.encode()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=200))
def test_utf8_comes_back_to_the_character(text: str) -> None:
    try:
        assert decode(page(text.encode())) == (text.removeprefix("\ufeff").removeprefix("\ufeff"), ())
    except EmptyInput:
        assert not any(char.isalnum() for char in text)
    except NotText:
        assert text.startswith(("GIF8", "PK", "RIFF", "%PDF-", "BZh"))
