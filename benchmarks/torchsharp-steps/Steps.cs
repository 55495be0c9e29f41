using System.Diagnostics;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace FunctionalVae.TorchSharpSteps;

/// <summary>A network in training: a step and a decoding, and how long they take.</summary>
internal sealed class Steps
{
    private readonly Network network;
    private readonly Action optimise;
    private readonly IReadOnlyList<Tensor> batches;
    private readonly Func<Tensor, Tensor>? binarize;
    private readonly Tensor latent;
    private int next;

    public Steps(Settings settings, Func<IEnumerable<TorchSharp.Modules.Parameter>, Action> optimiser, Func<Tensor, Tensor>? binarize)
    {
        random.manual_seed(1);
        network = new(settings);
        optimise = optimiser(network.parameters());
        batches = Batches(settings);
        this.binarize = binarize;
        latent = randn(1, settings.Latent);
    }

    /// <summary>The examples of the file as batches in torch's own memory.</summary>
    public static IReadOnlyList<Tensor> Batches(Settings settings)
    {
        var values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(settings.Examples)).ToArray();
        var examples = tensor(values).reshape(-1, settings.Inputs);
        return [.. examples.split(settings.Batch).Select(batch => batch.clone())];
    }

    public void Step()
    {
        using var scope = NewDisposeScope();
        var x = batches[next];
        next = (next + 1) % batches.Count;
        network.zero_grad();
        network.call(binarize is null ? x : binarize(x)).backward();
        optimise();
    }

    public void Decode()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        network.Logits(latent).sigmoid();
    }

    /// <summary>The first decile of the times of calls: what one takes when no other program is in its way.</summary>
    public static double Microseconds(Action call, double seconds)
    {
        var times = new List<double>();
        var start = Stopwatch.GetTimestamp();
        while (times.Count == 0 || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            var before = Stopwatch.GetTimestamp();
            call();
            times.Add(Stopwatch.GetElapsedTime(before).TotalMicroseconds);
        }

        return times.Order().ElementAt(times.Count / 10);
    }
}
