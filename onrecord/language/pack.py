"""A language pack: one parser and one lexicon a stage, found by the language's BCP 47 tag.

Invariant: a pack is data and a parser. Adding a language adds a folder under `packs/` with its `PACK`, and edits nothing
else but where its parser is a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files

from onrecord.errors import UsageError
from onrecord.language.inflected import Inflection
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
    """A language: its BCP 47 tag, its parser, its models' folders, and the words of each stage.

    `parse` gives tokens, sentences, trees and names of the title, captions and body. Without a tagger, attributions are
    found by rules alone, and without a network (`stances`) stances are. `inflection` tells the nominatives of names in
    a language that declines them. Of a language without `events` no events are read, nor facts without `facts`;
    figures, promises and renderings are not compared in one that has no words for them.
    """

    code: str
    parse: Callable[[Report], Syntax]
    page: PageLexicon
    timex: TimexLexicon
    entities: EntityLexicon
    attribution: AttributionLexicon
    matters: MatterLexicon
    tagger: str | None = None
    stances: str | None = None
    inflection: Inflection | None = None
    events: EventLexicon | None = None
    facts: FactLexicon | None = None
    renderings: RenderingLexicon | None = None
    figures: FigureLexicon | None = None
    promises: PromiseLexicon | None = None


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


def every_pack() -> tuple[Pack, ...]:
    """The packs of all languages that have one, by primary subtag."""
    return tuple(pack for code in sorted(_codes()) if (pack := pack_for(code)))


def page_lexicons() -> Mapping[str, PageLexicon]:
    """The page words of every language that has a pack, by primary subtag."""
    return {pack.code: pack.page for pack in every_pack()}


def place_aliases() -> Mapping[str, Mapping[str, str]]:
    """Other names of countries (lower case) to the CLDR name, by the primary subtag of every language."""
    return {pack.code: pack.entities.place_aliases for pack in every_pack()}
