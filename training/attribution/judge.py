"""Fit what judges candidates: `python -m training.attribution.judge --help`.

Each model says what it finds in articles that it has never seen; trees learn which of that is right.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper
from sklearn.ensemble import HistGradientBoostingClassifier

from evaluation.plain_report import plain_report
from onrecord.language import Pack, require_pack
from onrecord.model import Dating, Report
from onrecord.page.quotation import find_quotations
from onrecord.statements.attribute import by_rules
from onrecord.statements.tagger.candidates import Candidate, candidates
from onrecord.statements.tagger.features import NAMES, Features
from onrecord.statements.tagger.judge import choose
from onrecord.statements.tagger.section import Section
from onrecord.statements.tagger.tag import Document, Tagger
from training.attribution.data import Article, articles

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Judged:
    """A section's candidates with their rows, and which are right and exact against gold."""

    found: list[Candidate]
    rows: npt.NDArray[np.float32]
    right: list[int]
    exact: list[int]
    reached: int
    gold: int


class Gold:
    """The attributions of an article as sets of word starts, as the scorer beside the corpus counts words."""

    def __init__(self, article: Article) -> None:
        self.tokens = [(m.start(), m.end(), m.group()[0].isalnum()) for m in _TOKEN.finditer(article.text)]
        self.starts = np.asarray([start for start, _, _ in self.tokens])
        self.attributions = [(self.words(a["content"]), self.words(a["source"] or [])) for a in article.attributions]

    def words(self, spans: Sequence[Sequence[int]]) -> frozenset[int]:
        """The words that some spans touch."""
        out: set[int] = set()
        for start, end in spans:
            first = int(np.searchsorted(self.starts, start, side="right")) - 1
            for at in range(max(first, 0), len(self.tokens)):
                if self.tokens[at][0] >= end:
                    break
                if self.tokens[at][1] > start and self.tokens[at][2]:
                    out.add(at)
        return frozenset(out)

    def judge(self, content: frozenset[int], source: frozenset[int]) -> tuple[int, int, int]:
        """Whether an attribution has half of the words and the source; whether one has just these; which."""
        right = exact = which = 0
        for number, (wanted, named) in enumerate(self.attributions):
            shared = len(content & wanted)
            if shared and shared / len(content | wanted) >= 0.5 and (source & named or not (source or named)):
                right, which = 1, number
                exact |= content == wanted and source == named
        return right, int(exact), which

    def within(self, section: Section) -> int:
        """How many attributions have their first word in a section."""
        start, end = section.words[0][0], section.words[-1][1]
        return sum(bool(words) and start <= self.starts[min(words)] < end for words, _ in self.attributions)


def judged(tagger: Tagger, pack: Pack, article: Article) -> Iterator[Judged]:
    """The candidates of an article, section by section."""
    report: Report = plain_report(article.id, article.text, Dating(None, "not asked"))
    syntax = pack.parse(report)
    rules = by_rules(report, syntax, pack.attribution)
    gold = Gold(article)
    for _, section in tagger.sections([Document(report, syntax, find_quotations(report), rules)]):
        found = candidates(section, rules)
        rows = Features(section, pack.attribution, found).rows(found)
        verdicts = [gold.judge(*_words(section, gold, candidate)) for candidate in found]
        reached = len({v[2] for v in verdicts if v[0]})
        yield Judged(found, rows, [v[0] for v in verdicts], [v[1] for v in verdicts], reached, gold.within(section))


def _words(section: Section, gold: Gold, candidate: Candidate) -> tuple[frozenset[int], frozenset[int]]:
    content = gold.words([section.characters(piece) for piece in candidate.pieces])
    return content, gold.words([section.characters(candidate.source)] if candidate.source else [])


WIRE = 2.0
"""Weight of a candidate of our own reports: they are few, and nearer to what newsrooms and agencies write."""


def trees(
    rows: npt.NDArray[np.float32], wanted: npt.NDArray[np.int64], weight: npt.NDArray[np.float64]
) -> HistGradientBoostingClassifier:
    """Boosted trees over the rows; sizes as chosen by the held-out folds."""
    model = HistGradientBoostingClassifier(
        max_iter=260, learning_rate=0.06, max_leaf_nodes=24, min_samples_leaf=30, l2_regularization=1.0, random_state=1
    )
    return model.fit(rows, wanted, sample_weight=weight)


