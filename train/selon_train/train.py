"""Fine-tunes the network on annotated news and follows it on dev.

Resumable: the state is written after every stretch of steps; running the same
command again goes on from there. Seeded: the order of documents, the cuts and
the new layers' first values come from ``--seed``.
"""

import argparse
import json
import os
import random
import time

import torch

from . import corpus as corpora
from . import council, data, encoder_file, score
from .batch import Batch, loss, step
from .decode import read
from .export import dequantised
from .net import Net, from_encoder
from .words import Words


def embeddings(words: Words) -> torch.Tensor:
    """The word embeddings [pieces, 384], frozen."""
    return torch.from_numpy(encoder_file.dequantise(words.embedding.reshape(-1))).reshape(len(words.pieces), -1)


def measure(net, gold, corpus, table) -> dict:
    """The figures of ``gold.py score`` for each language's dev documents."""
    out = {}
    for lang, docs in corpus.dev.items():
        path = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"selon-dev-{lang}-{os.getpid()}.jsonl")
        with open(path, "w", encoding="utf8") as f:
            for d in read(net, docs, table):
                f.write(json.dumps(d, ensure_ascii=False) + "\n")
        out[lang] = gold.score(corpus.gold[lang], gold.load_system(path))
        os.remove(path)
    return out


def summary(figures: dict) -> str:
    rows = []
    for lang, f in figures.items():
        row = f"{lang} soft {f['attribution_soft']['f1']} (p {f['attribution_soft']['p']} r {f['attribution_soft']['r']})"
        row += f" content {f['content_soft']['f1']} exact {f['content_exact']['f1']}"
        row += f" source {f['source_accuracy_of_matched']} modes {f['recall_by_mode']}"
        if f["addressee"] and f["parent_of_matched"]:
            row += f" addressee {f['addressee']['f1']} parent {f['parent_of_matched']['f1']} kind {f['kind_accuracy_of_matched']}"
        rows.append(row)
    return "\n".join(rows)


def epoch_windows(docs: dict, weights: dict, size: int, rng: random.Random) -> list[data.Window]:
    """One epoch: each set's documents ``weights[name]`` times (a fraction: a sample), cut anew; of versions, any one."""
    out = []
    for name, some in docs.items():
        whole, part = divmod(weights[name], 1)
        chosen = some * int(whole) + rng.sample(some, round(part * len(some)))
        for versions in chosen:
            out.extend(data.training_windows(rng.choice(versions), size, rng))
    return out


def batches(windows, pieces: int, rng: random.Random):
    """Windows of like length together, about ``pieces`` pieces a batch, in random order."""
    windows = sorted(windows, key=lambda w: len(w.pieces) + rng.random() * 30)
    out, some = [], []
    for w in windows:
        if some and step(max(len(x.pieces) for x in [*some, w])) * (len(some) + 1) > pieces:
            out.append(some)
            some = []
        some.append(w)
    out.append(some)
    rng.shuffle(out)
    return out


def groups(net, rate: float, new_rate: float, decay: float):
    """Parameters by learning rate: the encoder's own, lower layers slower, and the new ones."""
    encoder = [("position", net.position), *net.norm.named_parameters()]
    out = [{"params": [p for _, p in encoder], "lr": rate * decay ** len(net.layers), "weight_decay": 0.0}]
    known = {id(p) for _, p in encoder}
    for i, layer in enumerate(net.layers):
        for matrices in (True, False):
            some = [p for p in layer.parameters() if (p.dim() > 1) == matrices]
            known.update(map(id, some))
            out.append({"params": some, "lr": rate * decay ** (len(net.layers) - 1 - i), "weight_decay": 0.01 * matrices})
    out.append({"params": [p for p in net.parameters() if id(p) not in known], "lr": new_rate, "weight_decay": 0.01})
    return out


