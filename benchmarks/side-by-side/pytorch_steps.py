"""PyTorch's half of the comparison: answers each line of standard input with one line of JSON. Needs PyTorch (1.13 or later, CPU) and NumPy.

The network is benchmarks/pytorch/reference.py's, the examples are those of the file that it is given. Where there are several ways, of
Adam and of binarising, all are tried and the fastest is taken.
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


def binarizations(shape):
    """Ways of drawing 1 with probability x: what one writes first, and what is faster."""
    noise = torch.empty(shape)
    generator = numpy.random.Generator(numpy.random.SFC64(1))
    drawn = numpy.empty(shape, dtype=numpy.float32)
    shared = torch.from_numpy(drawn)

    def by_numpy(x):
        generator.random(out=drawn, dtype=numpy.float32)
        return shared.lt_(x)

    return {
        "bernoulli": torch.bernoulli,
        "rand_like": lambda x: (torch.rand_like(x) < x).float(),
        "uniform_, lt_": lambda x: noise.uniform_().lt_(x),
        "numpy SFC64, lt_": by_numpy,
    }


class Steps:
    def __init__(self, settings, adam, binarize):
        torch.manual_seed(1)
        hidden = [int(units) for units in settings.hidden.split(",")]
        self.model = Vae(settings.inputs, hidden, settings.latent, getattr(torch.nn, settings.activation))
        self.optimiser = torch.optim.Adam(self.model.parameters(), lr=1e-3, **adam)
        self.batches = batches(settings)
        self.binarize = binarize
        self.latent = torch.randn(1, settings.latent)
        self.next = 0

    def step(self):
        x = self.batches[self.next]
        self.next = (self.next + 1) % len(self.batches)
        if self.binarize:
            x = self.binarize(x)
        reconstruction, kl = self.model.terms(x)
        loss = (kl - reconstruction) / len(x)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.optimiser.step()

    def decode(self):
        with torch.no_grad():
            torch.sigmoid(self.model.output(self.model.decoder(self.latent)))


def batches(settings):
    examples = torch.from_numpy(numpy.fromfile(settings.examples, dtype=numpy.float32))
    return examples.reshape(-1, settings.inputs).split(settings.batch)


def fastest_binarization(settings):
    if not settings.binarize:
        return "none", None
    x = batches(settings)[0]
    return min(binarizations(x.shape).items(), key=lambda way: microseconds(lambda: way[1](x), 0.2))


def fastest_steps(settings, binarize):
    """The fastest path of Adam, and of several threads how many are best for all that is not BLAS."""
    offered = inspect.signature(torch.optim.Adam).parameters
    best = None
    for threads in range(1, settings.threads + 1):
        torch.set_num_threads(threads)
        for path in [{"foreach": False}, {"foreach": True}, {"fused": True}]:
            if not all(name in offered for name in path):
                continue
            try:
                candidate = Steps(settings, path, binarize)
                microseconds(candidate.step, 0.3)
                speed = microseconds(candidate.step, 0.5)
            except RuntimeError:
                continue  # This version's fused path is for GPUs only.
            if best is None or speed < best[0]:
                best = (speed, candidate, path, threads)
    torch.set_num_threads(best[3])
    return best[1:]


def blas():
    """Which BLAS is loaded, where the system tells."""
    try:
        maps = pathlib.Path("/proc/self/maps").read_text().split()
    except OSError:
        return "unknown"
    return sorted({word.split("/")[-1] for word in maps if "/" in word and "blas" in word and "python" not in word})


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("repository")
    parser.add_argument("--inputs", type=int, required=True)
    parser.add_argument("--hidden", required=True)
    parser.add_argument("--latent", type=int, required=True)
    parser.add_argument("--activation", type=lambda name: {"Relu": "ReLU"}.get(name, name), required=True)
    parser.add_argument("--batch", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--examples", required=True)
    parser.add_argument("--binarize", action="store_true")
    settings = parser.parse_args()
    torch.set_num_threads(settings.threads)
    way, binarize = fastest_binarization(settings)
    steps, path, threads = fastest_steps(settings, binarize)
    microseconds(steps.decode, 0.2)
    facts = {"pytorch": torch.__version__, "threads besides BLAS": threads, "adam": path, "binarization": way, "blas": blas()}
    print(json.dumps(facts), flush=True)
    for line in sys.stdin:
        what, seconds = line.split()
        call = steps.step if what == "step" else steps.decode
        print(json.dumps({"microseconds": microseconds(call, float(seconds))}), flush=True)


if __name__ == "__main__":
    main()
