r"""Bytes to text.

Invariant: what is returned is text to the last character: no encoding is guessed for what is no text, and a byte that
could not be read stands as U+FFFD and is told. Newlines are `\n`, the byte order mark is dropped.
"""

from __future__ import annotations

import codecs
import re

from onrecord.errors import EmptyInput, NotText, TooLarge, UnknownEncoding
from onrecord.model import Caveat, Page

MAX_BYTES = 16 * 1024 * 1024
"""16 MiB. The largest of 23 article pages has 1.2 MB of HTML; pages of 4 MB made to
do harm took up to 250 MB of memory more."""

_KINDS = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (a WebP image, a sound or a film)"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
)
"""What the first bytes give away, for a message that names it; any other binary is known by its control characters."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
"""Bytes in which a charset is looked for; the HTML standard asks for it in the first 1024."""

_SUPERSETS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
"""Labels that mean a larger encoding on the web (WHATWG Encoding Standard, section 4.2)."""

_NO_LABELS = frozenset("punycode idna unicode_escape raw-unicode-escape utf-7 undefined charmap".split())
"""Codecs of Python that are no encoding of a page, whatever it declares."""

_WEB = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 koi8_r koi8_u cp866 iso8859_2 iso8859_5 "
    "gb18030 big5hkscs cp932 euc_jp cp949"
).split()
"""Encodings that are guessed: those of the WHATWG Encoding Standard, without the ones that a larger one contains and
those of old Macintoshes, which win on short texts by chance."""

_CONTROL = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_MAX_CONTROL = 0.002
"""Share of control characters above which it is no text: one in 500. The pages of the line corpus and kg-base have
none; random bytes read as Latin-1 have one in ten."""

_TIE = 0.005
"""Difference of coherence less chaos, each in [0, 1], within which two encodings explain a text alike."""

_SOUND = 20
"""Good sequences of non-ASCII UTF-8 for each broken one, at least, before broken UTF-8 is repaired and not taken for
another encoding: in text of one-byte encodings a good sequence is a rare accident. A judgement, set on no data."""

_INVISIBLE = re.compile(r"[\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*")


def decode(page: Page) -> tuple[str, tuple[Caveat, ...]]:
    r"""The text of a page, and what was not sound about its bytes.

    Raises EmptyInput, TooLarge, NotText or UnknownEncoding.

    >>> decode(Page("\ufeffVELM --\r\nNews".encode(), "a.txt"))
    ('VELM --\nNews', ())
    >>> decode(Page(b"\x89PNG\r\n", "photo.html"))
    Traceback (most recent call last):
    onrecord.errors.NotText: photo.html: it is a PNG image, not text; give a page of text or HTML
    """
    content = page.content
    if len(content) > MAX_BYTES:
        raise TooLarge(
            f"{len(content):,} bytes, and a page may have {MAX_BYTES:,}", page.name, "split it into its reports"
        )
    if not content.strip():
        raise EmptyInput("there is nothing in it", page.name, "give a page with text in it")
    for start, kind in _KINDS:
        if content.startswith(start):
            raise NotText(f"it is {kind}, not text", page.name, "give a page of text or HTML")
    text, caveats = _read(page)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if _controls(text) > _MAX_CONTROL * len(text):
        raise NotText("it holds control characters as a binary does", page.name, "give a page of text or HTML")
    if _INVISIBLE.fullmatch(text):
        raise EmptyInput("there is no visible character in it", page.name, "give a page with text in it")
    return text, caveats


def _controls(text: str) -> int:
    """How many control characters a text holds: counted in UTF-8, where each is one byte, in half a pattern's time."""
    encoded = text.encode("utf-8", "surrogatepass")
    return len(encoded) - len(encoded.translate(None, _CONTROL))


