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
