"""Every error that Onrecord raises, in one tree; each says what went wrong, where, and how to mend it.

```
OnrecordError
├── UsageError            the call itself is wrong                               exit 2
│   ├── DateError         not an EDTF date
│   ├── UnknownId         the ledger has nothing by this id
│   └── NotInstalled      it needs a package that is not there
├── InputError            a page that cannot be read; the rest goes on           exit 3
│   ├── MissingInput      no such file, or it may not be opened
│   ├── EmptyInput        nothing in it
│   ├── NotText           a binary, an image, an archive of a kind not read
│   ├── UnknownEncoding   bytes that no encoding explains
│   ├── TooLarge          more than the bound on a page
│   ├── NoArticle         a page in which nothing is article
│   ├── RefusedAddress    an address that is not to be fetched: robots.txt, a private network
│   ├── FetchFailed       an address that gave no page this time
│   ├── Damaged           an archive, a feed or a line that is broken there
│   └── ReadingFailed     a fault of ours on this page
├── EvidenceError         an item whose words are not in its report: a fault of ours, never repaired
└── LedgerError           the ledger cannot be used                              exit 3
    ├── NotALedger        a file of another kind
    ├── NewerLedger       made by a later version
    ├── LedgerLocked      another program holds it
    └── LedgerFull        the disk is full
```

The exit codes are those of the command line: 0 done, 1 found problems, 2 bad usage, 3 some inputs failed.
"""

from __future__ import annotations

from typing import ClassVar


class OnrecordError(Exception):
    """The root: `what` went wrong, `where` (a path, an address, an item), and the `mend`.

    >>> print(EmptyInput("the file is empty", "a.txt", "give a file with text in it"))
    a.txt: the file is empty; give a file with text in it
    """

    exit_code: ClassVar[int] = 3

    def __init__(self, what: str, where: str = "", mend: str = "") -> None:
        self.what, self.where, self.mend = what, where, mend
        super().__init__((f"{where}: " if where else "") + what + (f"; {mend}" if mend else ""))


class UsageError(OnrecordError):
    """The call itself is wrong: an option, a name, a combination."""

    exit_code = 2


class DateError(UsageError):
    """A value that is not an EDTF date, or a day that no calendar has."""


class UnknownId(UsageError):
    """The ledger has nothing, or nothing that stands, by this id."""


class NotInstalled(UsageError):
    """What is asked for needs a package that Onrecord does not need otherwise, and that is not installed."""


class InputError(OnrecordError):
    """A page that cannot be read. A batch names it and goes on."""


class MissingInput(InputError):
    """No such file or folder, or it may not be opened."""


class EmptyInput(InputError):
    """A page without a single visible character."""


class NotText(InputError):
    """Bytes that are no text: an image, an archive, a program."""


class UnknownEncoding(InputError):
    """Bytes that no known encoding explains without loss."""


class TooLarge(InputError):
    """A page above the bound that keeps memory and time in hand."""


class NoArticle(InputError):
    """A page in which every line is furniture."""


class RefusedAddress(InputError):
    """An address that is not fetched, by rule: its robots.txt, a private network, another scheme."""


class FetchFailed(InputError):
    """An address that gave no page this time: no connection, no answer in time, a status that is not success."""


class Damaged(InputError):
    """An archive, a feed or a line of JSON that is broken at the place named; what can be read around it is."""


class ReadingFailed(InputError):
    """A fault of Onrecord's own while it read a page. A batch names the page and goes on."""


class EvidenceError(OnrecordError):
    """Law 1: an item's words are not, to the character, the words of its report. Never repaired in silence."""


class LedgerError(OnrecordError):
    """The ledger cannot be used."""


class NotALedger(LedgerError):
    """The file is no ledger: another program's, or damaged."""


class NewerLedger(LedgerError):
    """The ledger was written by a later version of Onrecord."""


class LedgerLocked(LedgerError):
    """Another program holds the ledger for writing."""


class LedgerFull(LedgerError):
    """The disk is full; what was added before stays."""
