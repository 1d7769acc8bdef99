"""The pattern language: an anchor word and paths in its dependency tree to the fact's subject and object.

Invariant: a pattern gives a fact only where its words are told as real: not denied, asked, wished or foreseen.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.events import status
from onrecord.events.reading import Reading
from onrecord.facts.claims import UNTOLD_FROM, UNTOLD_TO, Claim, date_of, ends_beside, is_term, span_over, term_name
from onrecord.lexicons.facts import Bound, Pattern, Term
from onrecord.model import Span, Status
from onrecord.syntax import Token

_REAL = (Status.HAPPENED, Status.ONGOING, None)


def read_patterns(reading: Reading) -> Iterator[Claim]:
    """What the lexicon's patterns find, in text order."""
    for token in reading.syntax.tokens:
        for pattern in reading.pack.facts.patterns:
            if token.lemma in pattern.words:
                yield from _match(token, pattern, reading)


def _match(anchor: Token, pattern: Pattern, reading: Reading) -> Iterator[Claim]:
    if not is_real(anchor, reading):
        return
    subjects = [t for t in follow(anchor, pattern.subject, reading) if is_term(t, pattern.subject_is, reading)]
    objects = [t for t in follow(anchor, pattern.object, reading) if is_term(t, pattern.object_is, reading)]
    for subject in subjects:
        for thing in objects:
            left = term_name(subject, reading)
            right = term_name(thing, reading, plural=Term.ANY in pattern.object_is)
            if not left or not right or left == right or subject.index == thing.index:
                continue
            since, until = ends_beside([anchor, *_carriers(anchor, reading)], reading)
            if pattern.bound is Bound.BEGINS and since is UNTOLD_FROM:
                since = date_of(anchor, reading)
            if pattern.bound is Bound.ENDS and until is UNTOLD_TO:
                until = date_of(anchor, reading)
            span = _words(anchor, subjects, objects, reading)
            yield Claim(left, pattern.relation, right, span, anchor, pattern.rule, pattern.confidence, since, until)


def is_real(anchor: Token, reading: Reading) -> bool:
    """Whether the verb that an anchor is, or stands under, is told as real."""
    syntax = reading.syntax
    if anchor.pos in ("VERB", "AUX"):
        return status.of_verb(anchor, reading) in _REAL
    if anchor.dep in ("attr", "dobj", "nsubj", "pobj"):
        for above in syntax.ancestors(anchor):
            if above.pos in ("VERB", "AUX"):
                told = status.of_verb(above, reading)
                return told in _REAL or (anchor.dep == "pobj" and told is not Status.DENIED)
    return True


def _carriers(anchor: Token, reading: Reading) -> list[Token]:
    """The verb over a noun: "the lease … expires in 2040"."""
    if anchor.pos != "NOUN":
        return []
    return [next((t for t in reading.syntax.ancestors(anchor) if t.pos in ("VERB", "AUX")), anchor)]


def follow(anchor: Token, path: str, reading: Reading) -> list[Token]:
    """The tokens at the end of a path, with what is joined to them; the first way that leads somewhere."""
    for way in path.split("|"):
        found = [anchor]
        for step in way.split():
            found = [there for here in found for there in _step(here, step, reading)]
        if found and way:
            resolved = [_resolved(token, reading) for token in found]
            return [one for token in resolved if token for one in reading.listed(token)]
    return []


def _step(here: Token, step: str, reading: Reading) -> list[Token]:
    syntax = reading.syntax
    if step == "=":
        return [here]
    if step == "^":
        return [syntax.head(here)]
    if step == "^relcl":
        found = [reading.antecedent(here)] if here.dep == "relcl" else []
        return [r for t in found if (r := _resolved(t, reading))]
    if step.startswith("^"):
        return [syntax.head(here)] if here.dep == step[1:] else []
    if step.startswith("prep:"):
        return reading.obliques(here, {step[5:]})
    return syntax.children(here, step)


def _resolved(token: Token, reading: Reading) -> Token | None:
    """A relative pronoun's antecedent; the name to which a noun is the apposition; any other token itself."""
    if token.tag in ("WDT", "WP", "WP$"):
        meant = reading.meant(token)
        return _resolved(meant, reading) if meant is not None and meant.index != token.index else None
    head = reading.syntax.head(token)
    if token.dep == "appos" and reading.kind(token) is None and reading.kind(head) is not None:
        return head
    return _named_before(token, reading) or token


def _named_before(noun: Token, reading: Reading) -> Token | None:
    """The name of "NAME (ABC), an alliance", where the parser hangs the noun elsewhere than on the name."""
    tokens = reading.syntax.tokens
    index = min(t.index for t in (*reading.syntax.children(noun, "det", "amod"), noun)) - 1
    if noun.pos != "NOUN" or reading.kind(noun) is not None or index < 1 or tokens[index].text != ",":
        return None
    index -= 1
    if tokens[index].text == ")":
        while index > 0 and tokens[index].text != "(":
            index -= 1
        index -= 1
    mention = reading.mention(tokens[index])
    return reading.top(mention) if mention is not None and noun.sentence == tokens[index].sentence else None


def _words(anchor: Token, subjects: list[Token], objects: list[Token], reading: Reading) -> Span:
    """The words from subject to object over the anchor, whole phrases."""
    tokens = [anchor]
    for token in (*subjects, *objects):
        phrase = reading.phrase(token)
        tokens.extend(reading.syntax.within(phrase.start, phrase.end) if phrase else [token])
    near = [t for t in tokens if t.sentence == anchor.sentence]
    return span_over(near, reading)
