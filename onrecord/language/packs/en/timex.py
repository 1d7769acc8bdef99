"""How English tells time."""

from onrecord.lexicons.timex import TimexForm as Form
from onrecord.lexicons.timex import TimexLexicon

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH: dict[str, int | str] = {name: number for number, name in enumerate(_MONTHS, 1)}
_MONTH |= {f"{name[:3]}{dot}": number for number, name in enumerate(_MONTHS, 1) if name != "May" for dot in (".", "")}
_MONTH |= {"Sept.": 9, "Sept": 9}

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAY: dict[str, int | str] = {name: number for number, name in enumerate(_WEEKDAYS, 1)}
_WEEKDAY |= {"Mon.": 1, "Tue.": 2, "Tues.": 2, "Wed.": 3, "Thu.": 4, "Thurs.": 4, "Fri.": 5, "Sat.": 6, "Sun.": 7}

_SINGULAR: dict[str, int | str] = {
    "second": "S", "minute": "MIN", "hour": "H", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "E", "century": "C",
}  # fmt: skip
_PLURAL: dict[str, int | str] = {f"{word}s": code for word, code in _SINGULAR.items() if word != "century"}
_PLURAL |= {"centuries": "C"}
_CALENDAR_UNIT: dict[str, int | str] = {
    word: code for word, code in _SINGULAR.items() if code in ("W", "M", "Q", "Y", "E", "C")
}

_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TWO_FIGURES: dict[str, int] = {word: 10 * number for number, word in enumerate(_TENS, 1)}
_TWO_FIGURES |= {word: number for number, word in enumerate(_TEENS, 11)}
_TWO_FIGURES |= {
    f"{tens}{join}{unit}": 10 * ten + one
    for ten, tens in enumerate(_TENS[1:], 2)
    for one, unit in enumerate(_UNITS, 1)
    for join in "- "
}
_SPOKEN_YEAR: dict[str, int | str] = {
    f"{century} {word}": hundreds + number
    for century, hundreds, last in (("nineteen", 1900, 99), ("twenty", 2000, 29))
    for word, number in _TWO_FIGURES.items()
    if number <= last
}
_SPOKEN_YEAR |= {f"two thousand{join}{unit}": 2000 + n for n, unit in enumerate(_UNITS, 1) for join in (" ", " and ")}

_ZONES: dict[str, int | str] = {"UTC": "Z", "GMT": "Z"}
_ZONES |= dict.fromkeys("EST EDT ET CST CDT CT MST MDT MT PST PDT PT BST CET CEST EET EEST IST JST MSK".split(), "")

