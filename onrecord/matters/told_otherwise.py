"""What two reports tell otherwise: one utterance so that it means something else, one happening or fact of two dates.

Invariant: pure; reports that have the words from another report are not compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.language import Pack
from onrecord.lexicons.matters import fits_one
from onrecord.matters.changes import opposed
from onrecord.matters.compared import dates_it, make, quoted
from onrecord.matters.differing import Difference, Differing, differing
from onrecord.matters.material import Happening, Holding
from onrecord.matters.proposition import Match, Proposition, match, stands_for, words_of
from onrecord.matters.relevance import Bears
from onrecord.matters.weighed import Weighed
from onrecord.model import Dating, Fact, Finding, FindingKind, Relatedness, Status, Utterance
from onrecord.tellings.differences import STARTS, differences
from onrecord.tellings.same import ToldFact, overlap


def renderings(weighed: Iterable[Weighed], utterances: Iterable[Utterance]) -> Iterator[Finding]:
    """Renderings of one utterance that differ in stance, or in a negation, a modal, a number or the cue."""
    of = {it.said.id: it for it in sorted(weighed, key=lambda it: it.weight)}
    for utterance in utterances:
        its = [of[r.cited.item] for r in utterance.independent if r.cited.item in of]
        for one, other in combinations(sorted(its, key=lambda it: it.said.place), 2):
            if one.said.report.id != other.said.report.id and opposed(one, other):
                sure = (one.weight * other.weight) ** 0.5 * utterance.score
                sentence = (
                    f"Two reports render what {one.said.name} said differently: "
                    f"“{quoted(one.said.cited)}” ({one.stance.value}), "
                    f"“{quoted(other.said.cited)}” ({other.stance.value})."
                )
                yield make(
                    FindingKind.RENDERINGS_DIFFER, Relatedness.OUTLETS, "renderings differ in stance",
                    one.said.cited, other.said.cited, sentence, sure,
                )  # fmt: skip
        for found in differing(utterance):
            yield _rendered(found, utterance)


def _rendered(found: Differing, utterance: Utterance) -> Finding:
    kind = FindingKind.FIGURES_DIFFER if found.kind is Difference.FIGURES else FindingKind.RENDERINGS_DIFFER
    one, other = sorted((found.one.cited, found.other.cited), key=lambda it: (it.report, it.item))
    sentence = (
        f"Two reports render what {one.speaker or 'the speaker'} said differently: "
        f"“{quoted(found.one.cited)}”, “{quoted(found.other.cited)}”; {found.reason}."
    )
    return make(
        kind, Relatedness.OUTLETS, f"renderings differ in {found.kind.value}", one, other, sentence, utterance.score
    )


_ONE, _OTHER = "one report", "another"


def dates(bears: Sequence[Bears], proposition: Proposition, packs: Mapping[str, Pack]) -> Iterator[Finding]:
    """What happens once to a thing of one name, told by two reports of two dates that exclude each other."""
    happened = [
        (each, name)
        for each in bears
        if isinstance(each.item, Happening)
        and each.item.event.status is Status.HAPPENED
        and each.item.event.when.date is not None
        for name in _of_once(each.item, proposition, packs[each.item.language])
    ]
    for (a, one), (b, other) in combinations(happened, 2):
        if not isinstance(a.item, Happening) or not isinstance(b.item, Happening):
            continue
        mine, its = a.item.event.when.date, b.item.event.when.date
        if one != other or a.item.report.id == b.item.report.id or mine is None or its is None or overlap(mine, its):
            continue
        first, second = sorted((a.item, b.item), key=lambda it: str(it.event.when.date and it.event.when.date.last))
        sure = (a.bearing.score * b.bearing.score * first.event.confidence * second.event.confidence) ** 0.5
        sentence = f"Reports differ on when: {dates_it(first.cited, _ONE)}; {dates_it(second.cited, _OTHER)}."
        yield make(
            FindingKind.DATES_DIFFER, Relatedness.OUTLETS, "dates of one happening exclude each other",
            first.cited, second.cited, sentence, sure,
        )  # fmt: skip


def facts(holdings: Iterable[Holding], proposition: Proposition, packs: Mapping[str, Pack]) -> Iterator[Finding]:
    """Facts of the matter's theme of which two reports tell beginnings, or ends, that exclude each other."""
    groups: defaultdict[tuple[str, str, str], dict[str, tuple[Holding, Match]]] = defaultdict(dict)
    for it in holdings:
        fact, pack = it.fact, packs.get(it.language)
        if pack is None:
            continue
        own = match(words_of(f"{fact.subject} {fact.span.quote} {fact.object}"), proposition, pack)
        if own.theme and (own.names or not proposition.names):
            groups[fact.subject.casefold(), fact.relation.value, fact.object.casefold()][fact.id] = (it, own)
    for _, group in sorted(groups.items()):
        for found in differences(_as_told(it.fact) for it, _ in group.values()):
            dated = [(it, own, _end_of(it.fact, found.rule)) for it, own in (group[each] for each in found.items)]
            for (one, a, since), (other, b, until) in combinations(dated, 2):
                if one.report.id == other.report.id or not since.date or not until.date:
                    continue
                if overlap(since.date, until.date):
                    continue
                sure = (a.score * b.score * one.fact.confidence * other.fact.confidence) ** 0.5
                first, second = one.cited(since), other.cited(until)
                what = "when it began" if found.rule == STARTS else "until when"
                rule = f"dates of one fact exclude each other: {found.rule}"
                sentence = f"Reports differ on {what}: {dates_it(first, _ONE)}; {dates_it(second, _OTHER)}."
                yield make(FindingKind.DATES_DIFFER, Relatedness.OUTLETS, rule, first, second, sentence, sure)
                break


def _as_told(fact: Fact) -> ToldFact:
    """A fact as tellings are compared; its parties by their names."""
    parties = (fact.subject.casefold(), fact.relation, fact.object.casefold())
    return ToldFact(fact.id, *parties, fact.valid_from.date, fact.valid_to.date)


def _end_of(fact: Fact, rule: str) -> Dating:
    """The end of a fact that a rule of differences is about."""
    return fact.valid_from if rule == STARTS else fact.valid_to


def _of_once(it: Happening, proposition: Proposition, pack: Pack) -> set[tuple[str, str]]:
    """The word for what happens once, with each name before it that is none of the proposition's ("the Kell base")."""
    event = it.event
    trigger = event.trigger.quote.lower()
    done = next((start for start in pack.matters.once if fits_one((start,), trigger)), None)
    if done is None:
        return set()
    before = event.span.quote[: max(0, event.trigger.start - event.span.start)]
    of_theme = any(word in proposition.theme or word.endswith(proposition.theme) for word in words_of(before))
    names = [word for word in before.replace("’", "'").split() if word[:1].isupper()]
    kept = {name.rstrip(",.'").removesuffix("'s") for name in names}
    return {
        (done, name)
        for name in kept
        if of_theme
        and name.lower() not in pack.matters.stop
        and not any(stands_for(name.lower(), spellings, pack) for spellings in proposition.names)
    }
