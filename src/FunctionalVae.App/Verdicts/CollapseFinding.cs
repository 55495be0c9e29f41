using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What is said of a collapse of the posteriors, and of latent dimensions that are not in use.</summary>
internal static class CollapseFinding
{
    private const string Title = "Posterior collapse";

    // Of more dimensions a sentence is read by nobody.
    private const int MostListed = 32;

    public static Finding Of(Collapse collapse, TrainedModel trained)
    {
        var model = trained.Model;
        if (collapse.Answer is Answer.Open or Answer.NotAsked)
        {
            return new(Title, collapse.Answer, WhyNoUse(model), null);
        }

        var decoded = OfReconstruction(collapse, model);
        var unsettled =
            collapse.Unsettled.Count == 0
                ? ""
                : Invariant(
                    $" Of these {Listed(collapse.Unsettled)} {(collapse.Unsettled.Count == 1 ? "has" : "have")} a KL above {Collapse.LeastKl} nats: a posterior that is alike for all {ModelText.Examples(model)} and still is not the prior, as early in training."
                );
        return new(
            Title,
            collapse.Answer,
            $"{Share(collapse)}{(collapse.IsWithoutUse ? $" So z tells nothing of {ModelText.AnExample(model)}, and all are decoded alike." : Unused(collapse, trained))}{unsettled}{decoded}",
            collapse.Answer == Answer.Yes ? CollapseRemedy.Of(trained) : null
        );
    }

    private static string Share(Collapse collapse) =>
        Invariant(
            $"{collapse.Active} of {Counted.Of(collapse.Dimensions, "latent dimension")} {(collapse.Active == 1 ? "is" : "are")} in use. In use is one whose posterior means vary by more than {100 * LatentUse.LeastVariance} % of the prior's variance."
        );

    private static string Unused(Collapse collapse, TrainedModel trained) =>
        collapse.Inactive.Count == 0
            ? ""
            : Invariant(
                $" Not in use: {Listed(collapse.Inactive)}. That is normal and harms nothing: a model leaves what it does not need, and {(trained.Made is null ? Counted.Of(collapse.Active, "latent dimension") : Invariant($"--latent {collapse.Active}"))} {(trained.Made is null && collapse.Active > 1 ? "give" : "gives")} the same."
            );

    private static string OfReconstruction(Collapse collapse, IVaeModel model) =>
        collapse.Reconstruction is not { } part || (part.Constant is not null && !double.IsFinite(part.PairedError)) ? ""
        : part.Constant is null
            ? $" What a model that says the same of every {ModelText.Example(model)} comes to has no formula under this likelihood, so whether the decoder heeds z was not asked."
        : $" {VerdictText.BesideConstant("reconstruction", part, model)}{(collapse.Answer == Answer.Open ? " That is not above by more than 3 standard errors, and too uncertain to say that the decoder makes nothing of z." : part.IsNotAboveConstant ? " That is not above by more than 3 standard errors, so the decoder makes nothing of z." : "")}";

    private static string WhyNoUse(IVaeModel model) =>
        model.Spec.Latent is DeterministicLatent ? "The latent variable has no noise, so there is no posterior that could become the prior."
        : model.Spec.Prior is null ? "The latent variable has no prior, which posteriors could become."
        : "There is only one example, so nothing tells which latent dimensions tell examples apart.";

    private static string Listed(IReadOnlyList<int> dimensions) =>
        string.Join(", ", dimensions.Take(MostListed).Select(i => Invariant($"z{i}")))
        + (dimensions.Count > MostListed ? Invariant($" and {dimensions.Count - MostListed} more") : "");
}