_CLASSES: dict[str, dict[str, int | str]] = {
    "month": _MONTH,
    "weekday": _WEEKDAY,
    "spoken": _SPOKEN_YEAR,
    "weekdays": {f"{name}s": number for number, name in enumerate(_WEEKDAYS, 1)},
    "unit": _SINGULAR | _PLURAL,
    "single": _SINGULAR,
    "plural": _PLURAL,
    "span": _CALENDAR_UNIT,
    "dayunit": _CALENDAR_UNIT | {"day": "D"},
    "dayweek": {"day": "D", "week": "W"},
    "eve": {"the eve": "D"},
    "fortnight": {"fortnight": "W"},
    "era": {"decade": "E", "century": "C"},
    "season": {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"},
    "part": {
        "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "mid-morning": "MO",
        "mid-afternoon": "AF", "mid afternoon": "AF",
    },
    "noon": {"noon": 12, "midnight": 24, "midday": 12},
    "meridiem": {"a.m.": 0, "am": 0, "a.m": 0, "p.m.": 12, "pm": 12, "p.m": 12},
    "ordinal": {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4},
    "nth": {
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
        "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
        "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
    },
    "half": {"first": 1, "second": 2, "last": 2},
    "mod": {
        "early": "START", "the early": "START", "early in": "START", "the beginning of": "START",
        "beginning of": "START",
        "the start of": "START", "start of": "START", "the opening of": "START", "mid": "MID", "the mid": "MID",
        "the middle of": "MID", "middle of": "MID", "late": "END", "the late": "END", "late in": "END",
        "the end of": "END", "end of": "END", "the close of": "END", "earlier": "EARLIER", "earlier in": "EARLIER",
        "later": "LATER", "later in": "LATER",
    },
    "shift": {
        "last": -1, "past": -1, "the last": -1, "the past": -1, "this past": -1, "previous": -1, "the previous": -1,
        "this": 0, "the current": 0, "current": 0, "this coming": 1, "next": 1, "the coming": 1, "coming": 1,
    },
    "today": {
        "today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
    },
    "decade": {
        "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
        "nineties": 9,
    },
    "holiday": {
        "New Year's Day": "01-01", "New Year's Eve": "12-31", "New Year's": "01-01", "Christmas Day": "12-25",
        "Christmas Eve": "12-24", "Christmas": "12-25", "Halloween": "10-31", "Valentine's Day": "02-14",
        "Fourth of July": "07-04", "May Day": "05-01", "Veterans Day": "11-11",
        "Thanksgiving Day": "11-4-4", "Thanksgiving": "11-4-4", "Labor Day": "09-1-1",
        "Boxing Day": "12-26",
    },
    "vague": {
        "several": "X", "a few": "X", "few": "X", "many": "X", "some": "X", "a couple of": 2, "a couple": 2,
        "couple of": 2, "a number of": "X", "dozens of": "X", "hundreds of": "X", "recent": "X", "a dozen": 12,
    },
    "adverb": {
        "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
        "hourly": "PT1H", "nightly": "P1D", "biweekly": "P2W", "biannual": "P6M",
    },
    "ref": {
        "now": "PRESENT_REF", "right now": "PRESENT_REF", "currently": "PRESENT_REF", "current": "PRESENT_REF",
        "at present": "PRESENT_REF", "these days": "PRESENT_REF",
        "at the moment": "PRESENT_REF", "the present": "PRESENT_REF", "nowadays": "PRESENT_REF",
        "recently": "PAST_REF", "recent": "PAST_REF", "more recently": "PAST_REF", "most recently": "PAST_REF",
        "lately": "PAST_REF", "the past": "PAST_REF",
        "the recent past": "PAST_REF", "soon": "FUTURE_REF", "the future": "FUTURE_REF",
        "the near future": "FUTURE_REF", "the coming days": "FUTURE_REF",
        "as soon as possible": "FUTURE_REF", "the near term": "FUTURE_REF", "the short term": "FUTURE_REF",
        "a later date": "FUTURE_REF", "the foreseeable future": "FUTURE_REF",
    },
    "direction": {"earlier": -1, "previously": -1, "later": 1, "afterwards": 1},
    "period": {"period": "Q", "quarter": "Q", "month": "M", "time": "Q"},
    "zone": _ZONES,
    "bound": {"before": -1, "after": 1},
    "adjacent": {
        "following": 1, "next": 1, "previous": -1, "preceding": -1, "same": 0, "ensuing": 1,
    },
}  # fmt: skip

_CARDINALS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
}  # fmt: skip

_FRAGMENTS = {
    "th": "(?:st|nd|rd|th)?",
    "near": "(?:(?:about|around|almost|nearly|approximately|roughly|some|more than|less than|fewer than|at least"
    "|at most|up to|over(?= an? )|just over|just under|under|no more than|barely) )?",
    "comma": "(?: ?, ?| )",
    "zone": "(?: {zone}| local time| (?-i:[A-Z])[a-z]+ time)?",
    "a": "(?:the|a|an|his|her|its|their|that)\\b",
    "the": "(?:the )?",
    "dash": " ?[-–—] ?",
    "join": "(?: |-)",
    "every": "(?:every|each)",
    "fiscal": "(?:fiscal|financial)",
    "kind": "(?:more|additional|full|consecutive|straight|trading|business|working)",
    "same": "(?:same|corresponding|comparable|like|equivalent)",
}

