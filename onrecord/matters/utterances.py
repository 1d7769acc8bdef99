"""Statements of many reports as utterances: one act of saying with its renderings side by side.

Invariant: a partition of the statements, and a function of the set of them: not of their order. What belongs together
does so by itself: the statements of one utterance alone make that utterance again.

Pairs that are alike (`onrecord.matters.likeness`) are joined from the surest down. Two groups become one only where a
day remains on which all of it can have been said, and at least half of the pairs across them (of different reports) are
alike: so that a sentence that is near to two others does not make one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from onrecord.dates import Edtf
from onrecord.language import primary
from onrecord.lineage.copies import Copy
from onrecord.lineage.descent import MOSTLY, Descent, Holder, descent, same_name
from onrecord.matters.likeness import RUN, Alike, Meaning, Saying, alike, content, lexicon, on_one_known_day, words
from onrecord.matters.word_differences import differences
from onrecord.model import Cited, Dating, DatingMethod, Form, Rendering, Utterance, content_id

ACROSS = 0.5
"""Of the pairs between two groups, in different reports, the share in [0, 1] that must be alike for them to be one."""

SLACK = 1
"""Days that reports' dates of one utterance may be apart: the speaker's day and the reporter's."""

_FORMS = {Form.DIRECT: 0, Form.MIXED: 1, Form.INDIRECT: 2}

Copies = Mapping[tuple[str, str], Copy]
"""What pairs of reports, by their ids, have of each other's text."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """The sayings of one utterance, in the order of their statements' ids, and the pairs that hold them together."""

    sayings: tuple[Saying, ...]
    pairs: tuple[Alike, ...]


def utterances(
    sayings: Iterable[Saying], copies: Copies | None = None, meaning: Meaning | None = None
) -> tuple[Utterance, ...]:
    """The utterances of these statements, by date (unknown last), then by id.

    `copies` tells which reports share text, for marking who only copies; `meaning` is asked where words do not tell.
    """
    known = copies or {}
    made = (rendered(group, known) for group in groups(sayings, known, meaning))
    return tuple(sorted(made, key=_place))


def _place(it: Utterance) -> tuple[str, str]:
    told = it.said_on.date
    first = (told.first or told.last) if told else None
    return (first.isoformat() if first else "9999", it.id)


def groups(
    sayings: Iterable[Saying], copies: Copies | None = None, meaning: Meaning | None = None
) -> tuple[Grouped, ...]:
    """The same without what is worked out of each group: which statements are one act of saying."""
    own = {it.statement.id: it for it in sayings}
    found = pairs(list(own.values()), copies or {}, meaning)
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in found:
        neighbours[one].add(other)
        neighbours[other].add(one)
    group_of = {each: frozenset((each,)) for each in own}
    held: dict[frozenset[str], tuple[Alike, ...]] = {}
    for (one, other), why in sorted(found.items(), key=lambda it: (-it[1].score, it[0])):
        left, right = group_of[one], group_of[other]
        if left == right or not _fit(left, right, own, neighbours):
            continue
        whole = left | right
        held[whole] = (*held.pop(left, ()), *held.pop(right, ()), why)
        group_of |= dict.fromkeys(whole, whole)
    return tuple(
        Grouped(tuple(own[each] for each in sorted(group)), held.get(group, ()))
        for group in sorted(set(group_of.values()), key=min)
    )


def pairs(
    sayings: Sequence[Saying], copies: Copies, meaning: Meaning | None = None, of: Collection[str] | None = None
) -> dict[tuple[str, str], Alike]:
    """The pairs of statements that are alike, by their ids in order; `of`: those with one of these statements alone."""
    found: dict[tuple[str, str], Alike] = {}
    tried: set[tuple[str, str]] = set()
    for one, other in _candidates(sayings, copies, of, by_words=meaning is None):
        if one.statement.id > other.statement.id:
            one, other = other, one
        pair = (one.statement.id, other.statement.id)
        if pair in tried or pair[0] == pair[1] or not (of is None or pair[0] in of or pair[1] in of):
            continue
        tried.add(pair)
        why = alike(one, other, copied=_copied(one.report, other.report, copies), meaning=meaning)
        if why is not None:
            found[pair] = why
    return found


