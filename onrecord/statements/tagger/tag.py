"""Attributions by the trained tagger: windows, encoder, candidates, judge.

Invariant: reports are read section by section, so that memory does not grow with their length; the windows of short
ones go through the encoder together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import groupby, islice
from pathlib import Path

from onrecord.lexicons.attribution import AttributionLexicon
from onrecord.model import Report, Role
from onrecord.page.quotation import Quotation
from onrecord.statements.attribution import Attribution
from onrecord.statements.tagger.acts import Speech
from onrecord.statements.tagger.candidates import Candidate, candidates
from onrecord.statements.tagger.encoder import Encoder, load_encoder
from onrecord.statements.tagger.features import Features
from onrecord.statements.tagger.judge import Judge, choose, load_judge
from onrecord.statements.tagger.section import Section
from onrecord.statements.tagger.windows import Window, load_tokenizer, windows
from onrecord.syntax import Syntax

SECTION = 48
"""Windows that are read together: about 6,000 words, and 30 MB of what the encoder says of them."""

TAGGED = "the tagger"
"""The rule of an attribution that no rule finds in the same words."""

KEPT, KEPT_UNSAID = 0.4, 0.3
"""Probability from which a candidate is kept: one with a source; one without, of which the trees are less sure. Tuple
F1 on PolNeAR's development part is 76.0 so; at 0.3 for both it is 75.3, at 0.5 it is 76.0 with 10 points less of what
names no source. Set there, so a little is lost elsewhere."""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed report, its quotations, and what the rules find in it."""

    report: Report
    syntax: Syntax
    quotations: tuple[Quotation, ...]
    rules: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Tagger:
    """The models of a folder, run on so many threads."""

    folder: Path
    threads: int = 1

    @property
    def encoder(self) -> Encoder:
        """What reads windows."""
        return load_encoder(self.folder / "tagger.onnx", self.threads)

    @property
    def judge(self) -> Judge:
        """What judges candidates."""
        return load_judge(self.folder)

    def sections(self, documents: Sequence[Document]) -> Iterator[tuple[int, Section]]:
        """The bodies of reports, read by the encoder; each section with the number of its report."""
        for group in self._groups(documents):
            yield from self._read(documents, group)

    def encode(self, documents: Sequence[Document]) -> None:
        """The encoder's own work alone, to measure the rest against."""
        for group in self._groups(documents):
            self.encoder.read([window for _, window in group])

    def _groups(self, documents: Sequence[Document]) -> Iterator[list[tuple[int, Window]]]:
        """Windows with the number of their report, so many at once."""
        stream = ((number, window) for number, document in enumerate(documents) for window in self._windows(document))
        while group := list(islice(stream, SECTION)):
            yield group

    def _windows(self, document: Document) -> Iterator[Window]:
        """The body's blocks, from the first word that is parsed: a dateline is no part of what is said."""
        report, begins = document.report, dict[int, int]()
        for sentence in document.syntax.sentences:
            begins.setdefault(sentence.block, sentence.start)
        body = [
            (begins[number], block.end)
            for number, block in enumerate(report.blocks)
            if block.role is Role.BODY and number in begins
        ]
        return windows(report.text, body, load_tokenizer(self.folder / "tokenizer.json"))

    def _read(self, documents: Sequence[Document], group: list[tuple[int, Window]]) -> Iterator[tuple[int, Section]]:
        readings = iter(self.encoder.read([window for _, window in group]))
        for number, members in groupby(group, key=lambda pair: pair[0]):
            own = [window for _, window in members]
            document = documents[number]
            said = [next(readings) for _ in own]
            yield number, Section(document.report, document.syntax, document.quotations, own, said)

    def tag(self, documents: Sequence[Document], lexicon: AttributionLexicon) -> list[tuple[list[Attribution], Speech]]:
        """For each report the attributions of its body, outermost ones, in the order of their words; and its acts."""
        out: list[tuple[list[Attribution], Speech]] = [([], Speech()) for _ in documents]
        for number, section in self.sections(documents):
            attributions, speech = out[number]
            speech.add(section)
            found = candidates(section, documents[number].rules)
            rows = Features(section, lexicon, found).rows(found)
            for candidate, chance in choose(found, *self.judge.chances(rows), KEPT_UNSAID):
                if chance >= KEPT or candidate.source is None:
                    attributions.append(_attribution(section, candidate, chance))
        return out


def _attribution(section: Section, candidate: Candidate, chance: float) -> Attribution:
    if candidate.rule is not None:
        return replace(candidate.rule, confidence=chance)
    return Attribution(
        source=section.characters(candidate.source) if candidate.source else None,
        cue=section.characters(candidate.cue) if candidate.cue else None,
        content=tuple(section.characters(piece) for piece in candidate.pieces),
        confidence=chance,
        rule=TAGGED,
    )


@cache
def load_tagger(name: str, threads: int = 1) -> Tagger:
    """The tagger that ships under that name in `onrecord/models`."""
    return Tagger(Path(str(files("onrecord.models").joinpath(name))), threads)
