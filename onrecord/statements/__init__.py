"""Who said what: statements with speaker, cue, content, form, act, date and circumstances.

In: a `Report`, its `Syntax`, its times and its entities. Out: `Statement`s in text order, every word of them a span.
Source, cue and content are those of PolNeAR (Newell, Margolin and Ruths 2018): the words for who says it, the words for
the saying, and what is said. What people decided of who said a statement, and when, is laid over what was read.
"""

from onrecord.page.quotation import Quotation, find_quotations
from onrecord.statements.attribute import Attributed, attribute, attribute_all, by_rules
from onrecord.statements.attribution import Attribution
from onrecord.statements.judged import as_judged, newest, placed, ref_of
from onrecord.statements.read import read_statements

__all__ = [
    "Attributed",
    "Attribution",
    "Quotation",
    "as_judged",
    "attribute",
    "attribute_all",
    "by_rules",
    "find_quotations",
    "newest",
    "placed",
    "read_statements",
    "ref_of",
]
