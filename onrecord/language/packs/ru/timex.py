"""How Russian tells time.

Prepositions stay outside of an expression ("в понедельник" is “понедельник”), as in English, but where they are its
sense ("через два месяца").
"""

from onrecord.lexicons.timex import TimexForm as Form
from onrecord.lexicons.timex import TimexLexicon

_Table = dict[str, int | str]


def _declined(**endings: str) -> list[str]:
    """All forms of words: each stem with its endings, "-" for none."""
    return [stem + ("" if end == "-" else end) for stem, ends in endings.items() for end in ends.split()]


def _each(worth: int | str, forms: list[str]) -> _Table:
    return dict.fromkeys(forms, worth)


_SOFT = "ь я ю ем е"
_MONTHS = [
    _declined(январ=_SOFT), _declined(феврал=_SOFT), _declined(март="- а у ом е"), _declined(апрел=_SOFT),
    _declined(ма="й я ю ем е"), _declined(июн=_SOFT), _declined(июл=_SOFT), _declined(август="- а у ом е"),
    _declined(сентябр=_SOFT), _declined(октябр=_SOFT), _declined(ноябр=_SOFT), _declined(декабр=_SOFT),
]  # fmt: skip
_SHORT = "янв фев мар апр май июн июл авг сен окт ноя дек".split()
_MONTH: _Table = {form: number for number, forms in enumerate(_MONTHS, 1) for form in forms}
_IN_DATE = {"января": 1, "февраля": 2, "марта": 3, "апреля": 4, "мая": 5, "июня": 6, "июля": 7, "августа": 8,
            "сентября": 9, "октября": 10, "ноября": 11, "декабря": 12}  # fmt: skip
_MONTH_OF_DAY: _Table = {**_IN_DATE}
_MONTH_OF_DAY |= {f"{name}{dot}": number for number, name in enumerate(_SHORT, 1) for dot in (".", "")}
_MONTH_OF_DAY |= {f"{n}{dot}": m for n, m in {"февр": 2, "сент": 9, "нояб": 11}.items() for dot in (".", "")}

_WEEKDAY: _Table = {
    **_each(1, _declined(понедельник="- а у ом е")),
    **_each(2, _declined(вторник="- а у ом е")),
    **_each(4, _declined(четверг="- а у ом е")),
    **_each(5, _declined(пятниц="а ы у е ей")),
    **_each(6, _declined(суббот="а ы у е ой")),
    **_each(7, _declined(воскресень="е я ю ем и")),
}
_MIDWEEK: _Table = _each(3, _declined(сред="а ы у е ой"))
"""Wednesday, which is also "surroundings": read where a preposition or another word makes it a day."""

_UNITS: dict[str, list[str]] = {
    "S": _declined(секунд="а ы у е ой - ам ами ах"),
    "MIN": _declined(минут="а ы у е ой - ам ами ах"),
    "H": _declined(час="- а у ом е ы ов ам ами ах"),
    "D": _declined(ден="ь", дн="я ю ем ём е и ей ям ями ях", сут="ки ок кам ками ках"),
    "W": _declined(недел="я и ю е ей ь ям ями ях"),
    "M": _declined(месяц="- а у ем е ы ев ам ами ах"),
    "Q": _declined(квартал="- а у ом е ы ов ам ами ах"),
    "Y": _declined(год="- а у ом е ы ов ам ами ах", л="ет"),
    "E": _declined(десятилети="е я ю ем и й ям ями ях"),
    "C": _declined(век="- а у ом е ов ам ами ах", столети="е я ю ем и й ям ями ях"),
}
_UNIT: _Table = {form: unit for unit, forms in _UNITS.items() for form in forms}
_SINGLE: _Table = {
    form: unit
    for unit, forms in {
        "S": "секунду секунды", "MIN": "минуту минуты", "H": "час часа", "D": "день дня сутки суток",
        "W": "неделю недели", "M": "месяц месяца", "Q": "квартал квартала", "Y": "год года",
        "E": "десятилетие десятилетия", "C": "век века столетие столетия",
    }.items()
    for form in forms.split()
}  # fmt: skip
_ONE: _Table = {
    form: unit
    for unit, forms in {
        "D": _declined(ден="ь", дн="я ю ем ём е"), "W": _declined(недел="я и ю е ей"), "M": _declined(месяц="- а у ем е"),
        "Q": _declined(квартал="- а у ом е"), "Y": _declined(год="- а у ом е"), "E": _declined(десятилети="е я ю ем и"),
        "C": _declined(век="- а у ом е", столети="е я ю ем и"),
    }.items()
    for form in forms
}  # fmt: skip
"""Units in the singular, whose plurals another word would not count ("в прошлые годы")."""
_ONCE: _Table = {form: unit for form, unit in _SINGLE.items() if not form.endswith(("ы", "и", "а", "дня"))} | {
    "сутки": "D"
}
"""Units as "назад" and "через" want them: "через неделю", and not the end of "1,5 года назад"."""
_BY_ONE: _Table = {
    "днем": "D", "днём": "D", "сутками": "D", "неделей": "W", "месяцем": "M", "кварталом": "Q", "годом": "Y",
    "часом": "H", "минутой": "MIN",
}  # fmt: skip
_MANY: _Table = {
    form: unit
    for unit, forms in {
        "S": "секунды секунд", "MIN": "минуты минут", "H": "часы часов", "D": "дни дней суток", "W": "недели недель",
        "M": "месяцы месяцев", "Q": "кварталы кварталов", "Y": "годы годов лет", "E": "десятилетия десятилетий",
        "C": "века веков столетия столетий",
    }.items()
    for form in forms.split()
}  # fmt: skip

