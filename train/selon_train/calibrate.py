"""Fits the confidence of a statement on dev: evidence → probability that it is right.

One logistic function with a bias for each language, since languages differ in
how strictly they are annotated and some have few documents; and one without for
all others. Fitted by Newton's method with a small ridge. Right is what
``gold.py score`` counts in attribution_soft. Out: ``calibration.json``, and a
reliability table for each language, made by leaving out a fifth of the
documents at a time.
"""

import argparse
import json
import os

import numpy as np

from . import data
from .corpus import scorer
from .decode import read
from .train import embeddings, load_net, load_state
from .words import Words, read as read_tensors

RIDGE = 0.1
FOLDS = 5
LEAST = 0.1  # probability of a cue's first word from which on the program looks at a cue


def rows(gold, gold_docs: dict, system: list[dict]):
    """Evidence [n,6], right [n] and the document's number [n] of all statements found."""
    x, y, d = [], [], []
    for number, doc in enumerate(system):
        found = doc["statements"]
        answers = gold_docs[doc["id"]]["attributions"]
        right = [0] * len(found)
        pairs, _, _ = gold.match(doc["text"], answers, found)
        for i, j, overlap in pairs:
            source = lambda a: gold.words_in(doc["text"], a["source"])
            right[j] = int(overlap >= 0.5 and gold.same_source(source(answers[i]), source(found[j])))
        x += [s["evidence"] for s in found]
        y += right
        d += [number] * len(found)
    return np.array(x), np.array(y, float), np.array(d)


def fit(x, y) -> np.ndarray:
    """Bias and weights [1 + features]; features are scaled inside so that the ridge treats them alike."""
    scale = np.maximum(x.std(0), 1e-6)
    a = np.hstack([np.ones((len(x), 1)), x / scale])
    w = np.zeros(a.shape[1])
    ridge = np.full(len(w), RIDGE)
    ridge[0] = 0
    for _ in range(50):
        p = 1 / (1 + np.exp(-a @ w))
        gradient = a.T @ (p - y) + ridge * w
        hessian = (a * (p * (1 - p))[:, None]).T @ a + np.diag(ridge + 1e-9)
        w -= np.linalg.solve(hessian, gradient)
    w[1:] /= scale
    return w


def fit_languages(parts: dict) -> dict:
    """A function for each language: the same weights, a bias of its own."""
    marks = np.eye(len(parts))
    x = np.vstack([np.hstack([x, np.tile(marks[i], (len(x), 1))]) for i, (x, _) in enumerate(parts.values())])
    w = fit(x, np.concatenate([y for _, y in parts.values()]))
    shared, own = w[: -len(parts)], w[-len(parts) :]
    return {lang: np.concatenate([[shared[0] + own[i]], shared[1:]]) for i, lang in enumerate(parts)}


def predict(w, x):
    return 1 / (1 + np.exp(-(w[0] + x @ w[1:])))


def reliability(p, y) -> str:
    out, error = [], 0.0
    for k in range(10):
        inside = (p >= k / 10) & ((p < (k + 1) / 10) | (k == 9))
        n = int(inside.sum())
        if n:
            error += n / len(p) * abs(p[inside].mean() - y[inside].mean())
            out.append(f"  {k / 10:.1f}-{(k + 1) / 10:.1f}  {n:5d}  said {p[inside].mean():.3f}  right {y[inside].mean():.3f}")
    return "\n".join(out + [f"  expected calibration error {error:.3f}"])


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--shared", default="../../shared")
    p.add_argument("--words", default="../internal/model/weights/words.safetensors")
    p.add_argument("--network", default="../internal/model/weights/network.safetensors")
    p.add_argument("--out", default="../internal/model/weights/calibration.json")
    a = p.parse_args()
    words = Words(a.words)
    net, gold, table = load_net(load_state(a.network)), scorer(a.shared), embeddings(words)
    size = int(read_tensors(a.network)[1]["window"])
    parts = {}
    for lang in sorted(os.listdir(os.path.join(a.shared, "data", "attribution"))):
        folder = os.path.join(a.shared, "data", "attribution", lang, "dev")
        found = read(net, data.load(folder, words), table, size=size, threshold=LEAST, valid=0)
        parts[lang] = rows(gold, gold.load_gold(folder), found)
    for lang, (x, y, d) in parts.items():
        guess = np.zeros(len(y))
        for k in range(FOLDS):
            rest = {l: (p[0][p[2] % FOLDS != k], p[1][p[2] % FOLDS != k]) for l, p in parts.items()}
            out = d % FOLDS == k
            guess[out] = predict(fit_languages(rest)[lang], x[out])
        print(f"{lang}: {len(y)} statements, {y.mean():.3f} right; each fifth by the others:\n{reliability(guess, y)}")
    result = fit_languages({lang: p[:2] for lang, p in parts.items()})
    result["und"] = fit(*(np.concatenate(p) for p in zip(*[p[:2] for p in parts.values()])))
    with open(a.out, "w", encoding="utf8") as f:
        form = {k: {"bias": round(w[0], 4), "weights": [round(v, 4) for v in w[1:].tolist()]} for k, w in result.items()}
        json.dump(form, f, indent=1)
        f.write("\n")


if __name__ == "__main__":
    main()
