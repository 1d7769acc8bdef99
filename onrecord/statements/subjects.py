"""Who says it: the words of a cue's subject, of one that it shares, of a passive's agent.

Invariant: a source is words beside the cue in its tree, or a body or a person that the cue's own clause names.
"""

from __future__ import annotations

from onrecord.statements.attribution import mark_before
from onrecord.statements.objects import ObjectReader
from onrecord.statements.phrases import Phrases
from onrecord.statements.tellers import is_outlet, of_body, who_is_quoted
from onrecord.syntax import Token


class SubjectReader:
    """Finds the sources of cues in one report."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.syntax, self.lexicon = phrases, phrases.syntax, phrases.lexicon
        self.report, self.objects = phrases.report, ObjectReader(phrases)

    def source(self, cue: Token) -> tuple[int, int] | None:
        """The words of who says it: the subject, an inherited one, the agent of a passive, whoever is quoted."""
        syntax, lexicon = self.syntax, self.lexicon
        if cue.dep == "pcomp" and syntax.head(cue).lemma in lexicon.as_words:
            quoted = syntax.children(syntax.head(syntax.head(cue)), "dobj")
            return self.phrases.noun_phrase(quoted[0]) if quoted else None
        if cue.lemma in lexicon.holding and syntax.children(cue, "nsubjpass"):
            return self.phrases.noun_phrase(syntax.children(cue, "nsubjpass")[0])
        if cue.tag == "VBN" and cue.dep == "advcl" and cue.lemma in lexicon.asking:
            return None
        if self.joins_outer_cue(cue):
            return self.source(syntax.head(syntax.head(cue)))
        if syntax.children(cue, "nsubjpass", "auxpass"):
            agents = [p for by in syntax.children(cue, "agent") for p in syntax.children(by, "pobj")]
            return self.phrases.noun_phrase(agents[0]) if agents else None
        if (quoted_by := who_is_quoted(cue, self.phrases)) is not None:
            return quoted_by
        own = cue.pos != "ADJ" or bool(syntax.children(cue, "nsubj"))
        return of_body(cue, self.phrases) or self._subject_of(cue if own else syntax.head(cue))

    def _subject_of(self, seen: Token) -> tuple[int, int] | None:
        """A verb's subject, or the one that it has from the verb that it is joined to or hangs on."""
        syntax = self.syntax
        while True:
            subjects = [s for s in syntax.children(seen, "nsubj") if any(c.isalnum() for c in s.text)]
            if subjects:
                return self._subject(self._but_outlet(subjects, seen), seen)
            if syntax.children(seen, "nsubjpass"):
                return self.phrases.noun_phrase(syntax.children(seen, "nsubjpass")[0])
            if (aside := self._subject_of_aside(seen)) is not None:
                return self.phrases.noun_phrase(aside)
            above = syntax.head(seen)
            if self.phrases.quoted(above) and not self.phrases.quoted(seen):
                return self._of_teller_before(seen, above)
            if seen.dep == "amod" and self.lexicon.participles_govern and above.pos in ("NOUN", "PROPN"):
                return self.phrases.noun_phrase(above, without=seen)
            if above.index == seen.index or seen.dep not in ("conj", "advcl", "xcomp", "acl", "ccomp"):
                return None
            if seen.dep == "ccomp" and above.lemma not in self.lexicon.saying:
                return None
            if seen.dep == "acl":
                named = above.pos in ("PROPN", "PRON")
                return self.phrases.noun_phrase(above, without=seen) if named else None
            seen = above

    def _of_teller_before(self, verb: Token, quoted: Token) -> tuple[int, int] | None:
        """The source of the verb of saying behind a quotation, with which a verb goes that parsers hang inside.

        "«The port is not for sale», said Oren and added that": "added" has Oren's words from "said".
        """
        quotation = self.phrases.around(quoted.start)
        between = self.syntax.within(quotation.outer_end, verb.start) if quotation else ()
        tellers = [t for t in between if t.pos == "VERB" and self.phrases.is_saying(t) and not self.phrases.quoted(t)]
        return self.source(tellers[-1]) if tellers and self._is_bent_alike(verb, tellers[-1]) else None

    def _subject_of_aside(self, verb: Token) -> Token | None:
        """The subject that the parser hangs under a participle between commas: "Oren, elected in May, said"."""
        for clause in self.syntax.children(verb, "advcl"):
            if clause.tag not in ("VBN", "VBG") or clause.index > verb.index:
                continue
            for subject in self.syntax.children(clause, "nsubj", "nsubjpass"):
                between = self.syntax.tokens[subject.index + 1 : clause.index]
                if between and between[0].text == "," and subject.pos in ("PROPN", "NOUN"):
                    return subject
        return None

    def _but_outlet(self, subjects: list[Token], verb: Token) -> Token:
        """The subject, where parsers take for another the outlet that is told, whose name has no cases."""
        behind = [s for s in subjects if s.index > verb.index]
        told = len(behind) > 1 and self.lexicon.declines_nouns and is_outlet(behind[0], self.phrases)
        return behind[-1] if told else subjects[0]

    def _subject(self, subject: Token, verb: Token) -> tuple[int, int]:
        """The subject's words; for "who" the noun that its clause modifies."""
        if subject.tag in ("WP", "WDT") and verb.dep == "relcl":
            return self.phrases.noun_phrase(self.syntax.head(verb), without=verb)
        return self.phrases.noun_phrase(subject)

    def joins_outer_cue(self, verb: Token) -> bool:
        """Whether a verb of saying that a comma and a conjunction join to a reported clause goes with its cue."""
        clause = self.syntax.head(verb)
        outer = self.syntax.head(clause)
        if verb.dep != "conj" or clause.dep != "ccomp" or not self.phrases.is_saying(outer):
            return False
        tells = self.phrases.is_saying(verb) and bool(self.syntax.children(verb, "ccomp"))
        declines = self.objects.declined(verb) is not None and self._is_bent_alike(verb, outer)
        if self.syntax.children(verb, "nsubj") or not (tells or declines):
            return False
        before = [t for of in (clause, verb) for t in self.syntax.children(of, "cc") if t.index < verb.index]
        return bool(before) and mark_before(self.report.text, before[-1].start) == ","

    def _is_bent_alike(self, one: Token, other: Token) -> bool:
        """Whether two verbs may have one subject, where the last letters of verbs tell its gender and number."""
        reflexive = self.lexicon.reflexive
        bare = [next((t.text.removesuffix(e) for e in reflexive if t.text.endswith(e)), t.text) for t in (one, other)]
        return not reflexive or one.tag != other.tag or bare[0][-1:] == bare[1][-1:]
