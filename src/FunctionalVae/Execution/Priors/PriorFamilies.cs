namespace FunctionalVae;

/// <summary>The family of each prior: here, and nowhere else, one is chosen.</summary>
internal static class PriorFamilies
{
    // Each takes its own priors, and gives null for the others.
    private static readonly Func<Prior, IVaeModel, ParameterVector, PriorFamily?>[] All =
    [
        NormalPriorFamily.From,
        MixturePriorFamily.From,
        UniformPriorFamily.From,
        FlowPriorFamily.From,
    ];

    public static PriorFamily Of(Prior prior, IVaeModel model, ParameterVector parameters) =>
        All.Select(family => family(prior, model, parameters)).FirstOrDefault(family => family is not null)
        ?? throw new NotSupportedException($"There is no family for {prior}.");
}
