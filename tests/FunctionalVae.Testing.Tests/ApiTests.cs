using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace FunctionalVae.Testing.Tests;

/// <summary>The laws from C#, as a user writes them.</summary>
public sealed class ApiTests
{
    private static readonly string[] Order =
    [
        "gradient-difference",
        "gradient-oracle",
        "draw-weights",
        "kl-closed-form",
        "kl-zero-at-prior",
        "kl-monte-carlo",
        "log-weights",
        "importance-bounds",
        "reconstruction-closed-form",
        "objective",
        "evaluate-many",
        "draw",
        "decode",
        "reconstruct",
        "sample",
        "draw-examples",
        "batch-order",
        "batch-split",
        "repeatable",
        "initial-weights",
        "noise",
        "binarize",
        "batches",
        "step",
        "optimizer",
        "threads",
        "train-is-fold",
        "save-load",
    ];

    [Fact]
    public void Models_with_and_without_a_likelihood_have_the_same_laws_in_the_same_order()
    {
        // TinyVae.Functions is an IVae, DigitsVae.Functions an IObjectiveVae: type arguments are inferred for both.
        Assert.Equal(Order, VaeLaws.For(TinyVae.Functions).Select(law => law.Name));
        Assert.Equal(Order, VaeLaws.For(DigitsVae.Functions).Select(law => law.Name));
        Assert.Equal(Order, VaeLaws.ForModel(TinyVae.Model).Select(law => law.Name));
    }

    [Fact]
    public void Every_law_states_itself_in_one_sentence() =>
        Assert.All(VaeLaws.For(TinyVae.Functions), law => Assert.Matches(@"^[^\n]{60,}\.$", law.Statement));

    [Fact]
    public void All_laws_from_one_fact()
    {
        var reports = VaeLaws.CheckAll(TinyVae.Functions);
        Assert.Equal(Order, reports.Select(report => report.Name));
        Assert.All(reports, report => Assert.Equal(report.Name == "draw-weights" ? LawVerdict.Skipped : LawVerdict.Held, report.Verdict));
    }

    [Fact]
    public void Any_runner_can_run_a_property()
    {
        var law = VaeLaws.For(TinyVae.Functions).Single(law => law.Name == "kl-closed-form");
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), law.Property);
        law.Property.QuickCheckThrowOnFailure();
    }

    [Property(MaxTest = 20, Replay = "1,1")]
    public Property FsCheck_Xunit_runs_a_law() => VaeLaws.For(TinyVae.Functions).Single(law => law.Name == "kl-closed-form").Property;

    [Fact]
    public void The_same_key_gives_the_same_cases_and_another_key_others()
    {
        Assert.Equal(Drawn(1), Drawn(1));
        Assert.NotEqual(Drawn(1), Drawn(2));

        static List<double> Drawn(ulong seed) => [.. VaeLaws.CheckAll(MoonsVae.Functions, new(Key.FromSeed(seed))).Select(r => r.Worst)];
    }

    [Fact]
    public void Cases_multiply()
    {
        var (once, thrice) = (VaeLaws.For(TinyVae.Functions), VaeLaws.For(TinyVae.Functions, new(Cases: 3)));
        Assert.All(once.Zip(thrice), pair => Assert.Equal(3 * pair.First.Cases, pair.Second.Cases));
        Assert.Equal(3 * once[2].Cases, thrice[2].Check().Cases);
    }

    [Fact]
    public void Trained_weights_and_data_of_ones_own_can_be_given()
    {
        var images = TinyVae.Images.From(Enumerable.Range(0, 5 * 64).Select(i => i % 3 == 0 ? 1f : 0f));
        var run = TinyVae.Train(new(Epochs: 3, BatchSize: 5, Threads: 1), Dataset.Of(images));
        VaeLaws.CheckAll(TinyVae.Functions, new(Parameters: run.State.Parameters.Core, Examples: images.Core));
    }

    [Fact]
    public void A_latent_without_noise_has_fewer_laws_and_says_why()
    {
        var spec = TinyVae.Spec with { Latent = new DeterministicLatent(2) };
        var reports = VaeLaws.CheckModel(FunctionalVae.Interpreter.InterpretedModel.Of(spec));
        // Weighed draws are another matter.
        var skipped = reports.Where(report => report.Verdict == LawVerdict.Skipped && report.Name != "draw-weights").ToList();
        Assert.Equal(
            ["kl-closed-form", "kl-zero-at-prior", "kl-monte-carlo", "log-weights", "importance-bounds", "sample", "noise"],
            skipped.Select(report => report.Name)
        );
        Assert.All(skipped, report => Assert.Contains("DeterministicLatent has no posterior distribution", report.Text));
    }

    [Fact]
    public void A_model_without_a_likelihood_has_no_importance_weights_and_no_draws()
    {
        VaeLaw[] laws = [.. VaeLaws.For(DigitsVae.Functions).Where(law => law.Skipped is not null)];
        Assert.Equal(["draw-weights", "importance-bounds", "draw-examples", "binarize"], laws.Select(law => law.Name));
        Assert.Equal("GreyCrossEntropy is not a likelihood, so there are no importance weights.", laws[1].Skipped);
        Assert.Equal("GreyCrossEntropy is not a likelihood, so there is no p(x|z) to draw from.", laws[2].Skipped);
        Assert.Equal("The model does not binarise.", laws[3].Skipped);
        Assert.All(laws, law => Assert.Equal(LawVerdict.Skipped, law.Check().Verdict));
    }

    [Fact]
    public void Options_that_do_not_fit_are_refused()
    {
        Refused("Cases is 0", new(Cases: 0));
        Refused("MostExamples is 0", new(MostExamples: 0));
        Refused("Parameters are those of MoonsVae", new(Parameters: MoonsVae.Model.Initialize(default)));
        Refused("Examples have 2 values each; those of TinyVae have 64", new(Examples: MoonsVae.Model.ExamplesFrom([1, 2])));

        static void Refused(string message, VaeLawOptions options) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => VaeLaws.For(TinyVae.Functions, options)).Message);
    }

    [Fact]
    public void Checking_can_be_stopped()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => VaeLaws.For(TinyVae.Functions)[0].Check(source.Token));
    }
}
