"""Takes the mean of the weights of several trainings from one start: mean.py OUT STATE STATE …

Two runs that saw the documents in other orders and shares make other mistakes; the mean of their
weights makes fewer than either, at no cost [Wortsman et al. 2022, Model soups]. A state may be a
network file of the program.
"""
import sys

import torch

from .train import load_state


def main(out: str, paths: list[str]) -> None:
    states = [load_state(p) for p in paths]
    if len({(len(s["layers"]), s["lower"]) for s in states}) != 1:
        raise SystemExit("mean: the states are of different shapes")
    mean = {k: sum(s["average"][k].float() for s in states) / len(states) if v.is_floating_point() else v
            for k, v in states[0]["average"].items()}
    torch.save({"average": mean, "layers": states[0]["layers"], "lower": states[0]["lower"]}, out)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2:])
