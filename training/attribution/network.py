"""What is trained: an encoder, and for each word a label, links to its cue and source, and scores of acts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from onrecord.statements.tagger.labels import ACTS, LABELS
from training.attribution.data import UNKNOWN, Example

LINK = 64
"""Numbers by which a word is known as the end of a link."""

MARK, CLOSE, MASK = 101, 102, 103
"""[CLS], [SEP] and [MASK] of BERT's uncased vocabulary."""


class Tagger(nn.Module):
    """Encoder with its two heads. A link's score is the product of the word's query and the other's key."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.labels = nn.Linear(width, len(LABELS))
        self.links = nn.Linear(width, 4 * LINK)
        self.acts = nn.Linear(width, 2 * (len(ACTS) + 1))

    @classmethod
    def from_pretrained(cls, folder: Path) -> Tagger:
        """The encoder's weights with new heads."""
        return cls(BertModel.from_pretrained(folder, add_pooling_layer=False, local_files_only=True))

    def forward(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`[batch, pieces]` in; label scores `[…, 7]`, link ends `[…, 4 * LINK]`, acts `[…, 2 * 14]` out.

        An act's score is the mean of the first half of its numbers over the content, and of the second over the cue;
        the fourteenth is that of a state of mind told without words being uttered.
        """
        hidden = self.encoder(
            input_ids=pieces, attention_mask=mask, token_type_ids=torch.zeros_like(pieces)
        ).last_hidden_state
        hidden = self.dropout(hidden)
        return self.labels(hidden), self.links(hidden), self.acts(hidden)


class Batch:
    """Windows as tensors, padded; labels and links where words begin, UNKNOWN elsewhere."""

    def __init__(self, items: Sequence[Example]) -> None:
        longest = max(len(item.window.pieces) for item in items) + 2
        self.pieces = torch.zeros(len(items), longest, dtype=torch.long)
        self.mask = torch.zeros_like(self.pieces)
        self.begins = torch.zeros(len(items), longest, dtype=torch.bool)
        self.labels, self.cues, self.sources = (torch.full_like(self.pieces, UNKNOWN) for _ in range(3))
        for row, item in enumerate(items):
            pieces, firsts = item.window.pieces, torch.tensor(item.window.firsts) + 1
            self.pieces[row, : len(pieces) + 2] = torch.tensor([MARK, *pieces, CLOSE])
            self.mask[row, : len(pieces) + 2] = 1
            self.begins[row, 0] = True
            self.begins[row, firsts] = True
            self.labels[row, firsts] = torch.tensor(item.labels)
            places = [0, *firsts.tolist()]
            for targets, links in ((self.cues, item.cues), (self.sources, item.sources)):
                targets[row, firsts] = torch.tensor([UNKNOWN if at == UNKNOWN else places[at] for at in links])
            inside = torch.tensor(item.labels)
            self.cues[row, firsts[inside < 5]] = UNKNOWN
            self.sources[row, firsts[inside < 3]] = UNKNOWN
        self.done = [
            (
                row,
                [item.window.firsts[w] + 1 for w in done.content],
                [item.window.firsts[w] + 1 for w in done.cue],
                done,
            )
            for row, item in enumerate(items)
            for done in item.done
        ]


def link_scores(ends: Tensor, begins: Tensor) -> tuple[Tensor, Tensor]:
    """Scores `[batch, from, to]` of the links to cue and to source; only where words begin can a link end."""
    cue_from, cue_to, source_from, source_to = ends.float().chunk(4, dim=-1)
    closed = ~begins[:, None, :]
    scale = LINK**-0.5
    return (
        (cue_from @ cue_to.transpose(1, 2) * scale).masked_fill(closed, -1e4),
        (source_from @ source_to.transpose(1, 2) * scale).masked_fill(closed, -1e4),
    )


def act_scores(acts: Tensor, batch: Batch) -> Tensor:
    """Scores `[attributions, 14]` of the labelled attributions of a batch."""
    half = acts.shape[-1] // 2
    rows = []
    for row, content, cue, _ in batch.done:
        score = acts[row, content, :half].float().mean(0)
        rows.append(score + acts[row, cue, half:].float().mean(0) if cue else score)
    return torch.stack(rows)


def loss(labels: Tensor, ends: Tensor, acts: Tensor, batch: Batch) -> Tensor:
    """Cross entropy of the labels, and three tenths of that of each link and of the acts."""
    cue, source = link_scores(ends, batch.begins)
    total = nn.functional.cross_entropy(labels.float().flatten(0, 1), batch.labels.flatten(), ignore_index=UNKNOWN)
    for scores, targets in ((cue, batch.cues), (source, batch.sources)):
        if (targets != UNKNOWN).any():
            linked = nn.functional.cross_entropy(scores.flatten(0, 1), targets.flatten(), ignore_index=UNKNOWN)
            total = total + 0.3 * linked
    if batch.done:
        scores = act_scores(acts, batch)
        wanted = torch.tensor([done.act for *_, done in batch.done])
        thought = torch.tensor([float(done.thought) for *_, done in batch.done])
        total = total + 0.3 * nn.functional.cross_entropy(scores[:, :-1], wanted)
        total = total + 0.3 * nn.functional.binary_cross_entropy_with_logits(scores[:, -1], thought)
    return total


def weights(folder: Path) -> dict[str, Tensor]:
    """The weights of a run: when it has ended, its last; else those of its latest checkpoint."""
    if (folder / "tagger.pt").exists():
        return torch.load(folder / "tagger.pt")
    return torch.load(folder / "state.pt")["network"]


def mean(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of several runs' weights (a "model soup", Wortsman and others 2022)."""
    return {
        name: torch.stack([state[name] for state in states]).mean(0) if value.is_floating_point() else value
        for name, value in states[0].items()
    }