_ADJECTIVE = "ый ая ое ого ой ому ом ую ым ые ых ыми"
_ADJECTIVE_SOFT = "ий яя ее его ей ему ем юю им ие их ими"
_ADJECTIVE_HUSH = "ий ая ее его ей ему ем ую им ие их ими"
_THIS = "этот эта это этого этой этому этом эту этим эти этих этими".split()

_PLURAL = ("ые", "ых", "ыми", "ие", "их", "ими", "эти", "этих", "этими")
_NEAREST = _declined(ближайш=_ADJECTIVE_HUSH)
_SHIFT: _Table = {
    **_each(-1, _declined(прошл=_ADJECTIVE, минувш=_ADJECTIVE_HUSH, истекш=_ADJECTIVE_HUSH, прошедш=_ADJECTIVE_HUSH)),
    **_each(0, _THIS + _declined(нынешн=_ADJECTIVE_SOFT, текущ=_ADJECTIVE_HUSH, наступивш=_ADJECTIVE_HUSH)),
    **_each(0, _declined(уходящ=_ADJECTIVE_HUSH)),
    **_each(1, _declined(будущ=_ADJECTIVE_HUSH, наступающ=_ADJECTIVE_HUSH, предстоящ=_ADJECTIVE_HUSH)),
    **_each(1, _declined(грядущ=_ADJECTIVE_HUSH) + _NEAREST),
}
_NEXT: _Table = _each(1, _declined(следующ=_ADJECTIVE_HUSH))
_NEAREST_DAY: _Table = {
    **_each(-1, _declined(минувш=_ADJECTIVE_HUSH, истекш=_ADJECTIVE_HUSH, прошедш=_ADJECTIVE_HUSH)),
    **_each(1, _declined(наступающ=_ADJECTIVE_HUSH, предстоящ=_ADJECTIVE_HUSH, грядущ=_ADJECTIVE_HUSH) + _NEAREST),
}
_TURNED = {form: step for form, step in _SHIFT.items() if not form.endswith(_PLURAL) and form not in _NEAREST}
_PREVIOUS = {form: -1 for form in _declined(предыдущ=_ADJECTIVE_HUSH) if not form.endswith(_PLURAL)}
_SAME = "тот же|та же|то же|того же|той же|тому же|том же|ту же|тем же|тот самый|того самого|том самом|тот|того|том"

