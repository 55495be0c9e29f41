using System.Globalization;
using System.Reflection;
using System.Text;
using FunctionalVae.Generator;
using FunctionalVae.Interpreter;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Torch.Tests;

/// <summary>Law 5 for random specifications: their modules are compiled, loaded, and held to the float64 interpreter; and so is a step with dropout.</summary>
public sealed class RandomSpecTests
{
    private static int Count =>
        Environment.GetEnvironmentVariable("FVAE_RANDOM_SPECS") is { Length: > 0 } count
            ? int.Parse(count, CultureInfo.InvariantCulture)
            : 60;

    [Fact]
    public void Modules_agree_with_the_interpreter_and_train_as_it_does()
    {
        var options = new TrainOptions(Epochs: 1, BatchSize: 7, Seed: 5, Optimizer: new Sgd());
        var assembly = Load([.. Indices.Select(index => (index, Spec(index)))]);
        var compared = 0;
        foreach (var index in Indices)
        {
            var model = Model(assembly, index);
            compared += ModelAgreement.Check(model, Key.FromSeed((ulong)index), count: 1 + (index % 6)) ? 1 : 0;
            var data = Dataset.Of(ModelAgreement.Images(model, Key.FromSeed((ulong)index), 7));
            var exact = InterpretedModel.Of(model.Spec).Train(options, data).State.Objective!.Value;
            Assert.Equal(exact, model.Train(options, data).State.Objective!.Value, 1e-5 * Math.Max(1, Math.Abs(exact)));
        }

        Assert.True(compared >= 0.95 * Count, $"Only {compared} of {Count} gradients keep clear of a ReLU's kink.");
    }

    // What random specifications have by chance only: each posterior with each prior and way of its gradients, and each divergence.
    [Fact]
    public void Posteriors_and_divergences_of_every_kind_agree_with_the_interpreter()
    {
        Prior?[] priors = [null, new NormalPrior(2.5), new LearnedNormalPrior(), new MixturePrior(3)];
        TrainingObjective[] objectives =
        [
            new EvidenceLowerBound(0.5),
            new ImportanceWeighted(3),
            new ImportanceWeighted(3, 0.5, DrawGradient.DoublyReparameterized),
            new ImportanceWeighted(1, 1, DrawGradient.StickingTheLanding),
        ];
        PosteriorDivergence[] divergences = [new SquaredWasserstein(), new JeffreysDivergence(), new RenyiDivergence(0.3)];
        var plain = new VaeSpec(
            new Features(5),
            [new Dense(4, Activation.Tanh)],
            new DiagonalNormalLatent(3),
            [new Dense(4, Activation.Tanh)],
            new SquaredErrorLikelihood()
        );
        VaeSpec[] specs =
        [
            .. from prior in priors
            from objective in objectives
            select plain with
            {
                Latent = new FullNormalLatent(3, prior),
                Objective = objective,
            },
            .. from divergence in divergences
            from prior in priors[..2]
            select plain with
            {
                Latent = new DiagonalNormalLatent(3, prior),
                Objective = new GeneralizedVariational(divergence, 2),
            },
        ];
        var assembly = Load([.. specs.Select((spec, index) => (index, spec))]);
        for (var index = 0; index < specs.Length; index++)
        {
            Assert.True(ModelAgreement.Check(Model(assembly, index), Key.FromSeed((ulong)index), count: 4), specs[index].ToString());
        }
    }

    // Those that TorchSharp can express.
    private static IReadOnlyList<int> Indices { get; } =
    [.. Enumerable.Range(0, int.MaxValue).Where(index => BackendRules.Check(VaeBackends.Torch, Spec(index)).Count == 0).Take(Count)];

    private static VaeSpec Spec(int index) => RandomSpecs.Make(Key.FromSeed(77).Child((ulong)index));

    private static IVaeModel Model(Assembly assembly, int index) =>
        (IVaeModel)assembly.GetType($"Random.Vae{index}+Torch")!.GetMethod("ModelOn")!.Invoke(null, [TorchZoo.Device])!;

    private static Assembly Load(IReadOnlyList<(int Index, VaeSpec Spec)> specs)
    {
        var source = new StringBuilder("using FunctionalVae;\nnamespace Random;\n");
        foreach (var (index, spec) in specs)
        {
            source.Append(
                CultureInfo.InvariantCulture,
                $"[GenerateVae] public static partial class Vae{index} {{ public static VaeSpec Spec {{ get; }} = {spec}; }}\n"
            );
        }

        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var input = CSharpCompilation.Create(
            "RandomModels",
            [CSharpSyntaxTree.ParseText(source.ToString())],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );
        CSharpGeneratorDriver.Create(new VaeGenerator()).RunGeneratorsAndUpdateCompilation(input, out var output, out var problems);
        Assert.DoesNotContain(problems, problem => problem.Severity == DiagnosticSeverity.Error);
        using var image = new MemoryStream();
        var emitted = output.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Take(5)));
        return Assembly.Load(image.ToArray());
    }
}
