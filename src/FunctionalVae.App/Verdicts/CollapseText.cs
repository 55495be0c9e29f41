using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What is said on one line of a model whose posteriors have collapsed.</summary>
internal static class CollapseText
{
    /// <summary>The note, with what to try; null where the latent values tell something of an example, or that is not known.</summary>
    /// <param name="collapse">What was found.</param>
    /// <param name="terms">The model's objective.</param>
    /// <param name="trained">The model, and how it was trained.</param>
    public static string? Note(Collapse collapse, Objective terms, TrainedModel trained) =>
        collapse.Answer != Answer.Yes
            ? null
            : Invariant(
                $"the posterior has collapsed: {Why(collapse, trained.Model)} ({trained.Model.Spec.Objective.DivergenceName} {terms.Kl:F3} nats). {CollapseRemedy.Of(trained)}"
            );

    private static string Why(Collapse collapse, IVaeModel model) =>
        collapse.IsWithoutUse
            ? Invariant(
                $"none of {Counted.Of(collapse.Dimensions, "latent dimension")} is in use, so z tells nothing of {ModelText.AnExample(model)}, and all {(model.Spec.Condition is null ? "" : "of one class ")}are reconstructed alike"
            )
            : "the decoder makes nothing of z, for its reconstruction is not above that of a model that says the same of every example by more than 3 standard errors";
}
