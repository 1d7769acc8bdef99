"""Offices as a report's words give them: a title before a name, an apposition behind it, "who heads".

Invariant: an office is read from words that stand beside the name, and its span covers them and the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.entities.reference import polity
from onrecord.entities.spans import NameSpan
from onrecord.lexicons.entities import EntityLexicon
from onrecord.model import EntityKind, Office, Report
from onrecord.syntax import Syntax, Token

_LONGEST_TITLE = 8
"""Tokens of a title before a name; the longest of the development reports has seven ("… Ambassador to …")."""


def read_offices(
    report: Report, syntax: Syntax, names: list[NameSpan], entity_of: dict[str, str], lexicon: EntityLexicon
) -> tuple[Office, ...]:
    """Every office that stands beside a person's name, in text order."""
    places = frozenset(name.text for name in names if name.kind is EntityKind.PLACE)
    offices = []
    for name in names:
        if name.kind is not EntityKind.PERSON:
            continue
        behind = _behind(syntax, name, lexicon) or _before_comma(syntax, name, lexicon)
        for words in (_before(syntax, name.first, name, lexicon), behind):
            office = _office(report, syntax, name, entity_of[name.key], words, places, lexicon) if words else None
            if office:
                offices.append(office)
    return tuple(offices)


def by_holder(offices: Iterable[Office]) -> dict[str, list[Office]]:
    """Offices by the id of who holds them, in their order."""
    held: defaultdict[str, list[Office]] = defaultdict(list)
    for office in offices:
        held[office.holder].append(office)
    return dict(held)


def _before_comma(syntax: Syntax, name: NameSpan, lexicon: EntityLexicon) -> list[Token]:
    """The title before a comma and the name, which the parser hangs under another: "the envoy to Tarn, Ada Oren"."""
    comma = name.first - 1
    if comma < 1 or syntax.tokens[comma].text != "," or " " not in name.text:
        return []
    ends = syntax.tokens[name.last] if name.last < len(syntax.tokens) else None
    if ends is not None and ends.text not in (",", ".") and ends.pos not in ("VERB", "AUX"):
        return []
    return _before(syntax, comma, name, lexicon)


def _before(syntax: Syntax, end: int, name: NameSpan, lexicon: EntityLexicon) -> list[Token]:
    """The title that runs up to a place ("Velmora's deputy foreign minister"), and an "of …" right behind the name."""
    words: list[Token] = []
    sentence = syntax.tokens[name.first].sentence
    for index in range(end - 1, max(end - 1 - _LONGEST_TITLE, -1), -1):
        token = syntax.tokens[index]
        dated = syntax.labels.get(index) in ("DATE", "TIME")
        if token.sentence != sentence or dated or token.pos in ("VERB", "AUX", "PRON", "CCONJ", "SCONJ", "DET"):
            break
        if (token.pos == "PUNCT" and token.tag != "HYPH") or (
            token.pos == "ADP" and not _ties(syntax, token, words, lexicon)
        ):
            break
        words.insert(0, token)
    while words and words[0].pos in ("ADP", "PUNCT", "PART", "ADV") and words[0].lemma not in lexicon.former:
        words.pop(0)
    if len(words) > 2 and words[-1].text.lower() in lexicon.elect and words[-2].tag == "HYPH":
        return words if _is_role(words[-3], lexicon) else []
    sent = len(words) > 2 and words[-2].lemma in (lexicon.belonging, lexicon.toward) and _is_role(words[-3], lexicon)
    if not words or not (sent or _is_role(words[-1], lexicon)):
        return []
    behind = syntax.tokens[name.last : name.last + 1]
    if behind and behind[0].lemma == lexicon.belonging:
        words = words + syntax.subtree(behind[0])
    return words


def _ties(syntax: Syntax, token: Token, words: list[Token], lexicon: EntityLexicon) -> bool:
    """Whether a preposition ties an office to what it is of: "envoy to Tarn", not "talks with President".

    What stands before it is an office, and what stands behind it ends in none.
    """
    before = syntax.tokens[token.index - 1] if token.index else None
    if token.lemma not in lexicon.of or before is None or before.sentence != token.sentence:
        return False
    return _is_role(before, lexicon) and not (words and _is_role(words[-1], lexicon))


