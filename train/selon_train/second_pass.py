"""Looks for statements that the annotators of a training set passed over.

In: a trained state and a training set whose annotation is known to leave out
some of what it should hold. Out: for each document the cues of which a trained
network is sure although nobody marked them. ``train --doubts`` then learns
nothing from those words, neither that they are cues nor that they are none.
"""

import argparse
import json
import os

import torch

from . import data
from .decode import read
from .train import embeddings, load_net
from .words import Words


def doubts(documents: list[data.Document], found: list[dict]) -> dict[str, list[list[int]]]:
    """Spans, in code points, of the cues found that share no word with an annotated one."""
    out = {}
    for doc, system in zip(documents, found):
        marked = {i for r in doc.relations for i in range(*r.cue)}
        spans = [s["cue"][0] for s in system["statements"]]
        new = [
            span for span in spans
            if not any(i in marked for a, b in data.covered(doc.words, [span]) for i in range(a, b))
        ]
        if new:
            out[doc.id] = new
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("state")
    p.add_argument("--shared", default="../../shared")
    p.add_argument("--words", default="../internal/model/weights/words.safetensors")
    p.add_argument("--lang", default="en")
    p.add_argument("--sure", type=float, default=0.85, help="least probability that the cue stands for a statement")
    p.add_argument("--out", required=True)
    a = p.parse_args()
    words = Words(a.words)
    documents = data.load(os.path.join(a.shared, "data", "attribution", a.lang, "train"), words)
    net = load_net(torch.load(a.state, weights_only=True))
    result = doubts(documents, read(net, documents, embeddings(words), threshold=0.5, valid=a.sure))
    with open(a.out, "w", encoding="utf8") as f:
        json.dump(result, f)
    annotated = sum(len(d.relations) for d in documents)
    print(f"{sum(map(len, result.values()))} cues in doubt beside {annotated} annotated, in {len(result)} of {len(documents)} documents")


if __name__ == "__main__":
    main()
