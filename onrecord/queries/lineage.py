"""Whose text a report is: copies, who has it from whom, and how many independent sources there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from onrecord.dates import Edtf
from onrecord.ledger import Ledger, StoredReport, reading
from onrecord.ledger import lineage as kept
from onrecord.lineage.copies import Copy
from onrecord.lineage.descent import Holder, descent
from onrecord.lineage.passages import longest_shared
from onrecord.model import CreditKind, Report, Span


@dataclass(frozen=True, slots=True)
class CopiedFrom:
    """Text that a report has from the report `source`: the share of its own, in [0, 1], and the reason.

    `other_share` is the share of the source's text that it has; both are estimated from sketches, without what stands
    in quotation marks. `passage` is the longest that both have, cut from the copy.
    """

    source: StoredReport
    share: float
    other_share: float
    reason: str
    passage: Span | None


@dataclass(frozen=True, slots=True)
class Member:
    """A report of a group of copies: the wires that it credits but itself, and from which others it has text."""

    report: StoredReport
    wires: tuple[str, ...]
    copied: tuple[CopiedFrom, ...]
    original: bool


@dataclass(frozen=True, slots=True)
class SharedText:
    """Two reports that share text, of which nothing tells who has it from whom: the shares, in [0, 1], and why."""

    one: StoredReport
    other: StoredReport
    share: float
    other_share: float
    reason: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """A group of reports that share text, in the order in which they came out.

    `sources` names the independent sources, `outlets` counts the outlets that have the text. A report that shares its
    text with no other is a group of its own.
    """

    members: tuple[Member, ...]
    undecided: tuple[SharedText, ...]
    sources: tuple[str, ...]
    outlets: int

    @property
    def originals(self) -> tuple[StoredReport, ...]:
        """The reports that have nothing from another of the group and credit no wire."""
        return tuple(member.report for member in self.members if member.original)

    @property
    def independent(self) -> int:
        """How many independent sources there are."""
        return len(self.sources)


def lineage(ledger: Ledger, report_id: str, *, known_by: date | None = None) -> Lineage:
    """The lineage of all reports that share text with one, directly or by way of others (`onrecord.lineage.descent`).

    With `known_by`, of the reports that were out by that day, and the report itself. Of each other address the version
    is asked that was current then; when a text was out, the first version tells that has it. Raises UsageError,
    EvidenceError.
    """
    with ledger.snapshot() as connection:
        pairs = kept.group(connection, reading.stored_report(connection, report_id).id, known_by)
        ids = {report_id, *(it.report_id for it in pairs), *(it.other_id for it in pairs)}
        found = sorted((reading.stored_report(connection, it) for it in ids), key=lambda it: (it.known_on, it.id))
        stored = {report.id: report for report in found}
        texts = {each: reading.report(connection, each) for each in ids}
        out = {report.id: _first_out(connection, report, ids) for report in found}
    copies = {(it.report_id, it.other_id): Copy(it.share, it.other_share, it.shared) for it in pairs}
    shares = {pair: copy.share for pair, copy in copies.items()}
    shares |= {(other, one): copy.other_share for (one, other), copy in copies.items()}
    holders = [Holder(it.id, it.outlet or it.name, out[it.id], _wires(texts[it.id])) for it in stored.values()]
    wires = {it.id: it.credited for it in holders}
    told = descent(holders, copies)
    copied: dict[str, list[CopiedFrom]] = {each: [] for each in stored}
    for taken in told.taken:
        passage = longest_shared(texts[taken.by], texts[taken.source])
        back = shares[taken.source, taken.by]
        copied[taken.by].append(CopiedFrom(stored[taken.source], taken.share, back, taken.reason, passage))
    return Lineage(
        tuple(
            Member(report, wires[each], tuple(copied[each]), each in told.originals) for each, report in stored.items()
        ),
        tuple(SharedText(stored[u.one], stored[u.other], u.share, u.other_share, u.reason) for u in told.undecided),
        told.sources,
        told.outlets,
    )


def _first_out(connection: Connection, report: StoredReport, group: Iterable[str]) -> Edtf | None:
    """When the first version of a report came out that shares text with others of the group."""
    for version in kept.versions(connection, report.id):
        if version.report_id == report.id:
            break
        published = reading.stored_report(connection, version.report_id).published.date
        pairs = ({it.report_id, it.other_id} for it in kept.group(connection, version.report_id))
        shares = any(version.report_id in pair and not pair.isdisjoint(group) for pair in pairs)
        if published is not None and shares:
            return published
    return report.published.date


def _wires(report: Report) -> tuple[str, ...]:
    """The wires that a report credits, each once, in the order of the text."""
    return tuple(dict.fromkeys(it.name for it in report.credits if it.kind is CreditKind.WIRE))
