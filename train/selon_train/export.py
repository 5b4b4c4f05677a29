"""Trained weights → the network file that the program embeds.

In: ``state.pt`` as the training writes it, of which the averaged weights are
taken. Out: ``network.safetensors``. The matrices that make up nearly all of
the work are rounded to 8 bits, one scale a row; the positions to 16; the rest
stays as it is.

    python -m selon_train.export STATE --version 1
"""

import argparse
import os
from pathlib import Path

import numpy as np

from .net import CHUNK, SIGHT, SINK
from .words import read, save

FORM = "selon-network-3"
BIG = ("qkv", "out", "up", "down", "pair_word", "meet_word", "near", "judge_hidden", "link")
SHARES = np.linspace(0.5, 1.0, 26, dtype=np.float32)  # of a row's largest value, tried as its clip
OUT = Path(__file__).parents[2] / "internal/model/weights/network.safetensors"


def quantise(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows of int8 and a float32 scale each, the clip of each row being that of least squared error."""
    top = np.abs(weight).max(1)
    best = np.full(len(weight), np.inf, np.float32)
    scale = np.ones(len(weight), np.float32)
    for share in SHARES:
        s = np.maximum(top * share / 127, np.float32(1e-12))
        error = ((codes(weight, s) * s[:, None] - weight) ** 2).sum(1)
        scale, best = np.where(error < best, s, scale), np.minimum(error, best)
    return codes(weight, scale).astype(np.int8), scale


def codes(weight: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """Whole numbers from -127 to 127, as floats."""
    return np.clip(np.rint(weight / scale[:, None]), -127, 127)


def is_big(name: str) -> bool:
    """Whether the tensor of this name is a matrix kept in 8 bits."""
    parts = name.split(".")
    return parts[-1] == "weight" and parts[-2] in BIG


def tensors(weights: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """What goes into the file, by name."""
    out = {}
    for name, w in weights.items():
        if is_big(name):
            out[name], out[name.replace(".weight", ".scale")] = quantise(w)
        elif name == "position":
            out[name] = w.astype(np.float16)
        else:
            out[name] = w
    return out


def export(weights: dict[str, np.ndarray], lower: int, version: str, path: str, window: int) -> None:
    """Write the file; ``weights`` are the network's by name, float32.

    ``window``: most pieces that are read at once.
    """
    layers = 1 + max(int(n.split(".")[1]) for n in weights if n.startswith("layers."))
    meta = {
        "form": FORM, "version": version, "layers": str(layers), "lower": str(lower),
        "window": str(window), "chunk": str(CHUNK), "reach": str(SIGHT), "sink": str(SINK),
    }
    save(path + ".new", tensors(weights), meta)
    os.replace(path + ".new", path)


def dequantised(path: str) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """The weights in the file as float32, by the network's names; and what it says of itself."""
    stored, meta = read(path)
    out = {}
    for name, t in stored.items():
        if name.endswith(".scale"):
            continue
        t = t.astype(np.float32)
        out[name] = t * stored[name.replace(".weight", ".scale")][:, None] if is_big(name) else t
    return out, meta


def main() -> None:
    import torch

    p = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    p.add_argument("state", help="state.pt of a training run")
    p.add_argument("--version", required=True, help="what the file calls itself")
    p.add_argument("--window", type=int, default=384, help="most pieces that are read at once")
    p.add_argument("--out", default=str(OUT))
    a = p.parse_args()
    state = torch.load(a.state, map_location="cpu", weights_only=True)
    weights = {k: v.float().numpy() for k, v in state["average"].items()}
    export(weights, state["lower"], a.version, a.out, a.window)
    kept, _ = dequantised(a.out)
    big = [(w - kept[n], w) for n, w in weights.items() if is_big(n)]
    lost = sum(float((d**2).sum()) for d, _ in big) / sum(float((w**2).sum()) for _, w in big)
    print(f"{a.out}: {os.path.getsize(a.out) / 1e6:.1f} MB, rounding error {lost**0.5:.2%} of the matrices' norm")


if __name__ == "__main__":
    main()
