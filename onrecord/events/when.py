"""The date of an event: what stands with it, its statement's, or the bound that a tense gives; else unknown.

Invariant: no date is another event's, none is the passage's, and the day of the report dates only what opens it or is
told as present.
"""

from __future__ import annotations

from onrecord.dates import Edtf
from onrecord.events.drafts import Draft
from onrecord.events.reading import POINT, Reading
from onrecord.model import Dating, DatingMethod, Status
from onrecord.syntax import Token


def when_of(draft: Draft, voice: str, reading: Reading) -> Dating:
    """The event's date: its statement's where the trigger is a cue, else what stands with it, else a tense's bound.

    What is done and not said ("recalled its ambassador on May 3") has the date in its clause, although it is a cue.
    A plan whose date is over when the outlet tells of it would be no plan: the date is another's.
    """
    when = draft.when or _with_trigger(draft, reading)
    statement = reading.told_by(draft.trigger)
    if statement is not None and not (_loose(statement.said_on) and _perfect(draft.trigger, reading)):
        done = when.method is DatingMethod.TIMEX and draft.sense.type not in _WORDED
        return when if done and statement.said_on.method is not DatingMethod.TIMEX else statement.said_on
    if when.date is None:
        return _bounded(draft.trigger, draft.status, voice, reading) or when
    published = reading.times.published.date
    if draft.status is Status.PLANNED and published is not None:
        over = when.date.last is not None and published.first is not None and when.date.last < published.first
        if over:
            return Dating(None, f"it is planned, and {when.date} was over when the report came out")
    return when


_WORDED = ("ACCUSE", "REQUEST", "AGREE", "THREATEN", "REJECT")
"""Types of events that are done by words."""


def _with_trigger(draft: Draft, reading: Reading) -> Dating:
    """The date of the trigger's clause.

    The passage dates no event: the sentence behind a dated one tells of an earlier day as often as of the same. The
    day of the news dates what the report opens with, and what is told in the present.
    """
    own = draft.trigger.pos == "NOUN" and reading.syntax.head(draft.trigger).lemma in reading.pack.events.occasions
    when = reading.when(draft.trigger, draft.sense.past or own)  # "before the elections of 2016"
    word = draft.trigger.text
    if when.method is DatingMethod.TIMEX and _of_the_decision(draft.trigger, reading):
        return Dating(None, f"the date in the sentence is that of the decision, not of “{word}”")
    if when.method is DatingMethod.TIMEX and draft.sense.type in _WORDED and _of_the_charge(draft.trigger, reading):
        return Dating(None, f"the date in the sentence is that of what “{word}” is about")
    if when.method is DatingMethod.PASSAGE:
        return Dating(None, f"no date stands with “{word}”, only with the sentence before")
    if when.method is DatingMethod.PUBLICATION and _perfect(draft.trigger, reading):
        return Dating(None, f"“{word}” stands in the perfect, which tells no day")
    if when.method is DatingMethod.PUBLICATION and not (
        reading.opens(draft.trigger) or (_in_present(draft.trigger, reading) and not _presupposed(draft))
    ):
        return Dating(
            None, f"no date stands with “{word}”, and the report neither opens with it nor tells it as present"
        )
    return when


def _of_the_charge(verb: Token, reading: Reading) -> bool:
    """Whether every date of the clause is that of what it is about.

    "Accused of killing two men in June", "promised to leave in June", "proposed talks in June".
    """
    syntax = reading.syntax
    dated = {t.index for t in syntax.subtree(verb) if t.index in reading.timed}
    clauses = [c for p in syntax.children(verb, "prep") for c in syntax.children(p, "pcomp")]
    clauses += syntax.children(verb, "xcomp", "ccomp")
    clauses += [n for n in syntax.children(verb, "dobj") if n.lemma in reading.pack.events.nouns]
    return bool(dated) and dated <= {t.index for c in clauses for t in syntax.subtree(c)}


def _loose(said: Dating) -> bool:
    """Whether a date is the passage's or the report's, and stands not with the words."""
    return said.method in (DatingMethod.PASSAGE, DatingMethod.PUBLICATION)


def _perfect(verb: Token, reading: Reading) -> bool:
    """Whether a verb stands in the perfect: "has repeatedly accused"."""
    return any(a.lemma in reading.pack.events.perfect for a in reading.syntax.children(verb, "aux"))


def _presupposed(draft: Draft) -> bool:
    """Whether a noun tells of what is past while its clause stands in the present: "the closure hurts trade"."""
    return draft.trigger.pos not in ("VERB", "AUX") and draft.status is Status.HAPPENED


def _of_the_decision(trigger: Token, reading: Reading) -> bool:
    """Whether the date is that of deciding, not of what is decided: "agreed on Thursday to open a base".

    An infinitive's own date stands in its own words; what is expected or due has the date of either.
    """
    syntax, head = reading.syntax, reading.syntax.head(trigger)
    if trigger.tag != "VB" or trigger.dep not in ("acl", "xcomp"):
        return False
    if any(token.index in reading.timed for token in syntax.subtree(trigger)):
        return False
    perfect = any(a.lemma in reading.pack.events.perfect for a in syntax.children(head, "aux"))
    decided = head.tag == "VBD" or (head.tag == "VBN" and perfect and not syntax.children(head, "auxpass"))
    return head.pos in ("NOUN", "PROPN") or (head.pos == "VERB" and decided)


def ahead(when: Dating, reading: Reading) -> bool:
    """Whether a date begins after the report came out."""
    published = reading.times.published.date
    if published is None or published.last is None or when.date is None or when.date.first is None:
        return False
    return when.date.first > published.last


def _in_present(trigger: Token, reading: Reading) -> bool:
    """Whether the verb of the trigger's clause stands in the present, which a perfect does not."""
    clause = (trigger, *reading.syntax.ancestors(trigger))
    verb = next((t for t in clause if t.pos in ("VERB", "AUX")), trigger)
    auxiliaries = reading.syntax.children(verb, "aux", "auxpass")
    perfect = any(a.lemma in reading.pack.events.perfect for a in auxiliaries)
    return not perfect and any(t.tag in ("VBZ", "VBP") for t in (verb, *auxiliaries))


def _bounded(verb: Token, told: Status, voice: str, reading: Reading) -> Dating | None:
    """The date or bound that a tense gives: a speaker's present is when it was said, a perfect is before."""
    auxiliaries = [verb, *reading.syntax.children(verb, "aux", "auxpass")]
    statement = reading.statement.get(voice)
    if told is Status.ONGOING and statement is not None and any(a.tag in ("VBZ", "VBP") for a in auxiliaries):
        said = statement.said_on
        return Dating(said.date, f"told in the present when it was said: {said.basis}", said.method)
    have = next((a for a in auxiliaries[1:] if a.lemma in reading.pack.events.perfect), None)
    if told is not Status.HAPPENED or verb.tag not in ("VBN", "VBD") or have is None:
        return None
    present = have.tag != "VBD"
    if statement is not None and (statement.said_on.date or not present):
        bound, before = statement.said_on, "before it was said"
    elif present:
        bound, before = reading.times.published, "before the report"
    else:
        return None
    if bound.date is None or bound.date.last is None:
        return None
    end = bound.date.value if POINT.fullmatch(bound.date.value) else bound.date.last.isoformat()
    return Dating(Edtf.parse(f"../{end}"), f"{before}: {bound.basis}", DatingMethod.EVENT)
