"""The words by which a language tells of events: triggers with their PLOVER codes, and what gives away their status."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.model import Status

_ENTRY = re.compile(
    r"""\+(?P<particle>\S+) | \((?P<oblique>[^)]+)\) | \*(?P<object>\S+) | \^(?P<subject>\S+)
    | >(?P<recipient>\S+) | !(?P<flag>\w+) | (?P<mutual>=)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a trigger: its PLOVER type and mode, what must stand beside it, and who its recipient is.

    `particle`: a particle that it takes ("set up"). `obliques`: prepositions of which one must be there; `placed`: such
    a preposition must bring the name of a place. `objects`: lemmas of which one must head its object. `subjects`: the
    same for its subject. `recipients`: prepositions that bring the recipient beside the direct object. `mutual`: two
    parties are both actors. `clausal`: it takes an infinitive. `past`: it tells of the past in any tense. `undergone`:
    the possessor of the noun is whom it happens to ("its closure"). `force`: arms or bodies are spoken of with it;
    `words`: it is done by speaking. `joint`: it has several subjects; `bare`: no direct object; `plural`: a plural
    noun. `received`: its subject is the recipient, and "from" brings the actor. `dated`: a time expression stands with
    it. `personal`: its subject is a person.
    """

    type: str
    mode: str | None = None
    particle: str | None = None
    obliques: frozenset[str] = frozenset()
    placed: bool = False
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    mutual: bool = False
    clausal: bool = False
    dated: bool = False
    personal: bool = False
    past: bool = False
    undergone: bool = False
    force: bool = False
    words: bool = False
    joint: bool = False
    received: bool = False
    bare: bool = False
    plural: bool = False

    @property
    def demands(self) -> int:
        """How much it asks for; of two senses that fit, the one that asks for more is meant."""
        company = (self.particle, self.obliques, self.objects, self.subjects)
        manner = (self.clausal, self.dated, self.personal, self.force, self.words, self.joint)
        return sum(bool(one) for one in company) + sum(manner)


def senses(
    table: Mapping[tuple[str, str | None], str], groups: Mapping[str, frozenset[str]] = MappingProxyType({})
) -> Mapping[str, tuple[Sense, ...]]:
    """Triggers by lemma, from entries by code; entries are parted by `;`, and white space is all one.

    An entry is a lemma, then in any order `+up` (particle), `(to|into)` (one of these prepositions; `(in@)`: with the
    name of a place), `*office|post` (one of these heads its object; `@`: a person by name; `#`: any person or body;
    `%`: a place or body by name; `{name}`: one of a group), `^troop` (one of these heads its subject), `>to|with`
    (prepositions of the recipient), `=` (mutual), `!clause` (with an infinitive), `!dated`, `!person`, `!past`,
    `!undergone`, `!force`, `!words`, `!joint`, `!received`, `!bare`, `!plural`.

    >>> senses({("CONSULT", "visit"): "travel (to@) >to; visit"})["travel"][0].placed
    True
    """
    found: defaultdict[str, list[Sense]] = defaultdict(list)
    for (type_, mode), entries in table.items():
        for name, words in groups.items():
            entries = entries.replace(f"{{{name}}}", "|".join(sorted(words)))
        for entry in filter(None, (" ".join(entry.split()) for entry in entries.split(";"))):
            lemma, _, rest = entry.partition(" ")
            found[lemma].append(_sense(type_, mode, rest))
    return {lemma: tuple(sorted(every, key=lambda sense: -sense.demands)) for lemma, every in found.items()}


def _sense(type_: str, mode: str | None, rest: str) -> Sense:
    parts: dict[str, str] = {}
    flags = set()
    for match in _ENTRY.finditer(rest):
        kind = match.lastgroup or ""
        if kind == "flag":
            flags.add(match["flag"])
        else:
            parts[kind] = match[kind]
    oblique = parts.get("oblique", "")
    return Sense(
        type=type_,
        mode=mode,
        particle=parts.get("particle"),
        obliques=frozenset(filter(None, oblique.replace("@", "").split("|"))),
        placed="@" in oblique,
        objects=frozenset(filter(None, parts.get("object", "").split("|"))),
        subjects=frozenset(filter(None, parts.get("subject", "").split("|"))),
        recipients=frozenset(filter(None, parts.get("recipient", "").split("|"))),
        mutual="mutual" in parts,
        clausal="clause" in flags,
        dated="dated" in flags,
        personal="person" in flags,
        past="past" in flags,
        undergone="undergone" in flags,
        force="force" in flags,
        words="words" in flags,
        joint="joint" in flags,
        received="received" in flags,
        bare="bare" in flags,
        plural="plural" in flags,
    )


@dataclass(frozen=True)
class EventLexicon:
    """Lemmas in lower case, unless said otherwise.

    `verbs`, `nouns`: triggers. `light`: verbs that lend a noun their tense ("hold talks"). `aspectual`: verbs that pass
    their own status on ("began hosting"). `occurring`: verbs whose subject is the event ("take place"). `underway`: the
    last words of what says so of its subject ("under way"). `modals`: modal auxiliaries as written, with the status
    that they give. `governors`: verbs and adjectives (lemmas, forms where they differ, or with a particle: "call off")
    that give what they govern a status ("expect", "due"); `noun_governors`: nouns ("plan"). `marks`: conjunctions that
    do ("if"). `prepositions`: prepositions that do, before a noun or a gerund ("during", "instead"). `modifiers`:
    adjectives that do ("planned", "possible"). `negations`: words that deny a clause or a noun; `negative_pronouns`:
    subjects that do. `future`: verbs with "to" that make a future ("be to"). `perfect`: the auxiliary of the perfect.
    `places`: prepositions of a place; `agent`, `between`, `accompanying`, `possessing`: the prepositions of "by whom",
    "between whom", "with whom", "of what". `toward`: of the party at the other end ("talks with", "aid to"). `goal`: of
    where to; `within`: of what a thing is in. `prefixes`: what a hyphen may tie to a verb that stays one
    ("re-elected"). `occasions`: prepositions that set a scene before a nominal event, and open its words. `pronouns`:
    pronouns for a thing told before ("it", "its"); `relatives`: relative ones. `sites`: head nouns of a thing that such
    a pronoun is likely to mean. `articles`: words cut off the front of a name. `joining`: what joins the names of a
    list. `obliging`, `committing`: modals by which whoever says them of another demands, or of oneself promises.
    `saying`: verbs that report such words, `warning` those that make a threat of them. `willing`: adjectives of
    readiness. `conditions`: conjunctions that open what a threat or promise depends on. `tied`: prepositions behind
    which a party at the other end may stand, though they can open a scene too. `parties`: common nouns of who acts or
    is acted on, beside those of the entity stage. `instruments`: of what is used on somebody. `asides`: prepositions
    that open a role, in which a place is not where it happened ("as part of …"). `moving`: beginnings of words that put
    an event off ("postpon"). `stative`: verbs whose passive is active in sense ("is opposed to"). `figurative`: verbs
    with the prepositions, particles, adverbs or objects that make an idiom of them; `figures`: nouns with the words
    before them that do, those of "" for any other noun. `armed`: nouns of who bears arms; `violent`: words beside a
    trigger that tell of force, `spoken` of speaking; `topics`: prepositions that bring what words are about.
    `agent_endings`: endings of nouns for people, but for `no_agents`. `anybody`: pronouns that mean nobody in
    particular. `gatherings`: nouns of what somebody may hold to be heard as well as to protest ("rally"). `coming`:
    nouns of what somebody says or does to another, which has come where it is rejected. `asking`: prepositions of whom
    one asks to do a thing ("called on"). `yet`: adverbs that deny what an infinitive tells ("has yet to sign").
    `onward`: particles with which a verb of the future tells what came next ("went on to"). `attributing`: first words
    of what names a source ("according to"). `crowding`: verbs of protest that one person alone does in a figure of
    speech. `admitting`: verbs of conceding that make a statement where they introduce words. `reflexive`: pronouns that
    make a figure of what one does to oneself. `about`: prepositions of what a verb of speaking is about. `answering`:
    of those, what one does to a demand too. `defiance`: nouns behind "in" that tell against whom one protests.
    `sources`: prepositions of whom something comes from. `exemplary`: nouns that only introduce ("for example").
    `factive`: adjectives and ordinals behind which an infinitive tells what was done ("the first to sign"). `advising`:
    modals whose negation advises against a thing ("should not"). `shortly`: adverbs that put a present tense ahead
    ("soon"). `stances`: verbs that tell an attitude as often as a deed. `speaking`: what is declined by keeping silent
    ("comment"). `measures`: nouns of how much or how many, whose "of" brings the thing itself.
    """

    verbs: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, tuple[Sense, ...]]
    light: frozenset[str]
    aspectual: frozenset[str]
    occurring: frozenset[str]
    underway: frozenset[str]
    modals: Mapping[str, Status]
    governors: Mapping[str, Status]
    noun_governors: Mapping[str, Status]
    marks: Mapping[str, Status]
    prepositions: Mapping[str, Status]
    modifiers: Mapping[str, Status]
    negations: frozenset[str]
    negative_pronouns: frozenset[str]
    future: frozenset[str]
    places: frozenset[str]
    perfect: frozenset[str]
    agent: str
    toward: frozenset[str]
    between: frozenset[str]
    accompanying: frozenset[str]
    possessing: frozenset[str]
    goal: frozenset[str]
    within: frozenset[str]
    prefixes: frozenset[str]
    occasions: frozenset[str]
    pronouns: frozenset[str]
    relatives: frozenset[str]
    sites: frozenset[str]
    articles: frozenset[str]
    joining: frozenset[str]
    obliging: frozenset[str]
    committing: frozenset[str]
    saying: frozenset[str]
    warning: frozenset[str]
    willing: frozenset[str]
    conditions: frozenset[str]
    tied: frozenset[str]
    parties: frozenset[str]
    figurative: Mapping[str, frozenset[str]]
    figures: Mapping[str, frozenset[str]]
    armed: frozenset[str]
    violent: frozenset[str]
    spoken: frozenset[str]
    topics: frozenset[str]
    agent_endings: tuple[str, ...]
    no_agents: frozenset[str]
    anybody: frozenset[str]
    gatherings: frozenset[str]
    coming: frozenset[str]
    answering: frozenset[str]
    about: frozenset[str]
    reflexive: frozenset[str]
    admitting: frozenset[str]
    crowding: frozenset[str]
    attributing: frozenset[str]
    onward: frozenset[str]
    asking: frozenset[str]
    yet: frozenset[str]
    defiance: frozenset[str]
    sources: frozenset[str]
    exemplary: frozenset[str]
    advising: frozenset[str]
    shortly: frozenset[str]
    factive: frozenset[str]
    stances: frozenset[str]
    speaking: frozenset[str]
    instruments: frozenset[str]
    asides: frozenset[str]
    stative: frozenset[str]
    moving: frozenset[str]
    measures: frozenset[str]
