"""Russian words by which a stance is taken."""

import re

from onrecord.lexicons.matters import MatterLexicon

_NEVER = re.compile(r"(?!)")

MATTERS = MatterLexicon(
    families={},
    particles={},
    opposites=(),
    ending=frozenset(),
    additional=frozenset(),
    standing_in=frozenset(),
    indefinite=frozenset(),
    negations=frozenset(),
    clause_ends=frozenset(),
    pointing=frozenset(),
    pointing_at_people=frozenset(),
    pointing_that=frozenset(),
    pointing_before=frozenset(),
    topics=frozenset(),
    talking=(),
    turning=frozenset(),
    cues=(),
    under_way=(),
    asides=_NEVER,
    contrasts=_NEVER,
    intending=(),
    modals=frozenset(),
    obliging=frozenset(),
    being=frozenset(),
    having=frozenset(),
    vague=frozenset(),
    hedges=frozenset(),
    spokesmen=_NEVER,
    narrowing=_NEVER,
    asking_when=_NEVER,
    past_claims=(),
    roles=(),
    divided=frozenset(),
    principals=_NEVER,
    leading=_NEVER,
    stop=frozenset(),
    unmoved=_NEVER,
    joining=frozenset(),
    once=(),
    one_thing=(),
    infinitive="",
    ourselves=frozenset(),
    doing=frozenset(),
)
