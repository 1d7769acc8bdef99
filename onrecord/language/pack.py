"""A language pack: one parser and one lexicon a stage, found by the language's BCP 47 tag.

Invariant: a pack is data and a parser. Adding a language adds a folder under `packs/` with its `PACK`; it edits nothing
else, unless its parser is a new one.
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
    a language that declines them.
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


@dataclass(frozen=True, kw_only=True)
class FullPack(Pack):
    """A language in which propositions are written, events, facts and promises read, and figures and words compared."""

    events: EventLexicon
    facts: FactLexicon
    renderings: RenderingLexicon
    figures: FigureLexicon
    promises: PromiseLexicon


@cache
def _codes() -> frozenset[str]:
    folder = files("onrecord.language.packs")
    return frozenset(entry.name for entry in folder.iterdir() if (entry / "__init__.py").is_file())


def primary(code: str) -> str:
    """The primary subtag of a BCP 47 tag, by which packs are kept.

    >>> primary("en-GB")
    'en'
    """
    return code.partition("-")[0].lower()


@cache
def pack_for(code: str) -> Pack | None:
    """The pack of a BCP 47 tag, by its primary subtag; None where there is none."""
    own = primary(code)
    if own not in _codes():
        return None
    pack: Pack = import_module(f"onrecord.language.packs.{own}").PACK
    return pack


def full_pack_for(code: str) -> FullPack | None:
    """The pack of a language of which all is read; None of others."""
    pack = pack_for(code)
    return pack if isinstance(pack, FullPack) else None


def require_pack(code: str) -> FullPack:
    """The pack of a language of which all is read. Raises UsageError for others."""
    pack = full_pack_for(code)
    if pack is None:
        able = (each for each in sorted(_codes()) if full_pack_for(each))
        raise UsageError(f"no full language pack for {code!r}", mend=f"use one of {', '.join(able)}")
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
