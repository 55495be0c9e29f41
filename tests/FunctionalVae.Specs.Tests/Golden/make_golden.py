"""Writes pytorch.json: losses, gradients and training traces of PyTorch, in float64, for weights, images and noise that a formula gives.

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


def counts(count):
    return [math.floor(20.0 * value * value) for value in image(count, False)]


def one_hot(count, levels):
    grey = image(count, False)
    groups = [grey[i : i + levels] for i in range(0, count, levels)]
    return [1.0 if i == group.index(max(group)) else 0.0 for group in groups for i in range(levels)]


def noise(count):
    return [single(1.5 * math.sin(5.1 * (i + 1))) for i in range(count)]


F = torch.nn.functional
ACTIVATIONS = {
    "identity": lambda x: x,
    "relu": torch.relu,
    "tanh": torch.tanh,
    "gelu": F.gelu,
    "leaky-relu": F.leaky_relu,
    "sigmoid": torch.sigmoid,
    "softplus": F.softplus,
    "silu": F.silu,
    "elu": F.elu,
    "mish": F.mish,
    "hardswish": F.hardswish,
}


def run(layers, x):
    for layer in layers:
        x = layer(x)
    return x


class Model:
    """Layers are (units, activation), ("norm", epsilon), ("group", (groups, epsilon)), ("gated", (units, activation)), ("residual", layers), ("repeat", (layers, times)), ("image", (height, width, channels)),
    ("conv", (channels, kernel, stride, padding, activation)) or ("flatten", None); parameters are numbered in the order in which they are made."""

    def __init__(self, inputs, encoder, latent, decoder, prior, likelihood):
        self.tensors = []
        self.latent = latent
        self.likelihood = likelihood
        self.encoder, width = self.chain(inputs, encoder)
        self.is_deterministic = prior == "none"
        self.head = self.affine(width, latent if self.is_deterministic else 2 * latent)
        self.prior = (self.vector(latent), self.vector(latent)) if prior == "learned" else None
        self.mixture = None
        if prior[0] == "mixture":
            self.mixture = (self.vector(prior[1]), self.vector(prior[1] * latent), self.vector(prior[1] * latent))
        self.variance = prior[1] if prior[0] == "normal" else 1.0
        # Pseudo-inputs are the sigmoid of what is trained where the examples lie in [0, 1].
        self.pseudo = self.vector(prior[1] * inputs) if prior[0] == "vamp" else None
        self.is_bounded = likelihood[0] in ("bernoulli", "grey")
        self.decoder, width = self.chain(latent, decoder)
        self.output = self.affine(width, inputs)
        self.log_scale = None
        self.log_degrees = None
        if likelihood[0] in ("normal", "laplace", "student", "negative-binomial") and likelihood[1] in ("shared", "each"):
            self.log_scale = self.vector(inputs if likelihood[1] == "each" else 1)
        if likelihood[0] == "student" and likelihood[3] in ("shared", "each"):
            self.log_degrees = self.vector(inputs if likelihood[3] == "each" else 1)

    def tensor(self, count, fan_in, *shape):
        tensor = torch.tensor(weights(len(self.tensors), count, fan_in)).reshape(*shape).requires_grad_()
        self.tensors.append(tensor)
        return tensor

    def vector(self, count):
        return self.tensor(count, 1, count)

    def affine(self, inputs, outputs):
        return self.tensor(inputs * outputs, inputs, inputs, outputs), self.tensor(outputs, inputs, outputs)

    def chain(self, width, layers):
        made = []
        for units, argument in layers:
            if units == "norm":
                gain, bias = self.vector(width), self.vector(width)
                made.append(lambda x, n=width, g=gain, b=bias, e=argument: F.layer_norm(x, (n,), g, b, e))
            elif units == "group":
                channels = width[2] if isinstance(width, tuple) else width
                gain, bias = self.vector(channels), self.vector(channels)
                made.append(lambda x, n=argument[0], g=gain, b=bias, e=argument[1]: F.group_norm(x, n, g, b, e))
            elif units == "image":
                # Channels lie last in an example, and first in torch.
                height, width, channels = argument
                made.append(lambda x, s=argument: x.reshape(-1, *s).permute(0, 3, 1, 2))
                width = (height, width, channels)
            elif units == "conv":
                channels, kernel, stride, padding, activation = argument
                fan_in = kernel * kernel * width[2]
                weight = self.tensor(fan_in * channels, fan_in, kernel, kernel, width[2], channels)
                bias = self.tensor(channels, fan_in, channels)
                made.append(
                    lambda x, w=weight, b=bias, s=stride, p=padding, f=ACTIVATIONS[activation]: f(
                        F.conv2d(x, w.permute(3, 2, 0, 1), b, stride=s, padding=p)
                    )
                )
                width = tuple((size + 2 * padding - kernel) // stride + 1 for size in width[:2]) + (channels,)
            elif units == "flatten":
                made.append(lambda x: torch.flatten(x, 1))
                width = math.prod(width)
            elif units == "gated":
                value, gate = self.affine(width, argument[0]), self.affine(width, argument[0])
                made.append(
                    lambda x, v=value, g=gate, f=ACTIVATIONS[argument[1]]: f(x @ v[0] + v[1]) * torch.sigmoid(x @ g[0] + g[1])
                )
                width = argument[0]
            elif units == "residual":
                inner, end = self.chain(width, argument)
                shortcut = self.affine(width, end) if end != width else None
                made.append(lambda x, i=inner, s=shortcut: (x @ s[0] + s[1] if s else x) + run(i, x))
                width = end
            elif units == "repeat":
                inner, _ = self.chain(width, argument[0])
                made.append(lambda x, i=argument[1] * inner: run(i, x))
            else:
                weight, bias = self.affine(width, units)
                made.append(lambda x, w=weight, b=bias, f=ACTIVATIONS[argument]: f(x @ w + b))
                width = units
        return made, width

    def reconstruction(self, x, y):
        if self.likelihood[0] in ("bernoulli", "grey"):
            return -F.binary_cross_entropy_with_logits(y, x, reduction="none")
        if self.likelihood[0] == "categorical":
            logits, chosen = (values.reshape(len(x), -1, self.likelihood[1]) for values in (y, x))
            return torch.distributions.OneHotCategorical(logits=logits).log_prob(chosen)
        if self.likelihood[0] == "poisson":
            return torch.distributions.Poisson(torch.exp(y)).log_prob(x)
        if self.log_scale is None:
            variance = torch.tensor(float(self.likelihood[1]))
        else:
            variance = self.likelihood[2] + torch.exp(self.log_scale)
        if self.likelihood[0] == "negative-binomial":
            # The mean is total count · e^logits.
            return torch.distributions.NegativeBinomial(1 / variance, logits=y + torch.log(variance)).log_prob(x)
        if self.likelihood[0] == "laplace":
            return torch.distributions.Laplace(y, torch.sqrt(variance / 2)).log_prob(x)
        if self.likelihood[0] == "student":
            degrees = torch.tensor(float(self.likelihood[3])) if self.log_degrees is None else self.likelihood[4] + torch.exp(self.log_degrees)
            return torch.distributions.StudentT(degrees, y, torch.sqrt(variance * (degrees - 2) / degrees)).log_prob(x)
        return torch.distributions.Normal(y, torch.sqrt(variance)).log_prob(x)

    def components(self):
        if self.pseudo is not None:
            inputs = self.pseudo.reshape(-1, self.output[0].shape[1])
            heads = run(self.encoder, torch.sigmoid(inputs) if self.is_bounded else inputs) @ self.head[0] + self.head[1]
            return torch.zeros(len(heads)), *heads.split(self.latent, dim=1)
        if self.mixture is None:
            return None
        logits, means, log_variances = self.mixture
        return logits, *(values.reshape(len(logits), self.latent) for values in (means, log_variances))

    def terms(self, x, epsilon):
        head = run(self.encoder, x) @ self.head[0] + self.head[1]
        kl = torch.zeros(())
        z = head
        if not self.is_deterministic:
            mean, log_variance = head.split(self.latent, dim=1)
            z = mean + torch.exp(0.5 * log_variance) * epsilon
            posterior = torch.distributions.Normal(mean, torch.exp(0.5 * log_variance))
            mixture = self.components()
            if mixture is not None:
                logits, means, log_variances = mixture
                components = torch.distributions.Independent(torch.distributions.Normal(means, torch.exp(0.5 * log_variances)), 1)
                prior = torch.distributions.MixtureSameFamily(torch.distributions.Categorical(logits=logits), components)
            elif self.prior is None:
                prior = torch.distributions.Normal(0.0, math.sqrt(self.variance))
            else:
                prior = torch.distributions.Normal(self.prior[0], torch.exp(0.5 * self.prior[1]))
            if mixture is not None:
                kl = (posterior.log_prob(z).sum(1) - prior.log_prob(z)).mean()
            else:
                kl = torch.distributions.kl_divergence(posterior, prior).sum(1).mean()
        y = run(self.decoder, z) @ self.output[0] + self.output[1]
        return self.reconstruction(x, y).sum(1).mean(), kl


def case(name, inputs, encoder, latent, decoder, likelihood, beta, batch, prior="standard"):
    model = Model(inputs, encoder, latent, decoder, prior, likelihood)
    values = (
        counts(batch * inputs)
        if likelihood[0] in ("poisson", "negative-binomial")
        else one_hot(batch * inputs, likelihood[1])
        if likelihood[0] == "categorical"
        else image(batch * inputs, likelihood[0] == "bernoulli")
    )
    x = torch.tensor(values, dtype=torch.float64).reshape(batch, inputs)
    epsilon = torch.tensor(noise(batch * latent)).reshape(batch, latent)
    reconstruction, kl = model.terms(x, epsilon)
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
    """Ten steps of Adam on 37 values with gradients that a formula gives, and the average of the weights at decay 0.9."""
    parameters = torch.tensor([single(math.sin(i + 1)) for i in range(37)]).requires_grad_()
    average = parameters.detach().clone()
    optimiser = torch.optim.Adam([parameters], lr=2e-3)
    for step in range(10):
        parameters.grad = torch.tensor([single(math.cos(0.3 * (i + 1) * (step + 1)) * 10.0 ** (i % 7 - 5)) for i in range(37)])
        optimiser.step()
        average = 0.9 * average + 0.1 * parameters.detach()
    return parameters.detach().tolist(), average.tolist()


EPOCHS, STEPS, EXAMPLES = 5, 10, 16
# At this norm no unit comes within 2e-6 of ReLU's kink in any clipped run of Adam, where float32 could take the other side (at 1.0 one does).
CLIP = 1.25
ADAM, ADAMW = torch.optim.Adam, torch.optim.AdamW
SGD = torch.optim.SGD
SCHEDULER = torch.optim.lr_scheduler

# Name: optimiser, its options.
OPTIMISERS = {
    "adam": (ADAM, {"lr": 2e-3}),
    "adamw": (ADAMW, {"lr": 2e-3, "weight_decay": 0.01}),
    "sgd": (SGD, {"lr": 0.02, "weight_decay": 0.01}),
    "momentum": (SGD, {"lr": 4e-3, "momentum": 0.9}),
    "nesterov": (SGD, {"lr": 4e-3, "momentum": 0.9, "nesterov": True, "weight_decay": 0.01}),
}


def warmup(optimiser):
    """Over 2 epochs, as in C#: the first step has 1/20 of the rate, the twentieth all of it."""
    return SCHEDULER.LinearLR(optimiser, start_factor=1 / (2 * STEPS), total_iters=2 * STEPS - 1)


