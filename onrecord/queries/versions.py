"""The versions of a report: what stood at one address, and what changed from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.ledger import Ledger, StoredReport, lineage, reading
from onrecord.lineage import changes as compared
from onrecord.lineage.changes import Changes


@dataclass(frozen=True, slots=True)
class ReportVersion:
    """A version of a report: current from the day `since` until the day before `until`; None: it is the newest."""

    report: StoredReport
    since: date
    until: date | None


def versions(ledger: Ledger, report_id: str) -> tuple[ReportVersion, ...]:
    """The versions of a report, oldest first; the report alone where its address, if it has one, has no other.

    Pages of one address are versions of one report (`onrecord.lineage.addresses.canonical`). Raises UsageError.
    """
    with ledger.snapshot() as connection:
        own = reading.stored_report(connection, report_id)
        told = lineage.versions(connection, report_id)
        reports = [reading.stored_report(connection, it.report_id) for it in told]
    if not told:
        return (ReportVersion(own, own.known_on, None),)
    return tuple(ReportVersion(report, it.since, it.until) for report, it in zip(reports, told, strict=True))


def changes(ledger: Ledger, older_id: str, newer_id: str) -> Changes:
    """What the newer of two versions has that the older has not, and the other way round.

    Raises UsageError, EvidenceError.
    """
    return compared.changes(ledger.record(older_id), ledger.record(newer_id))
