namespace FunctionalVae.Evaluation;

/// <summary>The prior of a model that is held to it.</summary>
internal static class RequiredPrior
{
    /// <exception cref="ArgumentException">The latent variable has no prior.</exception>
    public static PriorFamily Of(IVaeModel model, ParameterVector parameters) =>
        PriorFamily.Of(model, parameters)
        ?? throw new ArgumentException(
            $"The latent variable of {model.Name} has no prior, from which its posteriors could differ.",
            nameof(model)
        );
}
