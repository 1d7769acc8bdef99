"""When: the time expressions of a report, its publication date where the page gives none, and the date of a predicate.

In: a `Report`, its `Syntax`, and the language's `TimexLexicon`. Out: `Times` (a `Dating` of publication, and `Timex`
items by TimeML's TIMEX3 with EDTF dates), and `dating` of any verb or event noun. Each date says how it was found.

>>> from onrecord.language.packs.en.timex import TIMEX
>>> from onrecord.model import Block, Dating, Report, Role
>>> from onrecord.syntax import Syntax
>>> text = "In March 2016 the port shut."
>>> report = Report("r", "p", None, None, "en", None, None, Dating(None, "untold"), text,
...                 (Block(Role.BODY, 0, len(text), "a sentence"),))
>>> read_times(report, Syntax((), ()), TIMEX).timexes[0].value
'2016-03'
"""

from onrecord.timex.dating import dating, goes_on_later, is_long_ago, looks_back, puts_back
from onrecord.timex.outlook import is_past_perfect
from onrecord.timex.reading import Times
from onrecord.timex.times import read_times

__all__ = [
    "Times",
    "dating",
    "goes_on_later",
    "is_long_ago",
    "is_past_perfect",
    "looks_back",
    "puts_back",
    "read_times",
]
