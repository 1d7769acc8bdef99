"""The ledger: records of all reports in one database, on two time axes (when it was said or held; when it was known).

In: a `Page` and the `Record` that was read from it. Out: the same record, equal to what was written, and what queries
select. SQLite (WAL, FTS5, https://sqlite.org/fileformat2.html), or PostgreSQL where an address says so, through
SQLAlchemy Core, one schema, migrations by Alembic. Any browser of SQLite files opens a file, and its views
`statements_as_read`, `events_as_read`, `facts_as_read` and `reports_as_read` are for people. Nothing is erased:
readings are retracted. Derived links can be made anew.

>>> from tempfile import TemporaryDirectory
>>> from onrecord.model import Block, Dating, Page, Record, Report, Role
>>> page = Page(b"The port is open.", "port.txt")
>>> text = page.content.decode()
>>> block = Block(Role.BODY, 0, len(text), "it ends as a sentence does")
>>> report = Report("r-1", page.id, None, None, "en", None, None, Dating(None, "no date line"), text, (block,))
>>> with TemporaryDirectory() as folder, Ledger.open(f"{folder}/onrecord.db") as ledger:
...     print(ledger.add(page, Record(report, "1")).outcome, ledger.add(page, Record(report, "1")).outcome)
...     ledger.record("r-1").report.text
new unchanged
'The port is open.'
"""

from onrecord.ledger.checks import Problem
from onrecord.ledger.dump import dump
from onrecord.ledger.feeds import FeedState
from onrecord.ledger.moment import at_one_moment, rebuilds, state
from onrecord.ledger.namesakes import Moved
from onrecord.ledger.page_lines import StoredLine
from onrecord.ledger.reading import StoredReport
from onrecord.ledger.store import Added, Ledger, Outcome

__all__ = [
    "Added",
    "FeedState",
    "Ledger",
    "Moved",
    "Outcome",
    "Problem",
    "StoredLine",
    "StoredReport",
    "at_one_moment",
    "dump",
    "rebuilds",
    "state",
]
