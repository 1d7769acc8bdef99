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


_VERB = 4
"""Letters of a verb, at least, of which all but the last begin the noun that is made of it ("rule", "ruling")."""


class Occasions:
    """The occasions and events of one report, and the days that it tells of them."""

    def __init__(
        self, report: Report, syntax: Syntax, times: Times, lexicon: AttributionLexicon, timex: TimexLexicon
    ) -> None:
        self._report, self._syntax, self._times, self._timex = report, syntax, times, timex
        self._lexicon = lexicon
        self._spoken_at: dict[str, dict[str, Dating]] = {}

    def day_of(self, cue: Token) -> Dating | None:
        """The day of the occasion that the cue's clause names again, or None."""
        for noun in self._named(cue):
            out = self._made_public(noun)
            if out is not None:
                return out
            when = self._told(noun) if _is_known(noun, self._syntax) else None
            if when is not None:
                basis = f"At the {noun.text} told before: {when.basis}"
                return Dating(when.date, basis, DatingMethod.PASSAGE)
        return None

    def _made_public(self, noun: Token) -> Dating | None:
        """The day on which what was said came out: "in an interview published on Friday"."""
        for clause in self._syntax.children(noun, "acl"):
            when = dating(clause, self._report, self._syntax, self._times, self._timex)
            made = clause.tag == "VBN" and clause.lemma in self._lexicon.publishing
            if made and when.method is DatingMethod.TIMEX and when.date is not None and when.date.exact:
                return Dating(when.date, f"The {noun.text} came out then: {when.basis}", DatingMethod.PASSAGE)
        return None

    def after(self, cue: Token) -> Dating | None:
        """The day of what a statement responds to, where it was told before ("welcomed the agreement"); or None."""
        if cue.lemma not in self._lexicon.responding:
            return None
        for noun in self._syntax.children(cue, "dobj"):
            when = self._told(noun) if _is_known(noun, self._syntax) else None
            if when is not None:
                return Dating(when.date, f"In response to the {noun.text} told before: {when.basis}")
        return None

    def stands_with(self, cue: Token) -> bool:
        """Whether an occasion stands with a cue."""
        return next(self._named(cue), None) is not None

    def spoken_at(self, cue: Token, when: Dating) -> None:
        """Know that what a cue tells was said on a day, and so on which day the occasions beside it were."""
        if when.date is not None and when.date.exact:
            for noun in self._named(cue):
                self._spoken_at.setdefault(noun.lemma, {}).setdefault(when.date.value, when)

    def _told(self, noun: Token) -> Dating | None:
        """The one day on which the report tells before of what a noun means."""
        syntax = self._syntax
        told = [t for t in syntax.tokens if t.sentence < noun.sentence and _tells_of(t, noun)]
        found = [dating(t, self._report, syntax, self._times, self._timex) for t in told]
        dated = dict(self._spoken_at.get(noun.lemma, {}))
        for it in found:
            if it.method is DatingMethod.TIMEX and it.date is not None:
                dated[it.date.value] = it
        when = next(iter(dated.values()), None)
        return when if len(dated) == 1 and when is not None and when.date is not None and when.date.exact else None

    def _named(self, cue: Token) -> Iterator[Token]:
        """The occasions that stand with the cue: "after the talks", "opening the summit"."""
        syntax = self._syntax
        beside = syntax.children(cue, "prep", "advcl")
        level = [clause for clause in beside if clause.dep == "prep" or clause.tag == "VBG"]
        level += [noun for noun in syntax.children(cue, "dobj", "dative") if noun.pos in ("NOUN", "PROPN")]
        told = [noun for noun in level if noun.pos in ("NOUN", "PROPN")]  # "told the meeting"
        for _ in range(_NOUNS_DOWN):
            nouns = [*told, *(noun for above in level for noun in syntax.children(above, "pobj", "dobj"))]
            told = []
            for noun in nouns:
                if noun.lemma in self._lexicon.occasions:
                    yield noun
            level = [prep for noun in [*nouns, *level] for prep in syntax.children(noun, "prep")]


def _tells_of(token: Token, noun: Token) -> bool:
    """Whether a word is the noun itself, or the verb that it is made of ("ruled", of "the ruling")."""
    if token.pos == "NOUN":
        return token.lemma == noun.lemma
    return token.pos == "VERB" and len(token.lemma) >= _VERB and noun.lemma.startswith(token.lemma[:-1])


def _is_known(noun: Token, syntax: Syntax) -> bool:
    """Whether it is "the talks", "this meeting", "their summit": one that was told of before."""
    return any(child.tag == "PRP$" or child.lemma in ("the", "this", "that", "same") for child in syntax.children(noun))