def _candidates(
    sayings: Sequence[Saying], copies: Copies, of: Collection[str] | None, *, by_words: bool
) -> Iterator[tuple[Saying, Saying]]:
    """Pairs that can be alike: of one speaker on dates that can be one, or with words in a row; of one text."""
    by_speaker: defaultdict[str, list[Saying]] = defaultdict(list)
    by_report: defaultdict[str, list[Saying]] = defaultdict(list)
    for it in sayings:
        by_report[it.report].append(it)
        if it.speaker is not None:
            by_speaker[it.speaker].append(it)
    for own in by_speaker.values():
        yield from _of_one_time(own, of, by_words=by_words)
        yield from _with_words_in_a_row(own)
    for one, other in copies:
        yield from product(by_report.get(one, ()), by_report.get(other, ()))


def _of_one_time(
    sayings: Sequence[Saying], of: Collection[str] | None, *, by_words: bool
) -> Iterator[tuple[Saying, Saying]]:
    """Dated pairs, at most `SLACK` days apart; `by_words`: that share beginnings of words, as forms of one word do."""
    dated = [it for it in sayings if it.statement.said_on.date is not None]
    beginnings = {it.statement.id: _beginnings(it) for it in dated}
    open_: list[Saying] = []
    for it in sorted(dated, key=lambda it: (_ends(it)[0], it.statement.id)):
        first = _ends(it)[0]
        open_ = [other for other in open_ if _ends(other)[1] + SLACK >= first]
        asked = of is None or it.statement.id in of
        for other in open_:
            if not asked and of is not None and other.statement.id not in of:
                continue
            if not by_words or _may_share(it, other, beginnings):
                yield it, other
        open_.append(it)


def _may_share(one: Saying, other: Saying, beginnings: Mapping[str, set[str]]) -> bool:
    """Whether words can tell that two are one: in two languages on one known day, else by beginnings that both have."""
    if primary(one.language) != primary(other.language):
        return on_one_known_day(one, other)
    mine, its = beginnings[one.statement.id], beginnings[other.statement.id]
    return len(mine & its) > 1 or mine == its


def _ends(it: Saying) -> tuple[int, int]:
    told = it.statement.said_on.date
    first, last = (told.first, told.last) if told else (None, None)
    return (first or date.min).toordinal(), (last or date.max).toordinal()


def _beginnings(it: Saying) -> set[str]:
    known = lexicon(it.language)
    folded = tuple(word.folded for word in words(it.statement.content))
    return {word[:3] for word in (content(folded, known) if known else folded)}


def _with_words_in_a_row(sayings: Sequence[Saying]) -> Iterator[tuple[Saying, Saying]]:
    """Pairs, one of them undated, that share as many words in a row as such a pair needs."""
    having: defaultdict[tuple[str, ...], list[Saying]] = defaultdict(list)
    for it in sayings:
        folded = [word.folded for word in words(it.statement.content)]
        for run in {tuple(folded[at : at + RUN]) for at in range(len(folded) - RUN + 1)}:
            having[run].append(it)
    for sharing in having.values():
        for one, other in combinations(sharing, 2):
            if one.statement.said_on.date is None or other.statement.said_on.date is None:
                yield one, other


def _copied(one: str, other: str, copies: Copies) -> bool:
    return (one, other) in copies or (other, one) in copies


def _fit(
    left: frozenset[str],
    right: frozenset[str],
    own: Mapping[str, Saying],
    neighbours: Mapping[str, set[str]],
) -> bool:
    """Whether two groups can be one utterance: a day is left for all, and enough of the pairs across are alike."""
    dates = [it for each in left | right if (it := own[each].statement.said_on.date) is not None]
    first = max((it.first for it in dates if it.first), default=date.min)
    last = min((it.last for it in dates if it.last), default=date.max)
    if (first - last).days > SLACK:
        return False
    across = [(a, b) for a in left for b in right if own[a].report != own[b].report]
    return sum(b in neighbours[a] for a, b in across) >= ACROSS * len(across)


