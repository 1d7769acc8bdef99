"""Formats that records are written in, one file a format.

In: `Record`s. Out: text in the format; the same records give the same bytes.
"""

from onrecord.exporters.json_lines import JsonLines, item_form, record_form

__all__ = ["JsonLines", "item_form", "record_form"]
