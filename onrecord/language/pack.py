"""A language pack: one parser and one lexicon a stage, found by the language's BCP 47 tag.

Invariant: a pack is data and a model's name. Adding a language adds a folder under `packs/` and edits nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files

from onrecord.errors import UsageError
from onrecord.language.spacy_parser import parse
from onrecord.lexicons.attribution import AttributionLexicon
from onrecord.lexicons.entities import EntityLexicon
from onrecord.lexicons.events import EventLexicon
from onrecord.lexicons.facts import FactLexicon
from onrecord.lexicons.matters import MatterLexicon
from onrecord.lexicons.page import PageLexicon
from onrecord.lexicons.promises import PromiseLexicon
from onrecord.lexicons.renderings import RenderingLexicon
from onrecord.lexicons.timex import TimexLexicon
from onrecord.model import Report
from onrecord.syntax import Syntax


@dataclass(frozen=True)
class Pack:
    """A language: its BCP 47 tag, the spaCy package that parses it, its tagger's folder, and the words of each stage.

    Without a tagger, attributions are found by rules alone.
    """

    code: str
    model: str
    tagger: str | None
    page: PageLexicon
    timex: TimexLexicon
    entities: EntityLexicon
    attribution: AttributionLexicon
    events: EventLexicon
    facts: FactLexicon
    renderings: RenderingLexicon
    promises: PromiseLexicon
    matters: MatterLexicon

    def parse(self, report: Report) -> Syntax:
        """Tokens, sentences, trees and names of the title, captions and body."""
        return parse(report, self.model)


@cache
def _codes() -> frozenset[str]:
    folder = files("onrecord.language.packs")
    return frozenset(entry.name for entry in folder.iterdir() if (entry / "__init__.py").is_file())


@cache
def pack_for(code: str) -> Pack | None:
    """The pack of a BCP 47 tag, by its primary subtag; None where there is none."""
    primary = code.partition("-")[0].lower()
    if primary not in _codes():
        return None
    pack: Pack = import_module(f"onrecord.language.packs.{primary}").PACK
    return pack


def require_pack(code: str) -> Pack:
    """The pack of a language that has one. Raises UsageError for one that has none."""
    pack = pack_for(code)
    if pack is None:
        raise UsageError(f"no language pack for {code!r}", mend=f"use one of {', '.join(sorted(_codes()))}")
    return pack


def page_lexicons() -> Mapping[str, PageLexicon]:
    """The page words of every language that has a pack, by primary subtag."""
    return {code: pack.page for code in sorted(_codes()) if (pack := pack_for(code))}
