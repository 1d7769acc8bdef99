"""How a statement stands to a proposition: by act, turns of phrase, negation, and what becomes of the predicate.

Invariant: pure; the words that decided are spans of the statement's content. Where nothing tells, the stance is None,
and never a guess from who speaks.

Ladder, the surest reading wins:

1. A question asks; a claim of ignorance does not know.
2. Turns of phrase of the language (`StanceCue`): "up to parliament", "not ruled out", "talks are under way".
3. Work on the matter (asking, planning, negotiating), negated, denies that it is under way.
4. The proposition's predicate, negated or meant: "will not be built" opposes, "must be built" supports; a predicate
   that undoes it ("stay open" where it is of closing) turns that round.
5. The act: who proposes, promises or demands it, supports it.

What a trained network tells of the whole statement is weighed with what these tell (`network.together`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.language import Pack
from onrecord.lexicons.matters import MatterLexicon, fits_one
from onrecord.matters.attitudes import HEDGED, TURNED, By, Candidate, against, object_of, opposite_said, turns_of_phrase
from onrecord.matters.clauses import lowered, token_words
from onrecord.matters.material import Said
from onrecord.matters.network import Told
from onrecord.matters.network.together import together
from onrecord.matters.predicate_said import predicate_said, work_on_it
from onrecord.matters.proposition import Proposition, stands_for
from onrecord.matters.speaking_for import polity_of
from onrecord.model import Act, Span, Stance, StanceReading, Statement

_ACTS: dict[Act, Stance] = {
    Act.PROPOSE: Stance.SUPPORTS,
    Act.PROMISE: Stance.SUPPORTS,
    Act.DEMAND: Stance.SUPPORTS,
    Act.CONFIRM: Stance.CONFIRMS,
    Act.EXPRESS_WILLINGNESS: Stance.OPEN,
    Act.CLAIM_IGNORANCE: Stance.DOES_NOT_KNOW,
    Act.QUESTION: Stance.ASKS,
    Act.DENY: Stance.DENIES,
}
"""What an act alone tells, where the words tell nothing."""

_BY_ACT = 0.5
"""Confidence in a stance that the act alone tells. Set on the sample matter: about half are right."""

_CONFIRMED = 0.65
"""The same where the act is to confirm: of a matter, that is seldom of something else. Set by hand."""


@dataclass(frozen=True, slots=True)
class Stands:
    """A reading of stance; whether it is of talking about the matter, not of the matter itself, and of past talk.

    `by` is what tells it, `plain` how surely words alone do, in [0, 1]; `for_a_time` whether it is against it for a
    time, or on a condition ("no talk of a base while the annex lies in a drawer").
    """

    reading: StanceReading
    of_talks: bool
    of_past: bool = False
    by: By = "words"
    plain: float = 0.0
    for_a_time: bool = False


def read_stance(said: Said, proposition: Proposition, pack: Pack, told: Told | None = None) -> Stands | None:
    """The stance of a statement that bears on a proposition, or None where nothing tells one."""
    return next(iter(read_stances(said, proposition, pack, told)), None)


def read_stances(said: Said, proposition: Proposition, pack: Pack, told: Told | None = None) -> tuple[Stands, ...]:
    """The stances of a statement that bears on a proposition, the surest first: one, or two of two of its sentences.

    `told` is what the network tells of it.
    """
    statement = said.statement
    act = statement.act
    if act is Act.DECLINE_COMMENT:
        return ()
    spans = statement.content
    found: list[tuple[Candidate, Span]] = []
    others = _others(said, proposition, pack)
    denied = _denies(statement, pack)
    for span in spans:
        text = lowered(span.quote)
        its = [
            *turns_of_phrase(text, proposition, pack.matters, others),
            *work_on_it(text, proposition, pack.matters),
            *predicate_said(text, act, proposition, pack.matters),
        ]
        its = [it for it in its if not any(_holds(other, it) for other in its)]
        found += [(_turned(it) if denied else it, span) for it in its]
    if statement.cue is not None:
        words = lowered(said.text)
        found += [(it, statement.cue) for it in _by_cue(lowered(statement.cue.quote), words, proposition, pack.matters)]
    left_open = _left_open(statement, pack)
    if left_open:
        of_talks = any(it.of_talks for it, _ in found)
        reason = "does not rule it out, by its cue"
        found.append((Candidate(Stance.OPEN, 0.92, 0, len(left_open.quote), reason, of_talks), left_open))
    if not found and _answers_when(said, pack.matters):
        found.append(
            (Candidate(Stance.CONFIRMS, 0.8, 0, len(spans[0].quote), "answers when it was", True, True), spans[0])
        )
    if act is Act.QUESTION:
        return (Stands(StanceReading(Stance.ASKS, 0.9, spans[:1], "it is a question"), of_talks=False),)
    if act is Act.CLAIM_IGNORANCE and not any(it.stance is Stance.DOES_NOT_KNOW for it, _ in found):
        found.append((Candidate(Stance.DOES_NOT_KNOW, 0.8, 0, len(spans[0].quote), "claims not to know"), spans[0]))
    found = [(_as_act(it, act), span) for it, span in found]
    if not found and act in _ACTS:
        sure, reason = _CONFIRMED if act is Act.CONFIRM else _BY_ACT, f"is told by its act alone: {act.value}"
        by_act = Candidate(_ACTS[act], sure, 0, len(spans[0].quote), reason, of_talks=act is Act.DENY, by="act")
        found.append((by_act, spans[0]))
    plain = {(it.stance, span.start, it.start) for it, span in found if it.weight >= _ALSO}
    if told is not None:
        found = together(found, told, spans)
    if not found:
        return ()
    ranked = sorted(found, key=lambda it: (-it[0].weight, it[1].start, it[0].start))
    best, span = ranked[0]
    also = [
        (it, its)
        for it, its in ranked
        if it.stance is not best.stance and (it.stance, its.start, it.start) in plain and _apart(best, span, it, its)
    ]
    return tuple(_stands(it, its, pack.matters) for it, its in ((best, span), *also[:1]))


_ALSO = 0.76
"""Confidence of words in another stance of a statement, in another of its sentences, from which it has both. Set by
hand."""


def _apart(one: Candidate, span: Span, other: Candidate, its: Span) -> bool:
    """Whether two readings are of two sentences."""
    if span is not its:
        return True
    first, second = sorted((one, other), key=lambda it: it.start)
    return any(sign in span.quote[first.end : second.start] for sign in ".;!?")


_AS_ACT = 0.05
"""What a stance that words tell gains where the act tells the same. Set by hand."""


def _as_act(it: Candidate, act: Act) -> Candidate:
    return replace(it, weight=it.weight + _AS_ACT) if _ACTS.get(act) is it.stance else it


def _stands(it: Candidate, span: Span, data: MatterLexicon) -> Stands:
    words = _cut(span, it.start, it.end)
    reading = StanceReading(it.stance, round(min(it.weight, 0.97), 3), (words,), f"it {it.reason}")
    against_it = it.stance in (Stance.OPPOSES, Stance.DENIES)
    ends = data.conditioned.match(lowered(span.quote), it.end) if against_it and data.conditioned else None
    plain = it.weight if it.plain is None else it.plain
    return Stands(reading, it.of_talks, it.of_past, it.by, plain, bool(ends))


def _denies(statement: Statement, pack: Pack) -> bool:
    """Whether the cue itself denies what the content says ("denied that it is negotiating")."""
    cue = lowered(statement.cue.quote) if statement.cue else ""
    verbs = tuple(verb for verb, act in pack.attribution.cue_acts.items() if act is Act.DENY)
    return statement.act is Act.DENY and any(fits_one(verbs, _stem(word)) for word in token_words(cue, pack.matters))


def _stem(word: str) -> str:
    """A verb without the ending that changes its last letter ("denied", "denies")."""
    return f"{word[:-3]}y" if word.endswith(("ied", "ies")) else word


def _turned(it: Candidate) -> Candidate:
    """What a denial makes of a reading."""
    if it.stance in (Stance.CONFIRMS, Stance.SUPPORTS):
        stance, weight = against(it.stance, it.of_talks)
        return replace(it, stance=stance, weight=weight, reason=f"is denied to: {it.reason}", of_past=False)
    return it


def _holds(one: Candidate, other: Candidate) -> bool:
    """Whether another begins within the words of one, which has more: the turn of phrase decides, not a word of it.

    So does "may agree", which begins before "agree to" and leaves it open.
    """
    wider = one.end - one.start > other.end - other.start and one.weight > HEDGED
    opens = one.stance is Stance.OPEN and other.stance in TURNED and one.start < other.start
    return (wider or opens) and one.start <= other.start < one.end


_BEFORE = 160
"""Code points before an answer in which its question is looked for: a sentence of a report."""


_SHORT = 9
"""Words that an answer to a question after the time has at most."""


def _answers_when(said: Said, data: MatterLexicon) -> bool:
    """Whether it answers a question after the time, and by a time that had passed."""
    start, until = said.words[0].start, said.when.date.last if said.when.date else None
    passed = any(t.date and t.date.last and (until is None or t.date.last < until) for t in said.times)
    short = sum(len(token_words(span.quote, data)) for span in said.words) <= _SHORT
    before = lowered(said.report.text[max(0, start - _BEFORE) : start])
    return passed and short and bool(data.asking_when.search(before))


def _left_open(statement: Statement, pack: Pack) -> Span | None:
    """A cue that leaves something open ("did not rule out"), if the statement has one."""
    if statement.cue is None:
        return None
    words = set(token_words(lowered(statement.cue.quote), pack.matters))
    excludes = any(fits_one((verb,), word) for verb in pack.attribution.excluding for word in words)
    return statement.cue if excludes and words & pack.matters.negations else None


def _cut(span: Span, start: int, end: int) -> Span:
    """A part of a span, verbatim, without white space at its ends."""
    piece = span.quote[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Span(span.start + start, span.start + start + len(piece), piece) if piece else span


_BY_CUE = 0.8
"""Confidence in a side that the cue alone takes ("urged parliament to …", "opposed")."""


def _by_cue(cue: str, words: str, own: Proposition, data: MatterLexicon) -> Iterable[Candidate]:
    """The side that a cue takes to what the words are of."""
    if any(word in data.negations for word in token_words(cue, data)):
        return
    for turn in data.cues:
        if turn.stance in TURNED and not turn.of_theme and turn.pattern.search(cue):
            weight = _BY_CUE * object_of(words, len(words), len(words), own, data)
            stance = TURNED[turn.stance] if opposite_said(words, 0, own, data) else turn.stance
            yield Candidate(stance, weight, 0, len(cue), f"{turn.name}, by its verb “{cue}”")


def _others(said: Said, proposition: Proposition, pack: Pack) -> frozenset[str]:
    """The names of the proposition that are not of whom the speaker speaks for, where that is known."""
    own = polity_of(said.role, pack)
    if own is None:
        return frozenset()
    theirs = [name for name in proposition.names if not stands_for(own.lower(), name, pack)]
    return frozenset(word for name in theirs for word in name) if len(theirs) < len(proposition.names) else frozenset()
