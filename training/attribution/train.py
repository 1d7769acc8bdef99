"""Train the tagger: `python -m training.attribution.train --help`.

A run goes over the articles outside the folds it leaves out, at a rate that rises, stays (`--constant`) or falls to
nothing. After each epoch it writes a checkpoint, from which the same command goes on.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer

from onrecord.statements.tagger.labels import part_of
from onrecord.statements.tagger.windows import load_tokenizer
from training.attribution.data import FOLDS, Acts, Article, Example, articles, batches, examples, labelled_acts
from training.attribution.network import MASK, Batch, Tagger, act_scores, loss, mean, weights

HIDDEN = 0.06
"""Share of pieces that are masked in training, so that words lean on what stands around them."""


def arguments() -> argparse.Namespace:
    """What one run is told."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution.train", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR's training part, JSON Lines")
    parser.add_argument("--wire", type=Path, help="folder of our own reports, seen twice an epoch")
    parser.add_argument("--check", type=Path, required=True, help="its development part: watched, never trained on")
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder of the pretrained encoder and its tokenizer"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of the checkpoint")
    parser.add_argument("--start", type=Path, nargs="*", help="checkpoints to start from, or from the mean of several")
    parser.add_argument("--leave-out", type=int, nargs="*", default=[], choices=range(FOLDS), help="folds not seen")
    parser.add_argument("--acts", type=Path, help="labelled acts (acts.jsonl): their windows are seen twice")
    parser.add_argument(
        "--acts-unseen", type=int, default=4, choices=range(FOLDS), help="fold whose acts are measured on"
    )
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--rate", type=float, default=3e-4, help="highest learning rate")
    parser.add_argument("--constant", action="store_true", help="the rate stays after rising")
    parser.add_argument("--batch", type=int, default=3072, help="pieces a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def masked(batch: Batch) -> torch.Tensor:
    """The batch's pieces, some of them masked."""
    hide = (torch.rand(batch.pieces.shape) < HIDDEN) & (batch.labels.new_tensor(1) == batch.mask) & (batch.pieces > 103)
    return batch.pieces.masked_fill(hide, MASK)


def word_figures(network: Tagger, items: list[Example]) -> dict[str, float]:
    """Per part, F1 in percent over words: a quick look, not the score that counts."""
    hits: dict[str, list[int]] = {}
    network.eval()
    with torch.inference_mode():
        for chunk in batches(items, 6144):
            batch = Batch(chunk)
            with torch.autocast("cpu", torch.bfloat16):
                guessed = network(batch.pieces, batch.mask)[0].argmax(-1)
            for wanted, found in zip(batch.labels.flatten().tolist(), guessed.flatten().tolist(), strict=True):
                if wanted < 0:
                    continue
                one, other = part_of(wanted), part_of(found)
                for part in {part for part in (one, other) if part is not None}:
                    tally = hits.setdefault(part.name.lower(), [0, 0, 0])
                    tally[0] += one is other
                    tally[1] += one is part
                    tally[2] += other is part
    network.train()
    return {name: round(200 * hit / (gold + said), 1) for name, (hit, gold, said) in sorted(hits.items())}


def act_figures(network: Tagger, items: list[Example]) -> dict[str, float]:
    """Share of acts, and of states of mind, that are told right, in percent."""
    right = minds = total = 0
    network.eval()
    with torch.inference_mode():
        for chunk in batches([item for item in items if item.done], 6144):
            batch = Batch(chunk)
            scores = act_scores(network(batch.pieces, batch.mask)[2], batch)
            for score, (*_, done) in zip(scores, batch.done, strict=True):
                total += 1
                right += int(score[:-1].argmax()) == done.act
                minds += bool(score[-1] > 0) == done.thought
    network.train()
    return {"acts": round(100 * right / total, 1), "minds": round(100 * minds / total, 1)} if total else {}


def optimizer_of(network: Tagger, rate: float) -> torch.optim.AdamW:
    """AdamW; what is new for the acts learns ten times as fast, since it sees few examples."""
    head = list(network.acts.parameters())
    shared = [p for name, p in network.named_parameters() if not name.startswith("acts.")]
    return torch.optim.AdamW(
        [
            {"params": [p for p in shared if p.dim() > 1], "weight_decay": 0.01, "times": 1.0},
            {"params": [p for p in shared if p.dim() <= 1], "weight_decay": 0.0, "times": 1.0},
            {"params": head, "weight_decay": 0.01, "times": 10.0},
        ],
        lr=rate,
    )


def seen(
    texts: list[Article], wire: list[Article], acts: Acts, tokenizer: Tokenizer, dice: random.Random
) -> list[Example]:
    """The windows of an epoch: those with a labelled act, and those of our own reports, twice."""
    items = [e for a in texts for e in examples(a, tokenizer, dice, acts)]
    items += [e for e in items if e.done]
    items += [e for a in wire for _ in range(2) for e in examples(a, tokenizer, dice)]
    return items


def main() -> None:
    """One run."""
    asked = arguments()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(asked.seed)
    tokenizer = load_tokenizer(asked.encoder / "tokenizer.json")
    texts = [article for article in articles(asked.data) if article.fold not in asked.leave_out]
    wire = [article for article in articles(asked.wire) if article.fold not in asked.leave_out] if asked.wire else []
    check = [item for article in articles(asked.check)[::4] for item in examples(article, tokenizer)]
    acts = labelled_acts(asked.acts) if asked.acts else {}
    unseen = {a.hash: acts.pop(a.hash) for a in articles(asked.data) if a.fold == asked.acts_unseen and a.hash in acts}
    measured = [e for a in articles(asked.data) if a.hash in unseen for e in examples(a, tokenizer, acts=unseen)]
    network = Tagger.from_pretrained(asked.encoder)
    if asked.start:
        network.load_state_dict(mean([weights(run) for run in asked.start]), strict=False)
    optimizer = optimizer_of(network, asked.rate)
    asked.out.mkdir(parents=True, exist_ok=True)
    gone, state = 0, asked.out / "state.pt"
    if state.exists():
        kept = torch.load(state)
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        gone = kept["epochs"]
    log = (asked.out / "log.jsonl").open("a", encoding="utf-8")
    network.train()
    began = time.time()
    for epoch in range(gone, asked.epochs):
        dice = random.Random(1000 * asked.seed + epoch)
        torch.manual_seed(1000 * asked.seed + epoch)
        order = batches(seen(texts, wire, acts, tokenizer, dice), asked.batch, dice)
        for step, chunk in enumerate(order):
            share = (epoch + step / len(order)) / asked.epochs
            rise = min(1.0, (epoch * len(order) + step + 1) / (0.5 * len(order)))
            rate = asked.rate * rise * (1 if asked.constant else 1 - share)
            for group in optimizer.param_groups:
                group["lr"] = rate * group["times"]
            batch = Batch(chunk)
            with torch.autocast("cpu", torch.bfloat16):
                labels, ends, done = network(masked(batch), batch.mask)
            value = loss(labels, ends, done, batch)
            optimizer.zero_grad(set_to_none=True)
            value.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            if step % 20 == 0:
                print(f"{epoch}.{step}/{len(order)} loss {value.item():.3f} {time.time() - began:.0f} s", flush=True)
        kept = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "epochs": epoch + 1}
        torch.save(kept, state.with_suffix(".new"))
        state.with_suffix(".new").rename(state)
        figures = {**word_figures(network, check), **act_figures(network, measured)}
        log.write(json.dumps({"epoch": epoch + 1, "seconds": round(time.time() - began), **figures}) + "\n")
        log.flush()
    torch.save(network.state_dict(), asked.out / "tagger.pt")


if __name__ == "__main__":
    main()
