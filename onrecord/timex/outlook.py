"""Whether a clause looks back, stands in the present or looks ahead: tense, aspect, modality, expectation.

Invariant: it reads tags, dependencies and the lexicon's lists alone; what tells nothing gives None, not a guess.
"""

from __future__ import annotations

from enum import StrEnum

from onrecord.lexicons.timex import TimexLexicon
from onrecord.syntax import Syntax, Token


class Outlook(StrEnum):
    """Where a clause stands to the time of telling."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


_FINITE = {"VBD": Outlook.PAST, "VBZ": Outlook.PRESENT, "VBP": Outlook.PRESENT}
VERBAL = frozenset({"VERB", "AUX"})


def governor(token: Token, syntax: Syntax) -> Token | None:
    """The nearest verb above a token, or None in a clause without one; a copula hangs on its complement."""
    for above in syntax.ancestors(token):
        if above.pos in VERBAL:
            return above
        if copulas := syntax.children(above, "cop"):
            return copulas[0]
    return None


def is_finite(verb: Token, syntax: Syntax) -> bool:
    """Whether a verb heads a clause with a tense of its own."""
    if verb.tag in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(child.tag in ("VBD", "VBZ", "VBP", "MD") for child in syntax.children(verb, "aux", "auxpass"))


def outlook(verb: Token, syntax: Syntax, lexicon: TimexLexicon, depth: int = 0) -> Outlook | None:
    """How the clause of a verb looks at its time.

    "is expected to visit", "will visit", "plans to visit" look ahead; "visited", "had visited", "has visited" back.
    """
    if verb.pos not in VERBAL or depth > 8:
        return None
    auxiliaries = syntax.children(verb, "aux", "auxpass")
    modals = [child.lemma for child in auxiliaries if child.tag == "MD"]
    if syntax.children(verb, "neg") and any(modal in lexicon.abilities for modal in modals):
        return Outlook.PAST
    if any(modal in lexicon.future_auxiliaries for modal in modals):
        return Outlook.FUTURE
    if verb.tag == "VBN" and (verb.lemma in lexicon.scheduled or _looks_to(verb, syntax, lexicon)):
        return Outlook.FUTURE
    if any(child.lemma in lexicon.scheduled for child in syntax.children(verb, "acomp")):
        return Outlook.FUTURE
    if verb.tag == "MD" or (verb.tag in ("VBZ", "VBP") and verb.lemma in lexicon.impending):
        return Outlook.FUTURE
    finite = [_FINITE[child.tag] for child in auxiliaries if child.tag in _FINITE]
    if verb.tag in _FINITE:
        return _FINITE[verb.tag]
    if finite:
        perfect = verb.tag == "VBN" and not any(child.dep == "auxpass" for child in auxiliaries)
        return Outlook.PAST if perfect or _perfect_passive(auxiliaries) else finite[0]
    return _nonfinite(verb, syntax, lexicon, depth)


def _looks_to(verb: Token, syntax: Syntax, lexicon: TimexLexicon) -> bool:
    """Whether it is "is set to open", "set for Monday": a participle of expecting with its infinitive or its date."""
    return verb.lemma in lexicon.expecting and any(
        child.tag == "VB" or child.lemma in lexicon.scheduling for child in syntax.children(verb, "xcomp", "prep")
    )


def _perfect_passive(auxiliaries: list[Token]) -> bool:
    """Whether it is "has been opened": the passive auxiliary is itself a participle."""
    return any(child.dep == "auxpass" and child.tag == "VBN" for child in auxiliaries)


def _nonfinite(verb: Token, syntax: Syntax, lexicon: TimexLexicon, depth: int) -> Outlook | None:
    """An infinitive or a participle takes its view from what governs it."""
    head = syntax.head(verb)
    if verb.dep == "conj" and head.pos in VERBAL:
        return outlook(head, syntax, lexicon, depth + 1)
    above: Token | None
    to_be_done = verb.tag == "VBN" and any(child.tag == "TO" for child in syntax.children(verb, "aux"))
    if verb.tag == "VB" or to_be_done:
        above = head if head.index != verb.index else None
        if above is None:
            return Outlook.FUTURE if syntax.children(verb, "aux") else None
        if above.lemma in lexicon.expecting or above.pos != "VERB":
            return Outlook.FUTURE
        return outlook(above, syntax, lexicon, depth + 1)
    if verb.tag == "VBN":
        return Outlook.PAST
    above = governor(verb, syntax)
    return outlook(above, syntax, lexicon, depth + 1) if above else None


def is_perfect(verb: Token, syntax: Syntax, *, tags: tuple[str, ...] = ("VBZ", "VBP")) -> bool:
    """Whether a verb stands in the perfect ("has said", "has been said"), or with `tags` VBD in the past perfect."""
    auxiliaries = syntax.children(verb, "aux", "auxpass")
    if verb.tag == "VBD":  # "he had told": the tagger's slip, for what has an auxiliary is a participle
        return any(child.tag in tags and child.lemma == "have" for child in auxiliaries)
    if verb.tag not in ("VBN", "VBG") or not any(child.tag in tags and child.dep == "aux" for child in auxiliaries):
        return False
    return verb.tag == "VBN" or any(child.tag == "VBN" for child in auxiliaries)


def is_past_perfect(verb: Token, syntax: Syntax) -> bool:
    """Whether a verb tells what was over before the rest: "had said", "had been said"."""
    return is_perfect(verb, syntax, tags=("VBD",))
