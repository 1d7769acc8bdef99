"""What is said by a noun's words: "according to Oren", "his promise that …", rumours that nobody answers for.

Invariant: every attribution found here has its content inside one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.statements.attribution import Attribution, subtract
from onrecord.statements.phrases import Phrases
from onrecord.statements.trees import complemented, is_predicate, other_roots, worded
from onrecord.syntax import Token

ACCORDING, NOMINAL, RUMOUR = 0.85, 0.6, 0.6
"""Confidence of each construction (a share of right ones, 0 to 1): set by hand after the development reports."""


class NounReader:
    """Reads the nouns of one report that hold what is said, or name whose words it is."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.syntax, self.lexicon = phrases, phrases.syntax, phrases.lexicon

    def accords(self, token: Token) -> bool:
        """Whether a phrase that names a source begins with a word."""
        return self._last_of_phrase(token) is not None

    def _last_of_phrase(self, token: Token) -> Token | None:
        """The last word of a phrase that names a source and begins here; "his" may stand inside of it."""
        tokens = self.syntax.tokens
        for phrase in self.lexicon.according_from.get(token.text.lower(), ()):
            ahead = list(tokens[token.index : token.index + len(phrase) + 2])
            if len(phrase) > 1 and len(ahead) > 1 and ahead[1].tag == "PRP$":
                del ahead[1 : 3 if ahead[-2].tag == "JJ" else 2]
            if [t.text.lower() for t in ahead[: len(phrase)]] == list(phrase):
                return ahead[len(phrase) - 1]
        return None

    def according(self, token: Token) -> Iterator[Attribution]:
        """The clause around such a phrase: "The port is shut, according to the ministry"."""
        syntax = self.syntax
        last = self._last_of_phrase(token)
        if last is None:
            return
        sources = syntax.children(last, "pobj", "poss", "nmod") or syntax.children(token, "pobj")
        sources = [s for s in sources if s.index != last.index] or syntax.children(last, "appos", "flat", "dobj")
        if not sources:
            return
        if last.index == token.index and not self._tells_a_source(token, sources[0]):
            return
        source = self.phrases.noun_phrase(sources[0])
        whole = syntax.sentence_of(token)
        verb = next((a for a in syntax.ancestors(token) if is_predicate(self.syntax, a)), None)
        if verb is None and other_roots(self.syntax, token):
            verb = other_roots(self.syntax, token)[0]
        if verb is None:
            return
        root = next(
            (a for a in (verb, *syntax.ancestors(verb)) if a.dep in ("ROOT", "ccomp", "conj", "advcl", "relcl")), verb
        )
        if sources[0].tag in ("WP", "WDT") and root.dep == "relcl":  # "the director, in whose words"
            source = self.phrases.noun_phrase(syntax.head(root), without=root)
        saying = (a for a in (verb, *syntax.ancestors(verb)) if self.phrases.is_saying(a))
        # Where a comma parts every clause, a verb of saying without one tells nothing of what is said.
        says = self.phrases.is_saying(root) and not self.lexicon.commas_part_clauses
        if says or any(syntax.children(a, "ccomp") for a in saying):
            return
        area = (whole.start, whole.end) if root.dep == "ROOT" else self.phrases.span(root)
        # "a report, published in May"
        of_it = [c for c in syntax.children(last, "acl", "amod") if c.index > last.index]
        ends = [self.phrases.noun_phrase(sources[0])[1], *(self.phrases.span(word)[1] for word in (sources[0], *of_it))]
        cut = (token.start, max(last.end, *ends))
        content = self.phrases.content(worded(self.phrases, subtract(area, cut)))
        if content:
            yield Attribution(source, (token.start, last.end), content, ACCORDING, "according to")

    def _tells_a_source(self, token: Token, source: Token) -> bool:
        """Whether one word alone names a source: "per the ministry"; not "per cent", nor of Per Lindh."""
        counted = self.syntax.children(source, "nummod")  # "per million BTU"
        definite = not counted and (source.pos == "PROPN" or bool(self.syntax.children(source, "det", "poss")))
        name = token.text[:1].isupper() and source.pos == "PROPN" and source.index == token.index + 1
        return definite and not name

    def nominal(self, noun: Token) -> Iterator[Attribution]:
        """The clause that a noun with an owner holds: "his promise that …"."""
        holders = [noun, *self._correlatives(noun)]
        clauses = [c for holder in holders for c in self.syntax.children(holder, "acl", "ccomp", "relcl")]
        clause = next((c for c in clauses if complemented(self.phrases, c)), None)
        owner = self.syntax.children(noun, "poss")
        if self.lexicon.declines_nouns:
            owner += [o for o in self.syntax.children(noun, "nmod") if o.pos in ("NOUN", "PROPN")]
        if clause is None or not owner:
            return
        source = self.phrases.noun_phrase(owner[0])
        content = self.phrases.content([self.phrases.span(clause)])
        if content:
            yield Attribution(source, (noun.start, noun.end), content, NOMINAL, "a noun that holds what is said")

    def _correlatives(self, noun: Token) -> list[Token]:
        """The words that hold a clause for a noun behind a preposition: "a statement of that, that …"."""
        below = [w for prep in self.syntax.children(noun, "prep") for w in self.syntax.children(prep, "pobj")]
        return [w for w in below if w.lemma in self.lexicon.correlatives]

    def rumour(self, noun: Token) -> Iterator[Attribution]:
        """What goes round with nobody to answer for it: the clause that the noun, or a noun below it, governs."""
        if noun.dep == "conj" and self.syntax.head(noun).text.lower() in self.lexicon.rumours:
            return
        if self.syntax.children(noun, "poss"):
            return
        clause = next(
            (
                t
                for t in self.syntax.subtree(noun)
                if t.dep in ("acl", "ccomp", "relcl") and complemented(self.phrases, t)
            ),
            None,
        )
        if clause is None and noun.dep in ("attr", "nsubj", "dobj", "acomp"):
            clause = next(
                (c for c in self.syntax.children(self.syntax.head(noun), "ccomp") if complemented(self.phrases, c)),
                None,
            )
        if clause is None:
            return
        content = self.phrases.content([self.phrases.span(clause)])
        last = max(
            [noun, *(c for c in self.syntax.children(noun, "conj") if c.lemma in self.lexicon.rumours)],
            key=lambda t: t.end,
        )
        if content:
            yield Attribution(None, (noun.start, last.end), content, RUMOUR, "a rumour")
