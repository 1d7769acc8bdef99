"""Weights of one checkpoint, or the mean of several, as int8 ONNX: `python -m training.attribution.export --help`."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.attribution.network import Tagger, mean, weights


def _anonymous(path: Path) -> None:
    """Take out where each node came from: folders of the machine on which it was exported."""
    model = onnx.load(path)
    graph = model.graph
    for each in (model, graph, *graph.node, *graph.input, *graph.output, *graph.initializer):
        each.ClearField("doc_string")
        del each.metadata_props[:]
    onnx.save(model, path)


def export(
    network: torch.nn.Module,
    example: dict[str, torch.Tensor],
    shapes: dict[str, dict[int, Any]],
    outputs: list[str],
    path: Path,
) -> None:
    """Write a network as int8 ONNX: its inputs by an example, which of their sides grow, and its outputs' names."""
    with TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            network,
            tuple(example.values()),
            full,
            input_names=list(example),
            output_names=outputs,
            dynamo=True,
            external_data=False,
            dynamic_shapes=shapes,
        )
        graph = onnx.load(full)
        del graph.graph.value_info[:]  # shapes of the export, which the quantizer would trip over
        onnx.save(graph, full)
        quantize_dynamic(
            full,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    _anonymous(path)


def main() -> None:
    """One export."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution.export", description=__doc__.split("\n")[0])
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder of the pretrained encoder and its tokenizer"
    )
    parser.add_argument("--runs", type=Path, nargs="+", required=True, help="folders of checkpoints")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    tagger = Tagger.from_pretrained(asked.encoder)
    tagger.encoder.set_attn_implementation("eager")
    tagger.load_state_dict(mean([weights(run) for run in asked.runs]), strict=False)
    tagger.eval()
    asked.out.mkdir(parents=True, exist_ok=True)
    pieces = torch.randint(5, 2000, (2, 17))
    mask = torch.ones_like(pieces)
    mask[1, 12:] = 0
    batch, length = torch.export.Dim("batch", min=1, max=512), torch.export.Dim("length", min=2, max=512)
    export(
        tagger,
        {"pieces": pieces, "mask": mask},
        {"pieces": {0: batch, 1: length}, "mask": {0: batch, 1: length}},
        ["labels", "links", "acts"],
        asked.out / "tagger.onnx",
    )
    shutil.copy(asked.encoder / "tokenizer.json", asked.out / "tokenizer.json")


if __name__ == "__main__":
    main()
