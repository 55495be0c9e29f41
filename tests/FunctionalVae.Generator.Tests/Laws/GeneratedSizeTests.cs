using FunctionalVae.Generator.Tests.Harness;
using FunctionalVae.Passes;
using FunctionalVae.Shared;
using Xunit.Abstractions;

namespace FunctionalVae.Generator.Tests;

/// <summary>
/// A user's program gets no more code than its model needs: its typed face, and some lines for each operation and each trained tensor. What
/// kernels do is in the library, and is never written again for a model.
/// </summary>
public sealed class GeneratedSizeTests(ITestOutputHelper output)
{
    // Of the typed face, with its documentation: some 300 lines.
    private const int Face = 22_500;

    // Its call and its comment, in each of the two graphs that have it.
    private const int PerOperation = 350;

    // Its place in the parameters, under its name.
    private const int PerTensor = 300;

    [Fact]
    public void The_text_of_a_model_keeps_under_a_ceiling()
    {
        var most = 0.0;
        for (ulong index = 0; index < 60; index++)
        {
            var spec = RandomSpecs.Make(Key.FromSeed(78).Child(index));
            var plan = Plan.Of(spec);
            var text = Text(spec);
            var operations = plan.Training.Operations.Count + plan.Evaluation.Operations.Count;
            var ceiling = Face + (PerOperation * operations) + (PerTensor * plan.Training.Tensors.Count);
            output.WriteLine(
                $"{text.Length} characters, {operations} operations, {plan.Training.Tensors.Count} tensors, ceiling {ceiling}"
            );
            most = Math.Max(most, (double)text.Length / ceiling);
        }

        output.WriteLine($"at most {most:P0} of the ceiling");
        Assert.InRange(most, 0.9, 1);
    }

    private static string Text(VaeSpec spec) =>
        GeneratorRun.Of(Sources.Model(spec.ToString())).Result.GeneratedSources.Single().SourceText.ToString();
}
