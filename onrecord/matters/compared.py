"""How two statements are compared, and how what comes of it is put: sides, days, and one fair sentence.

Invariant: pure; a sentence has the words of both items verbatim, with who and when, and judges neither.
"""

from __future__ import annotations

from datetime import date

from onrecord.matters.weighed import Weighed
from onrecord.model import GAP, Cited, Dating, Finding, FindingKind, Relatedness, Stance, content_id

SCALE: dict[Stance, int] = {
    Stance.OPPOSES: -2,
    Stance.DENIES: -1,
    Stance.LEAVES: 0,
    Stance.OPEN: 1,
    Stance.CONFIRMS: 1,
    Stance.SUPPORTS: 2,
}
"""From against to for; a stance that is not here is on no side."""

_RELATED = {Relatedness.SAME_PERSON: 1.0, Relatedness.SAME_INSTITUTION: 0.85, Relatedness.ANOTHER_PARTY: 0.62}
"""What a finding weighs by how its speakers belong together: a person's own words weigh most."""

_KIND = {
    FindingKind.EARLIER_RECORD: 1.0,
    FindingKind.REVERSAL: 1.0,
    FindingKind.SUCCESSOR_DIFFERS: 0.95,
    FindingKind.SPOKESMAN_DIFFERS: 0.95,
    FindingKind.ONE_SIDE_DIFFERS: 0.9,
    FindingKind.HARDENING: 0.85,
    FindingKind.SOFTENING: 0.85,
    FindingKind.NARROWED: 0.8,
    FindingKind.RENDERINGS_DIFFER: 0.8,
    FindingKind.PARTIES_DIFFER: 0.8,
    FindingKind.DATES_DIFFER: 0.7,
    FindingKind.FIGURES_DIFFER: 0.7,
}
"""What a finding weighs by its kind. Set by hand: what a reader of a matter asks first."""

_COMPATIBLE = 0.3
"""What is left of a finding's score where the two only look opposed: it ranks behind what does not fit. Set by hand."""


def order(it: Finding) -> tuple[bool, float, str]:
    """What findings are sorted by, best first; those that only look opposed behind all others."""
    return (it.compatible is not None, -it.score, it.id)


def days_of(it: Weighed) -> tuple[date, date] | None:
    """The first and the last day on which it can have been said; None where the last is not known.

    What is only known to have been said by a day has the first day that there is.
    """
    told = it.said.when.date
    return (told.first or date.min, told.last) if told and told.last else None


def side(it: Weighed) -> int:
    """On which side a statement is, by the scale; that there was talk of a matter takes none."""
    return 0 if it.stands.of_past else SCALE.get(it.stance, 0)


def before(one: Weighed, other: Weighed) -> bool:
    """Whether one was said before the other for certain."""
    a, b = days_of(one), days_of(other)
    return a is not None and b is not None and a[1] < b[0]


def make(
    kind: FindingKind,
    relatedness: Relatedness,
    rule: str,
    earlier: Cited,
    later: Cited,
    sentence: str,
    sure: float,
    compatible: str | None = None,
) -> Finding:
    """A finding, its score the product of its kind's weight, its speakers' nearness, and how sure it is, in [0, 1]."""
    sure *= _COMPATIBLE if compatible else 1.0
    return Finding(
        id=content_id("finding", kind, earlier.item, later.item),
        kind=kind,
        relatedness=relatedness,
        rule=rule,
        earlier=earlier,
        later=later,
        sentence=sentence,
        score=round(min(1.0, _KIND[kind] * _RELATED.get(relatedness, 0.8) * sure), 4),
        compatible=compatible,
    )


def related(one: Weighed, other: Weighed) -> Relatedness:
    """How two speakers belong together."""
    if one.who == other.who:
        return Relatedness.SAME_PERSON
    if one.speaks_for.side and one.speaks_for.side == other.speaks_for.side:
        return Relatedness.SAME_INSTITUTION
    if _of_one_office(one, other):
        return Relatedness.SAME_INSTITUTION
    return Relatedness.ANOTHER_PARTY


def _of_one_office(one: Weighed, other: Weighed) -> bool:
    """Whether two speak in one report for an office of state that it does not tell the country of: it is at home."""
    a, b = one.speaks_for, other.speaks_for
    told = a.polity or b.polity or a.divided or b.divided
    same = a.institution is not None and a.institution == b.institution and one.said.report.id == other.said.report.id
    return same and a.of_state and b.of_state and not told


_DID = {
    Stance.SUPPORTS: "supported it",
    Stance.OPPOSES: "opposed it",
    Stance.OPEN: "was open to it",
    Stance.DENIES: "denied that it was under way",
    Stance.CONFIRMS: "confirmed that it was under way",
    Stance.LEAVES: "left it to another",
    Stance.DOES_NOT_KNOW: "did not know of it",
    Stance.ASKS: "asked about it",
}
"""What who said something did by it, as it was read."""


def told(it: Cited, stance: Stance | None = None) -> str:
    """An item in a sentence: when, who, what they did by it, and the words."""
    who = it.speaker or "the report"
    return f"{_when(it.when)} {f'{who} {_DID[stance]}' if stance else who}: “{quoted(it)}”"


def dates_it(it: Cited, report: str) -> str:
    """The date that an item gives for what it tells, who says so, and the words; `report` where nobody is quoted."""
    return f"{_when(it.when)}, says {it.speaker or report}: “{quoted(it)}”"


def quoted(it: Cited) -> str:
    """The words of an item, verbatim, what stands between them left out."""
    return GAP.join(span.quote for span in it.words)


def _when(when: Dating) -> str:
    """A date in a sentence."""
    date = when.date
    if date is None or (date.first is None and date.last is None):
        return "on an unknown day"
    if date.first is None or date.last is None:
        return f"by {date.last}" if date.last else f"since {date.first}"
    about = "about " if date.approximate else ""
    if date.exact:
        return f"{about or 'on '}{date.first}"
    if "/" in date.value:
        return f"between {about}{date.first} and {date.last}"
    return f"in {about}{date.value.rstrip('~?%')}"


def capital(text: str) -> str:
    """A sentence with a capital at its beginning."""
    return text[:1].upper() + text[1:]
