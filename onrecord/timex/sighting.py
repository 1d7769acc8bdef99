"""Recognised expressions as they stand in their clauses, and which of them the parse lets tell time.

Invariant: it reads the parse and the lexicon alone; nothing is resolved here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from onrecord.lexicons.timex import TimexLexicon
from onrecord.model import Report
from onrecord.syntax import Syntax, Token
from onrecord.timex.outlook import VERBAL, Outlook, governor, is_finite, outlook
from onrecord.timex.recognise import Found


@dataclass(frozen=True, slots=True)
class Sighting:
    """An expression before it is resolved.

    `sentence` is -1 where there is no parse; `outlook` is how its clause looks at time, `loose` whether it hangs on a
    noun, `bound` whether a preposition makes it a last bound, `since` a first one, `verb` the verb above it.
    """

    found: Found
    words: str
    sentence: int
    outlook: Outlook | None
    loose: bool = False
    bound: bool = False
    verb: Token | None = None
    since: bool = False


class Bound(Enum):
    """What a preposition makes of the date behind it."""

    FIRST = "first"
    LAST = "last"


def bound_by(preposition: Token, syntax: Syntax, lexicon: TimexLexicon) -> Bound | None:
    """Whether a word makes what it governs a first or a last bound; "not" turns one into the other."""
    first, last = preposition.lemma in lexicon.starting_bounds, preposition.lemma in lexicon.ending_bounds
    if not (first or last):
        return None
    negated = bool(syntax.children(preposition, "neg"))
    return Bound.FIRST if first is not negated else Bound.LAST


def head_of(start: int, end: int, syntax: Syntax) -> Token | None:
    """The token of `[start, end)` whose governor lies outside; the last one where there are several."""
    inside = syntax.within(start, end)
    if not inside:
        return syntax.at(start)
    indexes = {token.index for token in inside}
    heads = [token for token in inside if token.head not in indexes or token.head == token.index]
    content = [token for token in heads if token.pos not in ("ADP", "DET", "PUNCT", "PART", "ADV")]
    return (content or heads or list(inside))[-1]


def sighting(found: Found, report: Report, syntax: Syntax, lexicon: TimexLexicon) -> Sighting:
    """An expression as its clause has it."""
    head = head_of(found.start, found.end, syntax)
    words = report.text[found.start : found.end]
    if head is None:
        return Sighting(found, words, -1, None)
    verb = head if head.pos in VERBAL else governor(head, syntax)
    if verb is None:
        return Sighting(found, words, head.sentence, None)
    view, loose = outlook(verb, syntax, lexicon), _is_loose(head, syntax)
    above = syntax.head(head)
    bounds = bound_by(above, syntax, lexicon) if above.index < head.index else None
    bound, since = bounds is Bound.LAST, bounds is Bound.FIRST
    if _is_due(head, syntax, lexicon):
        return Sighting(found, words, head.sentence, Outlook.FUTURE, loose, bound, verb, since)
    if head.dep == "poss" and view is Outlook.FUTURE and not is_finite(verb, syntax):
        view = None  # "ways to get around Wednesday's ruling": what is to be done lies ahead, not what it is done to
    return Sighting(found, words, head.sentence, view, loose, bound, verb, since)


def _is_loose(head: Token, syntax: Syntax) -> bool:
    """Whether an expression hangs on a noun."""
    above = syntax.head(head)
    if above.pos == "ADP":
        above = syntax.head(above)
    return above.pos in ("NOUN", "PROPN", "ADJ", "NUM")


def _is_due(head: Token, syntax: Syntax, lexicon: TimexLexicon) -> bool:
    """Whether an adjective of expecting governs it: "talks due on Monday", "notes due Oct. 15, 1999"."""
    above = syntax.head(head)
    if above.pos == "ADP":
        above = syntax.head(above)
    return above.pos in ("ADJ", "ADP") and above.lemma in lexicon.scheduled


def admissible(found: Found, syntax: Syntax, lexicon: TimexLexicon) -> bool:
    """Whether the parse lets the words tell time: "May" as a modal, "a second base" and "2000 people" do not."""
    tokens = syntax.within(found.start, found.end)
    if not tokens:
        return True
    last = tokens[-1]
    names = set(found.values)
    if found.rule == "date" and names == {"month"} and last.pos in (*VERBAL, "ADJ"):
        return False
    if found.rule == "date" and names == {"month"} and _names(last, syntax, "PERSON"):
        return False
    if (
        found.rule in ("duration", "set", "adjacent")
        and found.values.get("unit") == "S"
        and last.tag not in ("NN", "NNS")
    ):
        return False
    number = found.values.get("number")
    if found.rule == "duration" and found.values.get("unit") == "Q" and (number == 1 or _like_year(number)):
        return False
    if found.rule == "today" and _in_title_of(tokens, syntax):
        return False
    if found.rule == "range" and "end_year" in names and _counts(tokens[0], syntax.head(tokens[0]), syntax):
        return False
    if found.rule == "year":
        if any(_names(last, syntax, label) for label in ("ORG", "PRODUCT")):
            return False
        return _tells_year(last, syntax, lexicon)
    return True


def _in_title_of(tokens: tuple[Token, ...], syntax: Syntax) -> bool:
    """Whether a capital right behind a name makes it a part of one: "told Kaldor Today"."""
    first = tokens[0]
    before = syntax.tokens[first.index - 1] if first.index > 0 else None
    named = before is not None and before.sentence == first.sentence and before.pos == "PROPN"
    return named and first.text[:1].isupper() and first.text[1:].islower()


def _like_year(number: object) -> bool:
    """Whether a number before a unit is rather a year ("the 1988 quarter")."""
    return isinstance(number, int) and 1500 <= number <= 2199


def _names(token: Token, syntax: Syntax, label: str) -> bool:
    """Whether a token is part of a longer name of that kind."""
    return any(
        name.label == label and name.last - name.first > 1 and name.first <= token.index < name.last
        for name in syntax.names
    )


def _counts(token: Token, head: Token, syntax: Syntax) -> bool:
    """Whether figures tell how many ("1500-2000 people"); behind an article or an owner they tell when."""
    if token.dep not in ("nummod", "quantmod") or head.tag not in ("NNS", "NNPS", "CD"):
        return False
    return not any(child.dep in ("det", "poss") and child.index < token.index for child in syntax.children(head))


def _tells_year(token: Token, syntax: Syntax, lexicon: TimexLexicon) -> bool:
    """Whether four figures are a year by what governs them."""
    head = syntax.head(token)
    if token.index > 0:
        before = syntax.tokens[token.index - 1]
        if before.sentence == token.sentence and before.lemma in lexicon.year_openers and before.pos != "ADV":
            after = syntax.tokens[token.index + 1] if token.index + 1 < len(syntax.tokens) else None
            counted = token.dep == "nummod" and head.tag == "NNS" and head is after
            return not (counted and before.pos == "ADP" and before.lemma not in ("in", "since"))
    if token.dep in ("nummod", "quantmod") and head.tag in ("NNS", "NNPS", "CD"):
        return not _counts(token, head, syntax)
    return token.dep not in ("dobj", "attr", "quantmod", "oprd")
