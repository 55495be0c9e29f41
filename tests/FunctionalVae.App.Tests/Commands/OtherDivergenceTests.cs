using System.Text.Json;

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

    [Fact]
    public void Where_training_has_other_divergences_table_program_and_picture_leave_it_out()
    {
        Train(Wasserstein, "--validation", "0.2");
        Train(Bound, "--validation", "0.2");
        var differ = Compare(Wasserstein, Bound);
        Assert.Contains(
            "note: objectives of different kinds cannot be compared: training with other divergences (W₂² beside KL), where validation and the estimates are of one kind\n",
            differ.Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "note: the training objective is left out, for the runs have different ones\n",
            differ.Error,
            StringComparison.Ordinal
        );
        AssertShown(differ, training: false, validation: true);
        Assert.Equal(Height(panels: 2), PngSize.Of(folder.File("WassersteinVae/compare.png")));
    }

    [Fact]
    public void Where_draws_are_weighed_in_one_validation_is_left_out_too()
    {
        var weighed = Model("WeighedVae", new ImportanceWeighted(3));
        Train(weighed, "--validation", "0.2");
        Train(Bound, "--validation", "0.2");
        var differ = Compare(weighed, Bound);
        Assert.Contains(
            "note: the objectives of training and validation are left out, for the runs have different ones\n",
            differ.Error,
            StringComparison.Ordinal
        );
        AssertShown(differ, training: false, validation: false);
        Assert.Equal(Height(panels: 2), PngSize.Of(folder.File("WeighedVae/compare.png")));
    }

    [Fact]
    public void Of_one_divergence_all_is_shown_whatever_its_weight()
    {
        var heavy = Model("HeavyVae", new GeneralizedVariational(new SquaredWasserstein(), Beta: 2));
        Train(Wasserstein, "--validation", "0.2");
        Train(heavy, "--validation", "0.2");
        var alike = Compare(Wasserstein, heavy);
        Assert.DoesNotContain("note:", alike.Error, StringComparison.Ordinal);
        AssertShown(alike, training: true, validation: true);
        Assert.Equal(Height(panels: 4), PngSize.Of(folder.File("WassersteinVae/compare.png")));
    }

    [Fact]
    public void Which_divergence_was_trained_is_told_with_its_order_and_short_beside_numbers()
    {
        var model = Model("RenyiVae", new GeneralizedVariational(new RenyiDivergence(0.3)));
        var said = Train(model, "--validation", "0.2").Output;
        Assert.Contains("; trained with Rényi's divergence of order 0.3 in place of the KL", said, StringComparison.Ordinal);
        Assert.Matches(@"epoch 2/2  objective -\d+\.\d+  reconstruction -\d+\.\d+  Rényi\(0\.3\) \d", said);
        Assert.Equal("Rényi(0.3) (training), KL (validation)", ObjectiveText.DivergenceOfCurves(model.Spec.Objective));
        var facts = JsonDocument.Parse(File.ReadAllText(folder.File("RenyiVae/run.json"))).RootElement;
        Assert.Equal("Rényi's divergence of order 0.3", facts.GetProperty("objective").GetProperty("trainedDivergence").GetString());
        Assert.Contains("Rényi's divergence of order 0.3", Fvae.With([model], "list").Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_full_covariances_the_divergences_by_dimension_are_said_to_be_no_sum()
    {
        var full = Vae.ModelFrom(TinyVae.Spec with { Latent = new FullNormalLatent(2) }, "FullVae");
        Train(full);
        Train(Bound);
        const string Words = @"; KL by dimension \(each by itself: their sum is below the KL\) \d";
        Assert.Matches(Words, Evaluated(full));
        Assert.DoesNotMatch(Words, Evaluated(Bound));

        string Evaluated(IVaeModel model) => Fvae.With([model], "evaluate", folder.File(model.Name)).Succeeded().Output;
    }

    private static void AssertShown(Outcome compared, bool training, bool validation)
    {
        foreach (
            var (name, field, isShown) in new[]
            {
                ("training objective ", "trainingObjective", training),
                ("validation objective ", "validationObjective", validation),
                ("test objective, estimated ", "testObjective", true),
            }
        )
        {
            Assert.Equal(isShown, compared.Error.Contains($"  {name}", StringComparison.Ordinal));
            Assert.All(
                compared.LastLine.GetProperty("runs").EnumerateArray(),
                run => Assert.Equal(isShown, run.TryGetProperty(field, out _))
            );
        }
    }

    private static (int Width, int Height) Height(int panels) => (1080, 24 + (panels * 218) - 28 + 70);

    private Outcome Patient(IVaeModel model) => Train(model, "--validation", "0.2", "--patience", "2");

    private Outcome Train(IVaeModel model, params string[] words) =>
        Fvae.With([model], ["train", model.Name, "--epochs", "2", "--threads", "1", .. words, "--out", folder.File(model.Name)])
            .Succeeded();

    private Outcome Compare(IVaeModel one, IVaeModel other) =>
        Fvae.Run("compare", folder.File(one.Name), folder.File(other.Name), "--json").Succeeded();

    private static IVaeModel Model(string name, TrainingObjective objective) =>
        Vae.ModelFrom(TinyVae.Spec with { Objective = objective }, name);
}