def _read(page: Page) -> tuple[str, tuple[Caveat, ...]]:
    content = page.content
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _marked(page, content[len(mark) :], name)
    declared = _declared(page)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\x00" in text:
            return _without_mark(page)
        if declared and "\x1b" in text:  # ISO 2022: seven bits, so that it passes for UTF-8
            return _strict(content, declared) or text, ()
        return text, ()
    if b"\x00" in content:
        return _without_mark(page)
    repaired = _repaired(content, declared)
    if repaired:
        return repaired
    found = _strict(content, declared) if declared else None
    if found is not None:
        return found, ()
    return _guessed(page)


def _marked(page: Page, content: bytes, name: str) -> tuple[str, tuple[Caveat, ...]]:
    text = content.decode(name, "replace")
    broken = text.count("\ufffd")
    if not broken:
        return text, ()
    if broken * _SOUND > len(text):
        raise UnknownEncoding(f"its mark says {name}, and it is not", page.name, "save it as UTF-8")
    return text, (_replaced(broken),)


def _without_mark(page: Page) -> tuple[str, tuple[Caveat, ...]]:
    """Text with zero bytes is UTF-16 where nearly all of them stand on one side of the pairs; else it is no text."""
    content = page.content[: len(page.content) // 2 * 2]
    zeros = content[0::2].count(0), content[1::2].count(0)
    if len(content) >= 4 and max(zeros) * 4 > len(content) // 2 and min(zeros) * 50 < max(zeros):
        text = _strict(content, "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le")
        if text is not None:
            return text, (Caveat("encoding", "no encoding is declared; read as UTF-16"),)
    raise NotText("it holds zero bytes as a binary does", page.name, "give a page of text or HTML")


def _declared(page: Page) -> str | None:
    """The encoding that the server or the page declares, as Python's codec of the web's meaning of the label."""
    labels = [(page.media_type or "").encode("ascii", "ignore"), page.content[:_DECLARED_WITHIN]]
    for label in labels:
        if found := _CHARSET.search(label):
            try:
                name = codecs.lookup(found[1].decode("ascii")).name
            except LookupError:
                continue
            if name not in _NO_LABELS:
                return _SUPERSETS.get(name, name)
    return None


def _strict(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeError, LookupError):  # LookupError: a codec that makes no text, such as zlib
        return None


def _repaired(content: bytes, declared: str | None) -> tuple[str, tuple[Caveat, ...]] | None:
    """UTF-8 with a few bad bytes, which become U+FFFD; None where it is rather another encoding."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(1 for char in text if char > "\x7f") - broken
    cut_off = broken == 1 and text.endswith("\ufffd") and declared in (None, "utf-8")
    if cut_off or good >= _SOUND * broken or (declared == "utf-8" and broken * _SOUND <= len(text)):
        return text, (_replaced(broken),)
    return None


def _replaced(broken: int) -> Caveat:
    return Caveat(
        "broken-encoding", f"{broken} broken character{'s' * (broken > 1)} could not be read and stand as \ufffd"
    )


def _guessed(page: Page) -> tuple[str, tuple[Caveat, ...]]:
    """The likeliest encoding, and how sure that is.

    charset-normalizer's measures are weighed against each other (with its own order it read French as windows-1250 and
    Polish as windows-1252); between equals windows-1252 is taken, the web's own default.
    """
    from charset_normalizer import from_bytes  # imported here: most pages are UTF-8 and need no guess

    default = _strict(page.content, "cp1252")
    found = [
        (match.coherence - match.chaos, str(match), match.encoding)
        for match in from_bytes(page.content, cp_isolation=_WEB)
    ]
    if not found:
        raise UnknownEncoding("no encoding that is known explains its bytes", page.name, "save it as UTF-8")
    best = max(likeness for likeness, _, _ in found)
    equal = sorted(((text != default, name, text) for likeness, text, name in found if likeness >= best - _TIE))
    other_than_default, name, text = equal[0]
    name = name if other_than_default else "cp1252"
    message = f"no encoding is declared; read as {name.replace('_', '-')}"
    if len({words for _, _, words in equal}) > 1:
        message += f", and {equal[1][1].replace('_', '-')} fits as well: letters with accents may be wrong"
    return text, (Caveat("encoding", message),)
