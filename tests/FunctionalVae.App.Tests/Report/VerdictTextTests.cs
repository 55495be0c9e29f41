using static FunctionalVae.App.Tests.VerdictTests;

namespace FunctionalVae.App.Tests;

/// <summary>Verdicts in words.</summary>
public sealed class VerdictTextTests
{
    [Theory]
    [InlineData("0000", "0 of 4 latent dimensions are active, which means that")]
    [InlineData("1000", "1 of 4 latent dimensions is active, which means that")]
    [InlineData("1", "1 of 1 latent dimension is active, which means that")]
    public void What_active_means_is_said_of_no_single_dimension(string active, string beginning)
    {
        var reason = VerdictText.Findings(RunVerdict.Of(new() { Use = Use(active) }), TinyVae.Model, null, isScaled: false)[0].Reason;
        Assert.StartsWith($"{beginning} posterior means vary by more than 1 % of the prior's variance.", reason, StringComparison.Ordinal);
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
                CollapseRemedy.Of(Vae.ModelFrom(spec, "TinyVae"), null, isWhole: true).Contains("free bits", StringComparison.Ordinal)
            );
            Assert.Equal(prior is StandardNormalPrior or LearnedNormalPrior, takes);
        }
    }

    [Theory]
    [InlineData(false, true, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void Scaling_is_offered_where_it_applies_and_was_not_done(bool isScaled, bool isReal, bool isOffered)
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
        var finding = VerdictText.Findings(RunVerdict.Of(new() { IsFarBehind = true }), model, null, isScaled)[0];
        Assert.Equal("Learning", finding.Title);
        Assert.Equal(isOffered, finding.Remedy!.Contains("--scale standardise", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_few_test_examples_are_told_with_both_thresholds()
    {
        var verdict = RunVerdict.Of(new() { Train = new(-20, 12, 300), Test = new(-21, 12, 48) });
        var finding = VerdictText.Findings(verdict, TinyVae.Model, null, isScaled: false).Single(one => one.Title == "Overfitting");
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
    [InlineData(0, true)]
    [InlineData(0.1, false)]
    public void Validation_is_offered_where_there_is_none(double fraction, bool isOffered)
    {
        var verdict = RunVerdict.Of(new() { Train = new(-20, 4, 1000), Test = new(-30, 4, 1000) });
        var finding = VerdictText
            .Findings(
                verdict,
                TinyVae.Model,
                TinyVae.Model.Defaults with
                {
                    ValidationFraction = fraction,
                    Patience = null,
                },
                isScaled: false
            )
            .Single(one => one.Title == "Overfitting");
        Assert.Contains("--patience 20", finding.Remedy);
        Assert.Equal(isOffered, finding.Remedy!.Contains("--validation", StringComparison.Ordinal));
        Assert.Equal(isOffered, finding.Reason.Contains("--validation", StringComparison.Ordinal));
    }

    [Fact]
    public void Under_a_divergence_of_the_aggregate_posterior_the_weight_and_the_prior_are_what_to_change()
    {
        var model = Vae.ModelFrom(TinyVae.Model.Spec with { Objective = new WassersteinAutoencoder(new SquaredMmd(), 50) }, "TinyVae");
        var verdict = RunVerdict.Of(
            new()
            {
                IsOfAggregate = true,
                Use = Use("11"),
                Reconstruction = new(-38, 10, 100) { Constant = -40 },
            }
        );
        var finding = VerdictText.Findings(verdict, model, null, isScaled: false)[0];
        Assert.Equal("Try a smaller weight λ than 50, or a wider prior, or more epochs.", finding.Remedy);
        Assert.Contains(
            "The reconstruction of the test part is \u221238.00 ± 1.00 nats, that of a model that says the same of every image \u221240.00.",
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
        var finding = VerdictText.Findings(verdict, TinyVae.Model, TinyVae.Model.Defaults with { Patience = 12 }, isScaled: false)[^1];
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
    [InlineData(0, 0, 4, "a smaller Beta than 4", "--kl-warmup", "free bits")]
    [InlineData(5, 0, 1, "free bits", "more epochs or a smaller decoder")]
    [InlineData(0, 0.1, 1, "--kl-warmup", "more epochs or a smaller decoder")]
    public void What_was_done_already_is_not_what_to_try(int warmup, double freeBits, double beta, params string[] ways)
    {
        var model = Vae.ModelFrom(
            TinyVae.Model.Spec with
            {
                Objective = new EvidenceLowerBound(Beta: beta, FreeBits: freeBits),
            },
            "TinyVae"
        );
        var finding = VerdictText
            .Findings(
                RunVerdict.Of(new() { Use = Use("00") }),
                model,
                TinyVae.Model.Defaults with
                {
                    KlWarmupEpochs = warmup,
                },
                isScaled: false
            )
            .Single(one => one.Answer == Answer.Yes);
        string[] all = ["a smaller Beta", "--kl-warmup", "free bits", "more epochs or a smaller decoder"];
        Assert.All(ways, way => Assert.Contains(way, finding.Remedy));
        Assert.Equal(
            all.Where(way => ways.Any(one => one.StartsWith(way, StringComparison.Ordinal)) || way == all[3]),
            all.Where(way => finding.Remedy!.Contains(way, StringComparison.Ordinal))
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
}
