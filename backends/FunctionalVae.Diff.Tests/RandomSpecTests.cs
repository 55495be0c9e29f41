using System.Globalization;
using System.Text;
using FunctionalVae.Interpreter;

namespace FunctionalVae.Diff.Tests;

/// <summary>Law 5 for random specifications: their formulas are compiled, loaded, and held to the float64 interpreter; and so is a step with dropout.</summary>
public sealed class RandomSpecTests
{
    private static int Count =>
        Environment.GetEnvironmentVariable("FVAE_RANDOM_SPECS") is { Length: > 0 } count
            ? int.Parse(count, CultureInfo.InvariantCulture)
            : 60;

    [SkippableTheory]
    [InlineData(DiffZoo.Reference)]
    [InlineData(DiffZoo.Torch)]
    public void Formulas_agree_with_the_interpreter_and_train_as_it_does(string backend)
    {
        DiffZoo.Require(backend);
        var options = new TrainOptions(Epochs: 1, BatchSize: 7, Seed: 5, Optimizer: new Sgd());
        var compared = 0;
        var models = Models(backend);
        foreach (var (model, index) in models.Select((model, index) => (model, index)))
        {
            compared += ModelAgreement.Check(model, Key.FromSeed((ulong)index), count: 1 + (index % 6)) ? 1 : 0;
            var data = Dataset.Of(ModelAgreement.Images(model, Key.FromSeed((ulong)index), 7));
            var exact = InterpretedModel.Of(model.Spec).Train(options, data).State.Objective!.Value;
            Assert.Equal(exact, model.Train(options, data).State.Objective!.Value, 1e-5 * Math.Max(1, Math.Abs(exact)));
        }

        Assert.True(compared >= 0.95 * Count, $"Only {compared} of {Count} gradients keep clear of a ReLU's kink.");
    }

    // Those that DiffSharp can express: without GELU.
    private static List<IVaeModel> Models(string backend)
    {
        var specs = Enumerable
            .Range(0, int.MaxValue)
            .Select(index => RandomSpecs.Make(Key.FromSeed(77).Child((ulong)index)))
            .Where(spec => BackendRules.Check(VaeBackends.Diff, spec).Count == 0)
            .Take(Count)
            .ToList();
        var source = new StringBuilder("using FunctionalVae;\nnamespace Random;\n");
        for (var index = 0; index < specs.Count; index++)
        {
            source.Append(
                CultureInfo.InvariantCulture,
                $"[GenerateVae] public static partial class Vae{index} {{ public static VaeSpec Spec {{ get; }} = {specs[index]}; }}\n"
            );
        }

        var assembly = GeneratedModels.Load(source.ToString());
        return
        [
            .. specs.Select(
                (_, index) => (IVaeModel)assembly.GetType($"Random.Vae{index}+Diff")!.GetMethod("ModelOn")!.Invoke(null, ["cpu", backend])!
            ),
        ];
    }
}
