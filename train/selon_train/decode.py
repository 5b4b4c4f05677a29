"""What the network says of a window → statements with code-point spans.

The Go program decides the same way and goes further; this is enough to follow
training on dev.
"""

import numpy as np
import torch

from . import data
from .batch import Batch, cue_spans

# Tag → tags that may follow: an I only after its own B or I.
LEGAL = np.zeros((7, 7), dtype=np.float32)
for _to in (data.I_SOURCE, data.I_CONTENT, data.I_ADDRESSEE):
    LEGAL[:, _to] = -1e9
    LEGAL[_to, _to] = LEGAL[_to - 1, _to] = 0
START = np.array([0, 0, -1e9, 0, -1e9, 0, -1e9], dtype=np.float32)


def viterbi(scores: np.ndarray) -> np.ndarray:
    """The best legal tags; scores [C,W,7] → [C,W]."""
    c, w, k = scores.shape
    best = scores[:, 0] + START
    back = np.zeros((c, w, k), dtype=np.int8)
    for i in range(1, w):
        step = best[:, :, None] + LEGAL
        back[:, i] = step.argmax(1)
        best = step.max(1) + scores[:, i]
    out = np.zeros((c, w), dtype=np.int64)
    out[:, -1] = best.argmax(1)
    for i in range(w - 1, 0, -1):
        out[:, i - 1] = back[np.arange(c), i, out[:, i]]
    return out


def runs(tags, b: int) -> list[tuple[int, int]]:
    """Ranges of words tagged ``b`` (first) and ``b + 1`` (the rest)."""
    out, i = [], 0
    while i < len(tags):
        if tags[i] == b:
            j = i + 1
            while j < len(tags) and tags[j] == b + 1:
                j += 1
            out.append((i, j))
            i = j
        else:
            i += 1
    return out


@torch.no_grad()
def read(net, documents, table, size=400, overlap=120, threshold=0.2, valid=0.4, batch=8) -> list[dict]:
    """Documents → what ``gold.py score`` reads, one object each."""
    net.eval()
    jobs = [(d, *w) for d in documents for w in data.reading_windows(d, size, overlap)]
    jobs.sort(key=lambda j: len(j[1].pieces))
    found: dict[str, list[dict]] = {d.id: [] for d in documents}
    for k in range(0, len(jobs), batch):
        some = jobs[k : k + batch]
        with torch.autocast(table.device.type, torch.bfloat16):
            b = Batch([w for _, w, _, _ in some], table)
            words, logits = net.encode(b.embedded, b.mask, b.first)
            p = logits.float().softmax(-1).cpu().numpy()
            cues = []
            for i, (_, w, lo, hi) in enumerate(some):
                for s, e, likely in cue_spans(p[i, : len(w.first)], threshold):
                    if lo <= w.start + s < hi:
                        cues.append((i, s, e, likely))
            if not cues:
                continue
            index = [torch.tensor(x, device=table.device) for x in zip(*[c[:3] for c in cues])]
            tags, judged = net.relate(words, *index, b.paragraph, b.real)
        tags = tags.float().log_softmax(-1)
        tags[..., data.O] = tags[..., data.O].masked_fill(~b.real[index[0]], 1e4)
        scores = tags.cpu().numpy()
        best = viterbi(scores)
        judged = judged.float()
        sure = judged[:, 0].sigmoid().tolist()
        kinds = judged[:, 1:].argmax(-1).tolist()
        for n, ((i, s, e, likely), row, v, kind) in enumerate(zip(cues, best, sure, kinds)):
            if v < valid:
                continue
            doc, w, _, _ = some[i]
            span = lambda a, z: [doc.words[w.start + a][0], doc.words[w.start + z - 1][1]]
            content = runs(row, data.B_CONTENT)
            if not content:
                continue
            near = lambda spans: [span(*min(spans, key=lambda x: max(x[0] - e, s - x[1], 0)))] if spans else []
            found[doc.id].append({
                "cue": [span(s, e)],
                "source": near(runs(row, data.B_SOURCE)),
                "content": [span(*c) for c in content],
                "addressee": near(runs(row, data.B_ADDRESSEE)),
                "kind": ("statement", "attitude")[kind],
                "mode": None,
                "confidence": v,
                "evidence": weigh(likely, v, scores[n], row),
            })
    out = []
    for d in documents:
        statements = sorted(found[d.id], key=lambda s: s["cue"])
        for n, s in enumerate(statements):
            s["id"] = f"s{n + 1}"
        for s in statements:
            s["parent"] = parent(s, statements)
        out.append({"id": d.id, "text": d.text, "statements": statements})
    return out


def weigh(likely: float, valid: float, scores: np.ndarray, tags: np.ndarray) -> list[float]:
    """The evidence for a statement, as the Go program's attribute package gathers it.

    Logits that the cue stands for a statement and that it begins here; mean
    log-probability of the content's tags; least log-probability at an end of
    content; mean log-probability of the source's tags; whether there is none.
    """
    chosen = np.take_along_axis(scores, tags[:, None], 1)[:, 0]
    content = np.isin(tags, (data.B_CONTENT, data.I_CONTENT))
    source = np.isin(tags, (data.B_SOURCE, data.I_SOURCE))
    goes_on = np.append(tags[1:] == data.I_CONTENT, False)
    ends = content & ~goes_on
    edges = np.concatenate([
        chosen[tags == data.B_CONTENT], chosen[ends], np.append(chosen[1:], 0.0)[ends], [0.0]
    ])
    named = source.any()
    logit = lambda p: float(np.clip(np.log(p) - np.log1p(-p), -8, 8)) if 0 < p < 1 else 8.0 * (1 if p >= 1 else -1)
    return [
        logit(valid),
        logit(likely),
        float(chosen[content].mean()),
        float(edges.min()),
        float(chosen[source].mean()) if named else -float(np.exp(scores[:, data.B_SOURCE].max())),
        0.0 if named else 1.0,
    ]


def parent(s, statements):
    """The statement with the shortest content around this one's cue."""
    a, b = s["cue"][0]
    around = [
        (sum(y - x for x, y in o["content"]), o["id"])
        for o in statements
        if o is not s and any(x <= a and b <= y for x, y in o["content"])
    ]
    return min(around)[1] if around else None
