namespace FunctionalVae.App.Tests;

/// <summary>Models that are trained by another divergence than they are evaluated by, in the tool.</summary>
public sealed class OtherDivergenceTests : IDisposable
{
    private static readonly IVaeModel Wasserstein = Model("WassersteinVae", new GeneralizedVariational(new SquaredWasserstein()));
    private static readonly IVaeModel Correlated = Model("CorrelatedVae", new BetaTotalCorrelation(4));
    private static readonly IVaeModel Bound = Model("BoundVae", new EvidenceLowerBound());

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Patience_by_another_divergence_than_the_trained_one_is_told_and_by_the_same_is_not()
    {
        Assert.Contains(
            "note: --patience goes by the validation objective, which has the KL where training has W₂²\n",
            Patient(Wasserstein).Error,
            StringComparison.Ordinal
        );
        Assert.Contains("which has the KL where training has KL + 3·TC\n", Patient(Correlated).Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--patience", Patient(Bound).Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--patience", Train(Wasserstein, "--validation", "0.2").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verdict_says_by_what_patience_ended_the_run()
    {
        var run = new RunNumbers
        {
            BestEpoch = 1,
            EpochsAsked = 9,
            Training = [1, 2, 3],
        };
        Assert.Contains(
            "when the validation objective at β = 1, which has the KL where training has W₂², had not risen",
            Ended(Wasserstein),
            StringComparison.Ordinal
        );
        Assert.Contains("when the validation objective at β = 1 had not risen", Ended(Bound), StringComparison.Ordinal);

        string Ended(IVaeModel model) =>
            VerdictText.Findings(RunVerdict.Of(run), new(model, null)).Single(one => one.Title == "Still improving").Reason;
    }

    private Outcome Patient(IVaeModel model) => Train(model, "--validation", "0.2", "--patience", "2");

    private Outcome Train(IVaeModel model, params string[] words) =>
        Fvae.With([model], ["train", model.Name, "--epochs", "2", "--threads", "1", .. words, "--out", folder.File(model.Name)])
            .Succeeded();

    private static IVaeModel Model(string name, TrainingObjective objective) =>
        Vae.ModelFrom(TinyVae.Spec with { Objective = objective }, name);
}
