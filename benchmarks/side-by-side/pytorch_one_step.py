"""The shortest program that trains 784-400-20 with PyTorch: one step of 128 examples."""

import pathlib
import sys

import torch

sys.path.insert(0, str(pathlib.Path(sys.argv[1]) / "benchmarks" / "pytorch"))
from reference import Vae  # noqa: E402

x = torch.full((128, 784), 0.5)
model = Vae(784, [400], 20)
optimiser = torch.optim.Adam(model.parameters(), lr=1e-3)
reconstruction, kl = model.terms(x)
loss = (kl - reconstruction) / len(x)
loss.backward()
optimiser.step()
print(loss.item())
