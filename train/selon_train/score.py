"""Names and links on dev, as training follows them: near what the program's own figures will be."""

import torch

from . import data, names
from .batch import Batch

SIZE, OVERLAP = 384, 120


@torch.no_grad()
def describe(net, docs: list[data.Document], table) -> str:
    """F1 of names by class (exact words), and the share of questions whose best answer is right."""
    net.eval()
    found, gold, right = ([0] * len(names.CLASSES) for _ in range(3))
    asked = answered = 0
    for d in docs:
        tags = [0] * len(d.words)
        for w, lo, hi in data.reading_windows(d, SIZE, OVERLAP):
            b = Batch([w], table)
            words, _ = net.encode(b.embedded, b.mask, b.first)
            likely = net.name(words[0, : len(w.first)]).float().log_softmax(-1).cpu()
            for i, t in enumerate(decode(likely)):
                if lo <= w.start + i < hi:
                    tags[w.start + i] = t
            a, r = questions(net, words, b)
            asked, answered = asked + a, answered + r
        if d.names is None:
            continue
        ours, theirs = spans(tags), spans([(m & -m).bit_length() - 1 for m in d.names])
        for span, c in ours.items():
            if d.names[span[0]] == names.NONE | names.OPEN and c > 2:
                continue
            found[c] += 1
            right[c] += theirs.get(span) == c
        for c in theirs.values():
            gold[c] += 1
    f = lambda r, s, g: f"{200 * r / max(1, s + g):.1f}"
    parts = [f"{c} {f(r, s, g)}" for c, r, s, g in zip(names.CLASSES, right, found, gold) if g]
    three = [sum(x[:3]) for x in (right, found, gold)]
    out = f"names {f(sum(right), sum(found), sum(gold))} of three classes {f(*three)} ({', '.join(parts)})"
    return out + (f" links {100 * answered / asked:.1f} of {asked}" if asked else "")


def questions(net, words, b: Batch) -> tuple[int, int]:
    """How many sources with an answer in the window there are, and how many are answered rightly."""
    if not b.questions:
        return 0, 0
    best = b.link_scores(net, words).argmax(1)
    right = torch.cat([~b.right.any(1, keepdim=True), b.right], 1)
    return b.questions, int(right.gather(1, best[:, None]).sum())


def decode(likely) -> list[int]:
    """The likeliest sequence of tags in which a further word follows a word of its class [Viterbi 1967]."""
    n, t = likely.shape
    from_to = torch.zeros(t, t)
    for c in range(len(names.CLASSES)):
        inside = names.first(c) + 1
        from_to[:, inside] = -1e4
        from_to[[inside - 1, inside], inside] = 0
    best, back = likely[0].clone(), []
    best[2::2] = -1e4
    for i in range(1, n):
        value, index = (best[:, None] + from_to).max(0)
        back.append(index)
        best = value + likely[i]
    out = [int(best.argmax())]
    for index in reversed(back):
        out.append(int(index[out[-1]]))
    return out[::-1]


def spans(tags: list[int]) -> dict[tuple[int, int], int]:
    """Names as words (first, last exclusive) → class; equal classes that touch stay apart."""
    out, i = {}, 0
    while i < len(tags):
        if tags[i] % 2 == 1:
            c, j = tags[i] // 2, i + 1
            while j < len(tags) and tags[j] == tags[i] + 1:
                j += 1
            out[i, j] = c
            i = j
        else:
            i += 1
    return out
