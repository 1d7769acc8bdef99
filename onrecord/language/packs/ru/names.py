"""Russian names: how they are declined, and what stands before them.

Endings after https://ru.wikipedia.org/wiki/Склонение_фамилий (Rosenthal's rules): surnames in -ов, -ев, -ин and -ын are
declined as possessive adjectives, those in -ский and -цкий as adjectives, men's in a consonant as nouns, women's not.
"""

from onrecord.lexicons.inflected import InflectedLexicon, Paradigm

_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


def _paradigm(gender: str, last: bool, group: int, stem: str, endings: str) -> Paradigm:
    told = [ending.replace("-", "") for ending in endings.split()]
    return Paradigm(gender, last, group, stem, dict(zip(_CASES, told, strict=True)))


_POSSESSIVE = "(?:[оеё]в|[иы]н)"
_CONSONANT = "[бвгджзклмнпрстфхцчшщ]"

INFLECTED = InflectedLexicon(
    dictionary="ru",
    paradigms=(
        _paradigm("masc", True, 1, _POSSESSIVE, "- а у а ым е"),
        _paradigm("femn", True, 1, _POSSESSIVE, "а ой ой у ой ой"),
        _paradigm("masc", True, 1, "[сц]к", "ий ого ому ого им ом"),
        _paradigm("femn", True, 1, "[сц]к", "ая ой ой ую ой ой"),
        _paradigm("masc", True, 2, _CONSONANT, "- а у а ом е"),
        _paradigm("masc", True, 2, "[аеоуыэюя]", "й я ю я ем е"),
        _paradigm("femn", True, 2, _CONSONANT, "- - - - - -"),
        _paradigm("masc", True, 2, "[оуиыэею]", "- - - - - -"),
        _paradigm("femn", True, 2, "[оуиыэею]", "- - - - - -"),
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
    r"|(?:енко|дзе|швили|оглы|уулу|кызы)$|(?:чук|юк|ян)(?:а|у|ом|е)?$",
    titles=frozenset(
        """
        президент экс-президент премьер премьер-министр вице-премьер министр замминистра замглавы глава посол
        полпред постпред секретарь статс-секретарь госсекретарь спикер председатель депутат сенатор губернатор мэр
        директор генерал полковник майор адмирал маршал лидер представитель спецпредставитель пресс-секретарь
        советник помощник эксперт аналитик политолог экономист историк журналист адвокат судья прокурор король
        королева канцлер командующий заместитель начальник руководитель товарищ господин госпожа коллега
        """.split()
    ),
    place_aliases={
        "кыргызстан": "Киргизия",
        "кыргызская республика": "Киргизия",
        "рф": "Россия",
        "российская федерация": "Россия",
        "сша": "Соединенные Штаты",
        "америка": "Соединенные Штаты",
        "британия": "Великобритания",
        "белоруссия": "Беларусь",
        "молдавия": "Молдова",
        "туркмения": "Туркменистан",
        "кнр": "Китай",
        "фрг": "Германия",
        "оаэ": "ОАЭ",
        "южная корея": "Республика Корея",
        "северная корея": "КНДР",
        "голландия": "Нидерланды",
        "чешская республика": "Чехия",
    },
)
