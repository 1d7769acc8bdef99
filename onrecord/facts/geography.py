"""Where things lie: nearness and inclusion told beside a name, capitals, regions on a border.

Invariant: reference data only decides between readings of words that stand there; it never supplies a fact alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.entities.reference import country
from onrecord.events.reading import Reading
from onrecord.facts.claims import Claim, span_over
from onrecord.model import EntityKind, Relation
from onrecord.syntax import Token

_ASIDE, _DISTANCE, _CAPITAL, _BORDER = 0.8, 0.75, 0.75, 0.75
_NEAR_KM = 60.0
"""Kilometres up to which a distance told is "near"; an hour on the road. Set by hand."""


def read_geography(reading: Reading) -> Iterator[Claim]:
    """Location, capital and border facts, in text order."""
    lexicon = reading.pack.facts
    for token in reading.syntax.tokens:
        if token.lemma in lexicon.inside | lexicon.nearby and token.pos == "ADP":
            yield from _beside(token, reading)
        elif token.text.lower() == lexicon.from_distance and token.pos == "ADP":
            yield from _distance(token, reading)
        elif token.lemma in lexicon.capital and token.pos in ("NOUN", "PROPN"):
            yield from _capital(token, reading)
        elif token.lemma in lexicon.border and token.pos == "NOUN":
            yield from _borders(token, reading)


def _named_place(token: Token, reading: Reading) -> bool:
    return reading.kind(token) in (EntityKind.PLACE, EntityKind.FACILITY)


def _ending_at(index: int, reading: Reading) -> Token | None:
    """The place that ends right before a token, with at most a comma between."""
    tokens = reading.syntax.tokens
    if index > 0 and tokens[index - 1].text == ",":
        index -= 1
    if index <= 0:
        return None
    token = tokens[index - 1]
    mention = reading.mention(token)
    if mention is not None and _named_place(token, reading):
        return reading.top(mention)
    # A site's place, whatever the recogniser takes it for: "the base at Kardin".
    at_site = token.dep == "pobj" and reading.syntax.head(token).lemma in reading.pack.facts.at_site
    if token.pos == "PROPN" and at_site and token.index not in reading.timed:
        return token
    return token if _area(token, reading) else None


def _area(token: Token, reading: Reading) -> str | None:
    """What a region is called that a common noun tells, with its name before it: "Lodva region"."""
    if token.lemma not in reading.pack.entities.places or token.tag in ("NNS", "NNPS"):
        return None
    before = reading.syntax.children(token, "compound", "nmod", "amod")
    named = [t for t in before if t.text[:1].isupper() and t.index < token.index]
    return " ".join(t.text for t in (*named, token)) if named else None


def _beside(preposition: Token, reading: Reading) -> Iterator[Claim]:
    """Asides right behind a place's name: "Kardin, in northern Velmora", "Kardin, a harbour in the Lodva region"."""
    syntax = reading.syntax
    thing = _set_beside(preposition, reading)
    told = next((_lies(preposition, t, thing, reading) for t in syntax.children(preposition, "pobj")), None)
    if thing is None or told is None or thing.sentence != preposition.sentence or _country_like(thing, reading):
        return
    relation, where, last = told
    # "Kardin, in Velmora" and its end: another comma, or the sentence's. "In Kardin, in 2003" is no such aside.
    after = syntax.tokens[last.index + 1] if last.index + 1 < len(syntax.tokens) else None
    if relation is not Relation.LOCATED_NEAR and after is not None and after.text not in (",", ".", ")", ";"):
        return
    name = _area(thing, reading) or reading.entity_name(thing) or thing.text
    if name != where:
        phrase = reading.phrase(thing)
        named = [t for t in syntax.within(phrase.start, phrase.end) if t.text[:1].isupper()] if phrase else []
        span = span_over([thing, *(t for t in named if t.pos != "DET"), last], reading)
        yield Claim(name, relation, where, span, thing, "place beside a name", _ASIDE)


def _lies(preposition: Token, noun: Token, thing: Token | None, reading: Reading) -> tuple[Relation, str, Token] | None:
    """How and where something lies by what stands behind a preposition, and the last token of that."""
    inside = preposition.lemma in reading.pack.facts.inside
    relation = Relation.LOCATED_IN if inside else Relation.LOCATED_NEAR
    if _named_place(noun, reading) and (phrase := reading.phrase(noun)) is not None:
        last = reading.syntax.within(phrase.start, phrase.end)[-1]
        return relation, " ".join(phrase.quote.split()), last
    if noun.lemma in reading.pack.facts.quarters and inside:  # "in the north of Velmora"
        wholes = reading.obliques(noun, {reading.pack.entities.belonging})
        whole = next((t for t in wholes if _named_place(t, reading)), None)
        name = reading.entity_name(whole) if whole is not None else None
        if whole is None or name is None:
            return None
        if thing is not None and _area(thing, reading):
            return Relation.PART_OF, name, whole
        return relation, reading.report.text[noun.start : whole.end], whole
    area = _area(noun, reading)
    return (relation, area, noun) if area else None


