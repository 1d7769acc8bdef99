"""The encoder's figures are the same on every processor: int8 products are summed without overflow."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from onrecord.statements.tagger.encoder import _session, open_session, sums_exactly

FIRST = [1.521, 1.385, -0.667, -1.178, -1.107, -0.155, 0.350]
LAST = [5.233, -5.741, -3.781, -4.212, -3.098, -2.624, 2.447]
"""Labels of the first and the last of 96 pieces, in exact arithmetic; with overflow they differ by up to 0.17."""


def test_the_encoder_sums_without_overflow() -> None:
    pieces = np.arange(1996, 1996 + 96, dtype=np.int64)[None, :]
    session = open_session(Path(str(files("onrecord.models").joinpath("attribution", "tagger.onnx"))))
    (labels,) = session.run(("labels",), {"pieces": pieces, "mask": np.ones_like(pieces)})
    assert labels[0, 0].tolist() == pytest.approx(FIRST, abs=0.01)
    assert labels[0, -1].tolist() == pytest.approx(LAST, abs=0.01)


def test_whoever_sums_exactly_needs_no_care_and_others_get_it() -> None:
    path = Path(str(files("onrecord.models").joinpath("attribution", "tagger.onnx")))
    pieces = np.arange(1996, 1996 + 96, dtype=np.int64)[None, :]
    asked = {"pieces": pieces, "mask": np.ones_like(pieces)}
    plain, careful = (_session(path, careful=care).run(("labels",), asked)[0] for care in (False, True))
    assert (plain == careful).all() == sums_exactly()
