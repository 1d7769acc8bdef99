"""Bases: who operates one where, who hosts it, from its opening to its closing.

Invariant: only a site that exists is read, so a "second", "new" or "possible" base gives no fact; its ends come from
verbs whose object it is, by name or by a pronoun that means it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from onrecord.entities.reference import country
from onrecord.events import status
from onrecord.events.reading import Reading
from onrecord.facts.claims import UNTOLD_FROM, UNTOLD_TO, Claim, date_of, ends_beside, site_place, span_over
from onrecord.model import Dating, EntityKind, Relation, Span, Status
from onrecord.syntax import Token

_NAMED, _SHUT, _LEASED = 0.85, 0.75, 0.8
"""Confidence of a base with its own place, of a host known by having shut it, of a lease: ranks set by hand."""


@dataclass(frozen=True, slots=True)
class Site:
    """A base as one noun phrase names it: its operator, its place, and the verbs that open and close it."""

    token: Token
    operator: str | None
    place: Token | None
    opened: Token | None
    closed: Token | None


def read_sites(reading: Reading) -> Iterator[Claim]:
    """The facts about bases, in text order."""
    sites = [site for token in reading.syntax.tokens if (site := _site(token, reading))]
    for site in sites:
        yield from _operates(site, reading)
        yield from _hosts(site, reading)
    for token in reading.syntax.tokens:
        if token.lemma in reading.pack.facts.lease and token.pos == "NOUN":
            yield from _leased(token, sites, reading)


def _site(token: Token, reading: Reading) -> Site | None:
    lexicon, syntax = reading.pack.facts, reading.syntax
    if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
        return None
    words = [
        t
        for t in syntax.subtree(token)
        if t.index < token.index and t.head in (token.index, *_compounds(token, reading))
    ]
    lower = {t.text.lower() for t in words} | {t.lemma for t in words}
    if token.lemma not in lexicon.bases and not (token.lemma in lexicon.site_nouns and lower & lexicon.military):
        return None
    if lower & lexicon.novel or token.tag in ("NNS", "NNPS"):
        return None
    opened = closed = None
    for verb in _verbs_of(token, reading):
        if status.of_verb(verb, reading) not in (Status.HAPPENED, Status.ONGOING):
            continue
        hosting = verb.lemma in lexicon.hosting and token.dep == "nsubj"
        if (verb.lemma in lexicon.opening or hosting) and opened is None:
            opened = verb
        elif verb.lemma in lexicon.closing:
            closed = verb
    if not opened and not closed and _indefinite(token, reading):
        return None
    return Site(token, _operator(token, words, reading), site_place(token, reading), opened, closed)


def _indefinite(token: Token, reading: Reading) -> bool:
    """Whether a base is new to the reader, and neither told of nor had by somebody: "plans for a base"."""
    syntax, lexicon = reading.syntax, reading.pack.facts
    if not any(c.text.lower() in reading.pack.entities.indefinite for c in syntax.children(token, "det")):
        return False
    verb = syntax.head(token)
    told = token.dep in ("nsubj", "nsubjpass") or (token.dep == "dobj" and verb.lemma in lexicon.operating)
    return not (told and status.of_verb(verb, reading) in (Status.HAPPENED, Status.ONGOING))


def _compounds(token: Token, reading: Reading) -> list[int]:
    return [t.index for t in reading.syntax.children(token, "compound", "amod", "nmod", "poss")]


def _operator(token: Token, words: list[Token], reading: Reading) -> str | None:
    """The polity before a base: "Velmora's", "Velmoran", "Velmoran-led", or the subject that "its" means."""
    lexicon, syntax = reading.pack.facts, reading.syntax
    place = site_place(token, reading)
    verb = syntax.head(token)
    told = status.of_verb(verb, reading) if token.dep == "dobj" else None
    if _runs(verb, told, reading) or (verb.lemma in lexicon.opening and told is Status.HAPPENED):
        runners = [t for t in syntax.children(verb, "nsubj") if reading.kind(t) is EntityKind.PLACE]
        if runners:
            return reading.entity_name(runners[0])
    for word in words:
        if place is not None and word.index == place.index:
            continue
        if word.dep == "poss" and word.tag == "PRP$":
            for above in syntax.ancestors(token):
                owners = [t for t in syntax.children(above, "nsubj") if reading.kind(t) is EntityKind.PLACE]
                if owners:
                    return reading.entity_name(owners[0])
            continue
        if not word.text[:1].isupper() or word.text.lower() in lexicon.military:
            continue
        if reading.kind(word) is EntityKind.PLACE and word.dep == "compound" and _is_site_name(word, token, reading):
            continue
        polity = reading.polity(word.text)
        if polity is None and word.dep == "poss" and reading.kind(word) is EntityKind.PLACE:
            polity = reading.entity_name(word)
        if polity:
            return polity
    return None


def _run(token: Token, reading: Reading) -> Token | None:
    """The verb of running that a base is the object of."""
    verb = reading.syntax.head(token)
    return verb if token.dep == "dobj" and verb.lemma in reading.pack.facts.operating else None


def _runs(verb: Token, told: Status | None, reading: Reading) -> bool:
    """Whether a verb says that its subject runs its object: it does, or did between days that are told."""
    if verb.lemma not in reading.pack.facts.operating:
        return False
    return told is Status.ONGOING or (
        told is Status.HAPPENED and ends_beside([verb], reading) != (UNTOLD_FROM, UNTOLD_TO)
    )


def _is_site_name(word: Token, token: Token, reading: Reading) -> bool:
    """Whether a name before "base" is where it lies ("Kardin air base") and not whose it is ("U.S. air base")."""
    mention = reading.mention(word)
    return (
        mention is not None
        and reading.polity(mention.span.quote) == mention.span.quote
        and country(mention.span.quote, reading.pack.entities) is None
        and token.index > word.index
    )


def _verbs_of(token: Token, reading: Reading) -> list[Token]:
    """The verbs of a base: its own, of its relative clause, and of an "it" in this sentence and the next."""
    syntax = reading.syntax
    found = syntax.children(token, "relcl", "acl")
    if token.dep in ("dobj", "nsubjpass", "nsubj"):
        head = syntax.head(token)
        found.extend(v for v in reading.joined(head) if v == head or not syntax.children(v, "nsubj", "nsubjpass"))
        found.extend(syntax.children(head, "xcomp"))
    number = token.sentence
    last = syntax.sentences[min(number + 1, len(syntax.sentences) - 1)].last
    for other in syntax.tokens[token.index + 1 : last]:
        if (
            other.text.lower() in reading.pack.events.pronouns
            and other.tag == "PRP"
            and other.dep in ("dobj", "nsubjpass", "nsubj")
        ):
            meant = reading.meant(other)
            if meant is not None and meant.index == token.index:
                found.append(syntax.head(other))
    return found


def _ends(site: Site, reading: Reading) -> tuple[Dating, Dating]:
    since = date_of(site.opened, reading) if site.opened else UNTOLD_FROM
    until = date_of(site.closed, reading) if site.closed else UNTOLD_TO
    run = _run(site.token, reading)
    if run is not None:
        began, ended = ends_beside([run], reading)
        since, until = since if since.date else began, until if until.date else ended
    return since, until


def _operates(site: Site, reading: Reading) -> Iterator[Claim]:
    """Of "Velmora's air base at Kardin was opened in 2003": Velmora operates a base at Kardin, from 2003."""
    if site.operator is None or site.place is None:
        return
    where = reading.entity_name(site.place) or _unowned(reading.name(site.place), site.operator, reading)
    if not where or where == site.operator:
        return
    since, until = _ends(site, reading)
    span = _span(site, reading)
    yield Claim(
        site.operator,
        Relation.OPERATES_BASE_AT,
        where,
        span,
        site.token,
        "base with operator and place",
        _NAMED,
        since,
        until,
    )


def _unowned(name: str | None, operator: str, reading: Reading) -> str | None:
    """A place's name without whose base it is ("Velmoran Kardin", of a base)."""
    first, _, rest = (name or "").partition(" ")
    return rest if rest and reading.polity(first) == operator else name


