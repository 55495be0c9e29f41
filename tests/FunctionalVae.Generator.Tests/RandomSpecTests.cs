using System.Globalization;
using System.Reflection;
using System.Text;
using FunctionalVae.Generator.Tests.Harness;
using FunctionalVae.Interpreter;
using FunctionalVae.Shared;

namespace FunctionalVae.Generator.Tests;

/// <summary>
/// Law 5 for random specifications: their generated code is compiled, loaded, and held to the float64 interpreter, value and gradient.
/// The nightly form sets <c>FVAE_RANDOM_SPECS</c> to a larger count, such as 5000.
/// </summary>
public sealed class RandomSpecTests
{
    private const int PerAssembly = 100;
    private const int TrainedCount = 60;

    private static int Count =>
        Environment.GetEnvironmentVariable("FVAE_RANDOM_SPECS") is { Length: > 0 } count
            ? int.Parse(count, CultureInfo.InvariantCulture)
            : 300;

    [Fact]
    [Trait("Category", "Slow")]
    public void Generated_code_agrees_with_the_interpreter()
    {
        var compared = 0;
        for (var start = 0; start < Count; start += PerAssembly)
        {
            var end = Math.Min(start + PerAssembly, Count);
            var assembly = Load(Enumerable.Range(start, end - start));
            for (var index = start; index < end; index++)
            {
                var model = (IVaeModel)assembly.GetType($"Random.Vae{index}")!.GetProperty("Model")!.GetValue(null)!;
                Assert.Equal(Spec(index), model.Spec);
                compared += ModelAgreement.Check(model, Key.FromSeed((ulong)index), count: 1 + (index % 6)) ? 1 : 0;
            }
        }

        Assert.True(compared >= 0.95 * Count, $"Only {compared} of {Count} gradients keep clear of a ReLU's kink.");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Generated_code_trains_as_the_interpreter_does_and_to_the_same_bits_at_any_number_of_threads()
    {
        // Differentiate runs on one thread and drops nothing: masks, and how kernels part their work, show in training only.
        var options = new TrainOptions(Epochs: 1, BatchSize: 7, Seed: 5, Optimizer: new Sgd());
        var assembly = Load(Enumerable.Range(0, TrainedCount));
        for (var index = 0; index < TrainedCount; index++)
        {
            var model = (IVaeModel)assembly.GetType($"Random.Vae{index}")!.GetProperty("Model")!.GetValue(null)!;
            var data = Dataset.Of(ModelAgreement.Images(model, Key.FromSeed((ulong)index), 7));
            var one = model.Train(options with { Threads = 1 }, data).State;
            for (var threads = 2; threads <= 3; threads++)
            {
                var other = model.Train(options with { Threads = threads }, data).State;
                Assert.Equal(one.Parameters.Values.ToArray(), other.Parameters.Values.ToArray());
            }

            // The runner makes the calls that the generator writes.
            var run = Vae.ModelFrom(model.Spec).Train(options with { Threads = 2 }, data).State;
            Assert.Equal(one.Parameters.Values.ToArray(), run.Parameters.Values.ToArray());
            Assert.Equal(one.Objective, run.Objective);
            var exact = InterpretedModel.Of(model.Spec).Train(options, data).State;
            Assert.Equal(exact.Objective!.Value, one.Objective!.Value, 1e-5 * Math.Max(1, Math.Abs(exact.Objective.Value)));
        }
    }

    private static VaeSpec Spec(int index) => RandomSpecs.Make(Key.FromSeed(77).Child((ulong)index));

    private static Assembly Load(IEnumerable<int> indices)
    {
        var source = new StringBuilder("using FunctionalVae;\nnamespace Random;\n");
        foreach (var index in indices)
        {
            source.Append(
                CultureInfo.InvariantCulture,
                $"[GenerateVae] public static partial class Vae{index} {{ public static VaeSpec Spec {{ get; }} = {Spec(index)}; }}\n"
            );
        }

        var run = GeneratorRun.Of(source.ToString());
        Assert.Empty(run.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        using var image = new MemoryStream();
        var emitted = run.Output.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Take(5)));
        return Assembly.Load(image.ToArray());
    }
}
