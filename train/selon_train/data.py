"""Annotated documents → windows of pieces with labels.

In: folders of ``attribution`` files (text, attributions with code-point
offsets). Out: :class:`Window` values of at most ``size`` pieces, cut anew, at
random places, in every epoch.
"""

import glob
import json
import os
import random
from dataclasses import dataclass, field, replace

from .words import BOS, EOS, Words

# Tags of a word with respect to one cue.
O, B_SOURCE, I_SOURCE, B_CONTENT, I_CONTENT, B_ADDRESSEE, I_ADDRESSEE = range(7)
ROLES = (("source", B_SOURCE), ("content", B_CONTENT), ("addressee", B_ADDRESSEE))
# Tags of a word with respect to all cues.
CUE_O, CUE_B, CUE_I = range(3)
STATEMENT, ATTITUDE, NO_KIND = 0, 1, -100


@dataclass
class Relation:
    """One attribution in words: half-open ranges of word indices."""

    id: str
    cue: tuple[int, int]
    roles: dict[int, list[tuple[int, int]]]  # B tag → ranges
    kind: int


@dataclass
class Document:
    id: str
    lang: str
    text: str
    words: list[tuple[int, int, list[int]]]
    paragraph: list[int]  # of each word
    relations: list[Relation] = field(default_factory=list)
    full: bool = True  # whether kind and addressee are annotated
    attributed: bool = True  # whether statements are annotated at all
    doubtful: set[int] = field(default_factory=set)  # words of which nothing is learned as cues
    names: list[int] | None = None  # for each word the set of tags that it may bear; None: nothing is known
    mentions: list = field(default_factory=list)  # links.Mention, in text order


@dataclass
class Window:
    """A stretch of a document as the network sees it.

    ``pieces`` begins with <s>, has </s> between paragraphs and at the end;
    ``first`` gives for each word the index of its first piece; ``start`` is
    the document's index of the first word.
    """

    document: Document
    start: int
    pieces: list[int]
    first: list[int]
    paragraph: list[int]
    relations: list[Relation]
    doubtful: list[int]
    names: list[int] | None
    mentions: list  # links.Mention that lie inside, moved


def paragraphs(text: str, words) -> list[int]:
    """Number of the paragraph that each word stands in.

    A blank line ends a paragraph; where a text has no blank line, a line break does.
    """
    gaps = [text[a[1] : b[0]].replace("\r\n", "\n") for a, b in zip(words, words[1:])]
    breaks = [g.count("\n") + g.count("\r") + 2 * g.count("\u2029") for g in gaps]
    least = 2 if any(n >= 2 for n in breaks) else 1
    out, p = [0] if words else [], 0
    for n in breaks:
        p += n >= least
        out.append(p)
    return out


def load(folder: str, words: Words) -> list[Document]:
    docs = []
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        with open(path, encoding="utf8") as f:
            docs.append(document(json.load(f), words))
    if not docs:
        raise SystemExit(f"{folder}: no annotated documents")
    return docs


def document(j: dict, words: Words) -> Document:
    cut = words.cut(j["text"])
    doc = Document(j["id"], j["lang"], j["text"], cut, paragraphs(j["text"], cut))
    doc.full = any(a.get("kind") for a in j["attributions"])
    for a in j["attributions"]:
        cue = covered(cut, a["cue"])
        content = covered(cut, a["content"])
        if not cue or not content:
            continue
        roles = {tag: covered(cut, a.get(name) or []) for name, tag in ROLES}
        kind = {"statement": STATEMENT, "attitude": ATTITUDE}.get(a.get("kind"), NO_KIND)
        doc.relations.append(Relation(a["id"], cue[0], roles, kind))
    return doc


def doubt(docs: list[Document], spans: dict[str, list[list[int]]]) -> None:
    """Mark the words in the spans, given by document, as doubtful."""
    for d in docs:
        for a, b in covered(d.words, spans.get(d.id, [])):
            d.doubtful.update(range(a, b))


