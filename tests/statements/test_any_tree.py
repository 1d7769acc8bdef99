"""The rules over trees that no parser would give: whatever hangs on what, they find something or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.plain_report import plain_report
from onrecord.language import pack_for
from onrecord.lexicons.attribution import AttributionLexicon
from onrecord.model import Dating
from onrecord.statements import by_rules
from onrecord.syntax import Sentence, Syntax, Token

WORDS = {
    "en": 'Oren say that according to the port , " “ ” : - . ask be whether it promise not as call in'.split(),
    "ru": "Орозов сказать что по слово порт , « » : — . спросить быть ли это надежда не сообщить назвать в тот".split(),
}
TAGS = ("VBD", "VBZ", "VBN", "VBG", "VB", "MD", "NN", "NNP", "PRP", "WP", "WRB", "IN", ",", "TO")
PARTS = ("VERB", "VERB", "AUX", "NOUN", "PROPN", "PRON", "ADJ", "ADP", "SCONJ", "PUNCT")
DEPS = (
    "nsubj", "nsubjpass", "dobj", "ccomp", "xcomp", "advcl", "acl", "relcl", "amod", "acomp", "conj", "cc", "prep",
    "pobj", "pcomp", "mark", "aux", "auxpass", "agent", "neg", "parataxis", "appos", "nmod", "punct", "ROOT",
)  # fmt: skip


@st.composite
def sentences(draw: st.DrawFn, language: str) -> list[tuple[str, str, str, str, int]]:
    """Words of one sentence with tag, part of speech, label and governor, in a tree of any shape."""
    count = draw(st.integers(1, 9))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: order[0]}
    for place, index in enumerate(order[1:], 1):
        heads[index] = order[draw(st.integers(0, place - 1))]
    pick = (st.sampled_from(each) for each in (WORDS[language], TAGS, PARTS, DEPS))
    words = draw(st.lists(st.tuples(*pick), min_size=count, max_size=count))
    return [(*word, heads[index]) for index, word in enumerate(words)]


def parsed(told: list[list[tuple[str, str, str, str, int]]]) -> tuple[str, Syntax]:
    """Text and trees of sentences; each lemma is its word."""
    text, tokens, bounds = "", list[Token](), list[Sentence]()
    for number, sentence in enumerate(told):
        first, begins = len(tokens), len(text)
        for index, (word, tag, pos, dep, head) in enumerate(sentence, first):
            start = len(text)
            root = "ROOT" if first + head == index else dep
            tokens.append(Token(index, start, start + len(word), word, word, pos, tag, root, first + head, number))
            text += f"{word} "
        bounds.append(Sentence(first, len(tokens), begins, len(text) - 1, 0))
    return text, Syntax(tuple(tokens), tuple(bounds))


def lexicon(language: str) -> AttributionLexicon:
    pack = pack_for(language)
    assert pack is not None
    return pack.attribution


@pytest.mark.parametrize("language", sorted(WORDS))
@given(data=st.data())
def test_any_tree_is_read(language: str, data: st.DataObject) -> None:
    text, syntax = parsed(data.draw(st.lists(sentences(language), min_size=1, max_size=3)))
    report = plain_report("r", text, Dating(None, "untold"), language)
    for found in by_rules(report, syntax, lexicon(language)):
        assert all(0 <= start < end <= len(text) for start, end in found.content)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        # A clause that is nothing but a mark.
        ("ru", [("сказать", "VBD", "VERB", "ROOT", 0), ("—", ":", "PUNCT", "ccomp", 0)]),
        ("en", [("say", "VBD", "VERB", "ROOT", 0), ("-", ":", "PUNCT", "ccomp", 0)]),
        # A subject that is the last word of all.
        (
            "en",
            [
                ("ask", "VBN", "VERB", "advcl", 1),
                ("say", "VBD", "VERB", "ROOT", 1),
                ("it", "PRP", "PRON", "ccomp", 1),
                ("port", "NN", "NOUN", "nsubj", 0),
            ],
        ),
    ],
)
def test_trees_with_an_end_in_an_odd_place(language: str, sentence: list[tuple[str, str, str, str, int]]) -> None:
    text, syntax = parsed([sentence])
    report = plain_report("r", text, Dating(None, "untold"), language)
    assert all(text[start:end].strip() for a in by_rules(report, syntax, lexicon(language)) for start, end in a.content)
