"""What several trained networks believe together: teachers of a smaller one [Hinton 2015].

Each teacher has not seen one part of the annotated documents; of a document it
is the teacher that does not know its annotation who weighs most: the others have
learned it by heart, mistakes included. Of texts that nobody annotated all
weigh the same.

The mean is taken of probabilities.
"""

import torch
import torch.nn.functional as F


HONEST = 0.6  # weight of the teacher that has not seen a document, where the others share the rest
SMALL = 1e-6


def fold(name: str, folds: int) -> int:
    """The part that a document of this name is in: copies of a document are in the same."""
    return sum((i + 1) * ord(c) for i, c in enumerate(name)) % folds


def mean(likely: list, weights) -> torch.Tensor:
    """Log of the weighted mean of the teachers' probabilities; weights [K, …] as broadcast."""
    return sum(w * p for w, p in zip(weights, likely)).clamp(min=SMALL).log()


class Council:
    """Teachers that answer as one network does (encode, relate), with the weights of a batch between."""

    def __init__(self, nets: list, alike: bool = False):
        """``alike``: the student starts from layers of the first teacher, whose vectors of words mean what its own do."""
        self.nets, self.alike = nets, alike

    def eval(self):
        return self

    def weigh(self, batch) -> torch.Tensor:
        """[K, B]: how much each teacher counts in each window."""
        k = len(self.nets)
        rows = []
        for w in batch.windows:
            row = [1 / k] * k
            if k > 1 and (w.document.attributed or w.document.names):
                row = [(1 - HONEST) / (k - 1)] * k
                row[fold(w.document.id, k)] = HONEST
            rows.append(row)
        return torch.tensor(rows, device=batch.first.device).T

    def hear(self, batch) -> None:
        """Let the teachers read the windows; ``cues`` [B,W,3] are log-probabilities."""
        self.weights = self.weigh(batch)
        self.words, cues = zip(*(net.encode(batch.embedded, batch.mask, batch.first) for net in self.nets))
        self.cues = mean([c.float().softmax(-1) for c in cues], self.weights[..., None, None])

    def encode(self, embedded, mask, first):
        self.words, cues = zip(*(net.encode(embedded, mask, first) for net in self.nets))
        self.weights = torch.full((len(self.nets), len(first)), 1 / len(self.nets), device=first.device)
        return self.words, mean([c.float().softmax(-1) for c in cues], self.weights[..., None, None])

    def relate(self, words, window, start, stop, paragraph, real):
        """Log-probabilities of tags [C,W,7]; logit of being valid and log-probabilities of kinds [C,3]."""
        some = [net.relate(w, window, start, stop, paragraph, real) for net, w in zip(self.nets, words)]
        weights = self.weights[:, window]
        tags = mean([t.float().softmax(-1) for t, _ in some], weights[..., None, None])
        valid = sum(w * j[:, 0].float().sigmoid() for w, (_, j) in zip(weights, some)).logit(SMALL)
        kinds = mean([j[:, 1:].float().softmax(-1) for _, j in some], weights[..., None])
        return tags, torch.cat([valid[:, None], kinds], 1)

    def divergence(self, batch, cues, cue_logits, tags, judged):
        """How far decisions on statements are from the council's: Kullback-Leibler, summed, over the number of cues."""
        with torch.no_grad():
            their_tags, their_judged = self.relate(self.words, cues.window, cues.start, cues.stop, batch.paragraph, batch.real)
        n = cues.count
        their_tags, their_judged = their_tags[:n], their_judged[:n]
        sure = their_judged[:, 0].sigmoid()
        real = batch.real[cues.window[:n]]
        # What a cue relates to is of no interest where it is none.
        return (
            (far(cue_logits, self.cues) * batch.real).sum()
            + 0.5 * ((far(tags, their_tags) * real).sum(1) * sure).sum()
            + 0.5 * (far(judged[:, 1:], their_judged[:, 1:]) * sure).sum()
            + 0.5 * F.binary_cross_entropy_with_logits(judged[:, 0], sure, reduction="sum")
        ) / max(n, 1)

    def divergence_of_names(self, batch, words, name_logits, scores):
        """The same of names, over a twentieth of the words, of who is meant, over the questions, and of the words' vectors if alike."""
        with torch.no_grad():
            theirs = mean([net.name(w).float().softmax(-1) for net, w in zip(self.nets, self.words)], self.weights[..., None, None])
        out = (far(name_logits, theirs) * batch.real).sum() / (0.05 * batch.words)
        if self.alike:
            apart = ((words.float() - self.words[0].float()) ** 2).mean(-1)
            out = out + (apart * batch.real).sum() / batch.words
        if scores is not None:
            weights = self.weights[:, batch.mention_window[batch.asked]]
            with torch.no_grad():
                answers = mean([batch.link_scores(net, w).float().exp() for net, w in zip(self.nets, self.words)], weights[..., None])
            possible = torch.cat([torch.ones_like(batch.possible[:, :1]), batch.possible], 1)
            out = out + (answers.exp() * (answers - scores) * possible).sum() / batch.questions
        return out


def far(ours, theirs):
    """Kullback-Leibler divergence of the last dimension: our logits from their log-probabilities."""
    return (theirs.exp() * (theirs - ours.float().log_softmax(-1))).sum(-1)
