"""Texts of ours as parsed reports, for the tests of time."""

from functools import cache

from evaluation.plain_report import plain_report
from onrecord.dates import Edtf
from onrecord.language import require_pack
from onrecord.model import Dating, DatingMethod, Report
from onrecord.syntax import Syntax
from onrecord.timex import Times, dating, read_times

LEXICON = require_pack("en").timex


@cache
def parsed(text: str, published: str | None) -> tuple[Report, Syntax, Times]:
    given = Dating(None, "the page does not tell")
    if published is not None:
        given = Dating(Edtf.parse(published), "given", DatingMethod.GIVEN)
    report = plain_report("a", text, given)
    syntax = require_pack("en").parse(report)
    return report, syntax, read_times(report, syntax, LEXICON)


def timexes(text: str, published: str | None) -> list[tuple[str, str, str, str | None]]:
    """Each as (words, type, value, EDTF)."""
    return [
        (t.span.quote, t.type.value, t.value, t.date.value if t.date else None)
        for t in parsed(text, published)[2].timexes
    ]


def dated(text: str, word: str, published: str | None, nth: int = 0) -> Dating:
    """The dating of the nth token of that form."""
    report, syntax, times = parsed(text, published)
    token = [token for token in syntax.tokens if token.text == word][nth]
    return dating(token, report, syntax, times, LEXICON)
