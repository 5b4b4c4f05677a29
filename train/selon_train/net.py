"""The network: one pass over a window, whatever the number of cues in it.

Shapes: B windows, T pieces, W words, C cues of the whole batch, D = 384.

1. A BERT encoder [Devlin 2019], the first ``lower`` layers over the pieces;
   a linear layer on each word's first piece tags cues (O, B, I).
2. What the tagger believes is added to the stream as a learned mark (the
   probabilities times an embedding each), and the ``upper`` layers go on with
   the same pieces. All cues are marked at once: the cost does not grow with them.
3. For each cue (the mean of its words) and each word a small pair network:
   gelu(U w + V c + (P w) * (Q c) + distance + paragraphs apart), a convolution
   over neighbouring words, seven tags (none, source, content, addressee in BIO).
   The product lets the two meet, as in biaffine parsing [Dozat 2017].
4. Each cue is judged: whether it stands for a statement, and of which kind.
5. Each word bears a tag of the names (none; first or further word of a class).
6. Two runs of words mean the same if the product of what stands for the one as
   a question and for the other as an answer is large (``LINK`` numbers each: the
   mean over the run, and its first word), with a share for the distance; a
   question may have no answer.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

D, HEADS, FFN, POSITIONS, EPS = 384, 12, 1536, 512, 1e-12
PAIR = 128
NEAR = 5  # words that the convolution sees
TAGS = 7
REACH = 11  # distance buckets on each side
NAME_TAGS = 13
LINK = 128
LINK_REACH = 9

# What a piece attends to: the pieces of its own CHUNK, SIGHT before and behind it, and the first SINK of the
# window, to which heads turn that find nothing [Beltagy 2020, Xiao 2023]. Half of a window's scores are left.
CHUNK, SIGHT, SINK = 48, 64, 32


def neighbours(t: int, device) -> torch.Tensor:
    """[T, T]: whether the piece of a row attends to the piece of a column."""
    at = torch.arange(t, device=device)
    chunk = at[:, None] // CHUNK * CHUNK
    return (at < SINK) | ((at >= chunk - SIGHT) & (at < chunk + CHUNK + SIGHT))


class Dropout(nn.Module):
    """Dropout; on a CPU from a pool of masks drawn once: drawing anew takes a fifth of its training time.

    Every call takes a stretch of the pool from a random place.
    """

    SIZE = 1 << 23

    def __init__(self, rate: float):
        super().__init__()
        self.rate = rate
        self.pool = None

    def forward(self, x):
        if not self.training or self.rate == 0:
            return x
        if x.is_cuda:
            return F.dropout(x, self.rate)
        if self.pool is None:
            self.pool = (torch.rand(self.SIZE) >= self.rate).to(torch.bfloat16) / (1 - self.rate)
        at = int(torch.randint(self.SIZE - x.numel(), ()))
        return x * self.pool[at : at + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One post-norm BERT layer."""

    def __init__(self, dropout: float):
        super().__init__()
        self.qkv = nn.Linear(D, 3 * D)
        self.out = nn.Linear(D, D)
        self.norm1 = nn.LayerNorm(D, EPS)
        self.up = nn.Linear(D, FFN)
        self.down = nn.Linear(FFN, D)
        self.norm2 = nn.LayerNorm(D, EPS)
        self.drop = Dropout(dropout)

    def forward(self, x, mask):
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, D // HEADS).permute(2, 0, 3, 1, 4)
        if x.is_cuda:
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        else:
            # In float32, which PyTorch's attention on CPUs is faster in than in bfloat16.
            with torch.autocast("cpu", enabled=False):
                a = F.scaled_dot_product_attention(q.float(), k.float(), v.float(), attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, t, D))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Net(nn.Module):
    def __init__(self, layers: int, lower: int, dropout: float = 0.1):
        super().__init__()
        self.lower = lower
        self.position = nn.Parameter(torch.zeros(POSITIONS, D))  # type 0 is added in
        self.norm = nn.LayerNorm(D, EPS)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.drop = Dropout(dropout)
        self.cue = nn.Linear(D, 3)
        self.mark = nn.Parameter(torch.zeros(3, D))
        self.pair_word = nn.Linear(D, PAIR)
        self.pair_cue = nn.Linear(D, PAIR, bias=False)
        self.meet_word = nn.Linear(D, PAIR)
        self.meet_cue = nn.Linear(D, PAIR)
        self.distance = nn.Embedding(2 * REACH + 1, PAIR)
        self.apart = nn.Embedding(5, PAIR)
        self.near = nn.Linear(NEAR * PAIR, PAIR)
        self.tag = nn.Linear(PAIR, TAGS)
        self.judge_hidden = nn.Linear(D, PAIR)
        self.judge = nn.Linear(PAIR, 3)  # valid (logit), statement, attitude
        self.name = nn.Linear(D, NAME_TAGS)
        self.link = nn.Linear(D, 4 * LINK)  # question: mean, first word; answer: mean, first word
        self.link_none = nn.Linear(LINK, 1)  # of a question
        self.link_distance = nn.Embedding(2 * LINK_REACH + 1, 1)

    def encode(self, embedded, mask, first):
        """embedded [B,T,D], mask [B,1,1,T] (added to scores), first [B,W] → words [B,W,D], cue logits [B,W,3]."""
        t = embedded.shape[1]
        mask = mask + torch.zeros(t, t, device=mask.device).masked_fill_(~neighbours(t, mask.device), -1e4)
        x = self.drop(self.norm(embedded + self.position[:t]))
        for layer in self.layers[: self.lower]:
            x = layer(x, mask)
        at = first.clamp(min=0).unsqueeze(-1).expand(-1, -1, D)
        cues = self.cue(self.drop(x.gather(1, at)))
        belief = cues.detach().float().softmax(-1) * (first >= 0).unsqueeze(-1)
        marks = (belief @ self.mark.float()).to(x.dtype)
        x = x.scatter_add(1, at, marks)
        for layer in self.layers[self.lower :]:
            x = layer(x, mask)
        return self.drop(x.gather(1, at)), cues

    def relate(self, words, window, start, stop, paragraph, real):
        """words [B,W,D]; window, start, stop [C]; paragraph [B,W]; real [B,W]: no padding
        → tags [C,W,7], judgement [C,3]."""
        b, w, _ = words.shape
        index = torch.arange(w, device=words.device)
        inside = (index >= start[:, None]) & (index < stop[:, None])
        # One row a cue over the words of all windows: its mean is a product.
        share = torch.zeros(len(window), b, w, device=words.device)
        share[torch.arange(len(window), device=words.device), window] = inside / (stop - start)[:, None]
        cue = share.view(len(window), b * w) @ words.reshape(b * w, D)
        u, p = self.pair_word(words), self.meet_word(words)
        v, q = self.pair_cue(cue), self.meet_cue(cue)
        where = F.one_hot(bucket(index, start, stop), 2 * REACH + 1).to(words.dtype)
        here = paragraph[window].gather(1, start[:, None])
        away = F.one_hot((paragraph[window] - here).clamp(-2, 2) + 2, 5).to(words.dtype)
        hidden = torch.cat([where, away], -1) @ torch.cat([self.distance.weight, self.apart.weight])
        hidden = hidden + u[window] + v[:, None] + p[window] * q[:, None]
        hidden = F.gelu(hidden) * real[window].unsqueeze(-1)
        padded = F.pad(hidden, (0, 0, NEAR // 2, NEAR // 2))
        around = torch.cat([padded[:, i : i + w] for i in range(NEAR)], -1)
        hidden = hidden + F.gelu(self.near(around))
        return self.tag(hidden), self.judge(F.gelu(self.judge_hidden(cue)))

    def links(self, linked, first, last, asked):
        """linked [W, 4·LINK]: ``link`` of some words; mentions' first, last [M] (half open); asked [Q]: indices of mentions
        → scores [Q, 1+M] of each question with no answer and with each mention."""
        w = linked.shape[0]
        index = torch.arange(w, device=linked.device)
        inside = ((index >= first[:, None]) & (index < last[:, None])).to(linked.dtype)
        mean = (inside / inside.sum(1, keepdim=True)) @ linked
        head = linked[first]
        question = (mean[:, :LINK] + head[:, LINK : 2 * LINK])[asked]
        answer = mean[:, 2 * LINK : 3 * LINK] + head[:, 3 * LINK :]
        scores = question @ answer.T / LINK**0.5
        where = link_bucket(first, last, first[asked], last[asked])
        scores = scores.float() + self.link_distance(where).squeeze(-1)
        none = self.link_none(F.gelu(question)).float()
        return torch.cat([none, scores], 1)


LINK_BOUNDS = (0, 4, 10, 20, 40, 70, 110, 170)


def link_bucket(first, last, asked_first, asked_last):
    """Signed distance class [Q, M] of mentions from questions, in words: 0 overlapping, 1… before, LINK_REACH+1… after."""
    before = asked_first[:, None] - last[None]
    after = first[None] - asked_last[:, None]
    bounds = torch.tensor(LINK_BOUNDS, device=first.device)
    b = torch.bucketize(before, bounds)
    a = torch.bucketize(after, bounds)
    return torch.where(before >= 0, 1 + b, torch.where(after >= 0, 1 + LINK_REACH + a, 0)).clamp(max=2 * LINK_REACH)


# Upper ends of the distance buckets, in words before or after the cue.
BOUNDS = (1, 2, 3, 4, 6, 9, 14, 22, 40, 80)


def bucket(index, start, stop):
    """Signed distance class of each word from the cue: 0 inside, 1… before, REACH+1… after."""
    before = (start[:, None] - index).clamp(min=0)
    after = (index - stop[:, None] + 1).clamp(min=0)
    bounds = torch.tensor(BOUNDS, device=index.device)
    b = torch.bucketize(before, bounds)
    a = torch.bucketize(after, bounds)
    return torch.where(before > 0, 1 + b, torch.where(after > 0, 1 + REACH + a, 0))


def from_encoder(net: Net, encoder, layers: list[int]) -> None:
    """Take position embeddings and the named layers over from the published encoder."""
    t = lambda name, *shape: torch.from_numpy(encoder.floats(name, *shape))
    with torch.no_grad():
        net.position.copy_(t("emb.pos", POSITIONS, D) + t("emb.type", 2, D)[0])
        net.norm.weight.copy_(t("emb.ln.w", D))
        net.norm.bias.copy_(t("emb.ln.b", D))
        for to, n in zip(net.layers, layers):
            l = f"l{n}."
            to.qkv.weight.copy_(torch.cat([t(l + f"{k}.w", D, D) for k in "qkv"]))
            to.qkv.bias.copy_(torch.cat([t(l + f"{k}.b", D) for k in "qkv"]))
            to.out.weight.copy_(t(l + "ao.w", D, D))
            to.out.bias.copy_(t(l + "ao.b", D))
            to.norm1.weight.copy_(t(l + "aln.w", D))
            to.norm1.bias.copy_(t(l + "aln.b", D))
            to.up.weight.copy_(t(l + "fi.w", FFN, D))
            to.up.bias.copy_(t(l + "fi.b", FFN))
            to.down.weight.copy_(t(l + "fo.w", D, FFN))
            to.down.bias.copy_(t(l + "fo.b", D))
            to.norm2.weight.copy_(t(l + "oln.w", D))
            to.norm2.bias.copy_(t(l + "oln.b", D))
        # Most words are no cue and, for one cue, of no role: start from there.
        net.cue.bias[0] = net.tag.bias[0] = 3.0
        nn.init.normal_(net.mark, std=0.02)
        nn.init.normal_(net.distance.weight, std=0.02)
        nn.init.normal_(net.apart.weight, std=0.02)
        net.name.bias[0] = 3.0
