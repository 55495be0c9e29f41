using System.Globalization;
using System.Runtime;
using FunctionalVae.Zoo;

namespace FunctionalVae.StepHost;

/// <summary>One training step of generated code, and what the JIT had to do for it.</summary>
internal static class FirstStep
{
    private const int BatchSize = 128;

    public static int Run(string name)
    {
        var objective = name switch
        {
            nameof(TinyVae) => Tiny(),
            nameof(MnistVae) => Mnist(),
            _ => throw new ArgumentException($"step-host starts no model {name}.", nameof(name)),
        };
        var (methods, bytes) = (JitInfo.GetCompiledMethodCount(), JitInfo.GetCompiledILBytes());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{methods} {bytes}"));
        return objective is { } value && double.IsFinite(value.Value) ? 0 : 1;
    }

    // A function each, so that the JIT meets one model only.
    private static Objective? Tiny() =>
        TinyVae
            .Step(
                TinyVae.Start(new TrainOptions(BatchSize: BatchSize), Key.FromSeed(1)),
                TinyVae.Binarize(TinyVae.Images.From(new float[BatchSize * TinyVae.Model.Layout.InputWidth]), Key.FromSeed(2))
            )
            .Objective;

    private static Objective? Mnist() =>
        MnistVae
            .Step(
                MnistVae.Start(new TrainOptions(BatchSize: BatchSize), Key.FromSeed(1)),
                MnistVae.Images.From(new float[BatchSize * MnistVae.Model.Layout.InputWidth])
            )
            .Objective;
}