# Name: schedulers stepped after every step, schedulers stepped after every epoch.
SCHEDULES = {
    "constant": lambda o: ([], []),
    "step": lambda o: ([], [SCHEDULER.StepLR(o, step_size=2, gamma=0.5)]),
    "milestones": lambda o: ([], [SCHEDULER.MultiStepLR(o, milestones=[1, 3], gamma=0.5)]),
    "cosine": lambda o: ([SCHEDULER.CosineAnnealingLR(o, T_max=EPOCHS * STEPS, eta_min=0.1 * o.param_groups[0]["lr"])], []),
    "warmup": lambda o: ([warmup(o)], []),
    "warmup-step": lambda o: ([warmup(o)], [SCHEDULER.StepLR(o, step_size=2, gamma=0.5)]),
    "warmup-cosine": lambda o: ([warmup(o), SCHEDULER.CosineAnnealingLR(o, T_max=EPOCHS * STEPS)], []),
}


TINY = (64, [(32, "relu")], 2, [(32, "relu")], "standard", ("bernoulli",))

# Weights and values with several readers (TiedVae.cs).
TIED = (
    13,
    [
        (21, "tanh"),
        ("repeat", ([("norm", 0.1), ("residual", [("residual", [(50, "gelu"), (21, "silu")]), ("norm", 0.5)])], 2)),
        ("residual", [(10, "elu")]),
    ],
    5,
    [("repeat", ([(5, "sigmoid")], 3)), ("residual", [(33, "softplus")])],
    "standard",
    ("normal", 0.3),
)


