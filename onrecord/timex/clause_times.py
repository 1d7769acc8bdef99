"""The time in the clause of a predicate: which of those below it tells when it was, and how a preposition bounds it.

Invariant: a time that tells of a noun, of what is referred to or of what is promised dates no verb above it.
"""

from __future__ import annotations

from typing import Protocol

from onrecord.dates import Edtf
from onrecord.lexicons.timex import TimexLexicon
from onrecord.model import Dating, DatingMethod, Timex
from onrecord.syntax import Syntax, Token
from onrecord.timex.outlook import VERBAL, is_finite
from onrecord.timex.sighting import Bound, bound_by

_PREPOSITIONAL = frozenset({"prep", "pobj", "pcomp", "npadvmod", "advmod", "tmod", "nsubj", "nsubjpass", "punct"})
_CLAUSAL = frozenset({"relcl", "ccomp", "acl", "csubj", "parataxis"})


class TimesByHead(Protocol):
    """The times that can govern a predicate, by the index of the token that heads them."""

    def __contains__(self, head: int, /) -> bool:
        """Whether a token heads such a time."""

    def __getitem__(self, head: int, /) -> Timex:
        """The time that a token heads."""


def _preposition(timex: Timex, syntax: Syntax) -> Token | None:
    """The word before an expression, its determiner passed over."""
    first = syntax.within(timex.span.start, timex.span.end)
    before = syntax.tokens[first[0].index - 1] if first and first[0].index > 0 else None
    while before is not None and before.pos == "DET" and before.index > 0:
        before = syntax.tokens[before.index - 1]
    return before


def bounds_noun(timex: Timex, syntax: Syntax, lexicon: TimexLexicon) -> bool:
    """Whether a bound hangs on a noun: "the first time since October" bounds the noun, and dates no verb."""
    before = _preposition(timex, syntax)
    return (
        before is not None
        and bound_by(before, syntax, lexicon) is not None
        and syntax.head(before).pos in ("NOUN", "PROPN", "ADJ")
    )


def in_clause(token: Token, syntax: Syntax, timed: TimesByHead, lexicon: TimexLexicon) -> Dating | None:
    """The nearest time below the token, or below the verbs that it is an infinitive, participle or conjunct of."""
    if token.dep == "cop":  # what is told of the subject governs the clause's time ("была министром в 2014 году")
        token = syntax.head(token)
    below = time_below(token, syntax, timed, lexicon)
    if below is not None:
        return _governed(below, syntax, timed, lexicon)
    at = token
    for above in syntax.ancestors(token):
        if at.pos in VERBAL and is_finite(at, syntax) and at.dep != "conj":
            break
        if at.dep in ("relcl", "ccomp", "parataxis") or (at.dep == "acl" and at.tag != "VB"):
            break
        if above.pos in VERBAL or at.pos not in VERBAL:
            below = time_below(above, syntax, timed, lexicon, fronted_of=at if at.dep == "conj" else None)
            if below is not None:
                return _governed(below, syntax, timed, lexicon)
        at = above
    return None


def time_below(
    token: Token, syntax: Syntax, timed: TimesByHead, lexicon: TimexLexicon, fronted_of: Token | None = None
) -> Token | None:
    """The head of the time that the token governs: nearest in the tree, then nearest in the text.

    The way down never enters another clause. `fronted_of` asks only for times before that conjunct's governor, which
    both conjuncts share.
    """
    level, seen = [token], 0
    while level and seen < 6:
        hits = [
            t
            for t in level
            if t.index in timed
            and (fronted_of is None or t.index < token.index)
            and not _names_a_thing(t, timed[t.index])
            and not (token.lemma in lexicon.reporting and _dates_a_noun(t, token, syntax, timed, lexicon))
        ]
        if hits:
            return min(hits, key=lambda t: abs(t.index - token.index))
        level = [
            child
            for parent in level
            for child in syntax.children(parent)
            if _same_clause(child, parent, token, syntax, lexicon)
            and (child.index in timed or not _looks_back(child, parent, syntax, lexicon))
        ]
        seen += 1
    return None


_NAMING = frozenset({"end of year", "holiday"})
"""Rules of expressions that name what is held at such a time, on whatever day: "her year-end press conference"."""


def _names_a_thing(token: Token, timex: Timex) -> bool:
    """Whether a longer time tells of a noun, and of nothing done: "told analysts about third-quarter results"."""
    day = timex.date is not None and timex.date.exact and timex.rule not in _NAMING
    return token.dep in ("compound", "nmod", "amod") and not day


def _looks_back(child: Token, parent: Token, syntax: Syntax, lexicon: TimexLexicon) -> bool:
    """Whether a clause or a noun tells since when, not when: "her first speech since taking office last week".

    So does an event: "her first since the election on Sunday".
    """
    if child.pos not in VERBAL:
        since = parent.dep == "prep" and parent.lemma in lexicon.starting_bounds
        return since and not _at_event(child, syntax, lexicon)
    markers = [parent] if child.dep == "pcomp" else syntax.children(child, "mark", "prep")
    return any(marker.lemma in lexicon.starting_bounds and marker.index < child.index for marker in markers)


