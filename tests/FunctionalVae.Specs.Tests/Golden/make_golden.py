"""Writes pytorch.json: losses and gradients of PyTorch, in float64, for weights, images and noise that a formula gives.

Run:  python3 make_golden.py > pytorch.json
Needs PyTorch (any version from 1.13 on, CPU). The tests only read the committed numbers.
"""

import json
import math
import struct

import torch

torch.set_default_dtype(torch.float64)


def single(value):
    """Rounds to float32, as the engine stores it."""
    return struct.unpack("f", struct.pack("f", value))[0]


def weights(tensor, count, fan_in):
    return [single(math.sin(12.9898 * (i + 1) + 78.233 * (tensor + 1)) / math.sqrt(fan_in)) for i in range(count)]


def image(count, binary):
    grey = [single(0.5 + 0.5 * math.sin(3.7 * (i + 1))) for i in range(count)]
    return [1.0 if value > 0.5 else 0.0 for value in grey] if binary else grey


def noise(count):
    return [single(1.5 * math.sin(5.1 * (i + 1))) for i in range(count)]


ACTIVATIONS = {"identity": lambda x: x, "relu": torch.relu, "tanh": torch.tanh, "gelu": torch.nn.functional.gelu}


class Model:
    def __init__(self, inputs, encoder, latent, decoder):
        self.tensors = []
        self.latent = latent
        width = inputs
        self.encoder = []
        for units, activation in encoder:
            self.encoder.append((*self.affine(width, units), ACTIVATIONS[activation]))
            width = units
        self.head = self.affine(width, 2 * latent)
        width = latent
        self.decoder = []
        for units, activation in decoder:
            self.decoder.append((*self.affine(width, units), ACTIVATIONS[activation]))
            width = units
        self.output = self.affine(width, inputs)

    def affine(self, inputs, outputs):
        weight = torch.tensor(weights(len(self.tensors), inputs * outputs, inputs)).reshape(inputs, outputs).requires_grad_()
        self.tensors.append(weight)
        bias = torch.tensor(weights(len(self.tensors), outputs, inputs)).requires_grad_()
        self.tensors.append(bias)
        return weight, bias

    def terms(self, x, epsilon, likelihood):
        h = x
        for weight, bias, activation in self.encoder:
            h = activation(h @ weight + bias)
        mean, log_variance = (h @ self.head[0] + self.head[1]).split(self.latent, dim=1)
        z = mean + torch.exp(0.5 * log_variance) * epsilon
        h = z
        for weight, bias, activation in self.decoder:
            h = activation(h @ weight + bias)
        y = h @ self.output[0] + self.output[1]
        if likelihood == "squared-error":
            reconstruction = torch.distributions.Normal(y, 1.0).log_prob(x).sum(1).mean()
        else:
            cross_entropy = torch.nn.functional.binary_cross_entropy_with_logits(y, x, reduction="none")
            reconstruction = -cross_entropy.sum(1).mean()
        posterior = torch.distributions.Normal(mean, torch.exp(0.5 * log_variance))
        kl = torch.distributions.kl_divergence(posterior, torch.distributions.Normal(0.0, 1.0)).sum(1).mean()
        return reconstruction, kl


def case(name, inputs, encoder, latent, decoder, likelihood, beta, batch):
    model = Model(inputs, encoder, latent, decoder)
    x = torch.tensor(image(batch * inputs, likelihood == "bernoulli")).reshape(batch, inputs)
    epsilon = torch.tensor(noise(batch * latent)).reshape(batch, latent)
    reconstruction, kl = model.terms(x, epsilon, likelihood)
    (beta * kl - reconstruction).backward()
    gradients = []
    for tensor in model.tensors:
        flat = tensor.grad.flatten()
        places = sorted({int(i * (len(flat) - 1) / 40) for i in range(41)})
        gradients.append(
            {
                "maximum": flat.abs().max().item(),
                "sum": flat.sum().item(),
                "norm": flat.norm().item(),
                "places": places,
                "values": [flat[place].item() for place in places],
            }
        )
    return {
        "name": name,
        "batch": batch,
        "reconstruction": reconstruction.item(),
        "kl": kl.item(),
        "gradients": gradients,
    }


def adam():
    """Ten steps of Adam on 37 values with gradients that a formula gives."""
    parameters = torch.tensor([single(math.sin(i + 1)) for i in range(37)]).requires_grad_()
    optimiser = torch.optim.Adam([parameters], lr=2e-3)
    for step in range(10):
        parameters.grad = torch.tensor([single(math.cos(0.3 * (i + 1) * (step + 1)) * 10.0 ** (i % 7 - 5)) for i in range(37)])
        optimiser.step()
    return parameters.detach().tolist()


print(
    json.dumps(
        {
            "pytorch": torch.__version__,
            "cases": [
                case("TinyVae", 64, [(32, "relu")], 2, [(32, "relu")], "bernoulli", 1.0, 13),
                case("DigitsVae", 64, [(128, "relu"), (128, "relu")], 2, [(128, "relu"), (128, "relu")], "grey", 1.0, 9),
                case("MnistVae", 784, [(400, "relu")], 20, [(400, "relu")], "grey", 1.0, 5),
                case("MnistManifold", 784, [(500, "tanh"), (500, "tanh")], 2, [(500, "tanh"), (500, "tanh")], "grey", 1.0, 3),
                case("Gelu", 30, [(24, "gelu"), (10, "tanh")], 3, [(12, "gelu"), (7, "identity")], "squared-error", 0.5, 7),
            ],
            "adam": adam(),
        }
    )
)