def _set_beside(preposition: Token, reading: Reading) -> Token | None:
    """The place that an aside is of: before it and a comma, or what its noun stands beside ("Kardin, a port in …")."""
    syntax = reading.syntax
    before = syntax.tokens[preposition.index - 1] if preposition.index else None
    if before is not None and before.text == ",":
        return _ending_at(preposition.index, reading)
    noun = syntax.head(preposition)
    beside = syntax.head(noun)
    apposed = noun.dep == "appos" and noun.index == preposition.index - 1 and _named_place(beside, reading)
    return beside if apposed else None


def _country_like(token: Token, reading: Reading) -> bool:
    return country(token.text, reading.pack.entities) is not None


def _distance(preposition: Token, reading: Reading) -> Iterator[Claim]:
    """Places near by the distance told: "Kardin, about 40 kilometres from Velm"."""
    syntax, lexicon = reading.syntax, reading.pack.facts
    objects = [t for t in syntax.children(preposition, "pobj") if _named_place(t, reading)]
    unit = syntax.tokens[preposition.index - 1] if preposition.index else None
    if unit is None or unit.lemma not in lexicon.distance_units or not objects:
        return
    figures = [t.text.replace(",", "") for t in syntax.children(unit, "nummod")]
    start = syntax.subtree(unit)[0].index
    if not figures or not figures[0].isdigit() or int(figures[0]) * lexicon.distance_units[unit.lemma] > _NEAR_KM:
        return
    thing = _ending_at(start, reading)
    if thing is None:
        return
    # "Kardin, Velmora, about 40 kilometres from …": the country is an aside to the place that is meant.
    if _country_like(thing, reading):
        thing = _ending_at(thing.index, reading) or thing
    name, where = reading.entity_name(thing) or thing.text, reading.entity_name(objects[0])
    if where and name != where and not _country_like(thing, reading):
        yield Claim(
            name,
            Relation.LOCATED_NEAR,
            where,
            span_over([thing, objects[0]], reading),
            thing,
            "a distance away",
            _DISTANCE,
        )


def _capital(noun: Token, reading: Reading) -> Iterator[Claim]:
    """The polity whose capital is named ("the capital, Velm").

    It is the country that has it by reference data, where the report names that country, else the one polity told
    just before.
    """
    syntax = reading.syntax
    if syntax.children(noun, "poss") or reading.obliques(noun, {"of"}):
        return  # the pattern "is the capital of" reads these
    if not any(c.text.lower() in reading.pack.facts.definite for c in syntax.children(noun, "det")):
        return
    city = next((t for t in syntax.children(noun, "appos") if _named_place(t, reading)), None)
    if city is None and noun.dep == "appos" and _named_place(syntax.head(noun), reading):
        city = syntax.head(noun)
    following = syntax.tokens[noun.index + 1 : noun.index + 3]
    if city is None and len(following) == 2 and following[0].text == "," and reading.mention(following[1]) is not None:
        city = following[1]
    name = reading.entity_name(city) if city is not None else None
    if city is None or name is None:
        return
    demonyms = [p for c in syntax.children(noun, "amod", "compound") if (p := reading.polity(c.text))]
    polity = demonyms[0] if demonyms else _known_capital(name, reading) or _before(noun, name, reading)
    if polity and polity != name:
        yield Claim(
            name, Relation.CAPITAL_OF, polity, span_over([noun, city], reading), noun, "the capital, by name", _CAPITAL
        )


def _known_capital(name: str, reading: Reading) -> str | None:
    land = reading.pack.entities.capitals.get(name)
    if land is None:
        return None
    known = reading.polity(land) or land
    return known if known in reading.named_polities else None


def _before(noun: Token, name: str, reading: Reading) -> str | None:
    """The one polity that this sentence names, by name or demonym, else the one before; None where there are more."""
    syntax = reading.syntax
    whole = syntax.tokens_of(syntax.sentence_of(noun))
    places = {reading.entity_name(t) for t in whole if reading.kind(t) is EntityKind.PLACE}
    here = (places - {name}) | _polities(whole, name, reading)
    before = _polities(syntax.tokens[syntax.sentence_of(noun).first : noun.index], name, reading)
    if before:
        return before.pop() if len(here) == 1 else None
    earlier = syntax.tokens_of(syntax.sentences[max(noun.sentence - 1, 0)])
    if any(token.lemma in reading.pack.facts.capital for token in earlier):  # of which another is the capital
        return None
    found = _polities(earlier, name, reading)
    return found.pop() if len(found) == 1 else None


def _polities(tokens: tuple[Token, ...], name: str, reading: Reading) -> set[str]:
    """The polities, other than one, that words name: those told with their kind, else all."""
    titled = {p for t in tokens if _titled(t, reading) and (p := reading.entity_name(t)) and p != name}
    return titled or {p for t in tokens if (p := _polity_at(t, reading)) and p != name}


