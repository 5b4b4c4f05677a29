"""All documents to learn from and to measure on, cut into words once.

Cutting takes a minute, and other machines than the one with the annotated
documents may do the training: the file that this writes is all they need.

    python -m selon_train.corpus --shared … --out work/corpus.pickle
"""

import argparse
import importlib.util
import json
import lzma
import os
import pickle
import random
from dataclasses import dataclass

from . import corpora, data
from .words import Words

LANGUAGES = ("fr", "en")  # sets with statements; the others are in corpora.py


def scorer(shared: str):
    """The program that measures statements."""
    spec = importlib.util.spec_from_file_location("gold", os.path.join(shared, "bin", "gold.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass
class Corpus:
    train: dict[str, list[list[data.Document]]]  # by set; a document comes with its copies with other people
    dev: dict[str, list[data.Document]]  # by language
    gold: dict[str, dict]  # what ``gold.py`` loads of dev, by language
    named: dict[str, list[data.Document]]  # to measure names and links on


def gather(shared: str, words: Words, silver: dict, doubts: dict, copies: int, plain: list[dict], seed: int) -> Corpus:
    train = {lang: corpora.attributed(shared, lang, "train", words, silver, copies, random.Random(seed)) for lang in LANGUAGES}
    for docs in train.values():
        data.doubt([d for versions in docs for d in versions[:1]], doubts)
    train["named"] = [versions for versions in train["fr"] if len(versions) > 1]
    train |= {name: load(shared, words) for name, load in corpora.CORPORA.items()}
    train["plain"] = [[unread(j, words)] for j in plain]
    folder = lambda lang: os.path.join(shared, "data", "attribution", lang, "dev")
    return Corpus(
        train,
        {lang: data.load(folder(lang), words) for lang in LANGUAGES},
        {lang: scorer(shared).load_gold(folder(lang)) for lang in LANGUAGES},
        {name: load(shared, words) for name, load in corpora.NAMED.items()},
    )


def unread(j: dict, words: Words) -> data.Document:
    """A text of which nothing is known: what teachers say of it is learned."""
    cut = words.cut(j["text"])
    doc = data.Document(j["id"], j.get("lang") or "", j["text"], cut, data.paragraphs(j["text"], cut))
    doc.attributed = False
    return doc


def load(path: str) -> Corpus:
    with lzma.open(path) as f:
        return Corpus(**pickle.load(f))


def lines(path: str | None) -> list[dict]:
    if not path:
        return []
    with open(path, encoding="utf8") as f:
        return [json.loads(line) for line in f]


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    p.add_argument("--shared", default="../../shared")
    p.add_argument("--words", default="../internal/model/weights/words.safetensors")
    p.add_argument("--silver", help="what silver.py or second_names.py wrote: names in documents that have none")
    p.add_argument("--doubts", help="what second_pass wrote: cues of which it is doubtful that they are none")
    p.add_argument("--plain", help="JSON Lines of texts (id, text) that nobody annotated, for students")
    p.add_argument("--copies", type=int, default=5, help="copies with other people of documents whose names are annotated")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--out", required=True)
    a = p.parse_args()
    known = lambda path: json.load(open(path, encoding="utf8")) if path else {}
    corpus = gather(a.shared, Words(a.words), known(a.silver), known(a.doubts), a.copies, lines(a.plain), a.seed)
    with lzma.open(a.out, "wb", preset=3) as f:
        pickle.dump(vars(corpus), f)
    count = {name: len(docs) for name, docs in corpus.train.items()}
    print(f"{a.out}: {os.path.getsize(a.out) / 1e6:.1f} MB, documents {count}")


if __name__ == "__main__":
    main()
