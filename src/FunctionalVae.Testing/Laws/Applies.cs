namespace FunctionalVae.Testing;

/// <summary>Why a law may say nothing about a model.</summary>
internal static class Applies
{
    public static string? Always(Subject subject) => null;

    public static string? WithPosterior(Subject subject) =>
        subject.IsDeterministic ? "A DeterministicLatent has no posterior distribution and no prior." : null;

    public static string? WithOwnDivergence(Subject subject) =>
        WithPosterior(subject)
        ?? (
            subject.Model.Spec.Objective.OfAggregate is null
                ? null
                : "The divergence is of the aggregate posterior: examples have no log-weights."
        );

    public static string? WithExampleDensity(Subject subject) =>
        subject.Model.Spec.Likelihood is Likelihood
            ? null
            : $"{subject.Model.Spec.Likelihood.GetType().Name} is not a likelihood, so there is no p(x|z) to draw from.";

    public static string? WithEvidenceBound(Subject subject) =>
        WithOwnDivergence(subject)
        ?? (
            subject.Model.HasEvidenceLowerBound
                ? null
                : $"{subject.Model.Spec.Likelihood.GetType().Name} is not a likelihood, so there are no importance weights."
        );

    public static string? WithAffinePosterior(Subject subject) =>
        WithPosterior(subject)
        ?? (
            subject.HasTensor(Places.PosteriorWeight) && subject.HasTensor(Places.PosteriorBias)
                ? null
                : $"The model has no tensors {Places.PosteriorWeight} and {Places.PosteriorBias} by which its posterior could be made the prior."
        );
}