_YEAR_BEFORE: dict[str, int | str] = {"number": 1, "unit": "Y", "direction": -1}
_SAME_DAY: dict[str, int | str] = {"adjacent": 0, "unit": "D"}
_THE_DAY = "(?:(?<=\\bfor\\s)|(?<=\\bof\\s)|(?<=\\bin\\s)|(?<=\\bduring\\s)|(?<=\\bend\\s)|(?<=\\bended\\s))the day"

_FORMS = (
    # Days of the calendar.
    Form("of told year", "(?:{mod}<join>)?{month}(?: {day}<th>)?,? (?:of )?(?:that|the same) year"),
    Form("of told year", "(?:the )?{day}<th> (?:of )?{month},? (?:of )?(?:that|the same) year"),
    Form("date", "{weekday}<comma>{month} {day}<th>(?:<comma>{year})?"),
    Form("date", "{weekday}<comma>(?:the )?{day}<th> (?:of )?{month}(?:<comma>{year})?"),
    Form("date", "(?:{mod}<join>)?{month} {day}<th><comma>{year}"),
    Form("date", "(?<!\\bin\\s)(?:{mod}<join>)?{month} (?:the )?{day}<th>(?!\\d|[.,:]\\d| ?%)"),
    Form("date", "(?:the )?{day}<th> (?:of )?{month}(?:<comma>{year})?"),
    Form("date", "{year}-{mm:month}-{dd:day}(?![\\d-])"),
    Form("date", "{dd:day}\\.{mm:month}\\.{year}(?!\\.?\\d)"),
    Form("slashed", "{any:first}/{any:second}/{year}(?![/\\d])"),
    Form("range", "{month} {day}<dash>{day:end_day}<th>(?:<comma>{year})?(?!\\d)"),
    Form("range", "{month} {day}<dash>{month:end_month} {day:end_day}<th>(?:<comma>{year})?(?!\\d)"),
    Form("range", "{day}(?:<dash>| to ){day:end_day} {month}(?:<comma>{year})?"),
    Form("range", "{year}[-–—]{year:end_year}"),
    Form("range", "{year}[-–—/]{short:end_year}(?![-–—])"),
    # Months, years, decades, centuries.
    Form("date", "(?:{mod}<join>)?{month},? (?:of )?{year}"),
    Form("date", "(?:{mod}<join>)?{month}"),
    Form("date", "(?:{mod}<join>)?(?:{month},? |the year )?{spoken:year}(?! (?:hundred|thousand|million|billion))"),
    Form("date", "the year two thousand", {"year": 2000}),
    Form("date", "(?:{mod}<join>)<the>(?:year )?{year}(?!s)"),
    Form("date", "(?<=\\b(?:in|of)\\s)['’‘]{short:year}(?!s)"),
    Form("date", "(?<=\\bsince\\s)['’‘]{short:year}(?!s)"),
    Form("year", "(?:the year |<fiscal> (?:year )?)?{year}(?!s)"),
    Form("decade", "(?:{mod}<join>)?<the>{tens}'?s"),
    Form("decade", "(?:{mod}<join>)?(?:the )?['’‘]{short:two}s"),
    Form("decade", "(?:{mod}<join>)?the {short:two}s"),
    Form("decade", "(?<=0s\\sand\\s){short:two}s"),
    Form("decade", "(?:{mod}<join>)?the {decade}"),
    Form(
        "decade",
        "(?:{mod}<join>)?the (?:['’‘]?{short:two}s|{decade}) of "
        "(?:the {any:century}(?:st|nd|rd|th)|{shift:of_century})<join>century",
    ),
    Form("century", "(?:{mod}<join>)?<the>{any:century}(?:st|nd|rd|th)<join>century"),
    Form("century", "(?:{mod}<join>)?<the>{nth:century}<join>century"),
    Form("part of month", "the {nth} {dayweek:unit} (?:of|in) {month}(?:,? {year})?"),
    Form("part of month", "the (?:last|final) {dayweek:unit} (?:of|in) {month}(?:,? {year})?", {"nth": -1}),
    # Seasons, quarters, halves.
    Form("season", "(?:{mod}<join>)?<the>{season}(?: of|,)? {year}"),
    Form("season", "{year}<join>{season}"),
    Form("season", "(?:{mod}<join>)?{shift} {season}"),
    Form("season", "(?:the )(?:{mod} )?{season}(?! of)"),
    Form("quarter", "<the>(?:<fiscal><join>)?{ordinal:quarter}<join>quarter(?: of|,)? {year}"),
    Form("quarter", "<the>(?:<fiscal><join>)?{ordinal:quarter}<join>quarter(?: of)? {shift} year"),
    Form("quarter", "{shift} year's {ordinal:quarter}<join>quarter"),
    Form("quarter", "<the>{year} {ordinal:quarter}<join>quarter"),
    Form("quarter", "<the>(?:last|final) quarter of {year}", {"quarter": 4}),
    Form("quarter", "<the>(?:<fiscal><join>)?{ordinal:quarter} quarter"),
    Form("quarter", "(?:<fiscal><join>)?{ordinal:quarter}-quarter"),
    Form("quarter", "Q{digit:quarter}(?: (?:of )?{year})?"),
    Form("half", "<the>{half} half of {year}"),
    Form("half", "<the>{half} half of {shift} year"),
    Form("latest quarter", "the (?:latest )?quarter"),
    Form("latest quarter", "the latest period"),
    # Weekdays and days told from the day of the report.
    Form("weekday", "(?:{mod} )?{weekday}(?: {part})?"),
    Form("weekday", "(?:the |this )?past {weekday}(?: {part})?", {"nearest": -1}),
    Form("weekday", "(?:the |this )?coming {weekday}(?: {part})?", {"nearest": 1}),
    Form("weekday", "{shift} {weekday}(?: {part})?"),
    Form("weekday", "the {adjacent} {weekday}"),
    Form("weekday of week", "{weekday} of {shift} week"),
    Form("weekday of week", "{weekday} {shift} week"),
    Form("today", "(?:{mod} )?{today}(?: {part})?"),
    Form("today", "(?:{mod} )?(?:this) {part}", {"today": 0}),
    Form("today", "(?:{mod} )?tonight", {"today": 0, "part": "NI"}),
    Form("today", "last night", {"today": -1, "part": "NI"}),
    Form("today", "{part} {today}"),
    Form("weekend", "(?:{mod} )?(?:{shift}|the) weekend"),
    Form("holiday", "(?:{shift} )?{holiday}(?:,? {year})?"),
    # Clock times.
    Form("clock", "{hour}(?::{minute})? ?{meridiem}<zone>(?:,? (?:on )?(?:{weekday}|{today})(?:,? {month} {day})?)?"),
    Form("clock", "{hour}(?::{minute})? ?{meridiem}<zone>,? (?:on )?{month} {day}"),
    Form("clock", "{hour24:hour}:{minute}(?: hours)?<zone>(?:,? (?:on )?(?:{weekday}|{today}))?"),
    Form("clock", "{noon}(?: (?:on )?(?:{weekday}|{today}))"),
    Form("clock", "(?<=\\bat\\s){noon}"),
    # Weeks, months, years told from the day of the report.
    Form("duration", "(?:the )?past {era:unit}", {"number": 1}),
    Form("shift", "the last decade", {"shift": -1, "unit": "E", "rolling": 1}),
    Form("shift", "(?:the |this )?past {span:unit}", {"shift": -1, "rolling": 1}),
    Form("shift", "(?:sometime )?(?:{mod} )?{shift} (?:<fiscal> )?{span:unit}"),
    Form("shift", "{month} (?:of )?{shift} year", {"unit": "Y"}),
    Form("shift", "(?:{mod} )?{month} {shift} year", {"unit": "Y"}),
    Form("shift", "{mod} the {span:unit}", {"shift": 0}),
    Form("shift", "(?<=\\bfor\\s)the {span:unit}(?= ?[.,;])", {"shift": 0}),
    Form("shift", "the week(?='s\\b)", {"shift": 0, "unit": "W"}),
    Form("shift", "the full year", {"shift": 0, "unit": "Y"}),
    Form("shift month", "{shift} {month}(?: {day}(?!\\d))?"),
    Form("end of year", "(?:the )?year(?:-| |'s )end"),
    Form("same period", "a year ago", {"number": 1, "unit": "Y"}),
    Form("same period", "a year (?:earlier|before)(?! (?:he|she|it|they|we|I|the)\\b)", _YEAR_BEFORE),
    Form("ago", "<near>{number} {unit}(?: or (?:so|two))? ago"),
    Form("ago", "<near>{vague} {unit} ago"),
    Form("ago", "half a year ago", {"number": 6, "unit": "M"}),
    Form("ago", "a {fortnight:unit} ago", {"number": 2}),
    Form("long ago", "{plural:unit} ago"),
    Form("from now", "<near>{number} {unit} from now"),
    # Days, weeks, months, years told from what was told before.
    Form("offset", "<near>{number} {unit} {direction}"),
    Form("offset", "<near>{number} {unit} {bound:direction}(?= ?[.,;:)]| that\\b)"),
    Form("same period", "(?:the )?<same> {period}<join>a year (?:ago|earlier|before)"),
    Form("same period", "(?:the )?<same> {period}(?: of| in)? (?:last year|the (?:previous|prior|preceding) year)"),
    Form("same period", "last year's {period}"),
    Form("same period", "year<join>(?:ago|earlier)"),
    Form("same period", "(?:the )?(?:comparable )?year<join>(?:ago|earlier) (?:{ordinal:quarter}<join>)?{period}"),
    Form("same period", "(?:the )?{year} (?:period|quarter)"),
    Form("adjacent", "(?:{mod} )?the {adjacent} {dayunit:unit}(?! (?:few|several))"),
    Form("adjacent", "(?:{mod} )?that(?: same| very)? {dayunit:unit}", {"adjacent": 0}),
    Form("adjacent", _THE_DAY + "(?! (?:of|when|that|to|after|before|he|she|they|it|we|I|in)\\b)", _SAME_DAY),
    Form("adjacent", "the {dayunit:unit} before(?= ?[.,;:)])", {"adjacent": -1}),
    Form("adjacent", "the {dayunit:unit} after(?= ?[.,;:)])", {"adjacent": 1}),
    Form("adjacent", "(?:the )(?:next|following) {part}", {"adjacent": 1, "unit": "D"}),
    # Days, weeks, months, years told from an event.
    Form("event offset", "{eve:unit}(?= of\\b)", {"number": 1, "direction": -1}),
    Form("event offset", "the {dayunit:unit}(?= before <a>)", {"number": 1, "direction": -1}),
    Form("event offset", "the {dayunit:unit}(?= after <a>)", {"number": 1, "direction": 1}),
    # Durations.
    Form("duration", "<near>(?!three.quarters){number}<join>{unit}(?:<join>long)?(?!<join>old)"),
    Form(
        "duration",
        "(?:the )?(?:past|last|next|first|coming|latest|final|previous|preceding|following) {number} {plural:unit}",
    ),
    Form("duration", "the {number} {plural:unit}"),
    Form(
        "duration",
        "(?:the )?(?:past|last|next|first) {number:lower} (?:to|or) {number:upper} {plural:unit}",
        {"number": "X"},
    ),
    Form("duration", "(?:the )?(?:past|last|next|first|coming|recent|latest)? ?{vague:number} {plural:unit}"),
    Form("duration", "<near>{number} <kind> {plural:unit}"),
    Form("duration", "(?:the )?(?:past|last|next|first|coming|latest|final) {number} <kind> {plural:unit}"),
    Form("duration", "{number} or {number:upper} {plural:unit}"),
    Form("duration", "{number} to {number:upper} {plural:unit}"),
    Form("duration", "(?:half an?|a half) {single:unit}", {"number": "half"}),
    Form("duration", "(?:coming|recent) {plural:unit}", {"number": "X"}),
    Form("duration", "the (?:<fiscal> |full )?year(?= end(?:ed|ing)\\b)", {"number": 1, "unit": "Y"}),
    Form("duration", "(?<=\\bfor\\s){plural:unit}", {"number": "X"}),
    Form("duration", "(?<=\\bwithin\\s){plural:unit}(?! of)", {"number": "X"}),
    Form("duration", "the {plural:unit} (?:ahead|to come)", {"number": "X"}),
    Form("duration", "(?<=\\bin\\s){plural:unit}(?! (?:to|ahead))", {"number": "X"}),
    Form("duration", "{plural:unit}(?:-long)", {"number": "X"}),
    Form("duration", "a {fortnight:unit}", {"number": 2}),
    Form("duration", "decades-long", {"number": "X", "unit": "Y"}),
    Form("duration", "(?<=\\bjust\\s){plural:unit}(?! ago)", {"number": "X"}),
    # What comes again and again.
    Form("set", "<every> (?:{number} )?{unit}"),
    Form("set", "every other {single:unit}", {"number": 2}),
    Form("set", "<every> {weekday}(?: {part})?"),
    Form("set", "{weekdays:weekday}"),
    Form("set", "<every> {month}"),
    Form("set", "{adverb}"),
    # Now, then, later.
    Form("ref", "{ref}"),
)

