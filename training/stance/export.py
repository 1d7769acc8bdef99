"""Weights of one run, or the mean of several, as int8 ONNX: `python -m training.stance.export --help`."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.attribution.export import export
from training.attribution.network import mean
from training.stance.network import StanceNetwork


def main() -> None:
    """One export."""
    parser = argparse.ArgumentParser(prog="python -m training.stance.export", description=__doc__.split("\n")[0])
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--runs", type=Path, nargs="+", required=True, help="folders of runs that have ended")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    network = StanceNetwork.from_pretrained(asked.encoder)
    network.encoder.set_attn_implementation("eager")
    network.load_state_dict(mean([torch.load(run / "stance.pt") for run in asked.runs]))
    network.eval()
    asked.out.mkdir(parents=True, exist_ok=True)
    pieces = torch.randint(5, 2000, (1, 17))
    length = torch.export.Dim("length", min=2, max=512)
    export(
        network,
        {"pieces": pieces, "parts": torch.ones_like(pieces)},
        {"pieces": {1: length}, "parts": {1: length}},
        ["mark", "words"],
        asked.out / "stance.onnx",
    )


if __name__ == "__main__":
    main()
