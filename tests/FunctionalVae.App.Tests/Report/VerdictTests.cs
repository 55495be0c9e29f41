namespace FunctionalVae.App.Tests;

/// <summary>Verdicts on numbers.</summary>
public sealed class VerdictTests
{
    [Theory]
    [InlineData("11111111", Answer.No)]
    [InlineData("11110000", Answer.No)]
    [InlineData("10000000", Answer.No)]
    [InlineData("00000000", Answer.Yes)]
    [InlineData("1", Answer.No)]
    [InlineData("0", Answer.Yes)]
    internal void Only_where_no_dimension_is_in_use_posteriors_have_collapsed(string active, Answer answer)
    {
        var collapse = Collapse.Of(new RunNumbers { Use = Use(active) });
        Assert.Equal(answer, collapse.Answer);
        Assert.Equal(active.Count(sign => sign == '1'), collapse.Active);
        Assert.Equal(Enumerable.Range(0, active.Length).Where(i => active[i] == '0'), collapse.Inactive);
        Assert.Equal(answer == Answer.Yes, collapse.IsWithoutUse);
        Assert.Empty(collapse.Unsettled);
    }

    [Fact]
    public void A_posterior_that_is_alike_for_all_and_not_the_prior_is_told()
    {
        var use = new LatentUse(9, [new(0.4, 0.001, 0.2, false), new(0.001, 0.001, 1, false), new(null, 0.001, 1, false)]);
        Assert.Equal([0], Collapse.Of(new RunNumbers { Use = use }).Unsettled);
    }

    [Theory]
    // A clear gap that is a third of the deviation; one that is a tenth of it; too few examples to tell; training below test.
    [InlineData(-20, -24, 12, 1000, Answer.Yes)]
    [InlineData(-20, -21.2, 12, 100_000, Answer.No)]
    [InlineData(-20, -24, 12, 300, Answer.Open)]
    [InlineData(-20, -30, 12, 300, Answer.Yes)]
    [InlineData(-24, -20, 12, 1000, Answer.No)]
    internal void A_gap_is_large_beyond_chance_and_beside_single_examples(
        double train,
        double test,
        double deviation,
        int count,
        Answer answer
    )
    {
        var found = Overfitting.Of(new() { Train = new(train, deviation, count), Test = new(test, 2 * deviation, count) });
        Assert.Equal(answer, found.Answer);
        Assert.Equal(train - test, found.Gap!.Value, 1e-12);
        Assert.Equal(deviation * Math.Sqrt(5.0 / count), found.Gap.Error, 1e-12);
        Assert.Null(found.Fall);
    }

    [Fact]
    public void A_validation_curve_that_falls_is_overfitting_unless_the_weights_are_of_before()
    {
        double[] curve = [.. Enumerable.Range(0, 60).Select(i => i < 20 ? -40 + i : -20 - (0.2 * (i - 20)) + Jump(i))];
        var found = Overfitting.Of(new() { Validation = curve });
        Assert.Equal((Answer.Yes, null, false), (found.Answer, found.Gap, found.IsUndone));
        Assert.Equal(Array.IndexOf(curve, curve.Max()) + 1, found.Fall!.BestEpoch);
        Assert.InRange(found.Fall.Value, 6, 8);
        var kept = Overfitting.Of(new() { Validation = curve, BestEpoch = 21 });
        Assert.Equal((Answer.No, true), (kept.Answer, kept.IsUndone));
    }

    [Fact]
    public void Patience_that_kept_the_end_undid_no_fall()
    {
        // At β = 4: R − 4 · KL falls while R − KL, by which patience chooses, rises to the end.
        EpochMetrics[] epochs =
        [
            .. Enumerable
                .Range(0, 60)
                .Select(i => new EpochMetrics(i + 1, 0, new(0, 0, 1), new(-100 + (2 * i), 5 + (i > 20 ? i - 20 : 0), 1))),
        ];
        var objective = new EvidenceLowerBound(Beta: 4);
        double[] curve = [.. epochs.Select(epoch => epoch.ValidationCurve(objective))];
        Assert.Equal(60, epochs.MaxBy(epoch => epoch.Validation!.Unweighted)!.Epoch);
        Assert.True(curve[20] > curve[^1] + 70);
        var found = Overfitting.Of(new() { Validation = curve, BestEpoch = 60 });
        Assert.Equal((Answer.Yes, false), (found.Answer, found.IsUndone));
        Assert.True(Overfitting.Of(new() { Validation = curve, BestEpoch = 24 }).IsUndone);
    }

    [Fact]
    public void Where_draws_are_weighed_the_curve_is_of_what_was_maximised_and_validation_of_beta_1()
    {
        var epoch = new EpochMetrics(1, -11, new(-5, 3, 1), new(-6, 4, 1));
        var weighted = new ImportanceWeighted(Draws: 3, Beta: 2);
        Assert.Equal((-11, -10), (epoch.TrainingCurve(weighted), epoch.ValidationCurve(weighted)));
        var bound = new EvidenceLowerBound(Beta: 2);
        Assert.Equal((-11, -14), (epoch.TrainingCurve(bound), epoch.ValidationCurve(bound)));
        Assert.Equal(double.NaN, (epoch with { Validation = null }).ValidationCurve(bound));
    }

