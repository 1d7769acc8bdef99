"""slovnet's Russian trees and names, carried over to our `Syntax`: its Universal Dependencies to the labels read here.

Invariant: as `spacy_parser`'s. A preposition governs its noun (`prep`, `pobj`), as in ClearNLP; in Universal
Dependencies it hangs on it. Lemmas are the dictionary's, of the meaning that has the tagger's part of speech and case:
nouns in the nominative singular, adjectives in the masculine, verbs and participles in the infinitive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.language.inflected import dictionary
from onrecord.language.pieces import pieces
from onrecord.model import Report
from onrecord.syntax import Name, Sentence, Syntax, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_ONCE = 500
"""Sentences that go through the networks in one call: bounds the memory on a text of any length."""

_LONGEST = 400
"""Tokens of a sentence that are parsed together; a longer one, which no prose has, is cut."""

_DEPENDENCIES = {
    "root": "ROOT",
    "nsubj:pass": "nsubjpass",
    "obj": "dobj",
    "iobj": "dative",
    "obl": "npadvmod",
    "acl:relcl": "relcl",
    "aux:pass": "auxpass",
    "flat:name": "flat",
    "flat:foreign": "flat",
    "nummod:gov": "nummod",
    "nummod:entity": "nummod",
    "csubj:pass": "csubj",
    "obl:agent": "agent",
}
"""Labels of Universal Dependencies to ClearNLP's; those that are not here are called alike."""

_NAMES = {"PER": "PERSON", "LOC": "GPE", "ORG": "ORG"}

_OF_POS = {
    "NOUN": ("NOUN",),
    "PROPN": ("NOUN",),
    "ADJ": ("ADJF", "ADJS", "COMP"),
    "DET": ("ADJF", "NPRO"),
    "VERB": ("VERB", "INFN", "PRTF", "PRTS", "GRND"),
    "AUX": ("VERB", "INFN"),
    "PRON": ("NPRO", "ADJF"),
    "ADV": ("ADVB", "COMP"),
    "NUM": ("NUMR", "ADJF"),
}
"""Parts of speech of Universal Dependencies to those of the dictionary."""

_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}

_TAGS = {"PRON": "PRP", "DET": "DT", "ADJ": "JJ", "ADV": "RB", "ADP": "IN", "SCONJ": "IN", "CCONJ": "CC", "NUM": "CD"}
"""Parts of speech whose Penn tag no form changes."""

_LEAST_VERB = 4
"""Letters of a form, at least, of which the dictionary alone tells that it is a verb. By hand."""

_POSSESSIVE = frozenset("мой твой свой наш ваш его ее её их".split())
_RELATIVE = frozenset("который кто что какой чей".split())
_WILL_BE = frozenset("буду будешь будет будем будете будут".split())
"""Futures of "to be", which the tagger calls presents, as its corpus does."""
_ASKING = frozenset("когда где куда откуда почему зачем как сколько насколько".split())


@dataclass(frozen=True)
class _Networks:
    syntax: Any
    morphology: Any
    names: Any


