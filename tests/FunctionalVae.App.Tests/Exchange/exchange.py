"""The other side of the exchange of weights: safetensors in a few lines, and the network of ExchangeVae.cs in PyTorch.

Run:  python3 exchange.py   in this folder makes theirs.safetensors, and pytorch.json with what both files compute.
Needs PyTorch (any version from 1.13 on, CPU). Where there is none the tests read these files.
"""

import json
import math
import struct

import torch
from torch import nn

# The format's word for a type, and the type of numpy that has its bytes.
TYPES = {torch.float32: "F32", torch.float64: "F64", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64"}


def write(path, tensors):
    header, data = {}, b""
    for name, tensor in tensors.items():
        plain = tensor.detach().contiguous()
        values = (plain.view(torch.int16) if plain.dtype == torch.bfloat16 else plain).numpy().tobytes()
        header[name] = {"dtype": TYPES[plain.dtype], "shape": list(plain.shape), "data_offsets": [len(data), len(data) + len(values)]}
        data += values
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def read(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = bytearray(file.read())
    header.pop("__metadata__", None)
    return {
        name: torch.frombuffer(data[slice(*entry["data_offsets"])], dtype=torch.float32).reshape(entry["shape"])
        for name, entry in header.items()
    }


class Likelihood(nn.Linear):
    def __init__(self, inputs, outputs):
        super().__init__(inputs, outputs)
        self.log_scale = nn.Parameter(torch.zeros(outputs))


class Ours(nn.Module):
    """Named as a checkpoint of ExchangeVae is: numbers are the layers' places in the specification."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.ModuleList([nn.Linear(4, 5), nn.LayerNorm(5), nn.Linear(5, 4)])
        self.posterior = nn.Linear(4, 4)
        self.prior = nn.ParameterDict({"mean": nn.Parameter(torch.zeros(2)), "log_variance": nn.Parameter(torch.zeros(2))})
        self.decoder = nn.ModuleList([nn.Linear(2, 5)])
        self.likelihood = Likelihood(5, 4)

    def parts(self):
        return (*self.encoder, self.posterior, self.prior["mean"], self.prior["log_variance"], *self.decoder, self.likelihood, self.likelihood.log_scale)


class Theirs(nn.Module):
    """The same network with names that somebody else gave."""

    # As --rename takes them.
    RENAMES = [
        "net.fc1=encoder.0", "net.norm=encoder.1", "net.fc2=encoder.2", "net.heads=posterior",
        "prior_mean=prior.mean", "prior_log_variance=prior.log_variance",
        "net.fc3=decoder.0", "net.out=likelihood", "log_scale=likelihood.log_scale",
    ]

    def __init__(self):
        super().__init__()
        self.net = nn.ModuleDict(
            {"fc1": nn.Linear(4, 5), "norm": nn.LayerNorm(5), "fc2": nn.Linear(5, 4), "heads": nn.Linear(4, 4), "fc3": nn.Linear(2, 5), "out": nn.Linear(5, 4)}
        )
        self.prior_mean = nn.Parameter(torch.zeros(2))
        self.prior_log_variance = nn.Parameter(torch.zeros(2))
        self.log_scale = nn.Parameter(torch.zeros(4))

    def parts(self):
        net = self.net
        return net["fc1"], net["norm"], net["fc2"], net["heads"], self.prior_mean, self.prior_log_variance, net["fc3"], net["out"], self.log_scale

    def scatter(self, seed):
        """Weights that no constructor gives, so that none can be mistaken for another."""
        torch.manual_seed(seed)
        with torch.no_grad():
            for parameter in self.parameters():
                parameter.uniform_(-1, 1)
        return self


def outputs(network):
    """Posteriors, reconstructions and terms in float64, for the rows and the noise that a formula gives."""
    fc1, norm, fc2, heads, prior_mean, prior_log_variance, fc3, out, log_scale = network.double().parts()
    x = torch.tensor([math.sin(0.7 * (i + 1)) for i in range(32)], dtype=torch.float64).reshape(8, 4)
    noise = torch.tensor([1.5 * math.sin(5.1 * (i + 1)) for i in range(16)], dtype=torch.float64).reshape(8, 2)
    normal = torch.distributions.Normal
    with torch.no_grad():
        h = nn.functional.gelu(fc2(norm(torch.relu(fc1(x)))))
        mean, log_variance = heads(h).split(2, dim=1)
        posterior = normal(mean, torch.exp(0.5 * log_variance))
        z = mean + posterior.stddev * noise
        decoded = out(nn.functional.silu(fc3(z)))
        reconstruction = normal(decoded, torch.sqrt(1e-4 + torch.exp(log_scale))).log_prob(x).sum(1)
        kl = torch.distributions.kl_divergence(posterior, normal(prior_mean, torch.exp(0.5 * prior_log_variance))).sum(1)
    found = {"mean": mean, "log_variance": log_variance, "decoded": decoded, "reconstruction": reconstruction, "kl": kl}
    return {name: values.flatten().tolist() for name, values in found.items()}


def load(path):
    """A checkpoint that this project wrote, by the names in it."""
    network = Ours()
    network.load_state_dict(read(path), strict=True)
    return network


if __name__ == "__main__":
    theirs = Theirs().scatter(1)
    write("theirs.safetensors", theirs.state_dict())
    with open("pytorch.json", "w") as file:
        json.dump({"renames": Theirs.RENAMES, "ours": outputs(load("ours.safetensors")), "theirs": outputs(theirs)}, file, indent=1)
        file.write("\n")
