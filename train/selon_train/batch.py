"""Windows → tensors, and what the network says of them → loss."""

import torch
import torch.nn.functional as F

from . import data, names
from .words import PAD


RARE = 5.0  # weight of the words of addressees
NAMES = 1.0  # weight of the loss of names
SELDOM = 2.0  # weight of the words of names of other classes than the first three
LINKS = 1.0  # weight of the loss of who is meant
UNKNOWN = -100  # a tag that counts in no loss


def step(n: int, by: int = 32) -> int:
    """Rounded up: few different shapes, since kernels are prepared anew for each."""
    return -(-n // by) * by


class Batch:
    """Tensors of some windows. T, W: the longest window's pieces and words."""

    def __init__(self, windows: list[data.Window], table: torch.Tensor):
        self.windows = windows
        b = len(windows)
        t = step(max(len(w.pieces) for w in windows))
        n = step(max(len(w.first) for w in windows))
        ids = torch.full((b, t), PAD)
        self.first = torch.full((b, n), -1)
        self.paragraph = torch.zeros((b, n), dtype=torch.long)
        self.tags = torch.zeros((b, n), dtype=torch.long)
        for i, w in enumerate(windows):
            ids[i, : len(w.pieces)] = torch.tensor(w.pieces)
            m = len(w.first)
            self.first[i, :m] = torch.tensor(w.first)
            self.paragraph[i, :m] = torch.tensor(w.paragraph)
            for r in w.relations:
                self.tags[i, r.cue[0]] = data.CUE_B
                self.tags[i, r.cue[0] + 1 : r.cue[1]] = data.CUE_I
            self.tags[i, w.doubtful] = UNKNOWN
            if not w.document.attributed:
                self.tags[i] = UNKNOWN
        self.real = self.first >= 0
        self.embedded = table[ids]
        # Added to the attention's scores: padding is never looked at.
        self.mask = torch.zeros(b, 1, 1, t).masked_fill_((ids == PAD)[:, None, None, :], -1e4)


def cue_spans(probabilities, threshold: float) -> list[tuple[int, int, float]]:
    """Cues in one window: where B is likelier than the threshold, on through likely I.

    probabilities [W,3]; returns start, stop (words) and the probability of B.
    """
    out = []
    p = probabilities.tolist()
    w = 0
    while w < len(p):
        if p[w][data.CUE_B] >= threshold:
            stop = w + 1
            while stop < len(p) and p[stop][data.CUE_I] > max(p[stop][data.CUE_O], p[stop][data.CUE_B]):
                stop += 1
            out.append((w, stop, p[w][data.CUE_B]))
            w = stop
        else:
            w += 1
    return out


class Cues:
    """The cues to relate in a batch: the annotated ones, then false ones of the network's own."""

    def __init__(self, batch: Batch, logits: torch.Tensor, most_false: int, threshold: float = 0.1):
        window, start, stop, relations = [], [], [], []
        for i, w in enumerate(batch.windows):
            for r in w.relations:
                window.append(i), start.append(r.cue[0]), stop.append(r.cue[1]), relations.append(r)
        self.true = len(relations)
        false = []
        p = logits.detach().float().softmax(-1)
        for i, w in enumerate(batch.windows):
            if not w.document.attributed:
                continue
            taken = {x for r in w.relations for x in range(*r.cue)}.union(w.doubtful)
            for a, b, likely in cue_spans(p[i, : len(w.first)], threshold):
                if not taken.intersection(range(a, b)):
                    false.append((likely, i, a, b))
        for _, i, a, b in sorted(false, reverse=True)[:most_false]:
            window.append(i), start.append(a), stop.append(b)
        self.relations = relations
        self.count = len(window)
        fill = step(self.count, 16) - self.count
        window, start, stop = window + [0] * fill, start + [0] * fill, stop + [1] * fill
        self.window, self.start, self.stop = (torch.tensor(x, dtype=torch.long) for x in (window, start, stop))


def loss(net, batch: Batch, most_false: int = 24, teacher=None):
    """Sum of the log-losses of all decisions over the number of cues; and its parts, for the log.

    With a teacher, what it believes of each decision counts as much as the annotation.
    """
    words, cue_logits = net.encode(batch.embedded, batch.mask, batch.first)
    cues = Cues(batch, cue_logits, most_false)
    count = max(cues.true, 1)
    tagging = F.cross_entropy(
        cue_logits[batch.real].float(), batch.tags[batch.real], ignore_index=UNKNOWN, reduction="sum"
    ) / count if (batch.tags[batch.real] != UNKNOWN).any() else torch.zeros(())
    total, parts = tagging, {"cue": tagging.item()}
    if cues.count:
        tags, judged = net.relate(words, cues.window, cues.start, cues.stop, batch.paragraph, batch.real)
        tags_all = tags
        tags, judged = tags[: cues.true].float(), judged[: cues.count].float()
        valid = torch.zeros(cues.count)
        valid[: cues.true] = 1
        judging = F.binary_cross_entropy_with_logits(judged[:, 0], valid, reduction="sum") / count
        roles = kinds = torch.zeros(())
        if cues.true:
            roles = role_loss(tags, cues, batch) / count
            gold = torch.tensor([r.kind for r in cues.relations])
            kinds = F.cross_entropy(judged[: cues.true, 1:], gold, ignore_index=data.NO_KIND, reduction="sum") / count
        total = total + 0.5 * roles + 0.5 * kinds + 0.5 * judging
        parts |= {"roles": roles.item(), "kind": kinds.item(), "valid": judging.item()}
        if teacher is not None:
            apart = divergence(teacher, batch, cues, cue_logits, tags_all, judged) / count
            total, parts["teacher"] = total + apart, apart.item()
    for key, more in (("names", name_loss(net, words, batch)), ("links", link_loss(net, words, batch))):
        if more is not None:
            total, parts[key] = total + more, more.item()
    return total, parts


def name_loss(net, words, batch: Batch):
    """The log-loss of the sets of tags that the words may bear, over a twentieth of the words: about as many are names."""
    sets = torch.full(batch.first.shape, names.ALL)
    for i, w in enumerate(batch.windows):
        if w.names:
            sets[i, : len(w.names)] = torch.tensor(w.names)
    known = batch.real & (sets != names.ALL)
    if not known.any():
        return None
    likely = net.name(words[known]).float().log_softmax(-1)
    allowed = (sets[known][:, None] >> torch.arange(names.TAGS)) & 1 == 1
    lost = -likely.masked_fill(~allowed, -1e4).logsumexp(-1)
    # Events, works and other things are rare and of many sorts.
    lost = lost * torch.where((sets[known] & (names.NONE | names.THREE)) == 0, SELDOM, 1.0)
    return NAMES * lost.sum() / (0.05 * known.sum())


def link_loss(net, words, batch: Batch):
    """For each question the log-loss of finding any mention of its cluster, or none where there is none."""
    lost, count = 0.0, 0
    for i, w in enumerate(batch.windows):
        asked = [k for k, m in enumerate(w.mentions) if m.asked]
        if not asked or len(w.mentions) < 2:
            continue
        first, last, cluster = (torch.tensor([getattr(m, key) for m in w.mentions]) for key in ("first", "last", "cluster"))
        asked = torch.tensor(asked)
        scores = net.links(net.link(words[i]), first, last, asked)
        itself = asked[:, None] == torch.arange(len(w.mentions))
        right = (cluster[asked][:, None] == cluster) & ~itself
        scores = torch.cat([scores[:, :1], scores[:, 1:].masked_fill(itself, -1e4)], 1)
        right = torch.cat([~right.any(1, keepdim=True), right], 1)
        likely = scores.log_softmax(-1).masked_fill(~right, -1e4).logsumexp(-1)
        lost = lost - likely.sum()
        count += len(asked)
    return LINKS * lost / count if count else None


def divergence(teacher, batch: Batch, cues: Cues, cue_logits, tags, judged):
    """How far the decisions are from the teacher's: Kullback-Leibler, summed [Hinton 2015]."""
    with torch.no_grad():
        words, theirs = teacher.encode(batch.embedded, batch.mask, batch.first)
        their_tags, their_judged = teacher.relate(
            words, cues.window, cues.start, cues.stop, batch.paragraph, batch.real
        )
    kl = lambda ours, other: F.kl_div(
        ours.float().log_softmax(-1), other.float().log_softmax(-1), reduction="none", log_target=True
    ).sum(-1)
    n = cues.count
    real = batch.real[cues.window[:n]]
    valid = F.binary_cross_entropy_with_logits(
        judged[:, 0], their_judged[:n, 0].float().sigmoid(), reduction="sum"
    )
    return (
        kl(cue_logits[batch.real], theirs[batch.real]).sum()
        + 0.5 * (kl(tags[:n], their_tags[:n]) * real).sum()
        + 0.5 * kl(judged[:, 1:], their_judged[:n, 1:]).sum()
        + 0.5 * valid
    )


def role_loss(tags, cues: Cues, batch: Batch):
    """Cross-entropy of the words' tags, summed; where addressees are not annotated, none and addressee are one."""
    c, w, _ = tags.shape
    gold = torch.zeros((c, w), dtype=torch.long)
    partial = torch.zeros(c, dtype=torch.bool)
    for i, r in enumerate(cues.relations):
        partial[i] = not batch.windows[cues.window[i]].document.full
        for tag, spans in r.roles.items():
            for a, b in spans:
                gold[i, a] = tag
                gold[i, a + 1 : b] = tag + 1
    likely = tags.log_softmax(-1)
    none = torch.where(
        partial[:, None],
        likely[..., [data.O, data.B_ADDRESSEE, data.I_ADDRESSEE]].logsumexp(-1),
        likely[..., data.O],
    )
    picked = torch.where(gold == data.O, none, likely.gather(-1, gold[..., None]).squeeze(-1))
    real = batch.real[cues.window[: cues.true]]
    # Addressees are ten times rarer than sources: without a weight they are not learned.
    rare = 1 + (RARE - 1) * (gold >= data.B_ADDRESSEE)
    return -(picked * real * rare).sum()
