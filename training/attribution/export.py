"""Write trained weights as the files that the package ships: int8 ONNX, tables, vocabulary, hashes."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from model import LINK_SIZE, Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model

NAMES = ("ids", "shape", "quote", "layout", "mask")
OUTPUTS = ("tags", "links", "none")


def export(model: Tagger, path: Path) -> None:
    """Trace the model to ONNX with free batch and length."""
    model.eval()
    example = tuple(torch.ones(2, 16, dtype=torch.long) for _ in NAMES)
    free = {name: {0: "batch", 1: "length"} for name in (*NAMES, *OUTPUTS)}
    torch.onnx.export(
        model,
        example,
        str(path),
        input_names=list(NAMES),
        output_names=list(OUTPUTS),
        dynamic_axes=free,
        opset_version=17,
        dynamo=False,
    )


def shrink(path: Path, out: Path, fuse: bool) -> None:
    """Fuse the transformer's operators and quantise its weights to int8, a scale a channel."""
    if fuse:
        options = FusionOptions("bert")
        fused = optimize_model(
            str(path), model_type="bert", num_heads=12, hidden_size=384, optimization_options=options, opt_level=0
        )
        path = path.with_name("fused.onnx")
        fused.save_model_to_file(str(path))
        print({k: v for k, v in fused.get_fused_operator_statistics().items() if v})
    quantize_dynamic(
        str(path),
        str(out),
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--outside", type=float, default=0.0)
    parser.add_argument("--none", type=float, default=0.0)
    parser.add_argument("--hint", type=float, default=0.0)
    parser.add_argument(
        "--near", type=float, nargs=2, default=[0.0, 0.0], help="how much more the two link scores fall with distance"
    )
    parser.add_argument("--no-fuse", action="store_true")
    arguments = parser.parse_args()
    model = Tagger.trained(arguments.base, arguments.weights)
    model.encoder.set_attn_implementation("eager")
    model.prefer_near(*arguments.near)
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        export(model, whole)
        onnx.checker.check_model(str(whole))
        shrink(whole, arguments.out / "tagger.onnx", not arguments.no_fuse)
    tables = {
        "transitions": (model.transitions + model.forbidden).tolist(),
        "cue_bias": model.cue_bias.tolist(),
        "source_bias": model.source_bias.tolist(),
        "link_size": LINK_SIZE,
        "tuning": {"outside": arguments.outside, "none": arguments.none, "hint": arguments.hint},
    }
    rounded = json.loads(json.dumps(tables), parse_float=lambda v: round(float(v), 5))
    (arguments.out / "tagger.json").write_text(json.dumps(rounded, separators=(",", ":")))
    shutil.copyfile(arguments.base / "vocab.txt", arguments.out / "vocab.txt")
    hashes = {
        name: hashlib.sha256((arguments.out / name).read_bytes()).hexdigest()
        for name in ("fast.json", "tagger.onnx", "tagger.json", "vocab.txt")
        if (arguments.out / name).is_file()
    }
    (arguments.out / "hashes.json").write_text(json.dumps(hashes, indent=1) + "\n")


if __name__ == "__main__":
    main()