_CARDINALS = {
    form: number
    for number, forms in {
        0: "ноль", 1: "один одна одно одного одной одному одном одну одним", 2: "два две двух двум двумя",
        3: "три трех трёх трем трём тремя", 4: "четыре четырех четырёх четырем четырём четырьмя",
        5: "пять пяти пятью", 6: "шесть шести шестью", 7: "семь семи семью", 8: "восемь восьми восемью",
        9: "девять девяти девятью", 10: "десять десяти десятью", 11: "одиннадцать одиннадцати",
        12: "двенадцать двенадцати", 13: "тринадцать тринадцати", 14: "четырнадцать четырнадцати",
        15: "пятнадцать пятнадцати", 16: "шестнадцать шестнадцати", 17: "семнадцать семнадцати",
        18: "восемнадцать восемнадцати", 19: "девятнадцать девятнадцати", 20: "двадцать двадцати двадцатью",
        30: "тридцать тридцати", 40: "сорок сорока", 50: "пятьдесят пятидесяти", 60: "шестьдесят шестидесяти",
        70: "семьдесят семидесяти", 80: "восемьдесят восьмидесяти", 90: "девяносто девяноста", 100: "сто ста",
    }.items()
    for form in forms.split()
}  # fmt: skip

_ORDINAL: _Table = {
    **_each(1, _declined(перв=_ADJECTIVE)),
    **_each(2, _declined(втор="ой ая ое ого ому ом ую ым")),
    **_each(3, "третий третья третье третьего третьей третьему третьем третью третьим".split()),
    **_each(4, _declined(четверт=_ADJECTIVE, четвёрт=_ADJECTIVE)),
    "I": 1, "II": 2, "III": 3, "IV": 4, "1-й": 1, "2-й": 2, "3-й": 3, "4-й": 4, "1-м": 1, "2-м": 2, "3-м": 3,
    "4-м": 4, "1-го": 1, "2-го": 2, "3-го": 3, "4-го": 4, "1": 1, "2": 2, "3": 3, "4": 4,
}  # fmt: skip
_ROMAN: _Table = {
    "X": 10, "XI": 11, "XII": 12, "XIII": 13, "XIV": 14, "XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19,
    "XX": 20, "XXI": 21,
}  # fmt: skip

