"""What people judge over the stages: publication dates, who said a statement and when, who and what names mean.

In: a `Ledger` and a judgement, which has an author, a time and a reason. Out: what it changed. A judgement outlives any
reading and is undone as easily as it is made; it is retracted, never erased.

- `correct` and `withdraw` judge when a report was published: a `Judgement`.
- `judge_statement` and `undo_statement` judge who said a statement, or when: a `StatementJudgement`;
  `preview_statement` tells before what follows.
- `judge` and `undo` judge names: a `NameJudgement` (merge, split, rename, reject) over `find_name`'s spellings.
- `export`, `from_lines` and `take_in` exchange judgements of all three with another desk.

>>> from datetime import UTC, datetime
>>> from tempfile import TemporaryDirectory
>>> from onrecord.intake import add_page
>>> from onrecord.ledger import Ledger
>>> from onrecord.model import Decision, NameJudgement, Page
>>> text = 'VELM -- "We asked nobody," President Ada Oren said. "They did ask us," Minister Jon Kell said.'
>>> page = Page(text.encode(), "a.txt")
>>> with TemporaryDirectory() as folder, Ledger.open(f"{folder}/onrecord.db") as ledger:
...     added = add_page(ledger, page)
...     names = (find_name(ledger, "Ada Oren"), find_name(ledger, "Kell"))
...     now = datetime(2026, 1, 2, tzinfo=UTC)
...     done = judge(ledger, NameJudgement(Decision.MERGE, names, "A. Verel", now, "a pen name"))
...     print(done.entities[0].names, done.statements)
('Ada Oren', 'Jon Kell') 1
"""

from onrecord.judging.dates import Correction, Item, Moved, correct, find, preview, withdraw
from onrecord.judging.dates_exchange import DateDisagreement, DateJudgement, ImportedDates
from onrecord.judging.exchange import (
    AnyJudgement,
    Disagreement,
    Imported,
    contradicted,
    export,
    from_form,
    from_lines,
    judgement_form,
    take_in,
)
from onrecord.judging.names import Judged, Regrouped, find_name, judge, names_in, undo
from onrecord.judging.statements import (
    MatterChange,
    StatementJudged,
    about,
    decided,
    judge_statement,
    preview_statement,
    speaker_named,
    undo_statement,
)
from onrecord.judging.statements_exchange import (
    ImportedStatements,
    StatementDisagreement,
    statement_judgement_form,
)

__all__ = [
    "AnyJudgement",
    "Correction",
    "DateDisagreement",
    "DateJudgement",
    "Disagreement",
    "Imported",
    "ImportedDates",
    "ImportedStatements",
    "Item",
    "Judged",
    "MatterChange",
    "Moved",
    "Regrouped",
    "StatementDisagreement",
    "StatementJudged",
    "about",
    "contradicted",
    "correct",
    "decided",
    "export",
    "find",
    "find_name",
    "from_form",
    "from_lines",
    "judge",
    "judge_statement",
    "judgement_form",
    "names_in",
    "preview",
    "preview_statement",
    "speaker_named",
    "statement_judgement_form",
    "take_in",
    "undo",
    "undo_statement",
    "withdraw",
]