def _span(site: Site, reading: Reading) -> Span:
    """The words from whose base it is to what dates it: "Velmora has a base at Kardin. It was opened in 2003"."""
    tokens = [t for t in reading.syntax.subtree(site.token) if t.index <= site.token.index]
    tokens += [site.place] if site.place else []
    run = _run(site.token, reading)
    tokens += reading.syntax.children(run, "nsubj") if run is not None else []
    for verb in (site.opened, site.closed, run):
        if verb is not None and (verb.sentence == site.token.sentence or _follows(verb, site, reading)):
            tokens.append(verb)
            tokens += _dates(verb, reading)
    return span_over(tokens, reading)


def _follows(verb: Token, site: Site, reading: Reading) -> bool:
    """Whether a verb stands in a later sentence of a base's paragraph, and a date with it."""
    block = reading.report.block_at
    return (
        bool(_dates(verb, reading)) and verb.index > site.token.index and block(verb.start) == block(site.token.start)
    )


def _hosts(site: Site, reading: Reading) -> Iterator[Claim]:
    """Of "A foreign base …, but Velmora shut it in 2014": the polity that shuts another's base has hosted it."""
    if site.closed is None or site.operator is None:
        return
    host = next(
        (
            reading.entity_name(t)
            for t in reading.syntax.children(site.closed, "nsubj")
            if reading.kind(t) is EntityKind.PLACE
        ),
        None,
    )
    name = _site_name(site.token, reading)
    if host is None or host == site.operator or not name:
        return
    since, until = _ends(site, reading)
    yield Claim(
        host, Relation.HOSTS, name, _span(site, reading), site.token, "shut another's base", _SHUT, since, until
    )


