using System.Globalization;
using FunctionalVae;
using FunctionalVae.SideBySide;
using FunctionalVae.Zoo;

// side-by-side [PYTHON [THREADS...]]: this engine, PyTorch, and TorchSharp where benchmarks/torchsharp-steps is built, in turns on the same network,
// examples and batches; a Markdown table.
// side-by-side avx2 [PYTHON [THREADS...]]: the same without AVX-512, on all sides.
// side-by-side terms [THREADS...]: the same network with other posteriors and divergences, beside TorchSharp alone.
// side-by-side startup [PYTHON]: from the start of a process to one training step and its end.
// side-by-side aot: the same way, and a step, of a program that the JIT compiles and of one published ahead of time (NativeAOT).
// side-by-side runner: generated code and the same specification run as a value.
// side-by-side builds OLD NEW [--rounds N]: two clones, built in Release, in turns: steps, and what the JIT compiles for the first.
// side-by-side generators OLD NEW: the generators of two such clones in turns.
// side-by-side jit: what the JIT compiles from the start of a process to one training step.
// side-by-side arena: how large the arena of a training step is, and how small lifetimes would let it be.
if (args is ["avx2", .. var others])
{
    return HiddenAvx512.Restart(others);
}

HiddenAvx512.Check();
if (args is ["runner"])
{
    Console.Write(RunnerComparison.Table(MnistVae.Model, 128));
    return 0;
}

if (args is ["arena"])
{
    Console.Write(
        Arena.Table([
            DigitsVae.Model,
            FashionVae.Model,
            LinearVae.Model,
            MnistManifold.Model,
            MnistVae.Model,
            MoonsVae.Model,
            TinyVae.Model,
        ])
    );
    return 0;
}

if (args is ["builds", .. var clones])
{
    return Builds.Run(clones);
}

if (args is ["generators", var old, var @new])
{
    if (GeneratorComparison.Table(Path.GetFullPath(old), Path.GetFullPath(@new)) is not { } rows)
    {
        Console.Error.Write("Both folders need the program: dotnet build benchmarks/FunctionalVae.Generator.Benchmarks -c Release.\n");
        return 2;
    }

    Console.Write(rows);
    return 0;
}

var isStartup = args is ["startup", ..];
string[] words = isStartup ? args[1..] : args;
if (Repository.Find() is not { } repository)
{
    Console.Error.Write("side-by-side runs inside a clone of its repository, which has PyTorch's network in benchmarks/pytorch.\n");
    return 2;
}

if (args is ["jit"])
{
    Console.Write(FirstSteps.Table([("built", repository)]));
    return 0;
}

if (args is ["aot"])
{
    if (NativeComparison.Table(repository) is not { } table)
    {
        Console.Error.Write("Nothing could be published; samples/publish-aot.sh names what NativeAOT needs.\n");
        return 2;
    }

    Console.Write(table);
    return 0;
}

var isTerms = args is ["terms", ..];
words = isTerms ? ["python3", .. words[1..]] : words;
var python = new PyTorch(words is [var named, ..] ? named : "python3", repository);
if (isStartup)
{
    Console.Write(Startup.Table(python));
    return 0;
}

int[] threads = words.Length > 1 ? [.. words[1..].Select(word => int.Parse(word, CultureInfo.InvariantCulture))] : [1, 2];
var binarized = Vae.ModelFrom(
    MnistVae.Spec with
    {
        Input = new Image(28, 28, Binarization: Binarization.Dynamic),
        Likelihood = new BernoulliLikelihood(),
    },
    "BinarizedMnistVae"
);
VaeSpec With(Latent? latent, TrainingObjective? objective) =>
    MnistVae.Spec with
    {
        Latent = latent ?? MnistVae.Spec.Latent,
        Objective = objective ?? MnistVae.Spec.Objective,
    };

Case[] terms =
[
    .. new[]
    {
        With(null, null),
        With(new FullNormalLatent(20), null),
        With(null, new GeneralizedVariational(new RenyiDivergence(0.5))),
        With(null, new BetaTotalCorrelation(6)),
        With(null, new WassersteinAutoencoder(new SquaredMmd(), 100)),
    }.Select(spec => new Case(Vae.ModelFrom(spec, "TermVae"), 128, threads)),
];
Case[] networks =
[
    .. ((int[])[32, 128, 512]).Select(batch => new Case(MnistVae.Model, batch, threads)),
    new(MnistManifold.Model, 128, threads),
    .. ((int[])[32, 128, 512]).Select(batch => new Case(binarized, batch, threads)),
    new(TinyVae.Model, 32, [1]),
];
Console.Write(Comparison.Header);
foreach (var one in isTerms ? terms : networks)
{
    if (Comparison.Rows(one, python, Console.Error) is not { } rows)
    {
        Console.Error.Write(
            $"side-by-side needs another library to compare with: a Python with PyTorch (1.13 or later, CPU) and NumPy, which {python.Python} is not (give another: dotnet run -c Release --project benchmarks/side-by-side -- PYTHON), or TorchSharp (dotnet build benchmarks/torchsharp-steps -c Release).\n"
        );
        return 2;
    }

    Console.Write(rows);
}

return 0;
