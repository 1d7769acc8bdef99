"""Russian, as newsrooms write it; its events and facts are not read."""

from onrecord.language.inflected import Inflection
from onrecord.language.pack import Pack
from onrecord.language.packs.ru.attribution import ATTRIBUTION
from onrecord.language.packs.ru.entities import ENTITIES
from onrecord.language.packs.ru.matters import MATTERS
from onrecord.language.packs.ru.names import INFLECTED
from onrecord.language.packs.ru.page import PAGE
from onrecord.language.packs.ru.timex import TIMEX
from onrecord.language.slovnet_parser import parse

PACK = Pack(
    code="ru",
    parse=parse,
    inflection=Inflection("ru", INFLECTED),
    page=PAGE,
    timex=TIMEX,
    entities=ENTITIES,
    attribution=ATTRIBUTION,
    matters=MATTERS,
)
