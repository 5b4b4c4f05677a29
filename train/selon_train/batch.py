"""Windows → tensors, and what the network says of them → loss."""

import numpy as np
import torch
import torch.nn.functional as F

from . import data, names
from .words import PAD


RARE = 5.0  # weight of the words of addressees
NAMES = 1.0  # weight of the loss of names
SELDOM = 2.0  # weight of the words of names of other classes than the first three
LINKS = 1.0  # weight of the loss of who is meant
UNKNOWN = -100  # a tag that counts in no loss
NEVER = -1e4  # a score that no choice falls on


def step(n: int, by: int = 32) -> int:
    """Rounded up: few different shapes, since kernels are prepared anew for each."""
    return -(-n // by) * by


class Batch:
    """Tensors of some windows, on the device of the table. T, W: the longest window's pieces and words; M mentions, Q questions."""

    def __init__(self, windows: list[data.Window], table: torch.Tensor):
        self.windows = windows
        b = len(windows)
        t = step(max(len(w.pieces) for w in windows))
        n = step(max(len(w.first) for w in windows))
        ids = np.full((b, t), PAD)
        first, paragraph = np.full((b, n), -1), np.zeros((b, n), np.int64)
        tags, sets = np.full((b, n), UNKNOWN), np.full((b, n), names.ALL)
        for i, w in enumerate(windows):
            m = len(w.first)
            ids[i, : len(w.pieces)] = w.pieces
            first[i, :m] = w.first
            paragraph[i, :m] = w.paragraph
            if w.names:
                sets[i, :m] = w.names
            if not w.document.attributed:
                continue
            tags[i, :m] = data.CUE_O
            for r in w.relations:
                tags[i, r.cue[0]] = data.CUE_B
                tags[i, r.cue[0] + 1 : r.cue[1]] = data.CUE_I
            tags[i, w.doubtful] = UNKNOWN
        put = lambda x: torch.from_numpy(x).to(table.device)
        self.first, self.paragraph, self.tags, self.sets = put(first), put(paragraph), put(tags), put(sets)
        self.words = int((first >= 0).sum())
        self.named = int(((first >= 0) & (sets != names.ALL)).sum())  # words of whose names something is known
        self.real = self.first >= 0
        pieces = put(ids)
        self.embedded = table[pieces]
        # Added to the attention's scores: padding is never looked at.
        self.mask = torch.zeros(b, 1, 1, t, device=table.device).masked_fill_((pieces == PAD)[:, None, None, :], NEVER)
        self.mentions(n, put)

    def mentions(self, n: int, put):
        """The mentions of all windows as ranges of the words [B·W], and what is asked of them."""
        first, last, cluster, window, asked = [], [], [], [], []
        for i, w in enumerate(self.windows):
            if len(w.mentions) < 2:
                continue
            for m in w.mentions:
                if m.asked:
                    asked.append(len(first))
                first.append(i * n + m.first), last.append(i * n + m.last)
                cluster.append(m.cluster), window.append(i)
        self.questions = len(asked)
        if asked:
            self.asked = put(np.array(asked))
            self.mention_first, self.mention_last = put(np.array(first)), put(np.array(last))
            window, cluster = put(np.array(window)), put(np.array(cluster))
            here = window[self.asked][:, None] == window
            itself = self.asked[:, None] == torch.arange(len(first), device=window.device)
            self.mention_window = window
            self.possible = here & ~itself  # [Q, M]
            self.right = self.possible & (cluster[self.asked][:, None] == cluster)

    def link_scores(self, net, words):
        """Log-probabilities [Q, 1+M] of each question's answers: none, and the mentions of its window."""
        linked = net.link(words.reshape(-1, words.shape[-1]))
        scores = net.links(linked, self.mention_first, self.mention_last, self.asked)
        return torch.cat([scores[:, :1], scores[:, 1:].masked_fill(~self.possible, NEVER)], 1).log_softmax(-1)


def cue_spans(probabilities, threshold: float) -> list[tuple[int, int, float]]:
    """Cues in one window: where B is likelier than the threshold, on through likely I.

    probabilities [W,3]; returns start, stop (words) and the probability of B.
    """
    out = []
    p = np.asarray(probabilities)
    last = 0
    for w in np.nonzero(p[:, data.CUE_B] >= threshold)[0].tolist():
        if w < last:
            continue
        last = w + 1
        while last < len(p) and p[last, data.CUE_I] > max(p[last, data.CUE_O], p[last, data.CUE_B]):
            last += 1
        out.append((w, last, float(p[w, data.CUE_B])))
    return out


class Cues:
    """The cues to relate in a batch: the annotated ones, then others that seem likely to be some.

    likely [B,W,3]: probabilities. ``everywhere``: in documents without annotated statements too.
    """

    def __init__(self, batch: Batch, likely: torch.Tensor, most: int, threshold: float = 0.1, everywhere: bool = False):
        window, start, stop, relations = [], [], [], []
        for i, w in enumerate(batch.windows):
            for r in w.relations:
                window.append(i), start.append(r.cue[0]), stop.append(r.cue[1]), relations.append(r)
        self.true = len(relations)
        others = []
        p = likely.detach().float().cpu().numpy()
        for i, w in enumerate(batch.windows):
            if not (everywhere or w.document.attributed):
                continue
            taken = {x for r in w.relations for x in range(*r.cue)}.union(() if everywhere else w.doubtful)
            for a, b, how in cue_spans(p[i, : len(w.first)], threshold):
                if not taken.intersection(range(a, b)):
                    others.append((how, i, a, b))
        for _, i, a, b in sorted(others, reverse=True)[:most]:
            window.append(i), start.append(a), stop.append(b)
        self.relations = relations
        self.count = len(window)
        # Whether it is known that the cue is or is not annotated.
        self.known = [
            n < self.true or (w.document.attributed and not set(w.doubtful).intersection(range(start[n], stop[n])))
            for n, w in enumerate(batch.windows[i] for i in window)
        ]
        self.windows = window[: self.true]
        fill = step(self.count, 16) - self.count
        window, start, stop = window + [0] * fill, start + [0] * fill, stop + [1] * fill
        self.window, self.start, self.stop = (torch.tensor(x, device=likely.device) for x in (window, start, stop))


def loss(net, batch: Batch, most_false: int = 24, council=None, gold: float = 1.0):
    """Sum of the log-losses of all decisions over the number of cues; and its parts, for the log.

    With a council of teachers, what they believe of each decision counts besides
    the annotation, which weighs ``gold``.
    """
    words, cue_logits = net.encode(batch.embedded, batch.mask, batch.first)
    likely = cue_logits.detach().float().softmax(-1)
    if council is not None:
        with torch.no_grad():
            council.hear(batch)
        likely = torch.maximum(likely, council.cues.exp())
    cues = Cues(batch, likely, most_false, everywhere=council is not None)
    count = max(cues.true, 1)
    tagging = F.cross_entropy(cue_logits.flatten(0, 1).float(), batch.tags.flatten(), ignore_index=UNKNOWN, reduction="sum") / count
    total, parts = gold * tagging, {"cue": tagging}
    if cues.count:
        tags, judged = net.relate(words, cues.window, cues.start, cues.stop, batch.paragraph, batch.real)
        tags, judged = tags[: cues.count].float(), judged[: cues.count].float()
        valid = (torch.arange(cues.count, device=judged.device) < cues.true).float()
        known = torch.tensor(cues.known, device=judged.device).float()
        judging = F.binary_cross_entropy_with_logits(judged[:, 0], valid, known, reduction="sum") / count
        parts["valid"] = judging
        total = total + 0.5 * gold * judging
        if cues.true:
            roles = role_loss(tags[: cues.true], cues, batch) / count
            kind = torch.tensor([r.kind for r in cues.relations], device=judged.device)
            kinds = F.cross_entropy(judged[: cues.true, 1:], kind, ignore_index=data.NO_KIND, reduction="sum") / count
            total = total + 0.5 * gold * (roles + kinds)
            parts |= {"roles": roles, "kind": kinds}
        if council is not None:
            parts["taught"] = council.divergence(batch, cues, cue_logits, tags, judged)
            total = total + parts["taught"]
    if batch.named:
        parts["names"] = name_loss(net.name(words), batch)
        total = total + gold * parts["names"]
    scores = batch.link_scores(net, words) if batch.questions else None
    if scores is not None:
        parts["links"] = link_loss(scores, batch)
        total = total + gold * parts["links"]
    if council is not None:
        parts["more"] = council.divergence_of_names(batch, words, net.name(words), scores)
        total = total + parts["more"]
    return total, {k: v.detach() for k, v in parts.items()}


def name_loss(logits, batch: Batch):
    """The log-loss of the sets of tags that the words may bear, over a twentieth of the words: about as many are names."""
    likely = logits.float().log_softmax(-1)
    allowed = (batch.sets[..., None] >> torch.arange(names.TAGS, device=logits.device)) & 1 == 1
    lost = -likely.masked_fill(~allowed, NEVER).logsumexp(-1)
    # Events, works and other things are rare and of many sorts.
    lost = lost * torch.where((batch.sets & (names.NONE | names.THREE)) == 0, SELDOM, 1.0)
    return NAMES * (lost * (batch.real & (batch.sets != names.ALL))).sum() / (0.05 * batch.named)


def link_loss(scores, batch: Batch):
    """For each question the log-loss of finding any mention of its cluster, or none where there is none."""
    right = torch.cat([~batch.right.any(1, keepdim=True), batch.right], 1)
    return -LINKS * scores.masked_fill(~right, NEVER).logsumexp(-1).sum() / batch.questions


def role_loss(tags, cues: Cues, batch: Batch):
    """Cross-entropy of the words' tags, summed; where addressees are not annotated, none and addressee are one."""
    c, w, _ = tags.shape
    gold, partial = np.zeros((c, w), np.int64), np.zeros(c, bool)
    for i, r in enumerate(cues.relations):
        partial[i] = not batch.windows[cues.windows[i]].document.full
        for tag, spans in r.roles.items():
            for a, b in spans:
                gold[i, a] = tag
                gold[i, a + 1 : b] = tag + 1
    gold, partial = (torch.from_numpy(x).to(tags.device) for x in (gold, partial))
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
