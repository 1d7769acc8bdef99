"""Train the reader of stances: `python -m training.stance.train --help`.

After each epoch it writes a checkpoint, from which the same command goes on.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch

from onrecord.matters.network.input import LABELS
from onrecord.model import Stance
from onrecord.statements.tagger.windows import load_tokenizer
from training.attribution.network import mean
from training.stance.data import FOLDS, Example, batches, examples, labelled
from training.stance.network import Batch, StanceNetwork, scores

HIDDEN, MASK = 0.06, 103
"""Share of word pieces that are masked in training, and [MASK]."""


def arguments() -> argparse.Namespace:
    """What one run is told."""
    parser = argparse.ArgumentParser(prog="python -m training.stance.train", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="labelled statements, JSON Lines")
    parser.add_argument("--check", type=Path, nargs="*", default=[], help="others: watched, never trained on")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--out", type=Path, required=True, help="folder of the checkpoint")
    parser.add_argument("--start", type=Path, nargs="*", help="checkpoints to start from, or from the mean of several")
    parser.add_argument("--leave-out", type=int, nargs="*", default=[], choices=range(FOLDS), help="folds not seen")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--stop-after", type=int, help="epochs after which to stop, the rate falling as towards all")
    parser.add_argument("--rate", type=float, default=1e-4, help="highest learning rate")
    parser.add_argument("--batch", type=int, default=2048, help="pieces a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def figures(network: StanceNetwork, items: list[Example]) -> dict[str, float]:
    """Percent of labels told right, of those that are a stance or none, and of stances told as their opposite."""
    network.eval()
    right = sided = wrong = total = 0
    opposite = {LABELS.index(Stance.SUPPORTS), LABELS.index(Stance.OPPOSES)}
    with torch.inference_mode():
        for chunk in batches(items, 8192):
            batch = Batch(chunk)
            told = scores(network, batch).argmax(-1)
            for wanted, found in zip(batch.labels.tolist(), told.tolist(), strict=True):
                total += 1
                right += wanted == found
                sided += (wanted >= len(Stance)) == (found >= len(Stance))
                wrong += {wanted, found} == opposite
    network.train()
    return {
        "right": round(100 * right / total, 1),
        "stance or none": round(100 * sided / total, 1),
        "turned": round(100 * wrong / total, 1),
    }


def main() -> None:
    """One run."""
    asked = arguments()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(asked.seed)
    tokenizer = load_tokenizer(asked.encoder / "tokenizer.json")
    every = labelled(asked.data)
    items = [it for it in every if it.fold not in asked.leave_out]
    left = list(examples([it for it in every if it.fold in asked.leave_out], tokenizer))
    check = list(examples(labelled(asked.check), tokenizer))
    network = StanceNetwork.from_pretrained(asked.encoder)
    if asked.start:
        network.load_state_dict(mean([torch.load(run / "stance.pt") for run in asked.start]))
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for n, p in network.named_parameters() if n.startswith("encoder")], "times": 1.0},
            {"params": [p for n, p in network.named_parameters() if not n.startswith("encoder")], "times": 10.0},
        ],
        lr=asked.rate,
        weight_decay=0.01,
    )
    asked.out.mkdir(parents=True, exist_ok=True)
    gone, state = 0, asked.out / "state.pt"
    if state.exists():
        kept = torch.load(state)
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        gone = kept["epochs"]
    began = time.time()
    network.train()
    for epoch in range(gone, asked.stop_after or asked.epochs):
        dice = random.Random(1000 * asked.seed + epoch)
        torch.manual_seed(1000 * asked.seed + epoch)
        order = batches(list(examples(items, tokenizer, dice)), asked.batch, dice)
        total = 0.0
        for step, chunk in enumerate(order):
            share = (epoch + step / len(order)) / asked.epochs
            rise = min(1.0, (epoch * len(order) + step + 1) / (0.4 * len(order)))
            for group in optimizer.param_groups:
                group["lr"] = asked.rate * rise * (1 - share) * group["times"]
            batch = Batch(chunk)
            hide = (torch.rand(batch.pieces.shape) < HIDDEN) & (batch.pieces > MASK)
            batch.pieces = batch.pieces.masked_fill(hide, MASK)
            told = scores(network, batch)
            loss = torch.nn.functional.cross_entropy(told, batch.labels, label_smoothing=0.05)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            total += loss.item()
        kept = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "epochs": epoch + 1}
        torch.save(kept, state.with_suffix(".new"))
        state.with_suffix(".new").rename(state)
        line = {"epoch": epoch + 1, "seconds": round(time.time() - began), "loss": round(total / len(order), 3)}
        line |= {f"check {name}": value for name, value in figures(network, check).items()} if check else {}
        line |= {f"left out {name}": value for name, value in figures(network, left).items()} if left else {}
        print(json.dumps(line), flush=True)
        with (asked.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
    torch.save(network.state_dict(), asked.out / "stance.pt")


if __name__ == "__main__":
    main()
