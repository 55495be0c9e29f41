"""Trains the zoo's DigitsVae, MnistVae or FashionVae with PyTorch, by the same protocol, and prints one line of JSON as `fvae train --json` does.

    python3 reference.py DigitsVae --seed 1
    python3 reference.py MnistVae --data MNIST_FOLDER --seed 1

Same network, initial distribution, optimiser, batches of the same size, same split of the digits, and the test objective averaged
over 16 draws; the random numbers are PyTorch's own. Needs PyTorch (any version from 1.13 on, CPU); set OPENBLAS_CORETYPE to the
machine's best kernels when the time matters, as distributions often default to older ones.
"""

import argparse
import gzip
import json
import math
import pathlib
import struct
import time

import torch
from torch import nn

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
MODELS = {
    "DigitsVae": dict(inputs=64, hidden=[128, 128], latent=2, epochs=200, batch=64, rate=2e-3),
    "MnistVae": dict(inputs=784, hidden=[400], latent=20, epochs=10, batch=128, rate=1e-3),
    "FashionVae": dict(inputs=784, hidden=[400], latent=20, epochs=10, batch=128, rate=1e-3, activation=nn.GELU),
}


def philox(key, counter):
    """Philox4x32-10, as FunctionalVae.Probability has it."""
    c, k = list(counter), [key & 0xFFFFFFFF, key >> 32]
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(p1 >> 32) ^ c[1] ^ k[0], p1 & 0xFFFFFFFF, (p0 >> 32) ^ c[3] ^ k[1], p0 & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return c


def permutation(key, count):
    order = list(range(count))
    for i in range(count - 1, 0, -1):
        bound, word = i + 1, 0
        threshold = (1 << 32) % bound
        while True:
            product = philox(key, (i, word // 4, 0, 0))[word % 4] * bound
            word += 1
            if product & 0xFFFFFFFF >= threshold:
                break
        j = product >> 32
        order[i], order[j] = order[j], order[i]
    return order


def digits():
    with gzip.open(REPOSITORY / "src/FunctionalVae/Data/digits.csv.gz", "rt") as file:
        rows = [[float(value) / 16 for value in line.split(",")[:64]] for line in file if line.strip()]
    order = permutation(0x5EED, len(rows))
    data = torch.tensor([rows[i] for i in order])
    return data[:1437], data[1437:]


def idx_images(folder, prefix):
    for path in sorted(pathlib.Path(folder).glob(prefix + "-images*")):
        raw = (gzip.open if path.suffix == ".gz" else open)(path, "rb").read()
        magic, count, height, width = struct.unpack(">IIII", raw[:16])
        assert magic == 0x803, path
        return torch.frombuffer(bytearray(raw[16:]), dtype=torch.uint8).reshape(count, height * width).float() / 255
    raise SystemExit(f"{folder} has no {prefix}-images file")


class Vae(nn.Module):
    def __init__(self, inputs, hidden, latent, activation=nn.ReLU, **_):
        super().__init__()
        sizes = [inputs, *hidden]
        self.encoder = nn.Sequential(*[layer for n, m in zip(sizes, sizes[1:]) for layer in (nn.Linear(n, m), activation())])
        self.head = nn.Linear(sizes[-1], 2 * latent)
        sizes = [latent, *reversed(hidden)]
        self.decoder = nn.Sequential(*[layer for n, m in zip(sizes, sizes[1:]) for layer in (nn.Linear(n, m), activation())])
        self.output = nn.Linear(sizes[-1], inputs)

    def terms(self, x):
        """Summed reconstruction and KL, in nats."""
        mean, log_variance = self.head(self.encoder(x)).chunk(2, dim=1)
        z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        logits = self.output(self.decoder(z))
        reconstruction = -nn.functional.binary_cross_entropy_with_logits(logits, x, reduction="sum")
        kl = 0.5 * (mean.square() + log_variance.exp() - log_variance - 1).sum()
        return reconstruction, kl


def evaluate(model, data, draws=16):
    with torch.no_grad():
        sums = torch.zeros(2, dtype=torch.float64)
        for _ in range(draws):
            for chunk in data.split(1000):
                sums += torch.stack(model.terms(chunk)).double()
        return (sums / (draws * len(data))).tolist()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=MODELS)
    parser.add_argument("--data")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    settings = MODELS[arguments.model]
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    if arguments.model == "DigitsVae":
        train, test = digits()
    elif arguments.data:
        train, test = idx_images(arguments.data, "train"), idx_images(arguments.data, "t10k")
    else:
        parser.error(f"{arguments.model} needs --data")
    model = Vae(**settings)
    optimiser = torch.optim.Adam(model.parameters(), lr=settings["rate"])
    start = time.perf_counter()
    for _ in range(settings["epochs"]):
        for rows in torch.randperm(len(train)).split(settings["batch"]):
            reconstruction, kl = model.terms(train[rows])
            loss = (kl - reconstruction) / len(rows)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
    seconds = time.perf_counter() - start
    reconstruction, kl = evaluate(model, test)
    assert math.isfinite(reconstruction)
    print(
        json.dumps(
            {
                "model": arguments.model,
                "pytorch": torch.__version__,
                "seed": arguments.seed,
                "threads": arguments.threads,
                "testObjective": reconstruction - kl,
                "reconstruction": reconstruction,
                "kl": kl,
                "imagesPerSecond": settings["epochs"] * len(train) / seconds,
                "seconds": seconds,
            }
        )
    )


if __name__ == "__main__":
    main()
