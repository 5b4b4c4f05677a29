"""Looks for statements that the annotators of a training set passed over.

In: what the program prints of a training set (``selon read -f json FOLDER``)
whose annotation is known to leave out some of what it should hold. Out: for
each document the cues of which the program is sure although nobody marked them.
``train --doubts`` then learns nothing from those words, neither that they are
cues nor that they are none.
"""

import argparse
import glob
import json
import os


def doubts(annotated: dict, printed: dict, sure: float) -> list[list[int]]:
    """Spans, in code points, of sure cues that share no character with an annotated one."""
    marked = [span for a in annotated["attributions"] for span in a["cue"]]
    found = [
        [c["start"], c["end"]] for s in printed["statements"] if s["confidence"] >= sure for c in s["cue"]
    ]
    return [[a, b] for a, b in found if not any(x < b and a < y for x, y in marked)]


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("folder", help="annotated documents")
    p.add_argument("printed", help="what the program printed of them")
    p.add_argument("--sure", type=float, default=0.8, help="least confidence")
    p.add_argument("--out", required=True)
    a = p.parse_args()
    with open(a.printed, encoding="utf8") as f:
        printed = {d["id"]: d for d in map(json.loads, f)}
    result, count = {}, 0
    for path in sorted(glob.glob(os.path.join(a.folder, "*.json"))):
        with open(path, encoding="utf8") as f:
            annotated = json.load(f)
        count += len(annotated["attributions"])
        if new := doubts(annotated, printed[annotated["id"]], a.sure):
            result[annotated["id"]] = new
    with open(a.out, "w", encoding="utf8") as f:
        json.dump(result, f)
    print(f"{sum(map(len, result.values()))} cues in doubt beside {count} annotated, in {len(result)} documents")


if __name__ == "__main__":
    main()
