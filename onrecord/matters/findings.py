"""What a reader should see together: two items, the rule that fired, and one fair sentence.

Invariant: a function of the set of items; a finding says what stands where, never who is right. Two statements that
only look opposed (not asked for it, and ready to talk about it) are marked as compatible, and rank behind.

- An earlier record exists: somebody says to hear of it for the first time, or that nobody asked or proposed it, and a
  statement or an event from before, or told later of before, bears on the matter.
- Reversal, softening, hardening, narrowed scope: two positions of one person, one after the other.
- A successor, a spokesman, another of the same side differs: two people who speak for one government.
- Two sides differ: of two governments, one confirms what the other denies, at about the same time.
- Reports render an utterance so that it says something else; they date one happening, or a fact, otherwise; they give
  figures of one thing otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.language import Pack
from onrecord.lexicons.matters import fits_one
from onrecord.matters.changes import changes, one_side, parties
from onrecord.matters.compared import days_of, order
from onrecord.matters.earlier_records import earlier_records
from onrecord.matters.figures_differ import figures_differ
from onrecord.matters.material import Holding, Item
from onrecord.matters.proposition import Proposition, words_of
from onrecord.matters.relevance import Bears
from onrecord.matters.told_otherwise import dates, facts, renderings
from onrecord.matters.weighed import Weighed
from onrecord.model import Cited, Finding, FindingKind, Relatedness, Stance, Utterance
from onrecord.tellings.same import overlap

_SURE = 0.5
"""The least weight, in [0, 1], of a statement for a finding. Of the first ten findings of fifteen matters strict
readers found 43 of 99 fair; of those of at least this weight 41 of 81, and none of eight in which no turn of phrase
told one of the stances: those are none any more. At 0.6, 35 of 61 were, and the matters' lists lost six pairs."""

_PLAIN = 0.75
"""How surely words alone must tell a stance for a finding, in [0, 1]: more than "the danger is rising" (0.54) does,
which speaks of something as harm. It cost the matters' lists three pairs of 33, all found by words that were misread.
With this, strict readers found 51 of the first 81 findings fair."""


def read_findings(
    proposition: Proposition,
    bears: Iterable[Bears],
    weighed: Iterable[Weighed],
    packs: Mapping[str, Pack],
    utterances: Iterable[Utterance] = (),
    holdings: Iterable[Holding] = (),
    items: Iterable[Item] = (),
) -> tuple[Finding, ...]:
    """All findings, the surest and weightiest first.

    `items` are all those of the reports, of the matter or not; without them no figures are compared, whose sentences
    stand in reports that may be of later.
    """
    items = list(items)
    bears, weighed, utterances = sorted(bears, key=lambda it: it.item.place), list(weighed), list(utterances)
    sure = (
        it
        for it in weighed
        if it.weight >= _SURE and it.stands.by == "words" and it.stands.plain >= _PLAIN
        if not _of_what_is_there(it, proposition, packs)
    )
    counted = sorted(sure, key=lambda it: it.said.place)
    dated = _one_a_day([it for it in counted if days_of(it) is not None])
    found = [
        *earlier_records(bears, counted, packs),
        *changes(dated, packs),
        *one_side(dated),
        *parties(dated),
        *renderings(weighed, utterances),
        *dates(bears, proposition, packs),
        *facts(holdings, proposition, packs),
        *(figures_differ(bears, items, proposition, packs) if items else ()),
    ]
    return tuple(_without_repeats(sorted(found, key=order)))


def _of_what_is_there(it: Weighed, proposition: Proposition, packs: Mapping[str, Pack]) -> bool:
    """Whether words speak of the one that is there, of a proposition of one more: "the treaty on the Russian base".

    Or of any at all: "we need no Russian base", where no place is told, nothing is done to it, and none is counted.
    """
    if not proposition.another or not it.own.theme:
        return False
    pack, own = packs[it.said.language], proposition.told_in(it.said.report.language)
    data, words = pack.matters, words_of(it.said.text, pack.matters)
    places = [at for at, word in enumerate(words) if own is not None and own.says(own.theme[0], word)]
    marker = (it.own.another or "").split()[:1]
    if not places or (marker and marker[0] not in data.indefinite):  # "a second base", and not "a base" alone
        return False
    if all(at > 1 and words[at - 2] in data.definite and words[at - 1].isalpha() for at in places):
        return True
    sited = any(word in pack.entities.locative for at in places for word in words[at + 1 : at + 2])
    done = it.own.predicate or any(fits_one(data.under_way, word) for word in words)
    return not sited and not done and not set(words) & data.standing_in


def _without_repeats(ranked: Iterable[Finding]) -> Iterable[Finding]:
    """Each pair of items once, and each change from or to the same words of the same people once: the best.

    One person's change is given from each date of the earlier words: from the last, and from the firmest.
    """
    pairs: set[tuple[str, str]] = set()
    given: defaultdict[tuple[FindingKind, str, str | None, str | None], list[Cited]] = defaultdict(list)
    for it in ranked:
        pair = (it.earlier.item, it.later.item)
        ends = {
            (it.kind, end.item, it.earlier.speaker, it.later.speaker): other
            for end, other in ((it.earlier, it.later), (it.later, it.earlier))
            if it.kind is not FindingKind.EARLIER_RECORD
        }
        one_person = it.relatedness is Relatedness.SAME_PERSON
        repeats = any(not one_person or _at_once(other, before) for key, other in ends.items() for before in given[key])
        if pair not in pairs and not repeats:
            yield it
        pairs.add(pair)
        for key, other in ends.items():
            given[key].append(other)


def _at_once(one: Cited, other: Cited) -> bool:
    """Whether two may have been said on one day."""
    a, b = one.when.date, other.when.date
    return a is None or b is None or overlap(a, b)


def _one_a_day(its: list[Weighed]) -> list[Weighed]:
    """The weightiest of each speaker's statements of one stance at one date, in the order of the dates."""
    best: dict[tuple[str, str | None, Stance, bool], Weighed] = {}
    for it in sorted(its, key=lambda it: it.order):
        best.setdefault((it.who, it.said.when.value, it.stance, it.stands.of_talks), it)
    return sorted(best.values(), key=lambda it: (*(days_of(it) or ()), it.said.place))
