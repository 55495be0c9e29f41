"""PyTorch's half of the comparison: answers each line of standard input with one line of JSON. Needs PyTorch (1.13 or later, CPU) and NumPy.

The network is benchmarks/pytorch/reference.py's, the examples are those of the file that it is given.
"""

import argparse
import inspect
import json
import pathlib
import sys
import time

import numpy
import torch

sys.path.insert(0, str(pathlib.Path(sys.argv[1]) / "benchmarks" / "pytorch"))
from reference import Vae  # noqa: E402


def microseconds(call, seconds):
    """The first decile of the times of calls: what one takes when no other program is in its way."""
    times = []
    start = time.perf_counter()
    while not times or time.perf_counter() - start < seconds:
        before = time.perf_counter()
        call()
        times.append(time.perf_counter() - before)
    return sorted(times)[len(times) // 10] * 1e6


class Steps:
    def __init__(self, settings, adam):
        torch.manual_seed(1)
        self.model = Vae(settings.inputs, [settings.hidden], settings.latent)
        self.optimiser = torch.optim.Adam(self.model.parameters(), lr=1e-3, **adam)
        examples = torch.from_numpy(numpy.fromfile(settings.examples, dtype=numpy.float32)).reshape(-1, settings.inputs)
        self.batches = examples.split(settings.batch)
        self.binarize = settings.binarize
        self.latent = torch.randn(1, settings.latent)
        self.next = 0

    def step(self):
        x = self.batches[self.next]
        self.next = (self.next + 1) % len(self.batches)
        if self.binarize:
            x = torch.bernoulli(x)
        reconstruction, kl = self.model.terms(x)
        loss = (kl - reconstruction) / len(x)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.optimiser.step()

    def decode(self):
        with torch.no_grad():
            torch.sigmoid(self.model.output(self.model.decoder(self.latent)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("repository")
    parser.add_argument("--inputs", type=int, required=True)
    parser.add_argument("--hidden", type=int, required=True)
    parser.add_argument("--latent", type=int, required=True)
    parser.add_argument("--batch", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--examples", required=True)
    parser.add_argument("--binarize", action="store_true")
    settings = parser.parse_args()
    torch.set_num_threads(settings.threads)
    offered = inspect.signature(torch.optim.Adam).parameters
    paths = [{"foreach": False}, {"foreach": True}, {"fused": True}]
    best = None
    for path in paths:
        if not all(name in offered for name in path):
            continue
        try:
            candidate = Steps(settings, path)
            microseconds(candidate.step, 0.3)
            speed = microseconds(candidate.step, 0.5)
        except RuntimeError:
            continue  # This version's fused path is for GPUs only.
        if best is None or speed < best[0]:
            best = (speed, candidate, path)
    _, steps, path = best
    microseconds(steps.decode, 0.2)
    print(json.dumps({"pytorch": torch.__version__, "adam": path}), flush=True)
    for line in sys.stdin:
        what, seconds = line.split()
        call = steps.step if what == "step" else steps.decode
        print(json.dumps({"microseconds": microseconds(call, float(seconds))}), flush=True)


if __name__ == "__main__":
    main()