def _same_clause(child: Token, parent: Token, top: Token, syntax: Syntax, lexicon: TimexLexicon) -> bool:
    if child.dep == "acl" and child.tag in ("VBN", "VBG") and child.lemma in lexicon.held:
        # "in a letter to the mayor published on Monday" hangs as often on the mayor.
        nouns = [parent, *(above for above in syntax.ancestors(parent) if above.pos in ("NOUN", "PROPN"))]
        return any(_at_event(noun, syntax, lexicon) for noun in nouns)
    if child.dep in _CLAUSAL or (child.dep in ("conj", "appos") and child.pos in VERBAL):
        return False
    if child.dep in ("advcl", "xcomp"):
        # A participle tells of the same moment ("Speaking on Monday, she said"), as does the infinitive of what was
        # or was not done ("declined to comment on Monday"); a finite clause tells of its own.
        done = (
            child.tag == "VB" and child.dep == "xcomp" and parent.tag == "VBD" and parent.lemma not in lexicon.expecting
        )
        # "Asked on Monday whether …, she said": who is asked answers at once.
        asked = child.tag == "VBN" and child.lemma in lexicon.answered and child.index < parent.index
        return (child.tag == "VBG" or done or asked) and parent is top
    if parent.pos in ("NOUN", "PROPN") and parent is not top:
        of_noun = parent.dep in ("npadvmod", "pobj") and child.dep != "poss"
        return child.dep in _PREPOSITIONAL or of_noun or _at_event(parent, syntax, lexicon)
    return True


def _at_event(noun: Token, syntax: Syntax, lexicon: TimexLexicon) -> bool:
    """Whether a noun is what something happened at, so that its own day is that of this: "at Monday's talks"."""
    opener = syntax.head(noun)
    verb = syntax.head(opener)
    said_after = opener.lemma in lexicon.afterwards and verb.lemma in lexicon.reporting
    return noun.dep == "pobj" and verb.pos in VERBAL and (opener.lemma in lexicon.at_events or said_after)


def _dates_a_noun(time: Token, verb: Token, syntax: Syntax, timed: TimesByHead, lexicon: TimexLexicon) -> bool:
    """Whether a time below a verb of reporting is that of a noun which it speaks of, and not of the saying.

    A longer time below who speaks ("the ruling in May, the mayor said"), and any below what a participle refers to
    ("referring to the shootings in May"). A day beside a speaker is of the saying ("the company on Tuesday said").
    """
    timex, at = timed[time.index], time
    before = _preposition(timex, syntax)
    if before is not None and bound_by(before, syntax, lexicon) is Bound.LAST and verb.lemma in lexicon.expecting:
        return True  # "promised a report by Friday"
    if before is not None and before.lemma in lexicon.onsets and at.index > verb.index:
        return True  # "announced a strike from Monday"
    day = timex.date is not None and timex.date.exact
    opener = syntax.head(syntax.head(time))
    if time.dep == "poss" and opener.lemma in lexicon.afterwards and not day:
        return True  # "said after last week's storm"
    while at is not verb and at.head != at.index:
        above = syntax.head(at)
        if at.pos == "NOUN" and at.index not in timed and not _at_event(at, syntax, lexicon):
            if above is verb and at.dep in ("nsubj", "nsubjpass") and not day:
                return True
            opener = syntax.head(above)
            if (
                above.dep == "prep"
                and opener is not verb
                and opener.tag == "VBG"
                and opener.lemma not in lexicon.reporting
            ):
                return True
        at = above
    return False


def _governed(head: Token, syntax: Syntax, timed: TimesByHead, lexicon: TimexLexicon) -> Dating:
    """The date of a time expression as its preposition bounds it."""
    timex = timed[head.index]
    if timex.date is None:
        return Dating(None, timex.basis, DatingMethod.TIMEX)
    event = _event_beside(head, syntax, lexicon) if not timex.date.exact else None
    if event is not None:
        basis = f"{timex.basis[:-1]}; it is of “{event.text}”, before or after which this was."
        return Dating(None, basis, DatingMethod.TIMEX)
    before = _preposition(timex, syntax) if head.dep != "poss" else None  # "after Monday's talks" is no bound
    bound = bound_by(before, syntax, lexicon) if before is not None else None
    if before is not None and bound is Bound.LAST:
        basis = f"{timex.basis[:-1]}; “{before.text}” makes it the last bound."
        return Dating(until(timex.date), basis, DatingMethod.TIMEX)
    if before is not None and bound is Bound.FIRST:
        basis = f"{timex.basis[:-1]}; “{before.text}” makes it the first bound."
        return Dating(since(timex.date), basis, DatingMethod.TIMEX)
    return Dating(timex.date, timex.basis, DatingMethod.TIMEX)


def _event_beside(time: Token, syntax: Syntax, lexicon: TimexLexicon) -> Token | None:
    """What a time is of, where a clause is before or after that: "two months before the election in May 2023"."""
    for above in syntax.ancestors(time):
        if above.pos in VERBAL:
            return None
        if above.pos in ("NOUN", "PROPN") and above.dep == "pobj":
            return above if bound_by(syntax.head(above), syntax, lexicon) is not None else None
    return None


def until(when: Edtf) -> Edtf:
    """Everything up to a date, written as finely as the date."""
    return Edtf.parse(f"../{when.value.split('/')[-1]}")


def since(when: Edtf) -> Edtf:
    """Everything from a date on, written as finely as the date."""
    return Edtf.parse(f"{when.value.split('/')[0]}/..")