    [Fact]
    public void Noise_is_no_fall_and_no_rise()
    {
        double[] curve = [.. Enumerable.Range(0, 100).Select(i => -20 - (20 * Math.Exp(-i / 5.0)) + Jump(i))];
        Assert.Equal(Answer.No, Overfitting.Of(new() { Validation = curve }).Answer);
        Assert.Equal(
            Answer.No,
            Ending
                .Of(
                    new()
                    {
                        Validation = curve,
                        EpochsAsked = 100,
                        Values = 200,
                    }
                )
                .Answer
        );
        Assert.InRange(CurveNoise.Of([.. Enumerable.Range(0, 4000).Select(Jump)]), 0.055, 0.07);
    }

    [Fact]
    public void The_headline_names_every_fault()
    {
        var healthy = new RunNumbers
        {
            Use = Use("110"),
            Train = new(-20, 4, 1000),
            Test = new(-20.1, 4, 1000),
            Training = [.. Enumerable.Range(0, 50).Select(i => -40 * Math.Exp(-i / 3.0))],
            EpochsAsked = 50,
        };
        Assert.Equal("Healthy", VerdictText.Headline(RunVerdict.Of(healthy)));
        // Dimensions without use beside one that is used are no fault.
        Assert.Equal("Healthy", VerdictText.Headline(RunVerdict.Of(healthy with { Use = Use("100") })));
        Assert.Equal("Collapsed", VerdictText.Headline(RunVerdict.Of(healthy with { Use = Use("000") })));
        Assert.Equal(
            "Nothing learned, collapsed and overfitted",
            VerdictText.Headline(RunVerdict.Of(healthy with { Use = Use("0"), Test = new(-30, 4, 100), IsFarBehind = true }))
        );
    }

    [Fact]
    public void Where_no_fault_was_found_the_headline_names_what_is_not_known()
    {
        var run = new RunNumbers
        {
            Use = Use("11"),
            Values = 64,
            Validation = [.. Enumerable.Range(0, 50).Select(i => -40 * Math.Exp(-i / 3.0))],
            EpochsAsked = 50,
        };
        AssertOpen("Healthy", run);
        AssertOpen("No fault found, but not known: posterior collapse", run with { Use = null });
        AssertOpen("No fault found, but not known: overfitting", run with { Train = new(-20, 12, 300), Test = new(-21, 12, 48) });
        AssertOpen("No fault found, but not known: overfitting and whether training was long enough", run with { Validation = [1, 2] });
        AssertOpen("No fault found, but not known: posterior collapse, overfitting and whether training was long enough", new());

        static void AssertOpen(string headline, RunNumbers run)
        {
            var verdict = RunVerdict.Of(run);
            Assert.Equal(headline, VerdictText.Headline(verdict));
            Assert.Equal((true, headline == "Healthy", headline != "Healthy"), (verdict.IsFaultless, verdict.IsHealthy, verdict.IsOpen));
        }
    }

    [Theory]
    // Ten errors above the constant model; two, which may be much or nothing; below it; no such model; dimensions without use; half of them in use.
    [InlineData("11", -30, -40.0, Answer.No)]
    [InlineData("11", -38, -40.0, Answer.Open)]
    [InlineData("11", -44, -40.0, Answer.Yes)]
    [InlineData("11", -38, null, Answer.No)]
    [InlineData("00", -30, -40.0, Answer.Yes)]
    [InlineData("00", -38, null, Answer.Yes)]
    [InlineData("1000", -30, -40.0, Answer.No)]
    internal void Under_a_divergence_of_the_aggregate_posterior_a_decoder_that_says_the_same_of_all_is_a_collapse(
        string active,
        double reconstruction,
        double? constant,
        Answer answer
    )
    {
        var verdict = RunVerdict.Of(
            new()
            {
                Use = Use(active),
                Reconstruction = new(reconstruction, 10, 100) { Constant = constant, PairedError = 1 },
            }
        );
        Assert.Equal(answer, verdict.Collapse.Answer);
        Assert.Equal(answer == Answer.Yes, VerdictText.Headline(verdict) == "Collapsed");
    }

    [Fact]
    public void What_a_model_cannot_have_is_not_asked_and_leaves_it_healthy()
    {
        var run = new RunNumbers
        {
            CanCollapse = false,
            Use = Use("00"),
            Values = 64,
            Validation = [.. Enumerable.Range(0, 50).Select(i => -40 * Math.Exp(-i / 3.0))],
            EpochsAsked = 50,
        };
        var verdict = RunVerdict.Of(run);
        Assert.Equal((Answer.NotAsked, false, true), (verdict.Collapse.Answer, verdict.IsOpen, verdict.IsHealthy));
        Assert.Equal("Healthy", VerdictText.Headline(verdict));
        Assert.Equal(
            Answer.NotAsked,
            VerdictText.Findings(verdict, new(TinyVae.Model, null)).Single(one => one.Title == "Posterior collapse").Answer
        );
    }

    /// <summary>As noise is, of a deviation of 0.1 / √3, and the same in every run.</summary>
    internal static double Jump(int i) => (Permutation.Of(Key.FromSeed(7).Child((ulong)i), 2001)[0] - 1000) / 10_000.0;

    /// <summary>A dimension for each sign: 1 for an active one.</summary>
    internal static LatentUse Use(string active) =>
        new(
            9,
            [.. active.Select(sign => sign == '1' ? new LatentDimension(1, 0.8, 0.2, true) : new LatentDimension(0.001, 0.001, 1, false))]
        );
}