@cache
def _networks() -> _Networks:
    """The networks (docs/models/russian.md), loaded once a process: a second, and only for a report in Russian."""
    from navec import Navec
    from slovnet import NER, Morph
    from slovnet import Syntax as Trees

    models = Path(str(files("onrecord.models"))) / "russian"
    words = Navec.load(models / "words.tar")
    found = _Networks(
        Trees.load(models / "syntax.tar"), Morph.load(models / "morphology.tar"), NER.load(models / "names.tar")
    )
    for network in (found.syntax, found.morphology, found.names):
        network.navec(words)
    return found


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as slovnet reads it: its place in the text, its governor (a place in the sentence, its own at a root)."""

    start: int
    end: int
    text: str
    pos: str
    feats: Mapping[str, str]
    dep: str
    head: int


def parse(report: Report) -> Syntax:
    r"""Parse the title, captions and body of a report in Russian.

    >>> from onrecord.model import Block, Dating, Role
    >>> text = "По словам Анны Вериной, порт закрыт."
    >>> blocks = (Block(Role.BODY, 0, len(text), "a sentence"),)
    >>> report = Report("r", "p", None, None, "ru", None, None, Dating(None, "untold"), text, blocks)
    >>> [(t.text, t.lemma, t.dep) for t in parse(report).tokens][:4]
    [('По', 'по', 'prep'), ('словам', 'слово', 'pobj'), ('Анны', 'анна', 'nmod'), ('Вериной', 'верин', 'flat')]
    """
    from razdel import sentenize, tokenize

    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []

    def cut() -> Iterator[tuple[int, list[tuple[int, int, str]]]]:
        for text, offset, block in pieces(report):
            for sentence in sentenize(text):
                at = offset + sentence.start
                words = [(at + word.start, at + word.stop, word.text) for word in tokenize(sentence.text)]
                for first in range(0, len(words), _LONGEST):
                    yield block, words[first : first + _LONGEST]

    waiting = cut()
    while group := list(islice(waiting, _AT_ONCE)):
        networks, spelled = _networks(), [[_as_learnt(text) for _, _, text in words] for _, words in group]
        trees, tags = networks.syntax.map(spelled), networks.morphology.map(spelled)
        for (block, words), tree, tagged in zip(group, trees, tags, strict=True):
            read = [
                _Word(start, end, text, *_corrected(text, at == 0, tag.pos, tag.feats), node.rel, _place(node, at))
                for at, ((start, end, text), node, tag) in enumerate(
                    zip(words, tree.tokens, tagged.tokens, strict=True)
                )
            ]
            first = len(tokens)
            tokens += _tokens(read, first, len(sentences))
            sentences.append(Sentence(first, len(tokens), words[0][0], words[-1][1], block))
    syntax = Syntax(tuple(tokens), tuple(sentences))
    for text, offset, _ in pieces(report):
        for span in _networks().names(_as_learnt(text)).spans:
            inside = syntax.within(offset + span.start, offset + span.stop)
            if inside:
                names.append(Name(inside[0].index, inside[-1].index + 1, _NAMES[span.type]))
    return Syntax(syntax.tokens, syntax.sentences, tuple(names))


def _as_learnt(text: str) -> str:
    """A text as the networks learnt to read: news, which write "е" for "ё"; every letter stays in its place."""
    return text.replace("ё", "е").replace("Ё", "Е")


def _corrected(text: str, first: bool, pos: str, feats: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """Part of speech and features of a word; a verb's, where the dictionary knows the form as nothing but one.

    The tagger takes a verb that it has not met for a noun ("поинтересовалась"), the first word of a sentence for a
    name ("Беседовала Анна Верина").
    """
    text = text.lower() if first and text.istitle() else text
    if pos in ("VERB", "AUX") or not text.islower() or len(text) < _LEAST_VERB:
        return pos, feats
    return _verb(text) or (pos, feats)


@lru_cache(maxsize=50_000)
def _verb(text: str) -> tuple[str, Mapping[str, str]] | None:
    """A finite form that can be nothing but a verb, with its features; None for any other word."""
    analyzer = dictionary("ru")
    parses = analyzer.parse(text) if analyzer.word_is_known(text) else []
    if not parses or any(p.tag.POS != "VERB" or p.tag.mood != "indc" for p in parses):
        return None
    tag = parses[0].tag
    feats = {"VerbForm": "Fin", "Tense": "Past" if tag.tense == "past" else "Pres"}
    feats |= {"Number": "Plur" if tag.number == "plur" else "Sing"}
    return "VERB", feats | ({"Person": tag.person[0]} if tag.person else {})


def _place(node: Any, own: int) -> int:
    """A word's governor as a place in the sentence; its own at a root."""
    head = int(node.head_id) - 1
    return own if head < 0 else head


def _tokens(words: Sequence[_Word], first: int, sentence: int) -> list[Token]:
    """A sentence's words as tokens, with prepositions over their nouns; what hangs in a circle becomes a root."""
    heads, deps = [word.head for word in words], [_DEPENDENCIES.get(word.dep, word.dep) for word in words]
    for at, word in enumerate(words):
        noun = word.head
        if word.dep == "case" and noun != at and words[noun].dep != "case" and at < noun and deps[noun] != "pobj":
            heads[at], deps[at] = heads[noun], deps[noun]
            if heads[at] == noun:
                heads[at], deps[at] = at, "ROOT"
            elif deps[at] != "conj":
                deps[at] = "prep"
            heads[noun], deps[noun] = at, "pobj"
    for at, word in enumerate(words):
        if word.feats.get("Polarity") == "Neg" and word.pos == "PART":
            deps[at] = "neg"
        elif word.pos == "DET" and word.text.lower() in _POSSESSIVE:
            deps[at] = "poss"
        if heads[at] == at or _circles(heads, at):
            heads[at], deps[at] = at, "ROOT"
    _hang_adverbials(words, heads, deps)
    _name_speakers(words, heads, deps)
    return [
        Token(
            index=first + at,
            start=word.start,
            end=word.end,
            text=word.text,
            lemma=_lemma(word.text, word.pos, word.feats.get("Case", "")),
            pos=word.pos,
            tag=_tag(word),
            dep=deps[at],
            head=first + heads[at],
            sentence=sentence,
        )
        for at, word in enumerate(words)
    ]