_CLASSES: dict[str, _Table] = {
    "month": _MONTH,
    "dated": _MONTH_OF_DAY,
    "weekday": _WEEKDAY,
    "anyday": _WEEKDAY | _MIDWEEK,
    "midweek": _MIDWEEK,
    "weekdays": {
        "понедельникам": 1, "вторникам": 2, "средам": 3, "четвергам": 4, "пятницам": 5, "субботам": 6,
        "воскресеньям": 7,
    },
    "unit": _UNIT,
    "single": _SINGLE,
    "once": _ONCE,
    "byone": _BY_ONE,
    "plural": _MANY,
    "span": {form: unit for form, unit in _ONE.items() if unit != "D"},
    "dayunit": {form: unit for form, unit in _ONE.items() if unit not in ("E", "C")},
    "dayweek": {form: unit for form, unit in _UNIT.items() if unit in ("D", "W")},
    "season": {
        **_each("SP", _declined(весн="а ы у е ой")),
        **_each("SU", _declined(лет="о а у е ом")),
        **_each("FA", _declined(осен="ь и ью")),
        **_each("WI", _declined(зим="а ы у е ой")),
    },
    "inseason": {"весной": "SP", "летом": "SU", "осенью": "FA", "зимой": "WI"},
    "part": {
        "утром": "MO", "днем": "AF", "днём": "AF", "вечером": "EV", "ночью": "NI", "утра": "MO", "вечера": "EV",
        "ночи": "NI", "утро": "MO", "вечер": "EV", "ночь": "NI",
    },
    "noon": {"полдень": 12, "полночь": 24},
    "meridiem": {"утра": 0, "ночи": 0, "дня": 12, "вечера": 12},
    "ordinal": _ORDINAL,
    "half": {form: number for form, number in _ORDINAL.items() if number in (1, 2) and form[0] not in "IV1234"},
    "nth": {form: number for form, number in _ORDINAL.items() if form[0] not in "IV1234"},
    "roman": _ROMAN,
    "century": {
        **_each(18, _declined(восемнадцат=_ADJECTIVE)), **_each(19, _declined(девятнадцат=_ADJECTIVE)),
        **_each(20, _declined(двадцат=_ADJECTIVE)), **_each(21, ["двадцать первый", "двадцать первом", "двадцать первого"]),
    },
    "mod": {
        **_each("START", [*_declined(начал="о а у е ом"), "первых числах", "первые числа"]),
        **_each("MID", [*_declined(середин="а ы у е ой"), "10-х числах"]),
        **_each("END", [*_declined(кон="ец ца цу це цом"), "последних числах", "20-х числах", "двадцатых числах"]),
        **_each("EARLIER", ["ранее в", "раньше в"]),
        **_each("LATER", ["позже в", "позднее в"]),
    },
    "shift": _SHIFT | _NEXT,
    "turned": _TURNED,
    "nearest": _NEAREST_DAY,
    "next": {form: step for form, step in _NEXT.items() if not form.endswith(_PLURAL)},
    "today": {
        "сегодня": 0, "вчера": -1, "завтра": 1, "позавчера": -2, "послезавтра": 2,
        **_each(0, _declined(сегодняшн=_ADJECTIVE_SOFT)), **_each(-1, _declined(вчерашн=_ADJECTIVE_SOFT)),
        **_each(1, _declined(завтрашн=_ADJECTIVE_SOFT)), **_each(-2, _declined(позавчерашн=_ADJECTIVE_SOFT)),
    },
    "eve": {"накануне": -1},
    "weekend": {"выходные": "WE", "выходных": "WE"},
    "decade": {
        **_each(2, ["двадцатых", "двадцатые"]), **_each(3, ["тридцатых", "тридцатые"]),
        **_each(4, ["сороковых", "сороковые"]), **_each(5, ["пятидесятых", "пятидесятые"]),
        **_each(6, ["шестидесятых", "шестидесятые"]), **_each(7, ["семидесятых", "семидесятые"]),
        **_each(8, ["восьмидесятых", "восьмидесятые"]), **_each(9, ["девяностых", "девяностые"]),
    },
    "holiday": {
        **_each("01-01", ["Новый год", "Нового года", "Новому году", "Новым годом"]),
        **_each("05-09", ["День Победы", "Дня Победы", "Дню Победы", "Днем Победы", "Днём Победы"]),
    },
    "vague": {
        "несколько": "X", "нескольких": "X", "несколькими": "X", "много": "X", "многих": "X", "пару": 2, "пары": 2,
        "пара": 2, "десятки": "X", "десятков": "X", "сотни": "X", "считаные": "X", "считанные": "X",
    },
    "adverb": {
        "ежедневно": "P1D", "еженедельно": "P1W", "ежемесячно": "P1M", "ежеквартально": "P3M", "ежегодно": "P1Y",
        "ежечасно": "PT1H",
    },
    "ref": {
        "сейчас": "PRESENT_REF", "теперь": "PRESENT_REF", "в настоящее время": "PRESENT_REF",
        "в настоящий момент": "PRESENT_REF", "в данный момент": "PRESENT_REF", "в данное время": "PRESENT_REF",
        "на данный момент": "PRESENT_REF", "недавно": "PAST_REF", "на днях": "PAST_REF",
        "в последнее время": "PAST_REF", "за последнее время": "PAST_REF", "в недавнем прошлом": "PAST_REF",
        "вскоре": "FUTURE_REF", "скоро": "FUTURE_REF", "в ближайшее время": "FUTURE_REF",
        "в ближайшем будущем": "FUTURE_REF", "в ближайшие дни": "FUTURE_REF", "в скором времени": "FUTURE_REF",
        "в обозримом будущем": "FUTURE_REF", "в дальнейшем": "FUTURE_REF",
    },
    "direction": {"ранее": -1, "раньше": -1, "позже": 1, "позднее": 1, "спустя": 1},
    "adjacent": {
        **_each(0, _SAME.split("|")),
        **_each(0, ["этот же", "этого же", "этом же", "эту же", "этой же", "этим же"]),
        **_each(1, [form for form in _NEXT if not form.endswith(_PLURAL)]), **_PREVIOUS,
    },
    "same": {**_each(0, _SAME.split("|")), **_PREVIOUS},
    "zone": dict.fromkeys(["мск", "МСК", "по московскому времени", "по Москве", "по местному времени"], ""),
}  # fmt: skip