class Average:
    """Moving average of the weights; what is measured and written."""

    def __init__(self, net, decay: float):
        self.decay = decay
        self.value = {k: v.detach().clone() for k, v in net.state_dict().items()}
        self.steps = 0

    def update(self, net):
        self.steps += 1
        keep = min(self.decay, self.steps / (self.steps + 10))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.value.values()), list(net.state_dict().values()), 1 - keep)


def load_state(path: str) -> dict:
    """A saved state; or the program's own network file, whose weights were rounded to 8 bits."""
    if not path.endswith(".safetensors"):
        return torch.load(path, map_location="cpu", weights_only=True)
    weights, meta = dequantised(path)
    return {
        "average": {name: torch.from_numpy(w.copy()) for name, w in weights.items()},
        "layers": list(range(int(meta["layers"]))), "lower": int(meta["lower"]),
    }


def load_net(state: dict) -> Net:
    """The averaged network of a saved state, for reading."""
    net = Net(len(state["layers"]), state["lower"], 0.0)
    net.load_state_dict(state["average"])
    return net.eval()


def copy_layers(net: Net, chosen: list[int], state: dict) -> None:
    """Start from a trained network: its layers of the given numbers, and all the rest of it."""
    value, taken = {}, state["average"]
    for name, v in taken.items():
        if not name.startswith("layers."):
            value[name] = v
    for to, n in enumerate(chosen):
        head = f"layers.{n}."
        value.update({f"layers.{to}." + k[len(head) :]: v for k, v in taken.items() if k.startswith(head)})
    # Layers that the trained network did not have keep their first values.
    net.load_state_dict(value, strict=False)


