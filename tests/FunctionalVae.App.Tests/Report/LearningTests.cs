using static FunctionalVae.App.Tests.VerdictTests;

namespace FunctionalVae.App.Tests;

/// <summary>Whether a model learned more than one that says the same of every example.</summary>
public sealed class LearningTests
{
    [Theory]
    // Beyond three errors; within them; above; a training part that is known by heart; one that is behind too; no constant model.
    [InlineData(-44, null, -40.0, true)]
    [InlineData(-42, null, -40.0, false)]
    [InlineData(-30, null, -40.0, false)]
    [InlineData(-44, -30.0, -40.0, false)]
    [InlineData(-44, -43.0, -40.0, true)]
    [InlineData(-44, -43.0, null, false)]
    public void Nothing_was_learned_below_a_model_that_says_the_same_of_all(double test, double? train, double? constant, bool isNone)
    {
        var run = new RunNumbers
        {
            // Beside the constant model only the error of the difference counts, in which what makes examples differ is none.
            Test = new(test, 60, 100) { Constant = constant, PairedError = 1 },
            Train = train is { } value ? new(value, 60, 100) { Constant = constant } : null,
        };
        Assert.Equal(isNone, Learning.Of(run).IsNone);
        // Without a test part that of training tells.
        Assert.Equal(isNone && train is null, Learning.Of(new() { Train = train is null ? run.Test : null }).IsNone);
    }

    [Theory]
    // The objective is 60 nats below, by a KL that nothing held down: the reconstruction tells, by the same rules.
    [InlineData(-30, null, -40.0, Answer.No)]
    [InlineData(-42, null, -40.0, Answer.No)]
    [InlineData(-44, null, -40.0, Answer.Yes)]
    [InlineData(-44, -30.0, -40.0, Answer.No)]
    [InlineData(-44, -30.0, null, null)]
    internal void Under_another_divergence_the_reconstruction_tells_and_the_divergence_is_named(
        double test,
        double? train,
        double? constant,
        Answer? answer
    )
    {
        var run = new RunNumbers
        {
            Test = new(-100, 60, 100) { Constant = -40, PairedError = 1 },
            Train = new(-100, 60, 100) { Constant = -40 },
        };
        Assert.True(Learning.Of(run).IsNone);
        PartObjective? own = train is { } value ? new(value, 60, 100) { Constant = constant } : null;
        var judged = run with { Reconstructions = (own, new(test, 60, 100) { Constant = constant, PairedError = 1 }) };
        var model = Vae.ModelFrom(TinyVae.Model.Spec with { Objective = new GeneralizedVariational(new SquaredWasserstein()) }, "TinyVae");
        var found = VerdictText.Findings(RunVerdict.Of(judged), new(model, null)).SingleOrDefault(one => one.Title == "Nothing learned");
        Assert.Equal((answer, answer == Answer.Yes), (found?.Answer, Learning.Of(judged).IsNone));
        if (found is not null)
        {
            Assert.StartsWith("The reconstruction of the test part is", found.Reason, StringComparison.Ordinal);
            Assert.EndsWith("for training had W₂² in place of the KL.", found.Reason, StringComparison.Ordinal);
            Assert.Equal(answer == Answer.Yes, found.Remedy is not null);
        }
    }

    [Fact]
    public void A_yes_stands_under_a_title_that_is_no_praise()
    {
        var verdict = RunVerdict.Of(new() { IsFarBehind = true });
        var finding = VerdictText.Findings(verdict, new(TinyVae.Model, null))[0];
        Assert.Equal((Answer.Yes, "Nothing learned"), (finding.Answer, finding.Title));
        Assert.StartsWith(finding.Title, VerdictText.Headline(verdict), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.19, false)]
    [InlineData(-0.21, true)]
    public void What_is_nothing_beside_the_choice_of_rows_is_no_lack_of_learning(double above, bool isNone)
    {
        // The error over rows of a deviation of 4 is 0.2 nats.
        var run = new RunNumbers
        {
            Test = new(-20 + above, 4, 400) { Constant = -20, PairedError = 0.01 },
        };
        Assert.Equal(isNone, Learning.Of(run).IsNone);
    }

    [Fact]
    public void What_was_stopped_early_is_to_be_trained_longer_and_nothing_else()
    {
        var run = new RunNumbers
        {
            Use = Use("11"),
            Test = new(-44, 4, 400) { Constant = -40, PairedError = 0.1 },
            Training = [.. Enumerable.Range(0, 20).Select(i => -60.0 + i)],
            EpochsAsked = 20,
        };
        var trained = new TrainedModel(TinyVae.Model, TinyVae.Model.Defaults with { Epochs = 20, LearningRate = 0.001 });
        Assert.Equal("Nothing learned yet and not finished", VerdictText.Headline(RunVerdict.Of(run)));
        Assert.Equal(
            ["Train for more epochs, such as --epochs 40 in place of 20."],
            VerdictText.Findings(RunVerdict.Of(run), trained).Select(finding => finding.Remedy).OfType<string>()
        );
        Assert.Equal("Nothing learned and not finished", VerdictText.Headline(RunVerdict.Of(run with { IsFarBehind = true })));
        var ended = RunVerdict.Of(run with { Training = [.. new double[20]] });
        Assert.Equal("Nothing learned", VerdictText.Headline(ended));
        Assert.Contains(
            "--learning-rate 0.0001",
            Assert.Single(VerdictText.Findings(ended, trained), one => one.Remedy is not null).Remedy
        );
    }
}