def _behind(syntax: Syntax, name: NameSpan, lexicon: EntityLexicon) -> list[Token]:
    """An apposition behind the name, or before it with the name as its apposition ("the minister, X")."""
    inside = range(name.first, name.last)
    tokens = [syntax.tokens[i] for i in inside]
    top = next((token for token in tokens if token.head not in inside), tokens[-1])
    candidates = syntax.children(top, "appos")
    if top.dep == "appos":
        candidates = [syntax.head(top)]
    for noun in candidates:
        if _is_role(noun, lexicon) and noun.index not in inside and not _across_colon(syntax, noun, top):
            title = [t for t in _phrase(syntax, noun) if t.index not in inside]
            if noun.index > name.first and _of_another(syntax, title, name):
                continue
            # "The envoy to Tarn, Ada Oren, on tolls": what stands behind the name is no part of a title before it.
            return title if noun.index > name.first else [t for t in title if t.index < name.first]
    for clause in syntax.children(top, "relcl"):
        held = syntax.children(clause, "dobj")
        if clause.lemma in lexicon.leading and held and _leads_now(syntax, clause):
            return [clause, *_phrase(syntax, held[0])]
    return _entered(syntax, top, lexicon)


def _of_another(syntax: Syntax, title: list[Token], name: NameSpan) -> bool:
    """Whether "and" stands before a title behind a name: "Oren and the envoy, Ilo Tamm," are two."""
    return any(token.pos == "CCONJ" for token in syntax.tokens[name.last : title[0].index])


def _leads_now(syntax: Syntax, verb: Token) -> bool:
    """Whether "who heads the port" is told of now: who "led the singing" or "led the case until May" heads nothing."""
    auxiliaries = syntax.children(verb, "aux")
    return verb.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in auxiliaries)


def _entered(syntax: Syntax, name: Token, lexicon: EntityLexicon) -> list[Token]:
    """The office that an aside says somebody entered: "Ada Oren, who was sworn in as mayor on Monday,"."""
    above, behind = syntax.head(name), syntax.tokens[name.index + 1 : name.index + 2]
    hung = name.dep in ("nsubj", "nsubjpass") and above.dep == "advcl" and bool(behind) and behind[0].text == ","
    for clause in [*syntax.children(name, "relcl", "acl"), *([above] if hung else [])]:
        if clause.lemma not in lexicon.entering or clause.tag not in ("VBN", "VBD") or syntax.children(clause, "neg"):
            continue
        if any(aux.tag == "MD" for aux in syntax.children(clause, "aux")):  # "who will be sworn in in June"
            continue
        preps = syntax.children(clause, "prep")
        as_held = [n for p in preps if p.lemma in lexicon.as_words for n in syntax.children(p, "pobj")]
        for noun in [*syntax.children(clause, "oprd", "attr", "dobj"), *as_held]:
            if _is_role(noun, lexicon) and not any(p.lemma in lexicon.until for p in preps):
                return [t for t in _phrase(syntax, noun) if not _is_dated(syntax, t, noun, lexicon)]
    return []


def _is_dated(syntax: Syntax, token: Token, noun: Token, lexicon: EntityLexicon) -> bool:
    """Whether a word of a noun's phrase stands behind a preposition that ties no office to whom it is held for."""
    chain = [token, *syntax.ancestors(token)]
    below = chain[: chain.index(noun)] if noun in chain else []
    return any(t.dep == "prep" and t.lemma not in (lexicon.belonging, lexicon.toward) for t in below)


def _across_colon(syntax: Syntax, one: Token, other: Token) -> bool:
    """Whether a colon stands between two words: "OREN: Minister, will you go?" makes Oren no minister."""
    first, last = sorted((one.index, other.index))
    return any(":" in token.text for token in syntax.tokens[first:last])


