using static FunctionalVae.App.Tests.VerdictTests;

namespace FunctionalVae.App.Tests;

/// <summary>Verdicts in words.</summary>
public sealed class VerdictTextTests
{
    [Theory]
    [InlineData("0000", "0 of 4 latent dimensions are in use. In use is one whose")]
    [InlineData("1000", "1 of 4 latent dimensions is in use. In use is one whose")]
    [InlineData("1", "1 of 1 latent dimension is in use. In use is one whose")]
    public void What_in_use_means_is_said_of_no_single_dimension(string active, string beginning)
    {
        var reason = CollapseOf(active, new(TinyVae.Model, null)).Reason;
        Assert.StartsWith($"{beginning} posterior means vary by more than 1 % of the prior's variance.", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Dimensions_without_use_beside_others_are_a_note_with_what_gives_the_same()
    {
        var declared = CollapseOf("1010", new(TinyVae.Model, null));
        Assert.Equal((Answer.No, null), (declared.Answer, declared.Remedy));
        Assert.EndsWith(
            " Not in use: z1, z3. That is normal and harms nothing: a model leaves what it does not need, and 2 latent dimensions give the same.",
            declared.Reason,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "and 1 latent dimension gives the same.",
            CollapseOf("10", new(TinyVae.Model, null)).Reason,
            StringComparison.Ordinal
        );
        var made = CollapseOf("1010", new(TinyVae.Model, null) { Made = new(4, [16]) });
        Assert.EndsWith("and --latent 2 gives the same.", made.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Not in use", CollapseOf("11", new(TinyVae.Model, null)).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("normal", CollapseOf("00", new(TinyVae.Model, null)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Free_bits_are_offered_only_where_the_prior_takes_them()
    {
        Prior[] priors =
        [
            new StandardNormalPrior(),
            new LearnedNormalPrior(),
            new NormalPrior(2),
            new MixturePrior(2),
            new VampPrior(2),
            new FlowPrior(2),
        ];
        foreach (var prior in priors)
        {
            var spec = TinyVae.Model.Spec with { Latent = new DiagonalNormalLatent(2, prior) };
            Assert.Empty(SpecRules.Check(spec));
            var takes = SpecRules.Check(spec with { Objective = new EvidenceLowerBound(FreeBits: 0.1) }).Count == 0;
            Assert.Equal(
                takes,
                CollapseRemedy.Of(new(Vae.ModelFrom(spec, "TinyVae"), null)).Contains("free bits", StringComparison.Ordinal)
            );
            Assert.Equal(prior is StandardNormalPrior or LearnedNormalPrior, takes);
        }
    }

    [Theory]
    [InlineData(false, true, true, true)]
    [InlineData(true, true, true, false)]
    [InlineData(false, false, true, false)]
    [InlineData(false, true, false, false)]
    public void Scaling_is_offered_where_it_applies_and_was_not_done(bool isScaled, bool isReal, bool isOfFiles, bool isOffered)
    {
        var model = isReal
            ? Vae.ModelFrom(
                new(
                    new Features(3),
                    [new Dense(4)],
                    new DiagonalNormalLatent(2),
                    [new Dense(4)],
                    new NormalLikelihood(new LearnedVariance())
                ),
                "RowsVae"
            )
            : TinyVae.Model;
        var finding = VerdictText.Findings(
            RunVerdict.Of(new() { IsFarBehind = true }),
            new(model, null) { IsScaled = isScaled, IsOfFiles = isOfFiles }
        )[0];
        Assert.Equal("Nothing learned", finding.Title);
        Assert.Equal(isOffered, finding.Remedy!.Contains("--scale standardise", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_few_test_examples_are_told_with_both_thresholds()
    {
        var verdict = RunVerdict.Of(new() { Train = new(-20, 12, 300), Test = new(-21, 12, 48) });
        var finding = VerdictText.Findings(verdict, new(TinyVae.Model, null)).Single(one => one.Title == "Overfitting");
        Assert.Equal(Answer.Open, finding.Answer);
        Assert.StartsWith(
            "There are too few test images (48): a gap below 5.60 nats would not be seen. The objective of the training part is 1.00 ± 1.87 nats above",
            finding.Reason,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "both 3 standard errors = 5.60 nats and a quarter of the deviation of single training images = 3.00 nats.",
            finding.Reason
        );
    }

    [Theory]
    // Without a validation curve, where what is trained is what patience goes by.
    [InlineData(1, 0, null, "--validation 0.1 --patience 10")]
    [InlineData(4, 0, null, null)]
    // By a curve that falls from its best, which is epoch 20 of 50; not where it rises to its end, whatever the gap is.
    [InlineData(1, 0.1, true, "--patience 15")]
    [InlineData(4, 0.1, true, "--patience 15")]
    [InlineData(1, 0.1, false, null)]
    [InlineData(4, 0.1, false, null)]
    public void Patience_is_offered_only_where_it_would_end_before(double beta, double fraction, bool? falls, string? offered)
    {
        double[] curve = [.. Enumerable.Range(1, 50).Select(i => (double)(falls == true && i > 20 ? 40 - i : i))];
        var verdict = RunVerdict.Of(
            new()
            {
                Train = new(-20, 4, 1000),
                Test = new(-30, 4, 1000),
                Validation = falls is null ? [] : curve,
                Patient = falls is null ? [] : curve,
            }
        );
        var model = Vae.ModelFrom(TinyVae.Model.Spec with { Objective = new EvidenceLowerBound(Beta: beta) }, "TinyVae");
        var options = model.Defaults with { Epochs = 50, ValidationFraction = fraction, Patience = null };
        var finding = VerdictText.Findings(verdict, new(model, options)).Single(one => one.Title == "Overfitting");
        Assert.Equal(Answer.Yes, finding.Answer);
        Assert.Equal(offered is not null, finding.Remedy!.Contains("--patience", StringComparison.Ordinal));
        Assert.Contains(offered ?? "", finding.Remedy);
        Assert.Equal(fraction == 0, finding.Reason.Contains("--validation", StringComparison.Ordinal));
        // Nor where it was passed already.
        var passed = VerdictText.Findings(verdict, new(model, options with { Patience = 5 })).Single(one => one.Title == "Overfitting");
        Assert.DoesNotContain("--patience", passed.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Patience_goes_by_the_curve_at_beta_1()
    {
        double[] falling = [.. Enumerable.Range(1, 50).Select(i => (double)(i > 20 ? 40 - i : i))];
        double[] rising = [.. Enumerable.Range(1, 50).Select(i => (double)i)];
        Assert.True(Overfitting.Of(new() { Validation = falling, Patient = falling }).IsForPatience);
        Assert.False(Overfitting.Of(new() { Validation = falling, Patient = rising }).IsForPatience);
    }

    [Fact]
    public void The_best_epoch_is_the_one_that_patience_chose_by_the_same_curve()
    {
        double[] curve = [.. Enumerable.Range(1, 50).Select(i => (double)(i > 20 ? 40 - i : i))];
        // Equal but for what another order of the same sum makes of the last digit.
        curve[22] = curve[19] + 1e-13;
        Assert.Equal(23, Overfitting.Of(new() { Validation = curve, Patient = curve }).Fall!.BestEpoch);
        Assert.Equal(
            20,
            Overfitting
                .Of(
                    new()
                    {
                        Validation = curve,
                        Patient = curve,
                        BestEpoch = 20,
                    }
                )
                .Fall!.BestEpoch
        );
        // By another curve it chose another, and both are told.
        double[] rising = [.. Enumerable.Range(1, 50).Select(i => (double)i)];
        var other = Overfitting.Of(
            new()
            {
                Validation = curve,
                Patient = rising,
                BestEpoch = 22,
            }
        );
        Assert.Equal((23, 22, true), (other.Fall!.BestEpoch, other.Kept, other.IsUndone));
        Assert.Contains(
            " nats below its best, which is epoch 23; --patience kept the weights of epoch 22, so that is undone.",
            VerdictText
                .Findings(
                    RunVerdict.Of(
                        new()
                        {
                            Validation = curve,
                            Patient = rising,
                            BestEpoch = 22,
                        }
                    ),
                    new(TinyVae.Model, null)
                )
                .Single(one => one.Title == "Overfitting")
                .Reason
        );
    }

    [Fact]
    public void What_a_table_s_options_say_is_said_by_them()
    {
        var trained = new TrainedModel(TinyVae.Model, TinyVae.Model.Defaults with { Epochs = 40 }) { Made = new(8, [128, 63]) };
        var collapsed = CollapseOf("00", trained).Remedy!;
        Assert.Contains("--kl-warmup 20", collapsed);
        Assert.Contains("--epochs 80", collapsed);
        Assert.Contains("--hidden 64,31", collapsed);
        Assert.DoesNotContain("free bits", collapsed, StringComparison.Ordinal);
        var overfitted = RunVerdict.Of(new() { Train = new(-20, 4, 1000), Test = new(-30, 4, 1000) });
        var remedy = VerdictText.Findings(overfitted, trained).Single(one => one.Title == "Overfitting").Remedy!;
        Assert.Contains("--hidden 64,31", remedy);
        Assert.DoesNotContain("Dropout", remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Under_a_divergence_of_the_aggregate_posterior_the_weight_and_the_prior_are_what_to_change()
    {
        var model = Vae.ModelFrom(TinyVae.Model.Spec with { Objective = new WassersteinAutoencoder(new SquaredMmd(), 50) }, "TinyVae");
        var verdict = RunVerdict.Of(
            new()
            {
                Use = Use("11"),
                Reconstruction = new(-39.8, 10, 100) { Constant = -40, PairedError = 0.1 },
            }
        );
        var finding = VerdictText.Findings(verdict, new(model, null))[0];
        Assert.Equal(
            "Try a warm-up of the 50·MMD² term (--kl-warmup with half of the epochs), or a smaller weight λ than 50, or a wider prior, or more epochs.",
            finding.Remedy
        );
        Assert.Contains(
            "The reconstruction of the test part is \u221239.80 nats, that of a model that says the same of every image \u221240.00: 0.20 ± 0.10 above it, image by image. That is not above by more than 3 standard errors, so the decoder makes nothing of z.",
            finding.Reason
        );
        Assert.DoesNotContain("all are decoded alike", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Patience_is_told_by_its_number()
    {
        double[] curve = [.. Enumerable.Range(0, 30).Select(i => (double)i)];
        var verdict = RunVerdict.Of(
            new()
            {
                Validation = curve,
                Training = curve,
                EpochsAsked = 100,
                BestEpoch = 18,
            }
        );
        var finding = VerdictText.Findings(verdict, new(TinyVae.Model, TinyVae.Model.Defaults with { Patience = 12 }))[^1];
        Assert.Contains("had not risen for 12 epochs.", finding.Reason);
    }

    [Theory]
    [InlineData(-0.0, "0.00")]
    [InlineData(-0.004, "0.00")]
    [InlineData(0.004, "0.00")]
    [InlineData(-0.006, "\u22120.01")]
    [InlineData(-12, "\u221212.00")]
    public void Zero_has_no_sign(double value, string text) => Assert.Equal(text, ReportNumbers.Nats(value));

    [Theory]
    [InlineData(0, 0, 4, "a smaller Beta than 4", "--kl-warmup 20", "free bits")]
    [InlineData(5, 0, 1, "free bits", "a smaller decoder")]
    [InlineData(0, 0.1, 1, "--kl-warmup 20", "a smaller decoder")]
    public void What_was_done_already_and_what_is_refused_is_not_what_to_try(int warmup, double freeBits, double beta, params string[] ways)
    {
        var model = Vae.ModelFrom(
            TinyVae.Model.Spec with
            {
                Objective = new EvidenceLowerBound(Beta: beta, FreeBits: freeBits),
            },
            "TinyVae"
        );
        var remedy = CollapseOf("00", new(model, model.Defaults with { Epochs = 40, KlWarmupEpochs = warmup })).Remedy!;
        string[] all = ["a smaller Beta", "--kl-warmup", "free bits", "--epochs 80", "a smaller decoder"];
        Assert.All(ways, way => Assert.Contains(way, remedy));
        Assert.Equal(
            all.Where(way => ways.Any(one => one.StartsWith(way, StringComparison.Ordinal)) || way == all[3] || way == all[4]),
            all.Where(way => remedy.Contains(way, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Options_are_code_and_all_else_is_text()
    {
        Assert.Equal(
            "a &lt;b&gt; (<code>--validation 0.1</code> <code>--patience 20</code>), <code>--kl-warmup</code> with half. <code>--no-rows</code>.",
            Prose.Of("a <b> (--validation 0.1 --patience 20), --kl-warmup with half. --no-rows.").Text
        );
        Assert.Equal("1 — 2", Prose.Of("1 — 2").Text);
    }

    private static Finding CollapseOf(string active, TrainedModel trained) =>
        VerdictText.Findings(RunVerdict.Of(new() { Use = Use(active) }), trained).Single(one => one.Title == "Posterior collapse");
}
