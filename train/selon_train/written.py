"""Sentences written for training → documents whose names are known.

The annotated corpora have few clubs, bands, schools, regiments and acronyms.
``written/*.txt`` has sentences in which each name stands in brackets after its
sort, ``[team Ashby Rovers] signed [person Lena Ortiz] .``; an empty line parts
blocks that belong together. Names are exchanged for others of their sort, the
same one everywhere in a block, so that what is learned is where such names
stand and how they are made.

    python -m selon_train.written FILE …    # says what cannot be read, and how many names of each sort there are
"""

import collections
import glob
import os
import random
import re
import string
import sys

from . import names as names_of
from .data import Document, paragraphs
from .words import Words

SORTS = {  # by class
    "person": "person surname given alias",
    "organization": "team nick league band label company shop airline railway bank newspaper magazine channel studio agency ministry "
    "council court party university school institute hospital museum foundation ngo union church unit force club orchestra venue acronym",
    "place": "city country region district nature island road building airport station",
    "event": "event",
    "work": "album song film book show game",
    "other": "product award ship law line",
}
CLASS = {sort: names_of.CLASS[c] for c, sorts in SORTS.items() for sort in sorts.split()}
NAME = re.compile(r"\[([a-z]+) ([^\[\]]+)\]")

Piece = tuple[str, str]  # words, and the sort of the name that they are or ""


class Unreadable(ValueError):
    pass


def pieces(line: str) -> list[Piece]:
    """A line as names and what stands between them."""
    out, at = [], 0
    for found in NAME.finditer(line):
        if found[1] not in CLASS:
            raise Unreadable(f"no sort of name is called {found[1]}")
        out += [(line[at : found.start()], ""), (found[2].strip(), found[1])]
        at = found.end()
    out.append((line[at:], ""))
    if any("[" in words or "]" in words for words, _ in out):
        raise Unreadable("brackets that do not close, or stand in each other")
    return [(words, sort) for words, sort in out if words]


def blocks(path: str) -> list[list[list[Piece]]]:
    """The blocks of lines of a file."""
    out: list[list[list[Piece]]] = [[]]
    for n, line in enumerate(open(path, encoding="utf8"), 1):
        line = line.strip()
        if line.startswith("#"):
            continue
        if not line:
            out.append([])
            continue
        try:
            out[-1].append(pieces(line))
        except Unreadable as e:
            raise Unreadable(f"{path}:{n}: {e}") from None
    return [block for block in out if block]


def sorts(paths: list[str]) -> dict[str, collections.Counter]:
    """All names, by sort."""
    out: dict[str, collections.Counter] = {sort: collections.Counter() for sort in CLASS}
    for path in paths:
        for block in blocks(path):
            for line in block:
                for words, sort in line:
                    if sort:
                        out[sort][words] += 1
    return out


def documents(folder: str, people: list[str], words: Words, copies: int, rng: random.Random) -> list[list[Document]]:
    """The blocks of all files as documents, each with copies with other names.

    Half of the blocks stand alone, as sentences come in lists; the others follow each other.
    """
    out, pools = [], {}
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        lang = os.path.basename(path)[:2]
        if lang not in pools:
            pools[lang] = pool(sorted(glob.glob(os.path.join(folder, lang + "-*.txt"))), people)
        others, some = pools[lang], blocks(path)
        rng.shuffle(some)
        while some:
            n = 1 if rng.random() < 0.5 else rng.randint(2, 8)
            group, some = some[:n], some[n:]
            name = f"written-{os.path.basename(path)[:-4]}-{len(out)}"
            versions = [group] + [[exchanged(block, others, rng) for block in group] for _ in range(copies)]
            out.append([document(name, lang, [line for block in v for line in block], words) for v in versions])
    return out


def pool(paths: list[str], people: list[str]) -> dict[str, list[str]]:
    """The names of each sort to take others from."""
    out = {sort: sorted(names) for sort, names in sorts(paths).items()}
    out["person"] += people
    out["surname"] += [name.split()[-1] for name in people]
    return out


def exchanged(block: list[list[Piece]], others: dict[str, list[str]], rng: random.Random) -> list[list[Piece]]:
    """The block with some of its names exchanged; what is a part of another name is left as it is, but for people."""
    names = sorted({piece for line in block for piece in line if piece[1]})
    new: dict[Piece, str] = {}
    for words, sort in names:
        related = [n for n in names if n[0] != words and (words in n[0] or n[0] in words)]
        if rng.random() < 0.4 or (related and sort not in ("person", "surname")):
            continue
        if sort == "person":
            new[words, sort] = person = rng.choice(others[sort])
            parts = person.split()
            for part in related:
                if part[1] == "surname":
                    new[part] = parts[-1]
                elif part[1] == "given":
                    new[part] = parts[0]
        elif sort == "acronym" and rng.random() < 0.5:
            new[words, sort] = initials(rng)
        elif (words, sort) not in new and not related:
            new[words, sort] = rng.choice(others[sort])
    return [[(new.get((words, sort), words), sort) for words, sort in line] for line in block]


def initials(rng: random.Random) -> str:
    """An acronym that nobody has heard of."""
    letters = "".join(rng.choice(string.ascii_uppercase) for _ in range(rng.choice((2, 3, 3, 3, 4, 4, 5))))
    return rng.choice((letters,) * 8 + (letters + rng.choice("0123456789"), rng.choice("0123456789") + letters[:2]))


def document(name: str, lang: str, lines: list[list[Piece]], words: Words) -> Document:
    text, spans = "", []
    for line in lines:
        for piece, sort in line:
            if sort:
                spans.append((len(text), len(text) + len(piece), [CLASS[sort]]))
            text += piece
        text += "\n"
    cut = words.cut(text)
    doc = Document(name, lang, text, cut, paragraphs(text, cut))
    doc.attributed = False
    # Nationalities and the like stand outside of brackets: whether they are names stays open.
    doc.names = names_of.of_three(cut, text, spans)
    return doc


if __name__ == "__main__":
    try:
        for sort, names in sorts(sys.argv[1:]).items():
            print(f"{sort:12} {names.total():5} names, {len(names):5} different")
    except Unreadable as e:
        sys.exit(str(e))
