using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What is said of a model whose posterior is the prior for every example.</summary>
internal static class CollapseText
{
    // In nats per example: too few for z to tell one example from another.
    private const double LeastKl = 0.01;

    /// <summary>The note on a collapsed posterior, with what to try; null where the latent values tell something of an example.</summary>
    /// <param name="model">The model.</param>
    /// <param name="estimate">Its objective.</param>
    /// <param name="options">How it was trained; null where that is not known.</param>
    public static string? Of(IVaeModel model, ObjectiveEstimate estimate, TrainOptions? options) =>
        model.Spec.Latent is DeterministicLatent
        || model.Spec.Objective.OfAggregate is not null
        || Math.Abs(estimate.Objective.Kl) >= LeastKl
            ? null
            : Invariant(
                $"the posterior has collapsed: a KL of {estimate.Objective.Kl:F3} nats says that z tells nothing of an example, so all {(model.Spec.Condition is null ? "" : "of one class ")}are reconstructed alike. {CollapseRemedy.Of(model, options, isWhole: true)}"
            );
}
