"""Write the test vectors of the network in Go: texts and what the network says of them.

In: the words file and the network file, of which the weights are taken as they
are stored, so that only the arithmetic can differ. Out: gzipped JSON: the
network file's hash, and for each text its windows with their words' cue logits
and, for each cue, its judgement and the words' tags, logits all; the words' name
tags, logarithms of probabilities; and for some runs of words whether they mean
none of the others, or the same as each, logits.

    python vectors_network.py

To be run again whenever the network file changes.
"""

import argparse
import gzip
import hashlib
import json
from pathlib import Path

import torch

from selon_train import data
from selon_train.batch import Batch, cue_spans
from selon_train.export import dequantised
from selon_train.net import Net
from selon_train.score import OVERLAP
from selon_train.train import embeddings
from selon_train.words import EOS, Words

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "internal/model/weights"
OUT = ROOT / "internal/model/testdata/vectors.json.gz"
THRESHOLD = 0.1  # of a cue's first word
MOST = 4  # cues of a window that are written down
LINKED = 6  # runs of words in a window that are compared with each other

FRENCH = [
    "La ministre Odile Marchetti a déclaré jeudi que le pont serait rouvert « avant la fin du mois ».",
    "Selon le syndicat des bateliers, aucune date n'a été fixée. « On nous promène », s'agace son secrétaire, "
    "Paul Verdon, qui accuse la préfecture d'avoir menti aux riverains.\n\nLa préfecture dément. "
    "« Tout a été dit », assure-t-elle dans un communiqué adressé aux élus.",
    "— Vous partez ? demanda le juge.\n— Non, répondit l'accusé. J'ai dit à ma sœur que je restais.",
    "D’après l’agence Lumen, qui cite deux sources proches du dossier, l’accord ne serait pas signé : "
    "le Premier ministre craindrait un vote de défiance.",
]
ENGLISH = [
    "The mayor of Harwick said on Tuesday that she would not resign, despite calls from her own party.",
    "\"We were told nothing,\" Ms Okafor said. \"Nothing at all.\" According to court papers seen by reporters, "
    "the company had warned ministers twice.\n\nA spokesman declined to comment but told the Courier he believed "
    "the letter was genuine.",
    "Critics accuse the bank of hiding losses; the bank denies it, and its chairman hopes for a quick ruling.",
]
HOSTILE = [
    "…",
    "a\u0301 \u200b\u202eهل قال\u202c 👩\u200d👧 « \ufeff » \u0000 \u001c said ﬁn ½",
    "dit dit dit : « « « dit » \" ' ` said, said; said",
    "Une ligne\r\n\r\nUne autre, a dit\r\rquelqu'un\u2029Fin",
    "antidisestablishmentarianism" * 120 + " said the " + "тест" * 40,
]


def long() -> str:
    """A text of several windows: paragraphs of different lengths that name their number."""
    parts = []
    for i in range(16):
        name = ("Mme Kerlan", "le maire de Brume", "the envoy", "a farmer from Dale", "l'association")[i % 5]
        parts.append(
            f"{name} a dit que la mesure numéro {i} serait appliquée, selon une note interne. " * (1 + i % 3)
            if i % 2
            else f"“Point {i} is settled,” {name} told the council, adding that nobody had objected to it."
        )
    return "\n\n".join(parts)


@torch.no_grad()
def reading(net: Net, words: Words, table, text: str, size: int, overlap: int) -> dict:
    """What the network says of a text, window by window."""
    cut = words.cut(text)
    doc = data.Document("", "", text, cut, data.paragraphs(text, cut))
    windows = []
    for w, lo, hi in data.reading_windows(doc, size, overlap) if cut else []:
        # One word may have more pieces than the network has positions: what a window cannot hold is not read.
        if len(w.pieces) > size:
            w.pieces = w.pieces[: size - 1] + [EOS]
        n = len(w.first)
        b = Batch([w], table)
        states, logits = net.encode(b.embedded, b.mask, b.first)
        spans = cue_spans(logits[0, :n].softmax(-1), THRESHOLD)
        cues = [c for c in spans if lo <= w.start + c[0] < hi][:MOST]
        found = []
        if cues:
            index = [torch.tensor(x) for x in zip(*[(0, s, e) for s, e, _ in cues])]
            tags, judged = net.relate(states, *index, b.paragraph, b.real)
            found = [
                {"first": s, "last": e, "judged": rounded(j), "tags": rounded(t[:n])}
                for (s, e, _), j, t in zip(cues, judged, tags)
            ]
        runs = [(i, min(i + 1 + i % 3, n)) for i in range(0, n, max(1, n // LINKED))][:LINKED]
        first, last = (torch.tensor(x) for x in zip(*runs))
        linked = net.links(net.link(states[0]), first, last, torch.arange(len(runs)))
        windows.append({
            "start": w.start, "stop": w.start + n, "from": lo, "to": hi,
            "logits": rounded(logits[0, :n]), "cues": found,
            "names": rounded(net.name(states[0, :n]).log_softmax(-1)), "runs": runs, "links": rounded(linked),
        })
    return {"text": text, "paragraphs": doc.paragraph, "windows": windows}


def rounded(t: torch.Tensor):
    return [rounded(x) for x in t] if t.dim() else round(t.item(), 4)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    p.add_argument("--words", default=str(WEIGHTS / "words.safetensors"))
    p.add_argument("--network", default=str(WEIGHTS / "network.safetensors"))
    p.add_argument("--out", type=Path, default=OUT)
    a = p.parse_args()
    torch.set_num_threads(1)
    words = Words(a.words)
    table = embeddings(words)
    weights, meta = dequantised(a.network)
    net = Net(int(meta["layers"]), int(meta["lower"]))
    net.load_state_dict({k: torch.from_numpy(v) for k, v in weights.items()})
    net.eval()
    texts = FRENCH + ENGLISH + HOSTILE + [long()]
    out = {
        "network": hashlib.sha256(Path(a.network).read_bytes()).hexdigest(),
        "texts": [reading(net, words, table, t, int(meta["window"]), OVERLAP) for t in texts],
    }
    a.out.parent.mkdir(parents=True, exist_ok=True)
    # No time stamp: the same weights give the same file.
    a.out.write_bytes(gzip.compress(json.dumps(out, separators=(",", ":")).encode(), 9, mtime=0))
    cues = sum(len(w["cues"]) for t in out["texts"] for w in t["windows"])
    print(f"{len(texts)} texts with {cues} cues in {a.out}, {a.out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
