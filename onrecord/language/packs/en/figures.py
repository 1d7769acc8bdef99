"""English words by which figures are read; written by hand from the closed classes and the common units."""

from onrecord.lexicons.figures import FigureLexicon


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNITS = """
    day days|week weeks|month months|year years|decade decades|hour hours|minute minutes
    percent per-cent pct %|point points|dollar dollars $|euro euros €|pound pounds £|crown crowns|mark marks|franc francs
    hectare hectares|acre acres|kilometre kilometres kilometer kilometers km|metre metres meter meters m|mile miles
    ton tons tonne tonnes|barrel barrels|litre litres liter liters|megawatt megawatts mw|gigawatt gigawatts gw
    person persons people|man men|woman women|child children
"""

FIGURES = FigureLexicon(
    scales={"hundred": 1e2, "thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12},
    units={word: group.split()[0] for group in _UNITS.replace("\n", "|").split("|") for word in group.split()},
    shares=_words("percent point"),
    uncounted=_words("people men women children police crew staff aircraft percent"),
    about=tuple(
        "about,some,around,roughly,nearly,almost,approximately,circa,an estimated,close to,just under,just over".split(
            ","
        )
    ),
    least=tuple("more than,no fewer than,no less than,at least,over,above,exceeding,as many as".split(",")),
    most=tuple("up to,at most,no more than,fewer than,less than,under,below".split(",")),
    replaced=tuple("from,instead of,every,each,rather than,than,against,not".split(",")),
    ranging=_words("to and or"),
    numbered=_words(
        "article articles chapter paragraph section number no page phase stage block unit reactor room rule"
    ),
    apart=_words("after ago before later earlier since old"),
)
