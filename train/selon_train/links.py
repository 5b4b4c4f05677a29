"""What the annotators say of who is meant: sources and mentions, in clusters.

A mention is a range of words with the number of its cluster. Those that are
looked up (``asked``: sources, pronouns, descriptions) learn which of the other
mentions in their window mean the same.
"""

import re
import unicodedata
from dataclasses import dataclass

from .data import covered
from .names import occurrences

LONGEST = 12  # words of a mention that is no source


@dataclass
class Mention:
    first: int  # words, half open
    last: int
    cluster: int
    asked: bool


def plain(name: str) -> tuple[str, ...]:
    """A name's words without accents, titles and articles, to compare names by."""
    name = unicodedata.normalize("NFD", name)
    name = "".join(c for c in name if not unicodedata.combining(c)).lower()
    small = {"m", "mme", "mr", "mrs", "ms", "dr", "le", "la", "les", "l", "the", "un", "une", "des", "de", "du", "d"}
    return tuple(w for w in re.findall(r"\w+", name) if w not in small)


def of_sources(words, text: str, attributions: list[dict], entities: list[dict] | None) -> list[Mention]:
    """Sources by their speakers, and the places where those speakers, or all entities, are named."""
    clusters: dict[tuple[str, ...], int] = {}
    number = lambda key: clusters.setdefault(key, len(clusters))
    out: dict[tuple[int, int], Mention] = {}

    def add(spans, key, asked):
        for lo, hi in covered(words, spans):
            if asked or hi - lo <= LONGEST:
                m = out.setdefault((lo, hi), Mention(lo, hi, number(key), asked))
                m.asked |= asked

    speakers: dict[tuple[str, ...], str] = {}
    for a in attributions:
        if a["source"] and a.get("speaker") and plain(a["speaker"]):
            key = plain(a["speaker"])
            speakers[key] = a["speaker"]
            add(a["source"][:1], key, True)
    for e in entities or []:
        own = plain(e["name"])
        same = [k for k in speakers if k == own or (own and (set(own) < set(k) or set(k) < set(own)))]
        key = same[0] if len(same) == 1 else ("entity", e["id"])
        add(e["mentions"] + e.get("metonyms", []), key, False)
        add(e.get("titles", []), key, True)
    if entities is None:
        for key, name in speakers.items():
            parts = name.split()
            forms = [name] + ([parts[-1]] if len(parts) > 1 and len(parts[-1]) > 3 and parts[-1][0].isupper() else [])
            for form in forms:
                add([(a, a + len(form)) for a in occurrences(text, form)], key, False)
    return sorted(out.values(), key=lambda m: (m.first, m.last))
