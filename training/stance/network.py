"""What is trained: an encoder, and for each word said its part in the score of each label."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from onrecord.matters.network.input import LABELS
from training.stance.data import Example


class StanceNetwork(nn.Module):
    """Encoder with one head. A label's score is the mean over the words said, and the opening mark's part beside it."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.mark = nn.Linear(width, len(LABELS))
        self.words = nn.Linear(width, len(LABELS))

    @classmethod
    def from_pretrained(cls, folder: Path) -> StanceNetwork:
        """The encoder's weights with a new head."""
        return cls(BertModel.from_pretrained(folder, add_pooling_layer=False, local_files_only=True))

    def forward(self, pieces: Tensor, parts: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """`[batch, pieces]` in; the mark's part in the labels' scores `[batch, 10]`, and each piece's `[…, 10]` out.

        `mask` is 0 where a batch is padded.
        """
        mask = torch.ones_like(pieces) if mask is None else mask
        hidden = self.encoder(input_ids=pieces, attention_mask=mask, token_type_ids=parts).last_hidden_state
        hidden = self.dropout(hidden)
        return self.mark(hidden[:, 0]), self.words(hidden)


class Batch:
    """Examples as tensors, padded."""

    def __init__(self, items: Sequence[Example]) -> None:
        longest = max(len(it.pieces.ids) for it in items)
        self.pieces = torch.zeros(len(items), longest, dtype=torch.long)
        self.parts, self.mask = torch.zeros_like(self.pieces), torch.zeros_like(self.pieces)
        self.words = torch.zeros(len(items), longest)
        self.labels = torch.tensor([it.label for it in items])
        for row, it in enumerate(items):
            length = len(it.pieces.ids)
            self.pieces[row, :length] = torch.tensor(it.pieces.ids)
            self.parts[row, :length] = torch.tensor(it.pieces.parts)
            self.mask[row, :length] = 1
            self.words[row, it.pieces.start : it.pieces.end] = 1.0


def scores(network: StanceNetwork, batch: Batch) -> Tensor:
    """Scores `[batch, 10]` of the labels."""
    mark, words = network(batch.pieces, batch.parts, batch.mask)
    share = batch.words / batch.words.sum(-1, keepdim=True)
    return mark.float() + (words.float() * share[..., None]).sum(1)
