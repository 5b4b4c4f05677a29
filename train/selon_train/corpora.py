"""Corpora of names and of coreference → documents without statements; and what is known of names in those with statements.

Universal NER (English web, three classes), GUM (English news, interviews,
speeches and more: typed mentions in clusters) and Democrat (French press and
prose: clusters, and names of three classes by another program). Every second
document is put back into running text; the others keep a space between tokens,
as tokenised texts come.
"""

import glob
import json
import os
import random
import re

from . import links, names, rename, written
from .data import Document, covered, document, paragraphs
from .links import LONGEST, Mention
from .words import Words

NO_SPACE_BEFORE = re.compile(r"^([.,;:!?)\]}%…”»]+|'s|n't|'re|'ve|'ll|'d|'m|’s|n’t)$")
NO_SPACE_AFTER = re.compile(r"^([(\[{“«$£]|.*['’])$")


class Page:
    """A text that grows token by token, with the places of the tokens."""

    def __init__(self, running: bool):
        self.running = running
        self.text = ""
        self.spans: list[tuple[int, int]] = []
        self.glue = True

    def token(self, form: str):
        apart = not self.glue
        if self.running and (NO_SPACE_BEFORE.match(form) or (self.spans and NO_SPACE_AFTER.match(self.text[self.spans[-1][0] :]))):
            apart = False
        self.text += " " * apart
        self.spans.append((len(self.text), len(self.text) + len(form)))
        self.text += form
        self.glue = False

    def line(self):
        """Ends a paragraph."""
        if self.text and not self.text.endswith("\n"):
            self.text += "\n"
        self.glue = True


def finish(name: str, lang: str, page: Page, words: Words, known: list, three: bool, mentions: list) -> Document:
    """known: (first token, last token exclusive, classes); mentions: (first, last, cluster, asked)."""
    cut = words.cut(page.text)
    doc = Document(name, lang, page.text, cut, paragraphs(page.text, cut))
    doc.attributed = False
    place = lambda a, b: (page.spans[a][0], page.spans[b - 1][1])
    spans = [(*place(a, b), c) for a, b, c in known]
    doc.names = names.of_three(cut, page.text, spans) if three else names.tags(cut, spans)
    for a, b, cluster, asked in mentions:
        for lo, hi in covered(cut, [place(a, b)]):
            if hi - lo <= LONGEST:
                doc.mentions.append(Mention(lo, hi, cluster, asked))
    doc.mentions.sort(key=lambda m: (m.first, m.last))
    return doc


def universal(folder: str, words: Words, copies: int, rng: random.Random) -> list[list[Document]]:
    """UNER: sentences, most of them short; 12 make a document, which comes with copies with other names."""
    sentences = []
    for path in sorted(glob.glob(os.path.join(folder, "*.iob2"))):
        sentence: list[tuple[str, str]] = []
        for line in open(path, encoding="utf8"):
            if line.strip() and not line.startswith("#"):
                sentence.append(tuple(line.rstrip("\n").split("\t")[1:3]))
            elif not line.strip() and sentence:
                sentences.append(chunks(sentence))
                sentence = []
    pool: dict[str, set] = {}
    for sentence in sentences:
        for forms, kind in sentence:
            if kind in UNER_CLASS and any(f[0].isupper() for f in forms):
                pool.setdefault(kind, set()).add(forms)
    names_of = {kind: sorted(some) for kind, some in pool.items()}
    docs = []
    for n in range(0, len(sentences), 12):
        some = sentences[n : n + 12]
        docs.append([universal_document(n, some, words)] + [
            universal_document(n, [exchange(s, names_of, rng) for s in some], words) for _ in range(copies)
        ])
    return docs


UNER_CLASS = {"PER": 0, "ORG": 1, "LOC": 2}


def chunks(sentence: list[tuple[str, str]]) -> list[tuple[tuple[str, ...], str]]:
    """Names as runs of tokens with their class, all other tokens alone with none."""
    out: list[tuple[tuple[str, ...], str]] = []
    for form, tag in sentence:
        if tag[0] == "I" and out and out[-1][1] == tag[2:]:
            out[-1] = (out[-1][0] + (form,), tag[2:])
        else:
            out.append(((form,), tag[2:] if tag[0] == "B" else ""))
    return out


def exchange(sentence: list, names_of: dict[str, list], rng: random.Random) -> list:
    """The sentence with half of its names exchanged for others of their class."""
    return [
        (rng.choice(names_of[kind]) if kind in names_of and rng.random() < 0.5 else forms, kind) for forms, kind in sentence
    ]


def universal_document(n: int, sentences: list, words: Words) -> Document:
    page, known = Page(n % 24 == 0), []
    for sentence in sentences:
        for forms, kind in sentence:
            at = len(page.spans)
            for form in forms:
                page.token(form)
            if kind in UNER_CLASS:
                known.append((at, at + len(forms), [UNER_CLASS[kind]]))
        page.line()
    return finish(f"uner-{n}", "en", page, words, known, True, [])


