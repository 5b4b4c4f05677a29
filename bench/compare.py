"""Speed of Selon beside its rivals', in one run on the same texts.

    python compare.py SELON TEXTS…

SELON is the program, TEXTS are text files or folders of annotated documents
(JSON with "text"). What is measured: processor time a word on one thread,
beside spaCy's small English pipeline; what a second thread gains; the time from
start to last statement of one page; the most memory that a single document
takes. Times are the least of several rounds that take turns, since machines
are noisy: the ratios are what counts.
"""

import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import time

ROUNDS = 3
MOST = 40  # documents; more would take minutes and change no ratio
HERE = os.path.dirname(os.path.abspath(__file__))


def texts(paths: list[str]) -> list[str]:
    out = []
    for path in paths:
        for name in sorted(glob.glob(os.path.join(path, "*.json"))) or [path]:
            with open(name, encoding="utf8") as f:
                out.append(json.load(f)["text"] if name.endswith(".json") else f.read())
    return out[:MOST]


def run(command: list[str], threads: int) -> tuple[float, float, int]:
    """Seconds on the clock, seconds of processor time, and most memory in bytes."""
    environment = dict(os.environ, GOMAXPROCS=str(threads))
    start = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    clock = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}")
    return clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    program, some = sys.argv[1], texts(sys.argv[2:])
    words = sum(len(re.findall(r"\w+", t)) for t in some)
    with tempfile.TemporaryDirectory() as folder:
        whole, page = os.path.join(folder, "texts.jsonl"), os.path.join(folder, "page.txt")
        with open(whole, "w", encoding="utf8") as f:
            for n, text in enumerate(some):
                f.write(json.dumps({"id": str(n), "text": text}) + "\n")
        with open(page, "w", encoding="utf8") as f:
            f.write(min(some, key=lambda t: abs(len(t) - 3500)))
        read = [program, "read", "--quiet", "--format", "json", "--jobs"]
        ours, theirs, one, two, start, memory = [], [], [], [], [], []
        for _ in range(ROUNDS):
            clock, cpu, _ = run([*read, "1", whole], 1)
            one.append(clock)
            ours.append(cpu / words * 1000)
            two.append(run([*read, "2", whole], 2)[0])
            clock, _, most = run([*read, "1", page], 2)
            start.append(clock)
            memory.append(most)
            rival = subprocess.run([sys.executable, os.path.join(HERE, "spacy_cpu.py"), whole], check=True, capture_output=True, text=True)
            theirs.append(float(rival.stdout))
    print(f"{len(some)} documents, {words} words; the least of {ROUNDS} rounds that took turns")
    print(f"processor time for 1,000 words, one thread    selon {min(ours):.3f} s   spaCy small English {min(theirs):.3f} s   ratio {min(ours) / min(theirs):.2f}")
    print(f"two documents at a time, on the clock         {min(one):.2f} s → {min(two):.2f} s   {min(one) / min(two):.2f} times")
    print(f"start to last statement of a one-page text    {min(start):.3f} s")
    print(f"most memory, one document at a time           {max(memory) / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
