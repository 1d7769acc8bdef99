"""Onrecord reads news reports and keeps the record: who said what, what happened, what held, and when.

>>> import onrecord
>>> record = onrecord.read(onrecord.Page(b'SARN -- "We will not pay," Minister Ada Oren said.', "a.txt"))
>>> record.statements[0].content[0].quote
'We will not pay'
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.model import Page, Record
    from onrecord.pipeline import read

_PUBLIC = {
    "Ledger": "onrecord.ledger",
    "Page": "onrecord.model",
    "Record": "onrecord.model",
    "read": "onrecord.pipeline",
}

__all__ = ["Ledger", "Page", "Record", "__version__", "read"]


def __getattr__(name: str) -> object:
    """The public names, each imported when it is first used: a command that reads no report loads no model."""
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