# Convolutions, also around a shortcut and with weights used twice (ConvVae.cs).
CONV = (
    90,
    [
        ("image", (6, 5, 3)),
        ("conv", (8, 3, 2, 1, "silu")),
        ("residual", [("conv", (8, 3, 1, 1, "tanh"))]),
        ("repeat", ([("conv", (8, 3, 1, 1, "gelu"))], 2)),
        ("flatten", None),
        ("norm", 0.1),
        (11, "elu"),
    ],
    4,
    [(9, "tanh")],
    "standard",
    ("normal", 0.5),
)


# Groups of channels at all pixels, and of a vector's values; the second with weights used twice.
GROUPS = (
    60,
    [
        ("image", (5, 4, 3)),
        ("conv", (8, 3, 1, 1, "silu")),
        ("group", (4, 0.1)),
        ("repeat", ([("conv", (8, 3, 1, 1, "tanh")), ("group", (2, 1e-3))], 2)),
        ("flatten", None),
        (12, "elu"),
        ("group", (3, 0.1)),
    ],
    4,
    [(10, "tanh"), ("group", (5, 0.1))],
    "standard",
    ("normal", 0.5),
)


def trace(optimiser, options, schedule="constant", clip=None, kl_warmup=0, decay=None, of=TINY):
    """The loss before each of 50 steps of a model: 5 epochs over the same 10 batches of 16, each step with noise of its own."""
    model = Model(*of)
    inputs, latent = of[0], of[2]
    x = torch.tensor(image(STEPS * EXAMPLES * inputs, of[5][0] == "bernoulli")).reshape(STEPS, EXAMPLES, inputs)
    epsilon = torch.tensor(noise(EPOCHS * STEPS * EXAMPLES * latent)).reshape(EPOCHS * STEPS, EXAMPLES, latent)
    optimiser = optimiser(model.tensors, **options)
    each_step, each_epoch = SCHEDULES[schedule](optimiser)
    averages = [tensor.detach().clone() for tensor in model.tensors]
    losses = []
    for step in range(EPOCHS * STEPS):
        optimiser.zero_grad()
        reconstruction, kl = model.terms(x[step % STEPS], epsilon[step])
        loss = (min(1.0, step / (kl_warmup * STEPS)) if kl_warmup else 1.0) * kl - reconstruction
        loss.backward()
        if clip:
            torch.nn.utils.clip_grad_norm_(model.tensors, clip)
        optimiser.step()
        for scheduler in each_step + (each_epoch if (step + 1) % STEPS == 0 else []):
            scheduler.step()
        losses.append(float(f"{loss.item():.12g}"))
        if decay:
            averages = [decay * average + (1 - decay) * tensor.detach() for average, tensor in zip(averages, model.tensors)]
    if decay:
        for tensor, average in zip(model.tensors, averages):
            tensor.data = average
        reconstruction, kl = model.terms(x[0], epsilon[0])
        losses.append(float(f"{(kl - reconstruction).item():.12g}"))
    return losses