def teach(net, optimizer, schedule, average, batch, council_, gold: float) -> dict:
    """One step; returns the parts of the loss."""
    net.train()
    with torch.autocast(batch.embedded.device.type, torch.bfloat16):
        total, parts = loss(net, batch, most_false=3 * len(batch.windows), council=council_, gold=gold)
    total.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    schedule.step()
    average.update(net)
    return parts


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--corpus", required=True, help="what corpus.py wrote")
    p.add_argument("--shared", default="../../shared", help="where bin/gold.py is")
    p.add_argument("--encoder", help="e5-small-q4.bin, to start from")
    p.add_argument("--words", default="../internal/model/weights/words.safetensors")
    p.add_argument("--out", required=True, help="folder for state and log")
    p.add_argument("--layers", default="0,1,2,3,4,5,6,7,8,9,10,11", help="the layers to take of what it starts from")
    p.add_argument("--lower", type=int, default=8)
    p.add_argument("--epochs", type=float, default=3)
    p.add_argument("--minutes", type=float, help="as many epochs as fit in, by the speed of the first steps")
    p.add_argument("--weights", default="fr=4,en=1,named=6,uner=2,gum=1.5,democrat=1.5",
                   help="how often a document of a set is read in an epoch; named: those of fr whose names are annotated; "
                   "plain: texts that nobody annotated")
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--new-rate", type=float, default=1e-3)
    p.add_argument("--decay", type=float, default=0.95)
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--size", type=int, default=384, help="pieces in a window")
    p.add_argument("--batch", type=int, default=6144, help="pieces in a batch")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--measure", type=int, default=400, help="steps between measures on dev; 0: only at the end; -1: never")
    p.add_argument("--start", help="state, or network file of the program, whose weights to start from")
    p.add_argument("--teachers", help="states to learn from besides the annotation, by commas: teacher n has not seen part n")
    p.add_argument("--gold", type=float, default=1, help="weight of the annotation beside teachers")
    p.add_argument("--without", help="n/parts: documents to leave out, so that the network can be asked of them")
    p.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    a = p.parse_args()

    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    os.makedirs(a.out, exist_ok=True)
    corpus, gold = corpora.load(a.corpus), corpora.scorer(a.shared)
    table = embeddings(Words(a.words)).to(a.device)
    layers = [int(n) for n in a.layers.split(",")]
    net = Net(len(layers), a.lower, a.dropout)
    if a.start:
        copy_layers(net, layers, load_state(a.start))
    else:
        from_encoder(net, encoder_file.load(a.encoder), layers)
    net.to(a.device)
    teachers = None
    if a.teachers:
        paths = a.teachers.split(",")
        teachers = council.Council([load_net(load_state(t)).to(a.device) for t in paths], alike=paths[0] == a.start)
    weights = {k: float(v) for k, v in (x.split("=") for x in a.weights.split(","))}
    train = {name: corpus.train[name] for name in weights}
    if a.without:
        part, parts = map(int, a.without.split("/"))
        train = {name: [d for d in docs if council.fold(d[0].id, parts) != part] for name, docs in train.items()}

    rng = random.Random(a.seed)
    epoch = batches(epoch_windows(train, weights, a.size, rng), a.batch, rng)
    steps = round(len(epoch) * a.epochs)

    optimizer = torch.optim.AdamW(groups(net, a.rate, a.new_rate, a.decay), fused=True)
    clock = {"steps": steps}  # set anew where minutes are given
    warm = max(1, round(0.06 * steps)) if not a.minutes else 150
    shape = lambda n: min((n + 1) / warm, max(0.0, (clock["steps"] - n) / max(1, clock["steps"] - warm)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, shape)
    average = Average(net, 0.995)

    done, state_path = 0, os.path.join(a.out, "state.pt")
    if os.path.exists(state_path):
        state = torch.load(state_path, map_location=a.device, weights_only=True)
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        average.value, average.steps, done = state["average"], state["average_steps"], state["done"]
    log = open(os.path.join(a.out, "log.txt"), "a", buffering=1)

    def say(text):
        print(f"{os.path.basename(a.out)}: {text}", flush=True)
        log.write(text + "\n")

    say(f"{steps} steps, epochs of {sum(len(w.pieces) for b in epoch for w in b)} pieces; from step {done}; {vars(a)}")
    parts, since, pieces, began = {}, time.time(), 0, time.time()
    n, at = done, done % len(epoch)
    while n < clock["steps"]:
        if at == len(epoch):
            epoch, at = batches(epoch_windows(train, weights, a.size, rng), a.batch, rng), 0
        some = teach(net, optimizer, schedule, average, Batch(epoch[at], table), teachers, a.gold)
        pieces += sum(len(w.pieces) for w in epoch[at])
        n, at = n + 1, at + 1
        if n % 25 == 0:
            for k, v in some.items():
                parts[k] = parts.get(k, v.item()) * 0.7 + v.item() * 0.3
            if a.minutes and n >= 100:
                each = (time.time() - began) / (n - done)
                clock["steps"] = max(n, round(done + 60 * a.minutes / each))
        if n % 100 == 0:
            say(f"{n} of {clock['steps']} {' '.join(f'{k} {v:.3f}' for k, v in parts.items())} {pieces / (time.time() - since):.0f} pieces/s")
            since, pieces = time.time(), 0
        last = n == clock["steps"]
        if last or n % (a.measure if a.measure > 0 else 400) == 0:
            save(state_path, net, average, optimizer, schedule, n, layers, a.lower)
        if (a.measure > 0 and n % a.measure == 0) or (last and a.measure >= 0):
            live = {k: v.clone() for k, v in net.state_dict().items()}
            net.load_state_dict(average.value)
            say(summary(measure(net, gold, corpus, table)))
            for name, docs in corpus.named.items():
                say(f"{name}: {score.describe(net, docs, table)}")
            net.load_state_dict(live)
            since, pieces = time.time(), 0


def save(path, net, average, optimizer, schedule, done, layers, lower):
    torch.save({
        "net": net.state_dict(), "average": average.value, "average_steps": average.steps,
        "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(), "done": done,
        "layers": layers, "lower": lower,
    }, path + ".new")
    os.replace(path + ".new", path)


if __name__ == "__main__":
    main()
