"""Make the question that tells whether a processor sums int8 products exactly: `python -m training.attribution.sums F`.

64 products of the largest numbers, 255 times 127, whose pairs overflow 16 bits.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

PRODUCTS, COLUMNS = 64, 32


def main() -> None:
    """Write the model to the file that is named."""
    given = {"weights": np.full((PRODUCTS, COLUMNS), 127, np.int8), "zero": np.uint8(0), "none": np.int8(0)}
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["numbers", "weights", "zero", "none"], ["sums"])],
        "sums",
        [helper.make_tensor_value_info("numbers", TensorProto.UINT8, ["rows", PRODUCTS])],
        [helper.make_tensor_value_info("sums", TensorProto.INT32, ["rows", COLUMNS])],
        [numpy_helper.from_array(np.asarray(value), name) for name, value in given.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    Path(sys.argv[1]).write_bytes(model.SerializeToString())


if __name__ == "__main__":
    main()