def _site_name(token: Token, reading: Reading) -> str | None:
    """A base's name with the place that it is told to be near, where it has none of its own."""
    name = reading.name(token)
    near = reading.pack.facts.nearby | reading.pack.facts.inside
    for noun in reading.obliques(token, near):
        preposition = reading.syntax.head(noun)
        behind = reading.syntax.tokens[noun.index + 1 : noun.index + 3]  # "the capital, Velm"
        aside = behind[1:] if behind and behind[0].text == "," else ()
        named = [t for t in (noun, *aside) if reading.kind(t) is EntityKind.PLACE]
        if name and named and site_place(token, reading) is None:
            return f"{name} {preposition.text} {reading.entity_name(named[0])}"
    return name


def _leased(lease: Token, sites: list[Site], reading: Reading) -> Iterator[Claim]:
    """Of "its lease runs until 2034", "the lease of Velmora's base at Kardin, which expires in 2034": who leases it."""
    syntax, lexicon = reading.syntax, reading.pack.facts
    below = syntax.subtree(lease)
    site = next((each for each in sites if each.token in below), None)
    head = syntax.head(lease)
    misread = lease.dep == "compound" and head.index == lease.index + 1  # "its lease runs", as if they were runs
    verbs = [t for t in below if t.dep == "relcl" and t.pos in ("VERB", "AUX")]
    if site is None and (head.pos in ("VERB", "AUX") or misread):
        verbs = [head]
    beside = syntax.children(head if misread else lease)
    pointing = [c for c in beside if c.tag == "PRP$" or c.text.lower() in lexicon.definite]
    if site is None and (lease.dep in ("nsubj", "nsubjpass") or misread):
        before = sites[: bisect_left(sites, lease.index, key=lambda site: site.token.index)]
        near = takewhile(lambda site: lease.sentence - site.token.sentence <= 2, reversed(before))
        site = next((site for site in near if site.operator and site.place), None)
    if site is None or site.place is None or site.operator is None or not pointing:
        return
    for verb in verbs:
        since, until = ends_beside([verb], reading)
        if until is UNTOLD_TO and verb.lemma in lexicon.expiring:
            until = date_of(verb, reading)
        where = reading.entity_name(site.place) or reading.name(site.place)
        span = span_over([*pointing, lease, verb, *_dates(verb, reading)], reading)
        if until.date is not None and where:
            yield Claim(site.operator, Relation.LEASES, where, span, lease, "lease of a base", _LEASED, since, until)


def _dates(verb: Token, reading: Reading) -> list[Token]:
    """The words of time behind a verb that are its own, and no conjoined clause's."""
    syntax = reading.syntax
    joined = {t.index for clause in syntax.children(verb, "conj") for t in syntax.subtree(clause)}
    return [
        t for t in syntax.subtree(verb) if t.index in reading.timed and t.index > verb.index and t.index not in joined
    ]
