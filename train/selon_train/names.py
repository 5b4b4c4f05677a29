"""What the annotators say of names, as tags of words.

A word may bear one of 13 tags: none, or first or further word of a person,
organization, place, event, work or other. What is known of a word is a set of
tags, as bits: a corpus without events leaves open whether a word is one.
"""

from .data import covered

CLASSES = ("person", "organization", "place", "event", "work", "other")
TAGS = 1 + 2 * len(CLASSES)
ALL = (1 << TAGS) - 1
NONE = 1
# Countries are places here; which places are countries, the base of known entities tells.
CLASS = {c: i for i, c in enumerate(CLASSES)} | {"country": 2, "organisation": 1}


def first(c: int) -> int:
    """The tag of a name's first word."""
    return 1 + 2 * c


def bits(classes, head: bool) -> int:
    """The set of the tags of a first or further word in one of the classes."""
    return sum(1 << (first(c) + (not head)) for c in classes)


THREE = bits((0, 1, 2), True) | bits((0, 1, 2), False)
OPEN = bits((3, 4, 5), True) | bits((3, 4, 5), False)  # what corpora of three classes pass over


def tags(words, spans, elsewhere: int = NONE) -> list[int]:
    """The sets of all words; ``spans``: (start, end, classes), ``elsewhere``: what words outside may be.

    Where spans overlap, the longer has the words; equal ones share them.
    """
    out = [elsewhere] * len(words)
    taken = [False] * len(words)
    by_span: dict[tuple[int, int], set[int]] = {}
    for a, b, classes in spans:
        by_span.setdefault((a, b), set()).update(classes)
    for (a, b), classes in sorted(by_span.items(), key=lambda x: (x[0][0] - x[0][1], x[0])):
        for lo, hi in covered(words, [(a, b)]):
            if not any(taken[lo:hi]):
                out[lo] = bits(classes, True)
                for i in range(lo + 1, hi):
                    out[i] = bits(classes, False)
                taken[lo:hi] = [True] * (hi - lo)
    return out


def of_entities(words, entities: list[dict]) -> list[int]:
    """From the entities of an annotated document: everything is known."""
    spans = [(a, b, [CLASS[e["type"]]]) for e in entities for a, b in e["mentions"] + e.get("metonyms", [])]
    return tags(words, spans)


def of_guesses(words, spans: list) -> list[int]:
    """From what ``second_names.py`` wrote; nothing is known of words in spans of class "unknown"."""
    out = tags(words, [(a, b, [CLASS[c]]) for a, b, c in spans if c != "unknown"])
    for lo, hi in covered(words, [(a, b) for a, b, c in spans if c == "unknown"]):
        out[lo:hi] = [ALL] * (hi - lo)
    return out


def of_three(words, text: str, spans: list) -> list[int]:
    """From a corpus of people, organizations and places: other words with a capital are none or another class."""
    out = tags(words, spans)
    for i, (a, b, _) in enumerate(words):
        if out[i] == NONE and any(c.isupper() for c in text[a:b]):
            out[i] = NONE | OPEN
    return out


def of_speakers(words, text: str, people: set[str]) -> list[int]:
    """From the names of people who speak: where they stand, alone or by surname, they are people; nothing else is known."""
    spans = []
    for name in people:
        parts = name.split()
        forms = [name] + ([parts[-1]] if len(parts) > 1 and len(parts[-1]) > 3 and parts[-1][0].isupper() else [])
        for form in forms:
            spans += [(a, a + len(form), [0]) for a in occurrences(text, form)]
    return tags(words, spans, ALL)


def occurrences(text: str, words: str) -> list[int]:
    """Where words stand as whole words."""
    out, at = [], text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
            out.append(at)
        at = text.find(words, end)
    return out
