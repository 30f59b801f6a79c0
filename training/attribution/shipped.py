"""The shipped tagger's weights, read back from its int8 ONNX file: where distillation begins."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

Weights = dict[str, torch.Tensor]
BLOCK = ("attention.output.dense", "intermediate.dense", "output.dense")
"""The three matrices of a layer after its attention, in the order in which the graph multiplies by them."""
HEADS = ("tags", "link", "none")


def weights_of(folder: Path, layers: int) -> Weights:
    """Return the state of the `Tagger` of so many layers that `folder` ships (`tagger.onnx`, `tagger.json`).

    Raises KeyError where the file holds no such model.
    """
    model = onnx.load(str(folder / "tagger.onnx"))
    held = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    found: Weights = {n: torch.from_numpy(v.copy()) for n, v in held.items() if n.endswith((".weight", ".bias"))}
    for name in held:
        if name.endswith(".weight_quantized"):  # a table that is looked up
            found[name.removesuffix("_quantized")] = torch.from_numpy(_plain(held, name))
    matrices = iter([n.input[1] for n in model.graph.node if n.op_type == "MatMulInteger"])
    for number in range(layers):
        place = f"encoder.encoder.layer.{number}"
        weight, bias = _plain(held, f"Attention_{number}_qkv_weight_quantized"), held[f"Attention_{number}_qkv_bias"]
        for part, w, b in zip(("query", "key", "value"), np.split(weight, 3, axis=1), np.split(bias, 3), strict=True):
            found[f"{place}.attention.self.{part}.weight"] = torch.from_numpy(w.T.copy())
            found[f"{place}.attention.self.{part}.bias"] = torch.from_numpy(b.copy())
        for name in BLOCK:
            found[f"{place}.{name}.weight"] = torch.from_numpy(_plain(held, next(matrices)).T.copy())
    for name in HEADS:
        found[f"{name}.weight"] = torch.from_numpy(_plain(held, next(matrices)).T.copy())
    tables = json.loads((folder / "tagger.json").read_text("utf-8"))
    for name in ("transitions", "cue_bias", "source_bias"):
        found[name] = torch.tensor(tables[name], dtype=torch.float32)
    return found


def _plain(held: dict[str, np.ndarray], name: str) -> np.ndarray:
    stem = name.removesuffix("_quantized")
    return (held[name].astype(np.float32) - held[f"{stem}_zero_point"]) * held[f"{stem}_scale"]
