"""Whose words they are, where the rules and the tagger tell it differently, and who cannot be the source at all.

Invariant: a source is never made up; it is one of those that were found, or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.statements.attribution import Attribution, overlap
from onrecord.statements.marked import IN_TURN
from onrecord.statements.phrases import Phrases
from onrecord.statements.quoted import BESIDE
from onrecord.statements.speaker import head_of
from onrecord.statements.tagger import TAGGED
from onrecord.syntax import Token

SURER, ALONE = 0.6, 0.75
"""Confidence of the tagger from which its source stands against a rule's for the same words of saying, and where the
rule has none. In 210 invented reports 19 sources are others by the first, all of them right; of 13 by the second, which
a lower bound gave, 12 were, and the wrong one had 0.74."""

_DASHES = ("—", "–", "--", " - ")
"""What stands between a dateline and the first words of a report."""


def with_surer_source(rule: Attribution, same: Sequence[Attribution], phrases: Phrases) -> Attribution:
    """A rule's attribution with the source that the tagger gives to the same words of saying, where they differ.

    Parsers hang a subject on the wrong verb ("It will examine the quays, the stores and the crane, Oren said"), or a
    dateline on the subject; the tagger reads the words alone.
    """
    found = max((t for t in same if t.rule == TAGGED), key=lambda t: t.confidence, default=None)
    if found is None or found.source is None or rule.rule == IN_TURN or rule.relayed:
        return rule
    if found.confidence < (ALONE if rule.cue is None else SURER):
        return rule
    weak = rule.rule == BESIDE or rule.cue is None
    if not weak and not (rule.cue and found.cue and overlap(rule.cue, found.cue)):
        return rule
    if not _may_speak(found, phrases) or (rule.cue is None and not _is_beside(found, phrases)):
        return rule
    if rule.source is not None and overlap(rule.source, found.source):
        dated = any(dash in phrases.report.text[rule.source[0] : found.source[0]] for dash in _DASHES)
        return replace(rule, source=found.source) if dated else rule
    if rule.source is not None:
        first, second = sorted([rule.source, found.source])
        if phrases.report.text[first[1] : second[0]].strip() in (",", ""):  # "the adviser, Ada Oren"
            return rule
    return replace(rule, source=found.source, cue=found.cue if weak else rule.cue)


def _is_beside(found: Attribution, phrases: Phrases) -> bool:
    """Whether source and cue stand in the paragraph of what is said."""
    places = [span[0] for span in (found.source, found.cue) if span]
    block = phrases.report.block_at(found.start)
    return len(places) == 2 and all(phrases.report.block_at(place) == block for place in places)


def _may_speak(found: Attribution, phrases: Phrases) -> bool:
    """Whether a source of the tagger's is more than a relative pronoun or an article, and not whom others tell."""
    head = head_of(phrases.syntax, phrases.report.span(*found.source)) if found.source else None
    return head is not None and head.tag not in ("WP", "WDT", "DT") and not _is_told(found, phrases)


def without_wrong_source(found: Attribution, phrases: Phrases) -> Attribution:
    """An attribution without a source that its words rule out: who is told it, or what is said itself."""
    if found.source is None or found.rule == IN_TURN:
        return found
    said = any(overlap(found.source, piece) for piece in found.content)
    return replace(found, source=None) if said or _is_told(found, phrases) else found


def _is_told(found: Attribution, phrases: Phrases) -> bool:
    """Whether the source is whom others tell or ask it: "members were reminded", "Oren, asked if"."""
    if found.cue is None or found.source is None:
        return False
    syntax, lexicon = phrases.syntax, phrases.lexicon
    verb = next((t for t in syntax.within(*found.cue) if t.pos == "VERB" and t.lemma in lexicon.telling), None)
    if verb is not None and any(
        found.source[0] <= t.start < found.source[1] for t in syntax.children(verb, "nsubjpass")
    ):
        return True
    head = head_of(syntax, phrases.report.span(*found.cue))
    asked = head is not None and head.lemma in lexicon.asking and head.tag == "VBN"
    return head is not None and asked and not _has_asked(head, found.source, phrases)


def _has_asked(verb: Token, source: tuple[int, int], phrases: Phrases) -> bool:
    """Whether a source is who asks: the subject of "has asked", or behind "by" ("asked by a deputy, he said")."""
    syntax = phrases.syntax
    agents = [p for by in syntax.children(verb, "agent") for p in syntax.children(by, "pobj")]
    active = bool(syntax.children(verb, "aux")) and not syntax.children(verb, "auxpass")
    return active or any(source[0] <= t.start < source[1] for t in agents)


def whole_phrase(source: tuple[int, int], head: Token, phrases: Phrases) -> tuple[int, int]:
    """A source that the tagger cut before its noun, with it: "the parish" of "the parish priest, Karin Moe"."""
    above = phrases.syntax.head(head)
    while (
        above.dep in ("quantmod", "amod", "nummod") and above.start < phrases.syntax.head(above).start
    ):  # "a few farmers"
        above = phrases.syntax.head(above)
    if head.dep not in ("compound", "det", "amod", "nmod", "quantmod") or above.pos not in ("NOUN", "PROPN"):
        return source
    between = phrases.syntax.within(source[1], above.start) if above.start >= source[1] else ()
    if above.start < source[1] or any(t.pos not in ("ADJ", "NOUN", "PROPN", "NUM") for t in between):
        return source
    return source[0], phrases.noun_phrase(above)[1]