def _polity_at(token: Token, reading: Reading) -> str | None:
    """The polity that a word means: a country's name, or a demonym."""
    kind = reading.kind(token)
    word = reading.polity(token.text)
    if kind is EntityKind.PLACE and token.dep != "compound":
        known = _titled(token, reading) or _country_like(token, reading) or _demonym_told(token, reading)
        return reading.entity_name(token) if known else None
    return word if word and word != token.text and token.pos in ("ADJ", "PROPN") else None


def _titled(token: Token, reading: Reading) -> bool:
    """Whether a place is told with its kind: "the republic of X"."""
    above = reading.syntax.head(reading.syntax.head(token))
    return (
        token.dep == "pobj" and reading.kind(token) is EntityKind.PLACE and above.lemma in reading.pack.entities.places
    )


def _demonym_told(token: Token, reading: Reading) -> bool:
    """Whether the report names the people of a place, as reports do of countries."""
    name = reading.entity_name(token)
    return name in reading.peoples


def _borders(noun: Token, reading: Reading) -> Iterator[Claim]:
    """Regions on a border: "the Hald region on the border with Sweden", "… on the Norwegian-Swedish border"."""
    lexicon = reading.pack.facts
    region = _region(noun, reading)
    neighbours = [one for t in reading.obliques(noun, {lexicon.with_neighbour}) for one in reading.joined(t)]
    if neighbours and region is not None:
        for neighbour in neighbours:
            yield from _border(region, reading.entity_name(neighbour), noun, neighbour, reading)
        return
    sides = _sides(noun, reading)
    if len(sides) != 2:
        return
    home = _home(region, sides, reading) if region is not None else None
    if region is not None and home:
        other = sides[0] if home == sides[1] else sides[1]
        yield from _border(region, other, noun, noun, reading)


def _sides(noun: Token, reading: Reading) -> list[str]:
    """The two polities of "the Norwegian-Swedish border" or "the border of (between) Norway and Sweden"."""
    words = [t for t in reading.syntax.subtree(noun) if t.index < noun.index and t.text[:1].isupper()]
    between = reading.obliques(noun, reading.pack.events.between | {"of"})
    words += [one for t in between for one in reading.joined(t)]
    found: dict[str, None] = {}
    for word in words:
        polity = reading.polity(word.text)
        if polity:
            found.setdefault(polity)
    return list(found)


def _region(noun: Token, reading: Reading) -> Token | None:
    """The region that lies on a border: the noun right before "on the border"."""
    syntax, lexicon = reading.syntax, reading.pack.facts
    preposition = syntax.head(noun)
    if noun.dep != "pobj" or preposition.lemma not in lexicon.beside_border:
        return None
    index = preposition.index - 1
    if index > 0 and syntax.tokens[index].text == ",":
        index -= 1
    token = syntax.tokens[index] if index >= 0 else None
    if token is None or token.sentence != noun.sentence or token.pos not in ("NOUN", "PROPN"):
        return None
    named = any(t.text[:1].isupper() for t in (token, *syntax.children(token, "compound", "amod")))
    is_area = token.lemma in reading.pack.entities.places or reading.kind(token) is EntityKind.PLACE
    return token if named and is_area and not _country_like(token, reading) else None


@cache
def _subdivisions() -> dict[str, str]:
    """Country (CLDR's English name) by the first word of a subdivision's name, where only one has it (ISO 3166-2)."""
    import pycountry
    from babel import Locale

    names = Locale.parse("en").territories
    found: dict[str, set[str]] = {}
    for row in pycountry.subdivisions:
        found.setdefault(row.name.split()[0].lower(), set()).add(names.get(row.country_code, row.country_code))
    return {word: next(iter(lands)) for word, lands in found.items() if len(lands) == 1}


def _home(region: Token, sides: list[str], reading: Reading) -> str | None:
    """Which of the two polities a region belongs to: as its own words say, else by ISO 3166-2."""
    syntax = reading.syntax
    words = [region, *syntax.children(region, "compound", "amod", "poss")]
    for word in words:
        polity = reading.polity(word.text)
        if polity in sides:
            return polity
    for noun in reading.obliques(region, reading.pack.facts.inside):
        if reading.entity_name(noun) in sides:
            return reading.entity_name(noun)
    for word in words:
        land = _subdivisions().get(word.text.lower())
        if land in sides:
            return land
    return None


def _border(region: Token, other: str | None, noun: Token, last: Token, reading: Reading) -> Iterator[Claim]:
    phrase = reading.phrase(region)
    if phrase is None or other is None:
        return
    words = [
        t for t in reading.syntax.within(phrase.start, phrase.end) if t.text[:1].isupper() or t.index == region.index
    ]
    name = " ".join(t.text for t in words)
    if name != other:
        yield Claim(
            name, Relation.BORDERS, other, span_over([*words, noun, last], reading), noun, "region on a border", _BORDER
        )
