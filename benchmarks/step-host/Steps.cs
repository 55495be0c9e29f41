using System.Globalization;
using FunctionalVae.Zoo;

namespace FunctionalVae.StepHost;

/// <summary>Steps for the clock, as often as asked.</summary>
internal static class Steps
{
    public static int Run(string name, string way, string batch, string threads)
    {
        var generated = name switch
        {
            nameof(MnistVae) => MnistVae.Model,
            nameof(TinyVae) => TinyVae.Model,
            nameof(VarianceVae) => VarianceVae.Model,
            nameof(NormVae) => NormVae.Model,
            _ => throw new ArgumentException($"step-host has no model {name}.", nameof(name)),
        };
        var model = way == "runner" ? Vae.ModelFrom(generated.Spec, name) : generated;
        using var session = new BenchmarkSession(
            model,
            int.Parse(batch, CultureInfo.InvariantCulture),
            int.Parse(threads, CultureInfo.InvariantCulture)
        );
        Console.WriteLine("ready");
        while (Console.ReadLine() is { } seconds)
        {
            var microseconds = session.StepMicroseconds(double.Parse(seconds, CultureInfo.InvariantCulture));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{microseconds} {session.AllocatedBytesPerStep()}"));
        }

        return 0;
    }
}