def covered(words, spans) -> list[tuple[int, int]]:
    """Ranges of the words that the spans touch, in text order."""
    out = []
    for a, b in sorted(tuple(s) for s in spans):
        lo, hi = bisect(words, a, 1), bisect(words, b, 0)
        if lo < hi:
            out.append((lo, hi))
    return out


def bisect(words, at: int, end: int) -> int:
    """Index of the first word that ends after ``at`` (end=1) or starts at or after it (end=0)."""
    lo, hi = 0, len(words)
    while lo < hi:
        mid = (lo + hi) // 2
        if words[mid][end] > at or (end == 0 and words[mid][0] == at):
            hi = mid
        else:
            lo = mid + 1
    return lo


def window(doc: Document, start: int, stop: int) -> Window:
    """The words [start, stop) of a document as a window."""
    pieces, first = [BOS], []
    for i in range(start, stop):
        if i > start and doc.paragraph[i] != doc.paragraph[i - 1]:
            pieces.append(EOS)
        first.append(len(pieces))
        pieces.extend(doc.words[i][2])
    pieces.append(EOS)
    inside = []
    for r in doc.relations:
        if start <= r.cue[0] and r.cue[1] <= stop:
            roles = {
                tag: [(max(a, start) - start, min(b, stop) - start) for a, b in spans if a < stop and b > start]
                for tag, spans in r.roles.items()
            }
            inside.append(Relation(r.id, (r.cue[0] - start, r.cue[1] - start), roles, r.kind))
    doubtful = [i - start for i in doc.doubtful if start <= i < stop]
    names = doc.names[start:stop] if doc.names else None
    mentions = [
        replace(m, first=m.first - start, last=m.last - start)
        for m in doc.mentions if start <= m.first and m.last <= stop
    ]
    return Window(doc, start, pieces, first, doc.paragraph[start:stop], inside, doubtful, names, mentions)


def extent(doc: Document, start: int, size: int) -> int:
    """Where a window from ``start`` must stop to hold at most ``size`` pieces."""
    used, i = 2, start
    while i < len(doc.words):
        more = len(doc.words[i][2]) + (i > start and doc.paragraph[i] != doc.paragraph[i - 1])
        if used + more > size:
            break
        used += more
        i += 1
    return max(i, start + 1)


def training_windows(doc: Document, size: int, rng: random.Random) -> list[Window]:
    """Cuts a document at random places, at a paragraph's end where one is near."""
    out, start = [], 0
    n = len(doc.words)
    total = sum(len(w[2]) for w in doc.words)
    first = True
    while start < n:
        room = size if not first or total < size - 2 else rng.randint(size // 3, size)
        first = False
        stop = extent(doc, start, room)
        if stop < n:
            back = stop
            while back > start + (stop - start) * 2 // 3 and doc.paragraph[back] == doc.paragraph[back - 1]:
                back -= 1
            if doc.paragraph[back] != doc.paragraph[back - 1]:
                stop = back
        out.append(window(doc, start, stop))
        start = stop
    return out


def reading_windows(doc: Document, size: int, overlap: int) -> list[tuple[Window, int, int]]:
    """Overlapping windows for reading, each with the words [from, to) whose cues it decides.

    Neighbours share about ``overlap`` pieces; the border between them is the
    middle of what they share. The program seeks better borders (internal/model/window.go);
    these suffice to follow a training and to compare numbers.
    """
    spans, start, n = [], 0, len(doc.words)
    while True:
        stop = extent(doc, start, size)
        spans.append((start, stop))
        if stop >= n:
            break
        back, used = stop, 0
        while back > start + 1 and used < overlap:
            back -= 1
            used += len(doc.words[back][2])
        start = back
    out = []
    for k, (a, b) in enumerate(spans):
        lo = 0 if k == 0 else (a + spans[k - 1][1]) // 2
        hi = n if k == len(spans) - 1 else (spans[k + 1][0] + b) // 2
        out.append((window(doc, a, b), lo, hi))
    return out
