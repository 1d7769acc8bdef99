"""The occasion on which something was said, where an earlier sentence tells its day.

"Talks were held on March 19. … At a news conference after the talks, the minister said": the talks are those told
before, and date what was said after them.

Invariant: an occasion has a day only where the report dates one occasion of that word before, by words beside it, to
one day; two talks on two days date nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lexicons.attribution import AttributionLexicon
from onrecord.lexicons.timex import TimexLexicon
from onrecord.model import Dating, DatingMethod, Report
from onrecord.syntax import Syntax, Token
from onrecord.timex import Times, dating

_NOUNS_DOWN = 3
"""Nouns below the cue, one below the other: "at a briefing at the end of the summit"."""


def occasion_day(
    cue: Token, report: Report, syntax: Syntax, times: Times, lexicon: AttributionLexicon, timex: TimexLexicon
) -> Dating | None:
    """The day of the occasion that the cue's clause names again, or None."""
    for noun in _named_again(cue, syntax, lexicon):
        told = [t for t in syntax.tokens if t.index < noun.index and t.lemma == noun.lemma and t.pos == "NOUN"]
        found = [dating(t, report, syntax, times, timex) for t in told if t.sentence < noun.sentence]
        dated = [day for day in found if day.method is DatingMethod.TIMEX and day.date is not None]
        if len({day.value for day in dated}) == 1 and dated[0].date is not None and dated[0].date.exact:
            basis = f"At the {noun.text} told before: {dated[0].basis}"
            return Dating(dated[0].date, basis, DatingMethod.PASSAGE)
    return None


def _named_again(cue: Token, syntax: Syntax, lexicon: AttributionLexicon) -> Iterator[Token]:
    """The occasions that stand with the cue as known ones: "after the talks", "opening the summit"."""
    beside = syntax.children(cue, "prep", "advcl")
    level = [clause for clause in beside if clause.dep == "prep" or clause.tag == "VBG"]
    for _ in range(_NOUNS_DOWN):
        nouns = [noun for above in level for noun in syntax.children(above, "pobj", "dobj")]
        for noun in nouns:
            if noun.lemma in lexicon.occasions and _is_known(noun, syntax):
                yield noun
        level = [prep for noun in [*nouns, *level] for prep in syntax.children(noun, "prep")]


def _is_known(noun: Token, syntax: Syntax) -> bool:
    """Whether it is "the talks", "this meeting", "their summit": one that was told of before."""
    return any(child.tag == "PRP$" or child.lemma in ("the", "this", "that", "same") for child in syntax.children(noun))