TIMEX = TimexLexicon(
    classes=_CLASSES,
    cardinals=_CARDINALS,
    articles=frozenset({"a", "an"}),
    fragments=_FRAGMENTS,
    forms=_FORMS,
    future_auxiliaries=frozenset("will shall would could may might should can 'll wo".split()),
    expecting=frozenset(
        "expect plan schedule set due intend hope aim slate prepare ready want agree promise pledge vow propose seek"
        " arrange anticipate forecast predict wait demand ask urge".split()
    ),
    scheduled=frozenset("expect schedule plan due slate anticipate forecast intend".split()),
    scheduling=frozenset({"for"}),
    impending=frozenset(),
    abilities=frozenset({"could"}),
    reporting=frozenset(
        (
            "say tell speak talk state declare announce report write add note claim insist warn argue acknowledge "
            "admit observe suggest stress explain deny confirm ask answer reply comment remark quote cite "
            "indicate maintain demand accuse decline refuse welcome congratulate thank condemn criticize praise "
            "reject dismiss urge promise pledge vow threaten propose hint express voice complain predict recall "
            "reiterate repeat emphasize underline concede counter respond joke caution call describe hail applaud oppose endorse"
        ).split()
    ),
    starting_bounds=frozenset({"since", "after"}),
    ending_bounds=frozenset({"by", "before", "until", "till"}),
    year_openers=frozenset(
        "in since by until till from of during before after through around about to between late early mid and or"
        " throughout back for than as".split()
    ),
    joining=frozenset({"and", "to", "or", "through", "until", "-", "–", "—"}),
    before=frozenset({"before"}),
    after=frozenset({"after", "since"}),
    at_events=frozenset({"at", "in", "during", "through", "via"}),
    afterwards=frozenset({"after"}),
    held=frozenset("hold convene publish broadcast air release print post".split()),
    onsets=frozenset({"from"}),
    answered=frozenset("ask remind press question reach contact interview challenge confront quiz".split()),
    back=frozenset("earlier previously formerly".split()),
    later=frozenset("later afterwards subsequently thereafter".split()),
    looking_back=frozenset(),
)
