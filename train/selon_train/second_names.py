"""Names in documents whose names nobody annotated, as a trained network sees them.

Where another program has read the document too (``silver.py``), only what both
say counts. Out, as ``silver.py`` writes it: for each document its names as
[start, end, class] in code points, of class "unknown" where the network is not
sure or the two differ.

    python -m selon_train.second_names STATE --shared … --silver silver.json --out names.json
"""

import argparse
import json
import os

import torch

from . import data, names, score
from .batch import Batch
from .corpus import LANGUAGES
from .train import embeddings, load_net, load_state
from .words import Words

SURE, POSSIBLE = 0.8, 0.15  # probability of every tag of a name; that a word stands in one


@torch.no_grad()
def read(net, doc: data.Document, table) -> torch.Tensor:
    """Probabilities of the tags [words, 13]."""
    out = torch.zeros(len(doc.words), names.TAGS)
    for w, lo, hi in data.reading_windows(doc, score.SIZE, score.OVERLAP):
        b = Batch([w], table)
        words, _ = net.encode(b.embedded, b.mask, b.first)
        likely = net.name(words[0, : len(w.first)]).softmax(-1)
        out[lo:hi] = likely[lo - w.start : hi - w.start]
    return out


def guesses(doc: data.Document, likely: torch.Tensor, silver: list | None) -> list[list]:
    """Sure names, and the words of which nothing is known."""
    found = score.spans(score.decode(likely.clamp(min=1e-9).log()))
    place = lambda a, b: [doc.words[a][0], doc.words[b - 1][1]]
    known, open_words = {}, set()
    for (a, b), c in found.items():
        tags = torch.tensor([names.first(c)] + [names.first(c) + 1] * (b - a - 1))
        if float(likely[a:b].gather(1, tags[:, None]).min()) >= SURE:
            known[tuple(place(a, b))] = names.CLASSES[c]
        else:
            open_words.update(range(a, b))
    open_words.update(i for i, p in enumerate(likely[:, 0].tolist()) if 1 - p > POSSIBLE)
    if silver is not None:
        theirs = {(a, b): c for a, b, c in silver}
        for span, c in list(known.items()) + list(theirs.items()):
            if known.get(span) != theirs.get(span):
                known.pop(span, None)
                for lo, hi in data.covered(doc.words, [span]):
                    open_words.update(range(lo, hi))
    inside = {i for span in known for lo, hi in data.covered(doc.words, [span]) for i in range(lo, hi)}
    out = [[*span, c] for span, c in known.items()]
    return sorted(out + [[*place(i, i + 1), "unknown"] for i in open_words - inside])


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    p.add_argument("state")
    p.add_argument("--shared", default="../../shared")
    p.add_argument("--words", default="../internal/model/weights/words.safetensors")
    p.add_argument("--silver", required=True)
    p.add_argument("--out", required=True)
    a = p.parse_args()
    words = Words(a.words)
    net, table = load_net(load_state(a.state)), embeddings(words)
    with open(a.silver, encoding="utf8") as f:
        silver = json.load(f)
    result = {}
    for lang in LANGUAGES:
        for doc in data.load(os.path.join(a.shared, "data/attribution", lang, "train"), words):
            if os.path.exists(os.path.join(a.shared, "data/entities", lang, "train", doc.id + ".json")):
                continue
            result[doc.id] = guesses(doc, read(net, doc, table), silver.get(doc.id))
    with open(a.out, "w", encoding="utf8") as f:
        json.dump(result, f)
    every = [g for some in result.values() for g in some]
    print(f"{sum(g[2] != 'unknown' for g in every)} names, {sum(g[2] == 'unknown' for g in every)} words left open, {len(result)} documents")


if __name__ == "__main__":
    main()