_FRAGMENTS = {
    "year": "(?: год(?:а|у|ом|е)?\\b| ?г\\.|-(?:й|го|м|му)(?: год(?:а|у|ом|е)?)?)",
    "years": "(?: год(?:ы|ов|ам|ами|ах)?\\b| ?гг?\\.)",
    "th": "(?:-?(?:го|е|м|му|ого|ое))?",
    "comma": "(?: ?, ?(?:в )?| )",
    "dash": " ?[-–—] ?",
    "zone": "(?: {zone})?",
    "near": "(?:(?:около|почти|примерно|приблизительно|более|больше|менее|меньше|свыше|порядка) (?:чем )?)?"
    "(?!(?:1[0-9]|20|21)[0-9][0-9] год)",
    "low": "(?-i:(?=[а-яё]))",
    "day": "(?:(?<=\\bв\\s)|(?<=\\bво\\s)|(?<=\\bна\\s)|(?<=\\bпо\\s)|(?<=\\bза\\s))",
    "from": "(?:(?<=\\bс\\s)|(?<=\\bсо\\s)|(?<=\\bдо\\s)|(?<=\\bк\\s))",
    "decade": "(?:{two}-(?:х|е|ых|ые)(?: год(?:ы|ов|ам|ами|ах))?|{decade} год(?:ы|ов|ам|ами|ах))",
    "century": "(?:века|столетия)",
    "quarter": "квартал(?:а|у|ом|е)?",
    "few": "(?:последни[ехм]|ближайши[ехм]|первы[ехм]|минувши[ехм]|прошедши[ехм]|следующи[ехм]|предыдущи[ехм])",
    "every": "(?:кажд(?:ый|ая|ое|ого|ой|ому|ом|ую|ые|ых))",
    "then": "(?! после\\b)",
    "sooner": "(?<!\\bна\\s)",
}

