"""A language pack: one parser and one lexicon a stage, found by the language's BCP 47 tag.

Invariant: a pack is data and a model's name. Adding a language adds a folder under `packs/` and edits nothing else. Its
`PACK` reads all; a language that has `NAMES` in its place has its names read alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from onrecord.errors import UsageError
from onrecord.language.inflected import NamesPack
from onrecord.language.spacy_parser import parse
from onrecord.lexicons.attribution import AttributionLexicon
from onrecord.lexicons.entities import EntityLexicon
from onrecord.lexicons.events import EventLexicon
from onrecord.lexicons.facts import FactLexicon
from onrecord.lexicons.figures import FigureLexicon
from onrecord.lexicons.matters import MatterLexicon
from onrecord.lexicons.page import PageLexicon
from onrecord.lexicons.promises import PromiseLexicon
from onrecord.lexicons.renderings import RenderingLexicon
from onrecord.lexicons.timex import TimexLexicon
from onrecord.model import Report
from onrecord.syntax import Syntax


@dataclass(frozen=True)
class Pack:
    """A language: its BCP 47 tag, the spaCy package that parses it, its models' folders, and the words of each stage.

    Without a tagger, attributions are found by rules alone, and without a network (`stances`) stances are. `lemmas`:
    verb forms whose lemma the parser gets wrong.
    """

    code: str
    model: str
    tagger: str | None
    stances: str | None
    page: PageLexicon
    timex: TimexLexicon
    entities: EntityLexicon
    attribution: AttributionLexicon
    events: EventLexicon
    facts: FactLexicon
    renderings: RenderingLexicon
    figures: FigureLexicon
    promises: PromiseLexicon
    matters: MatterLexicon
    lemmas: Mapping[str, str] = field(default_factory=dict)

    def parse(self, report: Report) -> Syntax:
        """Tokens, sentences, trees and names of the title, captions and body."""
        return parse(report, self.model, self.lemmas)


@cache
def _codes() -> frozenset[str]:
    folder = files("onrecord.language.packs")
    return frozenset(entry.name for entry in folder.iterdir() if (entry / "__init__.py").is_file())


@cache
def pack_for(code: str) -> Pack | None:
    """The pack of a BCP 47 tag, by its primary subtag; None where there is none."""
    pack: Pack | None = _of(code, "PACK")
    return pack


@cache
def names_pack_for(code: str) -> NamesPack | None:
    """The pack of a language of which names alone are read; None where there is none."""
    pack: NamesPack | None = _of(code, "NAMES")
    return pack


def _of(code: str, what: str) -> Any:
    primary = code.partition("-")[0].lower()
    if primary not in _codes():
        return None
    return getattr(import_module(f"onrecord.language.packs.{primary}"), what, None)


def require_pack(code: str) -> Pack:
    """The pack of a language that has one. Raises UsageError for one that has none."""
    pack = pack_for(code)
    if pack is None:
        able = (each for each in sorted(_codes()) if pack_for(each))
        raise UsageError(f"no language pack for {code!r}", mend=f"use one of {', '.join(able)}")
    return pack


def every_pack() -> tuple[Pack, ...]:
    """The packs of all languages that have one, by primary subtag."""
    return tuple(pack for code in sorted(_codes()) if (pack := pack_for(code)))


def page_lexicons() -> Mapping[str, PageLexicon]:
    """The page words of every language that has a pack, by primary subtag."""
    return {pack.code: pack.page for pack in every_pack()}


def place_aliases() -> Mapping[str, Mapping[str, str]]:
    """Other names of countries (lower case) to the CLDR name, by the primary subtag of every language that is read."""
    found: dict[str, Mapping[str, str]] = {}
    for code in sorted(_codes()):
        if pack := pack_for(code):
            found[code] = pack.entities.place_aliases
        elif names := names_pack_for(code):
            found[code] = names.inflected.place_aliases
    return found