def rendered(group: Grouped, copies: Copies) -> Utterance:
    """A group as an utterance: the fullest rendering of a report of its own first, differing words, copies marked."""
    told = _lineage(group.sayings, copies)
    source = {it.by: it.source for it in told.taken}
    ordered = sorted(group.sayings, key=lambda it: _rank(it, source))
    first = _first_of_languages(ordered)
    made = []
    for it in ordered:
        differs, lacks = differences(first[primary(it.language)].statement.content, it.statement.content)
        made.append(
            Rendering(
                Cited(
                    it.statement.id, it.report, it.statement.content, it.statement.said_on, it.statement.speaker.name
                ),
                it.language,
                it.statement.form,
                source.get(it.report),
                differs if primary(it.language) == primary(ordered[0].language) else (),
                lacks if primary(it.language) == primary(ordered[0].language) else (),
                it.statement.act,
                it.outlet,
                it.statement.cue,
            )
        )
    ids = sorted(it.statement.id for it in group.sayings)
    weakest = min(group.pairs, key=lambda it: (it.score, it.reason), default=Alike(1.0, "only one report has it"))
    return Utterance(
        content_id("utterance", *ids),
        ordered[0].speaker,
        _said_on([it.statement.said_on for it in ordered]),
        tuple(made),
        weakest.score,
        weakest.reason,
        told.sources,
        told.outlets,
    )


def _rank(it: Saying, source: Mapping[str, str]) -> tuple[bool, int, int, str, str]:
    published = it.published.last if it.published else None
    length = sum(len(span.quote) for span in it.statement.content)
    day = published.isoformat() if published else "9999"
    return (it.report in source, _FORMS[it.statement.form], -length, day, it.statement.id)


def _first_of_languages(ordered: Sequence[Saying]) -> dict[str, Saying]:
    return {primary(it.language): it for it in reversed(ordered)}


def _lineage(sayings: Sequence[Saying], copies: Copies) -> Descent:
    """Who has the utterance from whom: reports that are mostly one text, or that share text and have the same words."""
    own: dict[str, Saying] = {}
    wires: defaultdict[str, dict[str, None]] = defaultdict(dict)
    texts: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for it in sayings:
        own[it.report] = it
        wires[it.report] |= dict.fromkeys(it.wires)
        texts[it.report].add(tuple(word.folded for word in words(it.statement.content)))
    outlets = [it.outlet for it in own.values()]
    alone = [next(iter(credited)) for credited in wires.values() if len(credited) == 1]
    holders = {
        each: Holder(each, it.outlet, it.published, _one_wire(tuple(wires[each]), it.outlet, [*outlets, *alone]))
        for each, it in own.items()
    }
    shared = {
        (one, other): copy
        for (one, other), copy in copies.items()
        if one in holders and other in holders
        if max(copy.share, copy.other_share) >= MOSTLY or texts[one] & texts[other]
    }
    return descent(holders.values(), shared)


def _one_wire(wires: tuple[str, ...], outlet: str, others: Sequence[str]) -> tuple[str, ...]:
    """Of several wires, the one that the utterance can be from: one that others have it from, too, else any of them."""
    foreign = [wire for wire in wires if not same_name(wire, outlet)]
    if len(foreign) < 2:
        return wires
    known = [wire for wire in foreign if any(same_name(wire, other) for other in others)]
    return (known[0],) if known else (" or ".join(foreign),)


def _said_on(told: Sequence[Dating]) -> Dating:
    """When it was said: the narrowest that the reports' dates allow together."""
    dated = [it for it in told if it.date is not None]
    if not dated:
        return told[0]
    first = max((it.date.first for it in dated if it.date and it.date.first), default=None)
    last = min((it.date.last for it in dated if it.date and it.date.last), default=None)
    apart = first is not None and last is not None and first > last
    if apart:
        first, last = last, first
    exact = next((it for it in dated if it.date and (it.date.first, it.date.last) == (first, last)), None)
    if exact is not None:
        return exact
    values = sorted({it.date.value for it in dated if it.date})
    basis = f"the reports give {', '.join(values)}" + ("" if apart else ", which allow this together")
    return Dating(Edtf.between(first, last), basis, DatingMethod.INFERRED)