_FORMS = (
    # Days of the calendar.
    Form("date", "(?:{part} (?:во? )?)?{anyday:weekday}<comma>{day}<th> {dated:month}(?: {year}<year>?)?"),
    Form("date", "{day}<th> {dated:month},? {year}<year>?"),
    Form("date", "{day}<th> {dated:month}"),
    Form("date", "{day}(?=(?: и| или) [0-9]{1,2} {dated:month}(?: {year}<year>?)?)"),
    Form("date", "{year}-{mm:month}-{dd:day}(?![\\d-])"),
    Form("date", "{dd:day}\\.{mm:month}\\.{year}(?!\\.?\\d)"),
    Form("date", "{dd:day}\\.{mm:month}\\.{short:year}(?!\\.?\\d)"),
    Form("slashed", "{any:first}/{any:second}/{year}(?![/\\d])"),
    Form("range", "(?:со? )?{day}(?:<dash>| по | до ){day:end_day} {dated:month}(?: {year}<year>?)?"),
    Form("range", "(?:со? )?{day} {dated:month}(?:<dash>| по ){day:end_day} {dated:end_month}(?: {year}<year>?)?"),
    Form("range", "{year}[-–—]{year:end_year}<years>?"),
    Form("range", "с {year} по {year:end_year}(?:<years>|<year>)"),
    Form("range", "{year}[-–—]{short:end_year}(?![-–—])<years>?"),
    Form("range", "{year}/{short:end_year}<years>"),
    Form("shift", "{day}<th> {dated:month} {turned:shift} года", {"unit": "Y"}),
    Form("of told year", "{day}<th> {dated:month} {same:adjacent} года"),
    # Months, years, decades, centuries.
    Form("date", "(?:{mod} )?<low>{month} {year}<year>?"),
    Form("date", "(?:{mod} )?<low>{month}"),
    Form("date", "(?:{mod} )?{year}<year>"),
    Form("date", "{mod} {year}"),
    Form("date", "{year}(?= (?:по|до|и|или) (?:1[0-9]|20|21)[0-9][0-9](?: год| ?гг?\\.|-(?:й|го|м)))"),
    Form("year", "(?<=\\bв\\s){year}"),
    Form("decade", "(?:{mod} )?{tens}-(?:х|е|ых|ые|м|ми)(?: год(?:ы|ов|ам|ами|ах))?"),
    Form("decade", "(?:{mod} )?{two}-(?:х|е|ых|ые)(?! числ)(?: год(?:ы|ов|ам|ами|ах))?"),
    Form("decade", "(?:{mod} )?{decade} год(?:ы|ов|ам|ами|ах)"),
    Form("decade", "(?:{mod} )?<decade> (?:{roman:century}|{turned:of_century}) <century>"),
    Form("decade", "(?:{mod} )?<decade> {any:century}(?:-го)? <century>"),
    Form("decade", "(?:{mod} )?<decade> {century} <century>"),
    Form("century", "(?:{mod} )?{roman:century} век(?:а|у|е|ом)?"),
    Form("century", "(?:{mod} )?{any:century}-(?:й|го|м|му) век(?:а|у|е|ом)?"),
    Form("century", "(?:{mod} )?{century} век(?:а|у|е|ом)?"),
    Form("part of month", "{nth} {dayweek:unit} <low>{month}(?: {year}<year>?)?"),
    Form("part of month", "последн(?:ий|ие|яя|юю|ей|его|ем|ему) {dayweek:unit} <low>{month}(?: {year}<year>?)?",
         {"nth": -1}),
    # Seasons, quarters, halves.
    Form("season", "(?:{mod} )?{season} {year}<year>?"),
    Form("season", "(?:{mod} )?{season} {turned:of_year} года"),
    Form("season", "{shift} {season}"),
    Form("season", "{inseason:season}"),
    Form("quarter", "{ordinal:quarter} <quarter> {year}<year>?"),
    Form("quarter", "{ordinal:quarter} <quarter> {shift} года"),
    Form("quarter", "{ordinal:quarter} <quarter>"),
    Form("half", "{half} (?:половин[аыуе]|полугоди[еяю]|полугодии) {year}<year>?"),
    Form("half", "{half} (?:половин[аыуе]|полугоди[еяю]|полугодии) {shift} года"),
    # Weekdays and days told from the day of the report.
    Form("weekday", "{weekday}(?:,? {part})?"),
    Form("weekday", "<day>{midweek:weekday}(?: {part})?"),
    Form("weekday", "<from>{midweek:weekday}"),
    Form("weekday", "(?:{part} )(?:в )?{anyday:weekday}"),
    Form("weekday", "ночь на {anyday:weekday}", {"part": "NI"}),
    Form("weekday", "{nearest} {anyday:weekday}(?: {part})?"),
    Form("weekday", "{shift} {anyday:weekday}(?: {part})?"),
    Form("weekday of week", "{anyday:weekday} {shift} недели"),
    Form("weekday of week", "{anyday:weekday} на {shift} неделе"),
    Form("today", "{today}(?:,? {part})?"),
    Form("today", "{part} {today}"),
    Form("today", "(?:этим|сегодняшним) {part}", {"today": 0}),
    Form("today", "этой ночью", {"today": 0, "part": "NI"}),
    Form("today", "(?:минувшей|прошлой|прошедшей) ночью", {"today": -1, "part": "NI"}),
    Form("today", "(?:минувшим|прошлым|вчерашним) вечером", {"today": -1, "part": "EV"}),
    Form("eve", "{eve:adjacent}(?: {part})?", {"unit": "D", "number": 1, "direction": -1}),
    Form("weekend", "{shift} {weekend}(?! \\w*дн)"),
    Form("weekend", "<day>{weekend}(?! \\w*дн)"),
    Form("holiday", "(?:{holiday})(?: {year}<year>?)?"),
    # Clock times.
    Form("clock", "(?<!\\bсчетом\\s)(?<!\\bсчётом\\s){hour24:hour}:{minute}<zone>(?:,? (?:в )?(?:{anyday:weekday}|{today}))?"),
    Form("clock", "(?<=\\bв\\s){hour24:hour}\\.{minute}<zone>(?!\\.?\\d| ?%| раза?\\b)"),
    Form("clock", "(?:{today} )в {hour24:hour}[:.]{minute}<zone>"),
    Form("clock", "{hour}(?::{minute})? час(?:а|ов)? {meridiem}<zone>"),
    Form("clock", "{hour}:{minute} {meridiem}<zone>"),
    Form("clock", "(?<=\\bв\\s){noon}"),
    # Weeks, months, years told from the day of the report.
    Form("shift", "(?:{mod} )?{turned:shift} {span:unit}"),
    Form("shift", "(?:{mod} )?<low>{month} {turned:shift} года", {"unit": "Y"}),
    Form("shift", "{mod} {span:unit}", {"shift": 0}),
    Form("shift or adjacent", "(?:{mod} )?{next:shift} {span:unit}", {"adjacent": 1}),
    Form("shift or adjacent", "(?:{mod} )?<low>{month} {next:shift} года", {"unit": "Y", "adjacent": 1}),
    Form("shift or adjacent", "{day}<th> {dated:month} {next:shift} года", {"unit": "Y", "adjacent": 1}),
    Form("of told year", "(?:{mod} )?<low>{month} {same:adjacent} года"),
    Form("shift month", "{turned:shift} <low>{month}"),
    Form("same period", "год(?: тому)? назад", {"number": 1, "unit": "Y"}),
    Form("same period", "<sooner>годом (?:ранее|раньше)", {"number": 1, "unit": "Y", "direction": -1}),
    Form("ago", "<near>{number} {unit}(?: тому)? назад"),
    Form("ago", "{once:unit}(?: тому)? назад", {"number": 1}),
    Form("ago", "{unit} {number}(?: тому)? назад"),
    Form("ago", "<near>{vague} {unit}(?: тому)? назад"),
    Form("ago", "полгода(?: тому)? назад", {"number": 6, "unit": "M"}),
    Form("ago", "полтор[аы] {unit}(?: тому)? назад", {"number": "1.5"}),
    Form("long ago", "{plural:unit} назад"),
    # Days, weeks, months, years after or before what was told, or ahead.
    Form("ahead or later", "через <near>{number} {unit}<then>", {"direction": 1}),
    Form("ahead or later", "через {once:unit}<then>", {"number": 1, "direction": 1}),
    Form("ahead or later", "через полгода<then>", {"number": 6, "unit": "M", "direction": 1}),
    Form("ahead or later", "через {vague:number} {unit}<then>", {"direction": 1}),
    Form("offset", "<sooner><near>{number} {unit} {direction}<then>"),
    Form("offset", "<sooner>{byone:unit} {direction}<then>", {"number": 1}),
    Form("offset", "спустя <near>{number} {unit}<then>", {"direction": 1}),
    Form("offset", "спустя {once:unit}<then>", {"number": 1, "direction": 1}),
    Form("offset", "{once:unit} спустя<then>", {"number": 1, "direction": 1}),
    Form("adjacent", "{adjacent} {dayunit:unit}"),
    Form("adjacent", "(?:этот|этого) д(?:ень|ня)", {"adjacent": 0, "unit": "D"}),
    Form("adjacent", "(?<=\\bна\\s)другой день", {"adjacent": 1, "unit": "D"}),
    Form("adjacent", "следующ(?:ее|им) {part}", {"adjacent": 1, "unit": "D"}),
    Form("adjacent", "(?:в )?тот же {part}", {"adjacent": 0, "unit": "D"}),
    # Durations.
    Form("duration", "<near>{number} {unit}"),
    Form("duration", "<near>{number}(?:<dash>| или ){number:upper} {unit}"),
    Form("duration", "(?:<few> )?{number} {unit}"),
    Form("duration", "(?:<few> )?{vague:number} {unit}"),
    Form("duration", "<few> {plural:unit}", {"number": "X"}),
    Form("duration", "полгода", {"number": 6, "unit": "M"}),
    Form("duration", "полчаса", {"number": "half", "unit": "H"}),
    Form("duration", "(?:полтор[аы]|полутора) {unit}", {"number": "1.5"}),
    Form("duration", "(?:(?<=\\bтечение\\s)|(?<=\\bпротяжении\\s)|(?<=\\bза\\s)|(?<=\\bдольше\\s)|(?<=\\bбольше\\s))"
         "{single:unit}", {"number": 1}),
    Form("duration", "(?:(?<=\\bтечение\\s)|(?<=\\bпротяжении\\s)|(?<=\\bна\\s)){plural:unit}", {"number": "X"}),
    # What comes again and again.
    Form("set", "<every> {unit}"),
    Form("set", "кажды[ехм] {number} {unit}"),
    Form("set", "раз в {single:unit}", {"number": 1}),
    Form("set", "(?<=[0-9а-яё]\\sв\\s)год(?! \\d)", {"number": 1, "unit": "Y"}),
    Form("set", "(?<=[0-9а-яё]\\sв\\s)месяц(?! \\d)", {"number": 1, "unit": "M"}),
    Form("set", "<every> {anyday:weekday}"),
    Form("set", "{weekdays:weekday}"),
    Form("set", "{adverb}"),
    # Now, then, later.
    Form("ref", "{ref}"),
)  # fmt: skip

