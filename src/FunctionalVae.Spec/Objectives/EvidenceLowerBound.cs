namespace FunctionalVae;

/// <summary>
/// The evidence lower bound with a weight of its Kullback–Leibler term, E log p(x|z) − β·KL (Kingma and Welling 2014; β: Higgins et al. 2017):
/// what training maximises where a specification names no objective.
/// </summary>
/// <param name="Beta">β, the weight of the Kullback–Leibler term; positive. Reported bounds always use 1.</param>
/// <param name="FreeBits">
/// λ, nats of each latent dimension that cost nothing: KL is Σⱼ max(λ, mean of KLⱼ over the step's examples), the mean before the maximum
/// (Kingma et al. 2016), and a dimension whose mean is at most λ has no gradient of it. 0 for none. Reported bounds are without it.
/// </param>
public sealed record EvidenceLowerBound(double Beta = 1, double FreeBits = 0) : TrainingObjective
{
    /// <summary>The C# expression that makes this objective.</summary>
    public override string ToString() => SpecText.New(nameof(EvidenceLowerBound), [.. SpecText.Unless(1.0, nameof(Beta), Beta), .. Own]);

    /// <inheritdoc/>
    public override bool IsMeanOfExamples => FreeBits == 0;

    /// <inheritdoc/>
    public override bool IsGradient => true;

    /// <inheritdoc/>
    public override WeighedDivergence? OfAggregate => null;

    internal override int DrawsOfStep => 1;

    internal override string? OnlyElsewhere => FreeBits == 0 ? null : "free bits";

    internal override string? HashedText => FreeBits == 0 ? null : SpecText.New(nameof(EvidenceLowerBound), Own);

    private (string Name, object? Value)[] Own => SpecText.Unless(0.0, nameof(FreeBits), FreeBits);

    internal override void Check(string path, Latent? latent, Reconstruction? likelihood, double perDraw, ProblemList problems)
    {
        var bits = $"{path}.{nameof(FreeBits)}";
        if (FreeBits != 0 && problems.RequirePositive(bits, FreeBits) && latent is not null)
        {
            // The head without its shut dimensions, while gradients are computed.
            problems.CountBuffers(bits, 2.0 * Math.Max(0, latent.Dimensions));
            if (!latent.IsFactorised || latent.PriorOfDraws is not ({ TakesFreeBits: true } or { HasKl: false }))
            {
                var cause = latent.PriorOfDraws switch
                {
                    _ when !latent.IsFactorised => $"that of a {latent.GetType().Name} is not a sum over dimensions",
                    null => $"a {latent.GetType().Name} has no prior",
                    { HasClosedFormKl: false } prior => $"that of a {prior.GetType().Name} has none",
                    { } prior => $"with a {prior.GetType().Name} that is not written",
                };
                problems.Add(
                    RuleCodes.UnfitObjective,
                    bits,
                    $"{bits} takes each dimension's Kullback–Leibler divergence by its closed form, and {cause}; take {(latent.IsFactorised ? "another prior" : $"a {nameof(DiagonalNormalLatent)}")}, or leave {nameof(FreeBits)} out"
                );
            }
        }
    }
}
