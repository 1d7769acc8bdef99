"""The trained encoder at run time: windows of word pieces to what each word is, and how words hang together.

Invariant: no PyTorch, no network; a window gives the same numbers, whichever others are read with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from onrecord.statements.tagger.windows import Window

if TYPE_CHECKING:
    import onnxruntime

Floats = npt.NDArray[np.float32]

_MARK, _CLOSE = 101, 102
"""[CLS] and [SEP] of the encoder's vocabulary."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder says of a window's words.

    `labels` `[words, 7]` are logarithms of probabilities; `to_cue` and `to_source` `[words, words + 1]` are
    probabilities that a word's cue (source) begins at the word of that number, the last column that it has none;
    `acts` `[words, 28]` are a word's part in the scores of acts, as `onrecord.statements.tagger.acts` sums them.
    """

    labels: Floats
    to_cue: Floats
    to_source: Floats
    acts: Floats


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """An ONNX model, ready to run, on the thread that calls it; its int8 sums are exact on every processor."""
    return _session(path, careful=not sums_exactly())


def _session(path: Path, *, careful: bool) -> onnxruntime.InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = 1, 1
    options.log_severity_level = 3
    if careful:
        options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def sums_exactly() -> bool:
    """Whether this processor sums int8 products without overflow: it is asked for 64 of the largest (5 ms).

    One with AVX2 and no VNNI adds pairs of products in 16 bits, which overflow, and so would read other statements out
    of the same page than newer ones do: on PolNeAR 0.3 of F1, and 4 of recall without a source. To be careful costs
    half the speed on those that need not be.
    """
    asked = _session(Path(str(files("onrecord.models").joinpath("attribution", "sums.onnx"))), careful=False)
    (sums,) = asked.run(None, {"numbers": np.full((16, _PRODUCTS), 255, np.uint8)})
    return bool((sums == _PRODUCTS * 255 * 127).all())


_PRODUCTS = 64
"""Products of each sum of `sums.onnx` (`training/attribution/sums.py`)."""


class Encoder:
    """The ONNX model of a file. Windows run one by one, side by side on so many threads.

    Its arithmetic takes the scale of its numbers from all that runs together: in a batch a window's figures would
    depend on the windows beside it, and so on which reports were read together.
    """

    def __init__(self, path: Path, threads: int = 1) -> None:
        self._session = open_session(path)
        self._pool = ThreadPoolExecutor(threads, "encoder") if threads > 1 else None

    def read(self, windows: Iterable[Window]) -> list[Reading]:
        """Readings in the order of the windows."""
        return list(self._pool.map(self._read, windows) if self._pool else map(self._read, windows))

    def _read(self, window: Window) -> Reading:
        pieces = np.asarray([[_MARK, *window.pieces, _CLOSE]], np.int64)
        labels, links, acts = self._session.run(
            ("labels", "links", "acts"), {"pieces": pieces, "mask": np.ones_like(pieces)}
        )
        firsts = np.asarray(window.firsts) + 1
        return _reading(labels[0, firsts], links[0, np.append(firsts, 0)], acts[0, firsts])


def _reading(labels: Floats, ends: Floats, acts: Floats) -> Reading:
    """The rows of one window's words; of the links, that of the window's opening mark is last, and stands for none."""
    width = ends.shape[1] // 4
    cue_from, cue_to, source_from, source_to = (ends[:, k * width : (k + 1) * width] for k in range(4))
    return Reading(
        labels=_log_softmax(labels),
        to_cue=_softmax(cue_from[:-1] @ cue_to.T, width**-0.5),
        to_source=_softmax(source_from[:-1] @ source_to.T, width**-0.5),
        acts=acts,
    )


def _softmax(scores: Floats, scale: float) -> Floats:
    powers: Floats = np.exp((scores - scores.max(-1, keepdims=True)) * scale)
    powers /= powers.sum(-1, keepdims=True)
    return powers


def _log_softmax(scores: Floats) -> Floats:
    shifted: Floats = scores - scores.max(-1, keepdims=True)
    shifted -= np.log(np.exp(shifted).sum(-1, keepdims=True))
    return shifted


@cache
def load_encoder(path: Path, threads: int) -> Encoder:
    """The encoder of a file, loaded once a process."""
    return Encoder(path, threads)
