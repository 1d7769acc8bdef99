"""Russian names: how they are declined, and what stands before them.

Endings after https://ru.wikipedia.org/wiki/Склонение_фамилий (Rosenthal's rules): surnames in -ов, -ев, -ин and -ын are
declined as possessive adjectives, those in -ский and -цкий as adjectives, men's in a consonant as nouns, women's not,
nor anybody's in -ых and -их, or in a vowel (Седых, Гулиа, Тарле): but what ends like an adjective or a plural in some
case (-ого, -ому, -ую, -овы, -ские) is no such surname.
"""

from onrecord.language.packs.ru.countries import ALIASES
from onrecord.language.packs.ru.entities import ENTITIES
from onrecord.lexicons.inflected import InflectedLexicon, Paradigm

_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


def _paradigm(gender: str, last: bool, group: int, stem: str, endings: str) -> Paradigm:
    told = [ending.replace("-", "") for ending in endings.split()]
    return Paradigm(gender, last, group, stem, dict(zip(_CASES, told, strict=True)))


_POSSESSIVE = "(?:[оеё]в|[иы]н)"
_CONSONANT = "[бвгджзклмнпрстфхцчшщ]"
_HARD = "[бвгджзклмпрстфхцчшщь]н"
_PLURAL = "[^аеёиоуыэюя][иы]х"
_FOREIGN = "[аеёиоуыэю]а"
_VOWEL = "(?:(?<![ое]г)о|(?<![ое]м)у|(?<![уюая])ю|(?<![сц]ки)е|(?<![оеё]в)(?<![иы]н)ы|[иэ])"
_PARTICLES = "ван фон дер ден да де ди дель дю дос бен бин ибн аль эль ас ан ла ле тер абу"