def _phrase(syntax: Syntax, noun: Token) -> list[Token]:
    """A noun with its modifiers, without clauses, appositions and what is joined to it."""
    cut = {"relcl", "appos", "acl", "conj", "cc", "punct", "advcl"}
    out, stack = [noun], [noun]
    while stack:
        for child in syntax.children(stack.pop()):
            if child.dep not in cut:
                out.append(child)
                stack.append(child)
    return sorted(out, key=lambda token: token.index)


def _is_role(token: Token, lexicon: EntityLexicon) -> bool:
    return token.lemma in lexicon.roles or token.text.lower() in lexicon.roles


def _office(
    report: Report,
    syntax: Syntax,
    name: NameSpan,
    holder: str,
    words: list[Token],
    places: frozenset[str],
    lexicon: EntityLexicon,
) -> Office | None:
    former = any(t.text.lower() in lexicon.former for t in words) or _is_over(syntax, words, name, lexicon)
    held_in, role = polity_and_role(words, places, lexicon)
    if words[0].lemma in lexicon.leading and words[0].pos in ("VERB", "AUX"):
        led = [t for t in words[1:] if t.pos != "DET"]
        owned = any(t.tag in ("POS", "PRP$") for t in led)  # "Velmora's navy" takes no article
        role = f"{lexicon.lead_role} of {'' if owned else 'the '}{report.text[led[0].start : led[-1].end]}"
    if not role:
        return None
    first, last = syntax.tokens[name.first], syntax.tokens[name.last - 1]
    start, end = min(words[0].start, first.start), max(words[-1].end, last.end)
    return Office(holder, role, held_in, former, report.span(start, end))


def _is_over(syntax: Syntax, words: list[Token], name: NameSpan, lexicon: EntityLexicon) -> bool:
    """Whether an office behind a name ends with a day: "Ada Oren, prime minister of Velmora until the spring"."""
    offices = [t for t in words if t.index >= name.last and _is_role(t, lexicon)]
    ends = lexicon.until - {lexicon.toward}  # "ambassador to Tarn"
    behind = syntax.tokens[words[-1].index + 1 : words[-1].index + 2] if offices else ()
    return any(p.lemma in ends for p in [*behind, *(p for t in offices for p in syntax.children(t, "prep"))])


def _in_title(token: Token, lexicon: EntityLexicon) -> str:
    """A word of a title as an office has it: a role in the singular and in lower case, a name as it stands."""
    lower = token.text.lower()
    if _is_role(token, lexicon):
        return token.lemma if token.tag in ("NNS", "NNPS") else lower
    return lower if lower in lexicon.role_words else token.text


def _polity(token: Token, places: frozenset[str], lexicon: EntityLexicon) -> str | None:
    """The polity of a name or demonym, or of its people: "of Norway", "Norwegian", "of the Norwegians"."""
    known = polity(token.text, places, lexicon)
    people = token.text.removesuffix("s")
    return known or (polity(people, places - {people}, lexicon) if people != token.text else None)


def polity_and_role(words: list[Token], places: frozenset[str], lexicon: EntityLexicon) -> tuple[str | None, str]:
    """Of a title's words, the polity that they name and the role without it, in lower case.

    "Velmoran deputy foreign minister" gives Velmora and "deputy foreign minister"; "ambassador to Ostrava" keeps the
    place to which the envoy is sent in the role.
    """
    held_in: str | None = None
    role: list[str] = []
    for place, token in enumerate(words):
        lower = token.text.lower()
        passing = lower in lexicon.former or lower in lexicon.passing
        if passing or token.pos in ("DET", "PUNCT") or token.tag in ("POS", "PRP$"):
            continue
        if lower in lexicon.elect and role:
            role[-1] += f"-{lower}"
            continue
        capital = token.text[:1].isupper()
        known = _polity(token, places, lexicon) if capital and not _is_role(token, lexicon) else None
        sent = place > 0 and words[place - 1].lemma == lexicon.toward
        if known and not sent and held_in is None:
            held_in = known
        elif known and sent:
            role.append(token.text)
        else:
            role.append(_in_title(token, lexicon))
    while role and role[-1] in lexicon.of:
        role.pop()
    return held_in, " ".join(role).strip("- ")
