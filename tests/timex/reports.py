"""Texts of ours as parsed reports, for the tests of time."""

from functools import cache

from evaluation.plain_report import plain_report
from onrecord.dates import Edtf
from onrecord.language.packs import en, ru
from onrecord.model import Dating, DatingMethod, Report
from onrecord.syntax import Syntax
from onrecord.timex import Times, dating, read_times

PACKS = {"en": en.PACK, "ru": ru.PACK}
LEXICON = en.PACK.timex


@cache
def parsed(text: str, published: str | None, language: str = "en") -> tuple[Report, Syntax, Times]:
    given = Dating(None, "the page does not tell")
    if published is not None:
        given = Dating(Edtf.parse(published), "given", DatingMethod.GIVEN)
    pack = PACKS[language]
    report = plain_report("a", text, given, language)
    syntax = pack.parse(report)
    return report, syntax, read_times(report, syntax, pack.timex)


def timexes(text: str, published: str | None, language: str = "en") -> list[tuple[str, str, str, str | None]]:
    """Each as (words, type, value, EDTF)."""
    return [
        (t.span.quote, t.type.value, t.value, t.date.value if t.date else None)
        for t in parsed(text, published, language)[2].timexes
    ]


def dated(text: str, word: str, published: str | None, nth: int = 0, language: str = "en") -> Dating:
    """The dating of the nth token of that form."""
    report, syntax, times = parsed(text, published, language)
    token = [token for token in syntax.tokens if token.text == word][nth]
    return dating(token, report, syntax, times, PACKS[language].timex)