INFLECTED = InflectedLexicon(
    dictionary="ru",
    paradigms=(
        _paradigm("masc", True, 1, _POSSESSIVE, "- а у а ым е"),
        _paradigm("femn", True, 1, _POSSESSIVE, "а ой ой у ой ой"),
        _paradigm("masc", True, 1, "[сц]к", "ий ого ому ого им ом"),
        _paradigm("femn", True, 1, "[сц]к", "ая ой ой ую ой ой"),
        _paradigm("masc", True, 1, _PLURAL, "- - - - - -"),
        _paradigm("femn", True, 1, _PLURAL, "- - - - - -"),
        _paradigm("masc", True, 1, _FOREIGN, "- - - - - -"),
        _paradigm("femn", True, 1, _FOREIGN, "- - - - - -"),
        _paradigm("masc", True, 2, _CONSONANT, "- а у а ом е"),
        _paradigm("masc", True, 2, _HARD, "ый ого ому ого ым ом"),
        _paradigm("femn", True, 2, _HARD, "ая ой ой ую ой ой"),
        _paradigm("masc", True, 2, "[оеё]в", "ой ого ому ого ым ом"),
        _paradigm("masc", True, 2, "[аеоыэюя]", "й я ю я ем е"),
        _paradigm("masc", True, 2, "[жцчшщ]", "- а у а ем е"),
        _paradigm("masc", True, 2, "[бвдзлмнпрстф]", "ь я ю я ем е"),
        _paradigm("femn", True, 2, f"(?:{_CONSONANT}ь?|[аеуэюя]й)", "- - - - - -"),
        _paradigm("masc", True, 2, _VOWEL, "- - - - - -"),
        _paradigm("femn", True, 2, _VOWEL, "- - - - - -"),
        _paradigm("masc", True, 2, "[бвдзлмнпрстф]", "я и е ю ей е"),
        _paradigm("femn", True, 2, "[бвдзлмнпрстф]", "я и е ю ей е"),
        _paradigm("masc", True, 2, "[бвдзлмнпрстф]", "а ы е у ой е"),
        _paradigm("femn", True, 2, "[бвдзлмнпрстф]", "а ы е у ой е"),
        _paradigm("masc", True, 2, "[гкхжчшщ]", "а и е у ой е"),
        _paradigm("femn", True, 2, "[гкхжчшщ]", "а и е у ой е"),
        _paradigm("masc", False, 1, _CONSONANT, "- а у а ом е"),
        _paradigm("masc", False, 1, "[аеоуыэюя]", "й я ю я ем е"),
        _paradigm("masc", False, 1, "и", "й я ю я ем и"),
        _paradigm("masc", False, 1, _CONSONANT, "ь я ю я ем е"),
        _paradigm("masc", False, 1, "[оуиыэею]", "- - - - - -"),
        _paradigm("femn", False, 1, "[бвдзлмнпрстф]", "а ы е у ой е"),
        _paradigm("femn", False, 1, "[гкхжчшщ]", "а и е у ой е"),
        _paradigm("femn", False, 1, "[аеоуыэюялнрт]", "я и е ю ей е"),
        _paradigm("femn", False, 1, "и", "я и и ю ей и"),
        _paradigm("femn", False, 1, _CONSONANT, "- - - - - -"),
    ),
    surname=r"(?:[оеё]в|[иы]н)(?:а|у|ы[мхе]|ом|е|ой)?$|[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую)$"
    r"|.[^аеёиоуыэюя][иы]х$|(?:енко|дзе|швили|оглы|уулу|кызы)$|(?:чук|юк|ян)(?:а|у|ом|е)?$",
    plural=r"(?:[оеё]в|[иы]н)ы$|[сц]кие$",
    particles=frozenset(_PARTICLES.split()),
    children={"оглы": "masc", "оглу": "masc", "уулу": "masc", "кызы": "femn"},
    titles=ENTITIES.roles | {"товарищ", "господин", "госпожа", "коллега"},
    place_aliases=ALIASES,
    places=(
        _paradigm("femn", True, 1, "и", "я и и ю ей и"),
        _paradigm("femn", True, 1, "[бвдзлмнпрстф]", "а ы е у ой е"),
        _paradigm("femn", True, 1, "[гкхжчшщ]", "а и е у ой е"),
        _paradigm("femn", True, 1, "[бвдзлмнпрстф]", "ь и и ь ью и"),
        _paradigm("masc", True, 1, _CONSONANT, "- а у - ом е"),
        _paradigm("masc", True, 1, "[аеоуыэюя]", "й я ю й ем е"),
        _paradigm("neut", True, 1, _POSSESSIVE, "о а у о ом е"),
        _paradigm("neut", True, 2, "[оуиыэею]", "- - - - - -"),
    ),
    land="ия",
    governed={
        **dict.fromkeys(("в", "во", "на"), frozenset({"accs", "loct"})),
        **dict.fromkeys(("о", "об", "при"), frozenset({"loct"})),
        **dict.fromkeys(("из", "от", "до", "у", "для", "около", "возле", "близ", "без", "против"), frozenset({"gent"})),
        **dict.fromkeys(("к", "ко"), frozenset({"datv"})),
        **dict.fromkeys(("над", "перед", "между"), frozenset({"ablt"})),
        "через": frozenset({"accs"}),
        "с": frozenset({"gent", "ablt"}),
        "со": frozenset({"gent", "ablt"}),
        "по": frozenset({"datv"}),
    },
    according=frozenset(("по", "со", "с")),
    classes={"masc": "он", "femn": "она"},
    agreeing={"л": "masc", "лся": "masc", "ла": "femn", "лась": "femn"},
    acting=r"\b[Ии]\.\s?[Оо]\.\s$",
    equivalents={
        "глава государства": "президент",
        "глава правительства": "премьер-министр",
        "глава кабмина": "премьер-министр",
        "глава кабинета министров": "премьер-министр",
        "председатель правительства": "премьер-министр",
        "заместитель министра": "замминистра",
        "заместитель главы": "замглавы",
        "замминистр": "замминистра",
        "замруководителя": "замглавы",
        "первый замглавы": "замглавы",
        "первый замминистра": "замминистра",
        "глава внешнеполитического ведомства": "министр иностранных дел",
        "глава военного ведомства": "министр обороны",
        "глава оборонного ведомства": "министр обороны",
        "глава дипведомства": "министр иностранных дел",
    },
    heads={"глава": "министр", "руководитель": "министр", "замглавы": "замминистра", "шеф": "министр"},
    portfolios={
        "мид": "иностранных дел",
        "мид-а": "иностранных дел",
        "мида": "иностранных дел",
        "мвд": "внутренних дел",
        "мчс": "чрезвычайных ситуаций",
        "минобороны": "обороны",
        "минфин": "финансов",
        "минфина": "финансов",
        "минэнерго": "энергетики",
        "минтранс": "транспорта",
        "минтранса": "транспорта",
        "минздрав": "здравоохранения",
        "минздрава": "здравоохранения",
        "минюст": "юстиции",
        "минюста": "юстиции",
        "минкульт": "культуры",
        "минкультуры": "культуры",
        "минкульта": "культуры",
        "минэкономики": "экономики",
        "минэкономразвития": "экономического развития",
        "минсельхоз": "сельского хозяйства",
        "минсельхоза": "сельского хозяйства",
        "минтруд": "труда",
        "минтруда": "труда",
        "минобразования": "образования",
        "минспорт": "спорта",
        "минспорта": "спорта",
        "министерства": "",
    },
    fields={"дипломат": "иностранных дел"},
    generic=frozenset("страны республики государства ведомства области города нынешний действующий".split()),
)