def traces():
    result = {}
    for name, (optimiser, options) in OPTIMISERS.items():
        for schedule in SCHEDULES:
            result[f"{name} {schedule}"] = trace(optimiser, options, schedule)
            result[f"{name} {schedule} clip"] = trace(optimiser, options, schedule, clip=CLIP)
        result[f"{name} constant kl-warmup"] = trace(optimiser, options, kl_warmup=2.5)
    # An epsilon that counts beside these gradients; the loss of the averaged weights as a 51st; and what AdamW is not: decay in the gradient.
    result["adam epsilon"] = trace(ADAM, {"lr": 2e-3, "eps": 1e-3})
    result["adam average"] = trace(ADAM, {"lr": 2e-3}, decay=0.9)
    result["adam coupled"] = trace(ADAM, {"lr": 2e-3, "weight_decay": 0.01})
    return result


def tied_traces():
    result = {}
    for name, (optimiser, options) in OPTIMISERS.items():
        result[f"{name} constant"] = trace(optimiser, options, of=TIED)
        result[f"{name} constant clip"] = trace(optimiser, options, clip=CLIP, of=TIED)
    result["adam average"] = trace(ADAM, {"lr": 2e-3}, decay=0.9, of=TIED)
    return result


ADAM_PARAMETERS, ADAM_AVERAGE = adam()
print(
    json.dumps(
        {
            "pytorch": torch.__version__,
            "cases": [
                case("TinyVae", 64, [(32, "relu")], 2, [(32, "relu")], ("bernoulli",), 1.0, 13),
                case("DigitsVae", 64, [(128, "relu"), (128, "relu")], 2, [(128, "relu"), (128, "relu")], ("grey",), 1.0, 9),
                case("MnistVae", 784, [(400, "relu")], 20, [(400, "relu")], ("grey",), 1.0, 5),
                case("MnistManifold", 784, [(500, "tanh"), (500, "tanh")], 2, [(500, "tanh"), (500, "tanh")], ("grey",), 1.0, 3),
                case("Gelu", 30, [(24, "gelu"), (10, "tanh")], 3, [(12, "gelu"), (7, "identity")], ("normal", 1.0), 0.5, 7),
                case("Smooth", 30, [(24, "silu"), ("norm", 1e-3), (10, "elu")], 3, [(12, "softplus"), (7, "sigmoid")], ("normal", 0.3), 1.0, 7),
                case("Shared", 20, [(16, "leaky-relu")], 4, [("norm", 1e-5), (9, "leaky-relu")], ("normal", "shared", 0.01), 2.0, 6, "learned"),
                case("Each", 20, [(16, "tanh")], 4, [(9, "tanh")], ("normal", "each", 1e-4), 1.0, 6, "learned"),
                case("MixedVae", 20, [(16, "tanh")], 5, [(9, "tanh")], ("normal", 0.5), 0.5, 6, ("mixture", 3)),
                case("Wide", 20, [(16, "tanh")], 5, [(9, "tanh")], ("normal", 0.5), 0.5, 6, ("normal", 2.5)),
                case("Vamped", 20, [(16, "tanh"), ("gated", (11, "identity"))], 3, [(9, "tanh")], ("normal", 0.5), 0.5, 6, ("vamp", 4)),
                case("VampedGrey", 20, [(16, "tanh"), ("norm", 0.1)], 3, [(9, "tanh")], ("grey",), 1.0, 6, ("vamp", 9)),
                case("Plain", 20, [(16, "elu")], 4, [(9, "silu")], ("normal", 1.0), 1.0, 6, "none"),
                case("Bent", 20, [(16, "mish"), (11, "hardswish")], 3, [(9, "hardswish"), (8, "mish")], ("normal", 1.0), 1.0, 6),
                case("Heavy", 20, [(16, "tanh")], 3, [(9, "tanh")], ("laplace", "each", 0.01), 1.0, 6),
                case("Heavier", 20, [(16, "tanh")], 3, [(9, "tanh")], ("laplace", 0.3), 1.0, 6),
                case("Outlying", 20, [(16, "tanh")], 3, [(9, "tanh")], ("student", "shared", 0.01, "each", 2.1), 1.0, 6),
                case("OutlyingEach", 20, [(16, "tanh")], 3, [(9, "tanh")], ("student", "each", 0.01, "shared", 3.0), 1.0, 6),
                case("OutlyingFixed", 20, [(16, "tanh")], 3, [(9, "tanh")], ("student", 0.3, None, 5.0), 1.0, 6),
                case("Counted", 20, [(16, "tanh")], 3, [(9, "tanh")], ("poisson",), 1.0, 6),
                case("Spread", 20, [(16, "tanh")], 3, [(9, "tanh")], ("negative-binomial", 0.5), 1.0, 6),
                case("Spreads", 20, [(16, "tanh")], 3, [(9, "tanh")], ("negative-binomial", "each", 0.01), 1.0, 6),
                case("Chosen", 20, [(16, "tanh")], 3, [(9, "tanh")], ("categorical", 5), 1.0, 6),
                case("ChosenOnce", 20, [(16, "tanh")], 3, [(9, "tanh")], ("categorical", 20), 1.0, 6),
                case("TiedVae", *TIED[:4], TIED[5], 1.0, 6),
                case("ConvVae", *CONV[:4], CONV[5], 1.0, 6),
                case("Gated", 20, [("gated", (16, "identity")), ("gated", (11, "tanh"))], 3, [("gated", (9, "elu"))], ("normal", 0.5), 1.0, 6),
                case("Grouped", *GROUPS[:4], GROUPS[5], 1.0, 6),
            ],
            "adam": ADAM_PARAMETERS,
            "adam-average": ADAM_AVERAGE,
            "traces": traces(),
            "tied-traces": tied_traces(),
        }
    )
)
