"""The words by which a language attributes what is said: cues, the acts that they and the content give away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Act


@dataclass(frozen=True)
class AttributionLexicon:
    """Lemmas in lower case, unless said otherwise.

    `saying`: verbs that take a clause or a quotation of what is said. `adding`: those that go on with one's own words.
    `holding`: verbs and adjectives of conviction that take a clause ("believes", "is convinced"). `quoting`: verbs
    whose object is the speaker ("quoted him as saying"), with `as_words` between. `asking`: verbs that put a question.
    `telling`: verbs whose object is told; `hearing`: verbs whose subject is. `proposing`: verbs whose infinitive is
    what is proposed or promised ("proposed to move"). `wanting`: verbs whose object is asked for ("demanded a
    referendum"). `calling`: verbs that say what something is ("called it 'theft'"). `according`: phrases that name a
    source ("according to"), word by word. `declining` with `comment`: "declined to comment". `excluding`: verbs that,
    negated, leave something open ("did not rule out"). `spoken_nouns`: nouns that hold what is said ("his promise
    that"). `rumours`: nouns of what goes round without a speaker. `oneself`: how one speaks of oneself ("I");
    `addressing`: of whom one asks ("you"). `expletive`: the subject of what nobody does ("it would not be proper to").
    `turning`: verbs of what saying something does to what was said before. `whether`: words that open what is asked or
    left open ("if"). `complementizers`: words that open reported speech and are no part of it; `openers`: words that
    open a reported question. `speaking`: verbs that set a scene of speaking ("Speaking to students"). `negations`:
    words that negate a clause. `contrasts`: words that set another's words beside one's ("while"). `oblique` (as
    written): pronouns of who is spoken to, not who speaks. `able`: auxiliaries that say what one can. `undecided`:
    nouns and verbs of deciding, whose negation is no denial. `cue_acts`: what a cue alone does. `content_acts`:
    patterns over the content, tried in order; what their group `told` finds counts where the words are told and not
    quoted, so that "he" may be who speaks. `likely`: what makes a forecast of a negation, too. `warning`: verbs of
    warning; `ahead`: auxiliaries of what is to come; `conditions`: what opens a
    condition; `ourselves`: pronouns of who speaks. `own_ahead`: endings by which a verb bent for the future is of who
    speaks ("построим"), None where auxiliaries alone tell what is to come, and `reflexive` endings of the verbs
    that, without a subject, nobody does. `assuring`: verbs that promise what lies ahead ("заверил"). `opining`:
    words of opinion, which denies nothing ("по мнению"). `acting`: nouns of bodies and people that act, and words that
    tie a noun to one; `undergoing`: verbs of what befalls their subject. `channels`: prepositions of the medium ("on
    Telegram", "in a statement"); `channel_nouns`: media by common noun. `outlet_nouns`: common nouns of media to which
    people speak. `audience`, `venue`: prepositions of the two. `responding`: verbs whose object was there before
    ("welcomed the decision"). `venue_nouns`: head nouns of places and occasions of speaking; `occasions`: those that
    are over in a day or two. `belonging`: prepositions inside a noun's own name. `publishing`: verbs by which words
    come out. `at_another_time`: prepositions that set what was said in another time ("as a candidate", "during the
    war"). `question_labels`, `answer_labels`: what opens a turn of a conversation and names nobody ("Q", "Answer").
    `conversations`: nouns of an exchange of questions and answers, which `taking_place` says when was held, and
    `granting` who gave ("gave the interview on Monday"); `conversing`: verbs of having one ("spoke to us on Monday").
    `gatherings`: nouns of meetings and speeches, which `taking_place` says when were held, so that whoever takes part
    spoke then; `receiving`: verbs of meeting a person ("принял посла"). `hosting`: nouns of having a guest on the air.
    `remarks`: nouns of what somebody says, which `granting` says when was said ("made the announcement on Monday").
    `verbatim`: nouns of what an office puts out word by word, on the day that it was said ("transcript", "reply").
    `announcing`: verbs whose object may lie ahead, and a time behind it with it ("announced a bonus in May"). `states`:
    nouns of a time in somebody's life, which "in" sets what was said in ("in opposition").

    Whom and of what it is told: `telling_to`: verbs with a case of its own for whom is told ("сообщил журналистам").
    `citing`: verbs with quoted words behind their preposition ("сослался на «нехватку средств»"). `reporting`: verbs
    whose preposition, of `about`, holds what is said ("сообщил о закрытии порта"). `pointing`: words that point back at
    the sentence before ("Об этом сообщил Орозов"). `naming`: verbs whose infinitive tells nothing that is said
    ("declined to name"). `correlatives`: words that hold a clause for the cue ("рассказал о том, что"). `partners`:
    prepositions before whom one talks with ("в беседе с журналистами").

    Who says it: `bodies`: nouns of bodies that people speak for ("в министерстве сообщили"), where the verb is bent for
    many without a subject (`of_many`, a pattern of its ending: "сообщили"). `stated`: verbs by which a document tells,
    without a subject ("говорится в отчёте"). `relaying`: verbs by which an outlet passes on what others say ("пишет
    «Вестник»"), and `through`: phrases that tell whose words these are, word by word ("со ссылкой на").

    How the language is written: `inset_dashes`: dashes that part speech from the words of saying ("— сказал он. —"),
    and open it. `marks_names`: names stand between quotation marks («Вестник»). `commas_part_clauses`: a comma stands
    before every clause that is told (", что"). `colons_open_speech`: so does a colon without quotation marks ("Орозов
    уверен: порт откроют"). `that_is_what`: what opens a clause that is told means "what" as well ("что").

    Its grammar: `quotes_by_object`: the object of `quoting` says it ("цитирует министра"), without `as_words`.
    `bare_infinitive`: no word such as "to" stands before an infinitive ("предложил открыть"). `participles_govern`: a
    participle before its noun takes a clause ("заявивший, что порт закрыт, Орозов"). `declines_nouns`: cases tell what
    nouns are to each other and to a verb ("обещание министра", "пригрозил штрафом"). `drops_subjects`: a verb needs no
    subject ("сообщил, что приедет"); `drops_copula`: an adjective no copula ("Орозов уверен"). `free_order`: a subject
    may stand behind its verb ("сказал вчера Орозов").
    """

    saying: frozenset[str]
    adding: frozenset[str]
    holding: frozenset[str]
    quoting: frozenset[str]
    as_words: frozenset[str]
    asking: frozenset[str]
    telling: frozenset[str]
    telling_to: frozenset[str]
    hearing: frozenset[str]
    whether: frozenset[str]
    oneself: frozenset[str]
    addressing: frozenset[str]
    expletive: frozenset[str]
    turning: frozenset[str]
    proposing: frozenset[str]
    wanting: frozenset[str]
    calling: frozenset[str]
    citing: frozenset[str]
    reporting: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    declining: frozenset[str]
    comment: frozenset[str]
    excluding: frozenset[str]
    spoken_nouns: frozenset[str]
    rumours: frozenset[str]
    naming: frozenset[str]
    complementizers: frozenset[str]
    correlatives: frozenset[str]
    openers: frozenset[str]
    speaking: frozenset[str]
    pointing: frozenset[str]
    about: frozenset[str]
    inset_dashes: frozenset[str]
    marks_names: bool
    commas_part_clauses: bool
    colons_open_speech: bool
    that_is_what: bool
    quotes_by_object: bool
    bare_infinitive: bool
    participles_govern: bool
    declines_nouns: bool
    drops_subjects: bool
    drops_copula: bool
    free_order: bool
    of_many: re.Pattern[str]
    bodies: frozenset[str]
    stated: frozenset[str]
    relaying: frozenset[str]
    through: tuple[tuple[str, ...], ...]
    partners: frozenset[str]
    negations: frozenset[str]
    oblique: frozenset[str]
    contrasts: frozenset[str]
    able: frozenset[str]
    undecided: frozenset[str]
    cue_acts: Mapping[str, Act]
    content_acts: tuple[tuple[Act, re.Pattern[str]], ...]
    likely: re.Pattern[str]
    warning: frozenset[str]
    ahead: frozenset[str]
    conditions: frozenset[str]
    ourselves: frozenset[str]
    own_ahead: re.Pattern[str] | None
    reflexive: tuple[str, ...]
    assuring: frozenset[str]
    opining: frozenset[str]
    acting: frozenset[str]
    undergoing: frozenset[str]
    channels: frozenset[str]
    channel_nouns: frozenset[str]
    outlet_nouns: frozenset[str]
    audience: frozenset[str]
    venue: frozenset[str]
    venue_nouns: frozenset[str]
    occasions: frozenset[str]
    responding: frozenset[str]
    belonging: frozenset[str]
    publishing: frozenset[str]
    at_another_time: frozenset[str]
    question_labels: frozenset[str]
    answer_labels: frozenset[str]
    conversations: frozenset[str]
    remarks: frozenset[str]
    conversing: frozenset[str]
    taking_place: frozenset[str]
    gatherings: frozenset[str]
    receiving: frozenset[str]
    hosting: frozenset[str]
    granting: frozenset[str]
    verbatim: frozenset[str]
    announcing: frozenset[str]
    states: frozenset[str]

    @cached_property
    def according_from(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The phrases that name a source, by their first word."""
        firsts = dict.fromkeys(phrase[0] for phrase in self.according)
        return {first: tuple(it for it in self.according if it[0] == first) for first in firsts}

    @property
    def dashes_part_speech(self) -> bool:
        """Whether dashes part speech from the words of saying, and open it."""
        return bool(self.inset_dashes)
