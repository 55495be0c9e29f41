using FunctionalVae.Generator.Tests.Harness;
using FunctionalVae.Graphs;
using FunctionalVae.Passes;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>The page about objectives: its examples compile, and each cell of its table is what the rules and the graph say.</summary>
public sealed class ObjectivesPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "objectives.md"));

    private static readonly Dictionary<string, Latent> Latents = new()
    {
        ["`StandardNormalPrior`"] = new DiagonalNormalLatent(3, new StandardNormalPrior()),
        ["`LearnedNormalPrior`"] = new DiagonalNormalLatent(3, new LearnedNormalPrior()),
        ["`NormalPrior`"] = new DiagonalNormalLatent(3, new NormalPrior(2)),
        ["`MixturePrior`"] = new DiagonalNormalLatent(3, new MixturePrior(4)),
        ["`VampPrior`"] = new DiagonalNormalLatent(3, new VampPrior(4)),
        ["`FlowPrior`"] = new DiagonalNormalLatent(3, new FlowPrior(2, 4)),
        ["`UniformPrior`"] = new DiagonalNormalLatent(3, new UniformPrior(0, 10)),
        ["`FullNormalLatent`, `StandardNormalPrior`"] = new FullNormalLatent(3, new StandardNormalPrior()),
        ["`FullNormalLatent`, `LearnedNormalPrior`"] = new FullNormalLatent(3, new LearnedNormalPrior()),
        ["`FullNormalLatent`, `NormalPrior`"] = new FullNormalLatent(3, new NormalPrior(2)),
        ["`FullNormalLatent`, `MixturePrior`"] = new FullNormalLatent(3, new MixturePrior(4)),
        ["`FullNormalLatent`, `VampPrior`"] = new FullNormalLatent(3, new VampPrior(4)),
        ["`FullNormalLatent`, `FlowPrior`"] = new FullNormalLatent(3, new FlowPrior(2, 4)),
        ["`FullNormalLatent`, `UniformPrior`"] = new FullNormalLatent(3, new UniformPrior(0, 10)),
        ["none (`DeterministicLatent`)"] = new DeterministicLatent(3),
    };

    private static readonly Dictionary<string, TrainingObjective> Objectives = new()
    {
        ["`EvidenceLowerBound`"] = new EvidenceLowerBound(),
        ["with `FreeBits`"] = new EvidenceLowerBound(FreeBits: 0.1),
        ["`ImportanceWeighted`"] = new ImportanceWeighted(3),
        ["`DoublyReparameterized`"] = new ImportanceWeighted(3, Gradient: DrawGradient.DoublyReparameterized),
        ["`StickingTheLanding`, one draw"] = new ImportanceWeighted(1, Gradient: DrawGradient.StickingTheLanding),
        ["`GeneralizedVariational`"] = new GeneralizedVariational(new SquaredWasserstein()),
        ["`BetaTotalCorrelation`"] = new BetaTotalCorrelation(4),
        ["`WassersteinAutoencoder`"] = new WassersteinAutoencoder(new SquaredMmd(), 10),
    };

    [Fact]
    public void Every_example_compiles()
    {
        var examples = Page.Split("```csharp\n").Skip(1).Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)]).ToList();
        Assert.Equal(9, examples.Count);
        foreach (var example in examples)
        {
            var run = GeneratorRun.Of($"using FunctionalVae; [GenerateVae] public static partial class Digits {{ {example} }}");
            Assert.Empty(run.Diagnostics.Select(diagnostic => diagnostic.ToString()));
            Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }
    }

    [Fact]
    public void Every_cell_of_the_table_is_so()
    {
        var rows = Page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(Cells).ToList();
        var head = rows.Single(row => row[0] == "prior");
        Assert.Equal(Objectives.Keys, head[1..]);
        foreach (var (name, latent) in Latents)
        {
            var row = rows.Single(cells => cells[0] == name);
            Assert.Equal([.. head[1..].Select(objective => Cell(latent, Objectives[objective]))], row[1..]);
        }

        // Every prior of the vocabulary is here, and every objective.
        Assert.Equal(
            Records(typeof(Prior)),
            Latents.Values.OfType<DiagonalNormalLatent>().Select(one => one.Prior!.GetType().Name).Order()
        );
        Assert.Equal(Records(typeof(Prior)), Latents.Values.OfType<FullNormalLatent>().Select(one => one.Prior!.GetType().Name).Order());
        Assert.Equal(Records(typeof(Latent)), Latents.Values.Select(one => one.GetType().Name).Distinct().Order());
        Assert.Equal(Records(typeof(TrainingObjective)), Objectives.Values.Select(one => one.GetType().Name).Distinct().Order());
    }

    private static string[] Cells(string line) => [.. line.Trim('|', ' ').Split('|').Select(cell => cell.Trim())];

    private static IEnumerable<string> Records(Type root) =>
        root.Assembly.GetTypes().Where(type => type.IsSubclassOf(root) && !type.IsAbstract).Select(type => type.Name).Order();

    private static string Cell(Latent latent, TrainingObjective objective)
    {
        var spec = new VaeSpec(new Features(5), [], latent, [], new SquaredErrorLikelihood(), objective);
        if (SpecRules.Check(spec) is [var problem, ..])
        {
            return $"[{problem.Code}](diagnostics/{problem.Code}.md)";
        }

        // Differentiated too, so that each part of it is there.
        var plan = Plan.Of(spec);
        var kl = plan.Training.Loss.Terms[1].Term;
        return plan.Training.ScoreOps.First(operation => operation.Results.Contains(kl)) switch
        {
            NoKl => "no divergence",
            AggregateTerm => "of the batch",
            TotalCorrelationTerm => "with that of the batch",
            // An estimate reads the noise of its draw, as the dimensions of a full covariance do that it may be made of.
            var other => other.Reads.Contains(plan.Training.Noise) ? "at the draws" : "closed form",
        };
    }
}
