"""Documents with other people in them.

Few documents have their names annotated. In a copy, each person gets another
name, from a list of people of many countries, and half of the places and
organizations of one word that of another: what is learned is where names stand,
less which they are.
"""

import csv
import glob
import os
import random


def people(shared: str) -> list[str]:
    """Names of people from the open data: politicians of the world."""
    out = set()
    for path in glob.glob(os.path.join(shared, "data/kb/world-offices/**/*.csv"), recursive=True) + [
        os.path.join(shared, "data/kb/derived/offices.tsv")
    ]:
        with open(path, encoding="utf8", newline="") as f:
            for row in csv.DictReader(f, delimiter="\t" if path.endswith("tsv") else ","):
                for key in ("person_en", "itemLabel", "personLabel", "enwiki", "name"):
                    name = (row.get(key) or "").split(" (")[0]
                    if 1 < len(name.split()) < 4 and name.replace(" ", "").replace("-", "").isalpha() and name.istitle():
                        out.add(name)
    return sorted(out)


def renamed(j: dict, entities: list[dict], pool: list[str], words: dict[str, list[str]], rng: random.Random) -> tuple[dict, list[dict]]:
    """A copy of a document and its entities with other names of people; all offsets follow."""
    text, changes = j["text"], []
    for e in entities:
        if e["type"] != "person":
            changes += exchanged(text, e, words, rng)
            continue
        new = rng.choice(pool).split()
        for a, b in e["mentions"]:
            old = text[a:b].split()
            if not all(w[0].isupper() for w in old):
                continue
            whole = len(old) > 1
            changes.append((a, b, " ".join(new) if whole else new[0] if is_first(old[0], e["name"]) else " ".join(new[1:])))
    changes.sort()
    kept, last = [], 0
    for a, b, new in changes:
        if a >= last:
            kept.append((a, b, new))
            last = b
    out, at, ends = [], 0, []
    for a, b, new in kept:
        out += [text[at:a], new]
        at = b
        ends.append((a, b, len(new)))
    out.append(text[at:])

    def moved(x: int, end: bool) -> int:
        shift = 0
        for a, b, n in ends:
            if x >= b:
                shift += n - (b - a)
            elif x > a:  # inside a name
                return a + shift + (n if end else 0)
        return x + shift

    span = lambda s: [moved(s[0], False), moved(s[1], True)]
    copy = dict(j, text="".join(out), attributions=[
        dict(x, **{k: [span(s) for s in x.get(k) or []] for k in ("source", "cue", "content", "addressee")})
        for x in j["attributions"]
    ])
    # The speakers keep their names, which now only say who is the same as whom.
    return copy, [dict(e, **{k: [span(s) for s in e.get(k, [])] for k in ("mentions", "metonyms", "titles")}) for e in entities]


def exchanged(text: str, e: dict, words: dict[str, list[str]], rng: random.Random) -> list:
    """Another word for a place or organization of one word, with the same elision."""
    kind = "place" if e["type"] == "country" else e["type"]
    if rng.random() < 0.5 or kind not in words:
        return []
    new, out = rng.choice(words[kind]), []
    for a, b in e["mentions"]:
        if is_word(text[a:b]) and (text[a].lower() in VOWELS) == (new[0].lower() in VOWELS):
            out.append((a, b, new))
    return out


VOWELS = set("aeiouyhâàéèêëîïôöû")


def is_word(form: str) -> bool:
    return form.replace("-", "").isalpha() and form[0].isupper()


def single_words(some: list[list[dict]], texts: list[str]) -> dict[str, list[str]]:
    """The places and organizations of one word in annotated documents."""
    out: dict[str, set[str]] = {"place": set(), "organization": set()}
    for text, entities in zip(texts, some):
        for e in entities:
            kind = "place" if e["type"] == "country" else e["type"]
            if kind in out:
                out[kind].update(text[a:b] for a, b in e["mentions"] if is_word(text[a:b]))
    return {k: sorted(v) for k, v in out.items()}


def is_first(word: str, name: str) -> bool:
    return " " in name and name.split()[0] == word