def _hang_adverbials(words: Sequence[_Word], heads: list[int], deps: list[str]) -> None:
    """Hang adverbs and prepositions that the network left without a governor on the nearest verb at a root.

    The network chooses each word's governor by itself, and may choose none for several: "заявила об этом вчера".
    """
    verbs = [at for at, word in enumerate(words) if heads[at] == at and word.pos == "VERB"]
    for at, word in enumerate(words):
        if verbs and heads[at] == at and word.pos in ("ADV", "ADP"):
            heads[at] = min(verbs, key=lambda verb: abs(verb - at))
            deps[at] = "advmod" if word.pos == "ADV" else "prep"


def _name_speakers(words: Sequence[_Word], heads: Sequence[int], deps: list[str]) -> None:
    """A name that can be in the nominative is the subject of a verb without one: "«…», — бросил Гулиа".

    Behind a quotation the network takes one that is not declined for an object; right behind a verb that opens the
    sentence, for a part of a name that the verb begins ("Беседовала Анна Верина").
    """
    for at, word in enumerate(words):
        verb = heads[at]
        behind = 1 < verb < at and words[verb - 1].text in "—–-" and words[verb - 2].text in ',»”"!?…'
        object_of = behind and deps[at] == "dobj"
        opened = at == 1 and verb == 0 and words[0].pos == "VERB" and deps[at] in ("appos", "flat", "dobj")
        if word.pos != "PROPN" or not (object_of or opened) or words[verb].feats.get("Number") == "Plur":
            continue
        known = dictionary("ru").word_is_known(word.text.lower())
        nominative = not known or any(p.tag.case == "nomn" for p in dictionary("ru").parse(word.text))
        if nominative and not any(heads[i] == verb and deps[i].startswith("nsubj") for i in range(len(words))):
            deps[at] = "nsubj"


def _circles(heads: Sequence[int], at: int) -> bool:
    """Whether the way up from a word never ends, and comes back to it."""
    seen, here = {at}, heads[at]
    while here not in seen:
        seen.add(here)
        here = heads[here]
    return here == at and heads[at] != at


def _tag(word: _Word) -> str:
    """The Penn tag of a word, by its part of speech and form."""
    feats, lower, plural = word.feats, word.text.lower(), word.feats.get("Number") == "Plur"
    if word.pos in ("VERB", "AUX"):
        return _verb_tag(word)
    if word.pos == "NOUN":
        return "NNS" if plural else "NN"
    if word.pos == "PROPN":
        return "NNPS" if plural else "NNP"
    if word.pos == "DET" and lower in _POSSESSIVE:
        return "PRP$"
    if word.pos in ("PRON", "DET") and _lemma(word.text, word.pos, feats.get("Case", "")) in _RELATIVE:
        return "WDT" if word.pos == "DET" else "WP"
    if word.pos in ("ADV", "SCONJ") and lower in _ASKING:
        return "WRB"
    if word.pos == "PUNCT":
        return "HYPH" if word.text == "-" else "."
    return _TAGS.get(word.pos, "RP")


def _verb_tag(word: _Word) -> str:
    feats = word.feats
    form = feats.get("VerbForm")
    if form == "Inf":
        return "VB"
    if form == "Conv":
        return "VBG"
    if form == "Part":
        return "VBN" if feats.get("Voice") == "Pass" else "VBG"
    if feats.get("Tense") == "Past":
        return "VBD"
    if feats.get("Tense") == "Fut" or (word.pos == "AUX" and word.text.lower() in _WILL_BE):
        return "MD"  # of a verb of its own, too ("встретятся"): Penn has no tag for a future without an auxiliary
    return "VBZ" if feats.get("Person") == "3" and feats.get("Number") == "Sing" else "VBP"


@lru_cache(maxsize=100_000)
def _lemma(text: str, pos: str, case: str) -> str:
    """The dictionary's lemma of the commonest meaning with this part of speech and case, else of the commonest."""
    parses = dictionary("ru").parse(text)
    fitting = [p for p in parses if p.tag.POS in _OF_POS.get(pos, (p.tag.POS,))]
    cased = [p for p in fitting if case and p.tag.case == _CASES.get(case)]
    best = next(iter(cased or fitting or parses), None)
    return str(best.normal_form) if best else text.lower()
