"""Bytes to report: a page decoded, rendered once to its whole visible text, and every line of it with a role.

In: a `Page` and the page lexicons of all languages that have a pack. Out: a `Report` whose blocks partition its text,
with title, outlet, language, dateline, dates, notices and credits; and caveats, on what was not read well.
By: HTML's rendering rules and encodings (WHATWG), schema.org in JSON-LD, OpenGraph, BCP 47, ISO 3166, EDTF.

>>> from onrecord.language.packs.en.page import PAGE
>>> from onrecord.model import Page
>>> text = '''Accessibility links
...
... Ferry To Skerra Stops For Good
...
... TARVIK -- The last ferry to Skerra sailed on Monday, the port of Tarvik said.
...
... With reporting by Tidal
... '''
>>> report, caveats = read_page(Page(text.encode(), "ferry.txt"), {"en": PAGE})
>>> [block.role.value for block in report.blocks], report.dateline, report.language
(['furniture', 'title', 'body', 'credit'], 'TARVIK', 'en')
>>> [(credit.name, credit.kind.value) for credit in report.credits], report.published.basis
([('Tidal', 'wire')], 'no date line, no metadata')
"""

from onrecord.page.read import read_page

__all__ = ["read_page"]