TIMEX = TimexLexicon(
    classes=_CLASSES,
    cardinals=_CARDINALS,
    articles=frozenset(),
    fragments=_FRAGMENTS,
    forms=_FORMS,
    future_auxiliaries=frozenset({"быть", "стать"}),
    expecting=frozenset(
        "планировать собираться намереваться рассчитывать надеяться хотеть готовиться мочь согласиться обещать пообещать"
        " обязаться предложить предлагать стремиться ожидать ожидаться планироваться требовать потребовать просить"
        " попросить призвать призывать поручить договориться решить предстоять пригрозить грозить угрожать".split()
    ),
    scheduled=frozenset(
        "наметить запланировать назначить планировать перенести отложить ожидать ожидаемый намеченный запланированный"
        " назначенный предстоящий".split()
    ),
    scheduling=frozenset({"на"}),
    impending=frozenset("ожидаться планироваться намечаться предстоять готовиться".split()),
    abilities=frozenset(),
    reporting=frozenset(
        (
            "сказать говорить заявить заявлять сообщить сообщать рассказать рассказывать отметить отмечать подчеркнуть"
            " подчеркивать подчёркивать добавить добавлять пояснить пояснять объяснить объяснять уточнить уточнять"
            " напомнить напоминать признать признавать признаться подтвердить подтверждать опровергнуть опровергать"
            " отрицать утверждать написать писать ответить отвечать заметить указать указывать предупредить"
            " предупреждать пообещать обещать заверить заверять предположить констатировать объявить объявлять"
            " резюмировать прокомментировать комментировать высказаться высказывать высказать выразить выражать"
            " посетовать возразить парировать предложить предлагать призвать призывать потребовать требовать попросить"
            " просить спросить спрашивать поинтересоваться передать передавать информировать проинформировать доложить"
            " раскритиковать критиковать осудить поблагодарить поздравить отказаться пригрозить поддержать одобрить"
            " отрезать бросить усмехнуться вздохнуть улыбнуться пошутить съязвить воскликнуть согласиться признаться"
            " пожаловаться возмутиться удивиться вспомнить продолжить заключить рассудить отчеканить перечислить"
            " предупредить посоветовать рекомендовать поделиться огласить озвучить отчитаться упрекнуть поклясться"
            " отвергнуть процитировать цитировать привести выступить выступать обвинить назвать"
        ).split()
    ),
    starting_bounds=frozenset("с со после начиная поздний поздно позднее позже".split()),
    ending_bounds=frozenset("до к ко перед ранний рано ранее раньше".split()),
    year_openers=frozenset({"в"}),
    joining=frozenset({"и", "по", "до", "или", "-", "–", "—"}),
    before=frozenset("до прежде перед накануне".split()),
    after=frozenset({"после"}),
    at_events=frozenset("на в во при".split()),
    afterwards=frozenset({"после"}),
    held=frozenset(
        "провести проходить пройти состояться опубликовать распространить обнародовать созвать разместить".split()
    ),
    onsets=frozenset({"с", "со"}),
    answered=frozenset("спросить попросить".split()),
    back=frozenset("ранее раньше прежде неоднократно некогда когда-то однажды давно".split()),
    later=frozenset("позже позднее затем потом впоследствии".split()),
    looking_back=frozenset(
        (
            "говорить заявлять сообщать рассказывать отмечать подчеркивать подчёркивать добавлять пояснять объяснять"
            " уточнять напоминать признавать подтверждать опровергать утверждать писать отвечать указывать"
            " предупреждать обещать заверять объявлять высказываться высказывать выражать предлагать призывать требовать"
            " просить спрашивать выступать критиковать"
        ).split()
    ),
)