INSIDE = {"of", "the", "and", "for", "de", "du", "la", "&", "-", "–", "'s", "’s", "in", "on", "to", "von", "van", "al", "."}
GUM_CLASS = {"person": [0], "organization": [1], "place": [2], "event": [3]}
GUM_OTHER = [4, 5]  # things: works, products and more; events are told apart
TITLES = {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Sir", "President", "Senator", "Governor", "Professor", "Minister", "Secretary", "Justice", "Judge", "General", "King", "Queen", "Prince", "Representative", "Congressman", "Captain", "Chairman", "Director"}


def gum(folder: str, words: Words) -> list[Document]:
    docs = []
    for n, path in enumerate(sorted(glob.glob(os.path.join(folder, "coref/gum/conll", "*.conll")))):
        name = os.path.basename(path)[:-6]
        forms, mentions = gum_mentions(path)
        xml = os.path.join(folder, "xml", name + ".xml")
        if not os.path.exists(xml):
            continue
        kinds, breaks = gum_tokens(xml)
        if len(kinds) != len(forms):
            continue
        page = Page(n % 2 == 0)
        for i, form in enumerate(forms):
            if i in breaks:
                page.line()
            page.token(form)
        known, free = [], set(i for i, k in enumerate(kinds) if k.startswith("NP"))
        for a, b, cluster, kind in sorted(mentions, key=lambda m: m[1] - m[0]):
            while a < b and not kinds[a].startswith("NP") and not (forms[a][0].isupper() and kinds[a] != "DT" and a + 1 < b):
                a += 1
            while b > a and not (forms[b - 1][0].isupper() or forms[b - 1][0].isdigit()):
                b -= 1
            if kind == "person":  # the title before a name is no part of it
                a = max([a] + [i + 1 for i in range(a, b - 1) if forms[i] in TITLES])
            whole = range(a, b)
            if kind == "time" or not any(i in free for i in whole):
                continue
            if all(forms[i][0].isupper() or forms[i].isdigit() or forms[i].lower() in INSIDE for i in whole):
                known.append((a, b, GUM_CLASS.get(kind, GUM_OTHER)))
                free.difference_update(whole)
        doc = finish(name, "en", page, words, known, False, [
            (a, b, c, kinds[a].startswith("PP") or kinds[b - 1] in ("NN", "NNS") or kinds[a].startswith("W"))
            for a, b, c, kind in mentions if kind in ("person", "organization", "place")
        ])
        for i in free:  # proper nouns of which nothing is known
            for lo, hi in covered(doc.words, [page.spans[i]]):
                doc.names[lo:hi] = [names.ALL] * (hi - lo)
        docs.append(doc)
    return docs


def gum_mentions(path: str):
    """Tokens, and mentions as (first, last, cluster, type)."""
    forms, out, open_at = [], [], {}
    for line in open(path, encoding="utf8"):
        cells = line.rstrip("\n").split("\t")
        if line.startswith("#") or len(cells) < 3:
            continue
        i = len(forms)
        forms.append(cells[1])
        for part in re.findall(r"\([a-z]+-\d+\)?|[a-z]+-\d+\)", cells[-1]):
            key = part.strip("()")
            kind, cluster = key.split("-")
            if part.startswith("("):
                open_at.setdefault(key, []).append(i)
            if part.endswith(")") and open_at.get(key):
                out.append((open_at[key].pop(), i + 1, int(cluster), kind))
    return forms, out


def gum_tokens(path: str):
    """Parts of speech of the tokens, and the tokens that begin a paragraph."""
    kinds, breaks = [], set()
    for line in open(path, encoding="utf8"):
        if line.startswith("<"):
            if line.startswith(("<p", "<head", "<sp", "<item")):
                breaks.add(len(kinds))
        elif line.strip():
            kinds.append(line.split("\t")[1])
    return kinds, breaks


def democrat(folder: str, words: Words) -> list[Document]:
    kinds = {"PER": 0, "ORG": 1, "LOC": 2}
    docs = []
    for path in sorted(glob.glob(os.path.join(folder, "*.conll"))):
        for n, block in enumerate(open(path, encoding="utf8").read().split("#begin document ")[1:]):
            docs.append(democrat_document(block, n, kinds, words))
    return docs


def democrat_document(block: str, n: int, kinds: dict, words: Words) -> Document:
    page, known, mentions, open_at, paragraph, until = Page(n % 4 > 0), [], [], {}, "0", ""
    name, *lines = block.split("\n")
    part: dict[int, str] = {}
    for line in lines:
        cells = line.split("\t")
        if len(cells) < 15:
            continue
        if cells[11] != paragraph:
            page.line()
            paragraph = cells[11]
        if "-" in cells[0]:  # du = de + le: one form, two tokens
            page.token(cells[1])
            until = cells[0].split("-")[1]
            continue
        if until:
            i = len(page.spans) - 1
            until = "" if cells[0] == until else until
        else:
            i = len(page.spans)
            page.token(cells[1])
        part[i] = cells[3]
        found = re.match(r"\((\w+)", cells[12])
        if found and found[1] in kinds:
            known.append([i, i + 1, [kinds[found[1]]], not cells[12].endswith(")")])
        elif known and known[-1][3] and cells[12] != "_":
            known[-1][1] = i + 1
            known[-1][3] = not cells[12].endswith(")")
        for mark in cells[14].split("|"):
            cluster = mark.strip("()")
            if mark.startswith("("):
                open_at.setdefault(cluster, []).append(i)
            if mark.endswith(")") and open_at.get(cluster):
                mentions.append((open_at[cluster].pop(), i + 1, int(cluster)))
    size: dict[int, int] = {}
    for *_, c in mentions:
        size[c] = size.get(c, 0) + 1
    asked = lambda a, b, c: size[c] > 1 and part[a] in ("PRON", "DET", "NOUN")
    return finish(name[:60], "fr", page, words, [k[:3] for k in known], True,
                  [(a, b, c, asked(a, b, c)) for a, b, c in mentions if part[a] != "PRON" or size[c] > 1])


def attributed(shared: str, lang: str, part: str, words: Words, silver: dict, copies: int, rng: random.Random):
    """The documents with statements, with what is known of their names and of who is meant.

    Returns them in lists: a document, and as many copies with other people in
    them where its names are annotated.
    """
    documents = []
    for path in sorted(glob.glob(os.path.join(shared, "data/attribution", lang, part, "*.json"))):
        with open(path, encoding="utf8") as f:
            j = json.load(f)
        entities = None
        beside = os.path.join(shared, "data/entities", lang, part, os.path.basename(path))
        if os.path.exists(beside):
            with open(beside, encoding="utf8") as f:
                entities = json.load(f)["entities"]
        documents.append((j, entities))
    pool = rename.people(shared) if copies else []
    both = [d for d in documents if d[1] is not None]
    single = rename.single_words([e for _, e in both], [j["text"] for j, _ in both])
    out = []
    for j, entities in documents:
        if entities is None:
            out.append([plain(j, words, silver)])
        else:
            versions = [(j, entities)] + [rename.renamed(j, entities, pool, single, rng) for _ in range(copies)]
            out.append([named(*v, words) for v in versions])
    return out


def named(j: dict, entities: list[dict], words: Words) -> Document:
    doc = document(j, words)
    doc.names = names.of_entities(doc.words, entities)
    doc.mentions = links.of_sources(doc.words, doc.text, j["attributions"], entities)
    return doc


def plain(j: dict, words: Words, silver: dict) -> Document:
    doc = document(j, words)
    if j["id"] in silver:
        doc.names = names.of_guesses(doc.words, silver[j["id"]])
    else:
        people = {a["speaker"] for a in j["attributions"] if a.get("speaker_type") == "person" and a.get("speaker")}
        people = {p for p in people if len(p.split()) < 5 and all(w[0].isupper() for w in p.split())}
        if people:
            doc.names = names.of_speakers(doc.words, doc.text, people)
    if any(a.get("speaker") for a in j["attributions"]):
        doc.mentions = links.of_sources(doc.words, doc.text, j["attributions"], None)
    return doc


def wikigold(folder: str, words: Words) -> list[Document]:
    """WikiGold: to measure on, nothing is learned from it. Twelve sentences make a document."""
    kinds = {"PER": [0], "ORG": [1], "LOC": [2], "MISC": [3, 4, 5]}
    docs, page, known, sentences = [], Page(False), [], 0

    def close():
        docs.append(finish(f"wikigold-{len(docs)}", "en", page, words, known, True, []))

    for path in sorted(glob.glob(os.path.join(folder, "en", "*"))):
        for line in open(path, encoding="utf8"):
            cells = line.split()
            if not cells:
                page.line()
                sentences += 1
                if sentences % 12 == 0:
                    close()
                    page, known = Page(False), []
                continue
            at = len(page.spans)
            page.token(cells[1])
            if cells[2][0] == "B":
                known.append([at, at + 1, kinds[cells[2][2:]]])
            elif cells[2][0] == "I":
                known[-1][1] = at + 1
    if page.text:
        close()
    return docs


WRITTEN = os.path.join(os.path.dirname(os.path.dirname(__file__)), "written")
# Sets to learn from besides the documents with statements, by name: lists of a document and its copies.
CORPORA = {
    "uner": lambda shared, words: universal(os.path.join(shared, "data/ner/UNER_English-EWT"), words, 2, random.Random(0)),
    "gum": lambda shared, words: [[d] for d in gum(os.path.join(shared, "data/coref/gum"), words)],
    "written": lambda shared, words: written.documents(WRITTEN, rename.people(shared), words, 5, random.Random(0)),
    "democrat": lambda shared, words: [[d] for d in democrat(os.path.join(shared, "data/coref/democrat-fr"), words)],
}
# Sets to measure names and links on.
NAMED = {
    "French": lambda shared, words: [v[0] for v in attributed(shared, "fr", "dev", words, {}, 0, random.Random(0))],
    "English": lambda shared, words: [v[0] for v in attributed(shared, "en", "dev", words, {}, 0, random.Random(0))],
    "wikigold": lambda shared, words: wikigold(os.path.join(shared, "data/ner/wikigold-en"), words),
}