def tuple_f1(
    sections: Sequence[Judged], right: npt.NDArray[np.float32], exact: npt.NDArray[np.float32], least: float
) -> tuple[float, float, float]:
    """Precision, recall, F1 in percent of what would be chosen: nearly the scorer's tuple figures."""
    hits = said = 0
    at = 0
    for section in sections:
        own = slice(at, at + len(section.found))
        where = {id(candidate): place for place, candidate in enumerate(section.found)}
        for candidate, _ in choose(section.found, right[own], exact[own], least):
            said += 1
            hits += section.right[where[id(candidate)]]
        at += len(section.found)
    gold = sum(section.gold for section in sections)
    precision, recall = 100 * hits / max(said, 1), 100 * hits / max(gold, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def as_onnx(model: HistGradientBoostingClassifier) -> onnx.ModelProto:
    """The trees as an ONNX tree ensemble of the machine-learning operators, its sum through the logistic function."""
    nodes: dict[str, list[Any]] = {key: [] for key in ("tree", "node", "feature", "mode", "value", "true", "false")}
    leaves: dict[str, list[Any]] = {key: [] for key in ("tree", "node", "weight")}
    for tree, (predictor,) in enumerate(model._predictors):
        for number, node in enumerate(predictor.nodes):
            leaf = bool(node["is_leaf"])
            nodes["tree"].append(tree)
            nodes["node"].append(number)
            nodes["feature"].append(0 if leaf else int(node["feature_idx"]))
            nodes["mode"].append("LEAF" if leaf else "BRANCH_LEQ")
            nodes["value"].append(0.0 if leaf else _at_most(float(node["num_threshold"])))
            nodes["true"].append(0 if leaf else int(node["left"]))
            nodes["false"].append(0 if leaf else int(node["right"]))
            if leaf:
                leaves["tree"].append(tree)
                leaves["node"].append(number)
                leaves["weight"].append(float(node["value"]))
    sum_of_trees = helper.make_node(
        "TreeEnsembleRegressor",
        ["rows"],
        ["sum"],
        domain="ai.onnx.ml",
        n_targets=1,
        base_values=[float(model._baseline_prediction.ravel()[0])],
        nodes_treeids=nodes["tree"],
        nodes_nodeids=nodes["node"],
        nodes_featureids=nodes["feature"],
        nodes_modes=nodes["mode"],
        nodes_values=nodes["value"],
        nodes_truenodeids=nodes["true"],
        nodes_falsenodeids=nodes["false"],
        target_treeids=leaves["tree"],
        target_nodeids=leaves["node"],
        target_ids=[0] * len(leaves["node"]),
        target_weights=leaves["weight"],
    )
    graph = helper.make_graph(
        [sum_of_trees, helper.make_node("Sigmoid", ["sum"], ["chance"])],
        "judge",
        [helper.make_tensor_value_info("rows", onnx.TensorProto.FLOAT, [None, len(NAMES)])],
        [helper.make_tensor_value_info("chance", onnx.TensorProto.FLOAT, [None, 1])],
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def _at_most(threshold: float) -> float:
    """The largest 32-bit number that is not above a threshold: rows are 32-bit, so that no comparison changes."""
    near = np.float32(threshold)
    return float(near if near <= threshold else np.nextafter(near, np.float32(-np.inf)))


def main() -> None:
    """Fit on the folds that each model left out."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution.judge", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--wire", type=Path, help="folder of our own reports, in the same folds")
    parser.add_argument("--models", type=Path, nargs="+", required=True, help="folders of exported models")
    parser.add_argument("--folds", type=int, nargs="+", required=True, help="for each model the fold it has not seen")
    parser.add_argument("--keep", type=Path, help="where to keep the candidates, to fit again without reading again")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    pack = require_pack("en")
    sections: list[Judged] = []
    group: list[int] = []
    weights: list[float] = []
    wire = articles(asked.wire) if asked.wire else []
    for folder, fold in zip(asked.models, asked.folds, strict=True):
        tagger = Tagger(folder)
        own = [(a, 1.0) for a in articles(asked.data) if a.fold == fold]
        own += [(a, WIRE) for a in wire if a.fold == fold]
        for number, (article, weighs) in enumerate(own):
            for section in judged(tagger, pack, article):
                sections.append(section)
                group.append(number % 4)
                weights.append(weighs)
    rows = np.concatenate([s.rows for s in sections])
    right = np.asarray([r for s in sections for r in s.right])
    exact = np.asarray([e for s in sections for e in s.exact])
    if asked.keep:
        import pickle

        asked.keep.write_bytes(pickle.dumps((sections, group, weights)))
    reached = sum(s.reached for s in sections) / sum(s.gold for s in sections)
    print(f"{len(sections)} sections, {len(rows)} candidates, {right.mean():.1%} right, {exact.mean():.1%} exact")
    print(f"{reached:.1%} of gold has a candidate that is right")
    of = np.asarray([g for s, g in zip(sections, group, strict=True) for _ in s.found])
    weight = np.asarray([w for s, w in zip(sections, weights, strict=True) for _ in s.found])
    guessed = [np.zeros(len(rows), np.float32) for _ in range(2)]
    for quarter in range(4):
        for guess, wanted in zip(guessed, (right, exact), strict=True):
            model = trees(rows[of != quarter], wanted[of != quarter], weight[of != quarter])
            guess[of == quarter] = model.predict_proba(rows[of == quarter])[:, 1]
    for name, kinds in (("PolNeAR", {1.0}), ("our own", {WIRE})):
        places = [at for at, weighs in enumerate(weights) if weighs in kinds]
        inside = np.isin(np.repeat(np.arange(len(sections)), [len(s.found) for s in sections]), places)
        for least in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7):
            figures = tuple_f1([sections[at] for at in places], guessed[0][inside], guessed[1][inside], least)
            print(f"{name}, least {least}: P R F1 %.1f %.1f %.1f" % figures)
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, wanted in (("right", right), ("exact", exact)):
        onnx.save(as_onnx(trees(rows, wanted, weight)), asked.out / f"{name}.onnx")


if __name__ == "__main__":
    main()
