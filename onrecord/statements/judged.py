"""What people decided of statements, laid over what was read: who said one, and when.

Invariant: a function of the statements and the set of judgements. A judgement means the statement whose words are the
same; of several of one statement and aspect the newest holds. The words themselves are never touched, and what the
report gave stays in the explanation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.model import (
    BY_JUDGEMENT,
    Aspect,
    Dating,
    DatingMethod,
    Entity,
    PageRef,
    Report,
    Span,
    Speaker,
    SpeakerKind,
    Spelling,
    Statement,
    StatementJudgement,
    StatementRef,
    content_id,
)
from onrecord.statements.speaker import OF_ENTITY

Place = tuple[str, int]
"""Words of a statement, and the how-manieth of these it is."""


def as_judged(
    report: Report,
    statements: Sequence[Statement],
    entities: tuple[Entity, ...],
    judgements: Iterable[StatementJudgement],
) -> tuple[tuple[Statement, ...], tuple[Entity, ...]]:
    """Statements as people decided, and the entities with those whom they name and the report does not.

    A statement whose speaker is decided is sure, since somebody vouches for whose words they are.
    """
    holding = newest(judgements)
    if not holding:
        return tuple(statements), entities
    found, known = [], list(entities)
    for place, statement in placed(statements):
        said = statement
        if (of_date := holding.get((*place, Aspect.SAID_ON))) is not None:
            said = replace(said, said_on=_said_on(said.said_on, of_date))
        if (of_speaker := holding.get((*place, Aspect.SPEAKER))) is not None:
            entity = _entity(report, known, of_speaker.speaker)
            sure = said.confidence if entity is None else 1.0
            said = replace(said, speaker=_speaker(said.speaker, entity, of_speaker), confidence=sure)
        found.append(said)
    return tuple(found), tuple(known)


def newest(judgements: Iterable[StatementJudgement]) -> dict[tuple[str, int, Aspect], StatementJudgement]:
    """The judgement that holds of each statement's words and aspect, of one page."""
    return {(it.of.words, it.of.nth, it.aspect): it for it in sorted(judgements, key=lambda it: it.order)}


def follows(statements: Iterable[Statement], judgements: Iterable[StatementJudgement]) -> bool:
    """Whether statements are as the judgements have them, no more and no less: a reading before one came is not."""
    holding = newest(judgements)
    return all(
        judged == (decided is not None) and (decided is None or basis.startswith(_opening(decided)))
        for place, it in placed(statements)
        for aspect, judged, basis in (
            (Aspect.SPEAKER, it.speaker.judged, it.speaker.reason),
            (Aspect.SAID_ON, it.said_on.method is DatingMethod.JUDGED, it.said_on.basis),
        )
        for decided in (holding.get((*place, aspect)),)
    )


def placed(statements: Iterable[Statement]) -> Iterator[tuple[Place, Statement]]:
    """Statements with what judgements know them by, in text order."""
    told: Counter[str] = Counter()
    for statement in statements:
        words = words_of(statement.content)
        yield (words, told[words]), statement
        told[words] += 1


def words_of(content: Iterable[Span]) -> str:
    """The words of a statement as judgements refer to them."""
    return " ".join(" ".join(span.quote for span in content).split())


def ref_of(page: PageRef, statements: Iterable[Statement], statement_id: str) -> StatementRef | None:
    """What judgements call one of a report's statements by, None where it has none with this id."""
    return next((StatementRef(page, *place) for place, it in placed(statements) if it.id == statement_id), None)


def _entity(report: Report, known: list[Entity], named: Spelling | None) -> Entity | None:
    """Whom the report's own entities have by that name, else a new one; None: nobody is named."""
    if named is None:
        return None
    of_kind = [it for it in known if it.kind is named.kind]
    own = [it for it in of_kind if it.name == named.name] or [it for it in of_kind if named.name in it.variants]
    if len(own) == 1:
        return own[0]
    made = Entity(content_id("entity", report.id, "judged", named.kind, named.name), named.name, named.kind)
    known.append(made)
    return made


def _speaker(read: Speaker, entity: Entity | None, judgement: StatementJudgement) -> Speaker:
    own = f"{read.name} ({read.reason})" if read.entity is not None and read.name else read.reason
    reason = f"{_opening(judgement)}; the report alone: {own}"
    if entity is None:
        return Speaker(SpeakerKind.UNNAMED, None, None, read.span, None, 0.0, reason)
    role = read.role if read.entity in (None, entity.id) else None
    return Speaker(OF_ENTITY[entity.kind], entity.name, entity.id, read.span, role, 1.0, reason)


def _said_on(read: Dating, judgement: StatementJudgement) -> Dating:
    own = f"{read.value}: {read.basis}" if read.date is not None else read.basis
    return Dating(judgement.said_on, f"{_opening(judgement)}. The report alone: {own}", DatingMethod.JUDGED)


def _opening(judgement: StatementJudgement) -> str:
    """What an explanation begins with: who decided, when, why, and what."""
    if judgement.aspect is Aspect.SPEAKER:
        return f"{BY_JUDGEMENT}{judgement.named} gives {judgement.value or 'nobody who is known'}"
    named = judgement.named[0].upper() + judgement.named[1:]
    return f"{named} gives {judgement.value or 'no date'}"
