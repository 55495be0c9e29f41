namespace FunctionalVae;

/// <summary>
/// The importance-weighted bound log (1/K) Σ wₖ with wₖ = p(x|zₖ) (p(zₖ)/q(zₖ|x))^β from K draws zₖ of each posterior, as expectation over them
/// (Burda, Grosse and Salakhutdinov 2016). At β = 1 it is a bound of log p(x), and the tighter the more draws there are. Its gradient is
/// Σ w̃ₖ ∇ log wₖ with w̃ₖ = wₖ / Σ wⱼ through reparameterised draws; for the encoder there are others with the same mean (<see cref="DrawGradient"/>).
/// </summary>
/// <param name="Draws">K, the draws of each posterior in a training step; positive. The decoder runs on each, the encoder once.</param>
/// <param name="Beta">β, the weight of log p(z) − log q(z|x) in a draw's log-weight; positive.</param>
/// <param name="Gradient">How the encoder is trained: by the gradient of the bound, or by one with the same mean and less noise.</param>
/// <remarks>A step takes K vectors of noise for each example, those of one example in a row.</remarks>
public sealed record ImportanceWeighted(int Draws, double Beta = 1, DrawGradient Gradient = DrawGradient.Standard) : TrainingObjective
{
    /// <summary>The C# expression that makes this objective.</summary>
    public override string ToString() =>
        SpecText.New(nameof(ImportanceWeighted), [(nameof(Draws), Draws), .. SpecText.Unless(1.0, nameof(Beta), Beta), .. Own]);

    /// <inheritdoc/>
    public override bool IsMeanOfExamples => true;

    /// <inheritdoc/>
    public override bool IsGradient => Gradient == DrawGradient.Standard;

    /// <inheritdoc/>
    public override WeighedDivergence? OfAggregate => null;

    internal override int DrawsOfStep => Draws;

    internal override string? OnlyElsewhere => "weights of draws";

    internal override string? HashedText => SpecText.New(nameof(ImportanceWeighted), [(nameof(Draws), Draws), .. Own]);

    private (string Name, object? Value)[] Own => SpecText.Unless(DrawGradient.Standard, nameof(Gradient), Gradient);

    internal override void Check(string path, Latent? latent, Reconstruction? likelihood, double perDraw, ProblemList problems)
    {
        var draws = $"{path}.{nameof(Draws)}";
        if (problems.RequirePositive(draws, Draws))
        {
            problems.CountBuffers(draws, (Draws - 1.0) * perDraw);
        }

        var gradient = $"{path}.{nameof(Gradient)}";
        if (Gradient is not (DrawGradient.Standard or DrawGradient.DoublyReparameterized or DrawGradient.StickingTheLanding))
        {
            problems.Add(
                RuleCodes.UnfitObjective,
                gradient,
                $"{gradient} is {SpecText.Literal((int)Gradient)}, which is not one of {nameof(DrawGradient)}'s"
            );
        }
        else if (Gradient == DrawGradient.StickingTheLanding && Draws > 1)
        {
            problems.Add(
                RuleCodes.UnfitObjective,
                gradient,
                $"{gradient} is {DrawGradient.StickingTheLanding}, which is biased with more than one draw, and {draws} is {SpecText.Literal(Draws)}; take {nameof(DrawGradient)}.{DrawGradient.DoublyReparameterized}, or one draw"
            );
        }

        if (latent is not null && likelihood is not null && (latent.PriorOfDraws is null || likelihood is not Likelihood))
        {
            var cause =
                likelihood is Likelihood
                    ? $"a {latent.GetType().Name} has no prior; take a {nameof(DiagonalNormalLatent)}"
                    : $"{likelihood.GetType().Name} is not a likelihood; take a likelihood";
            problems.Add(RuleCodes.NoBound, path, $"{path} weighs draws by p(x, z) / q(z|x), and {cause}, or leave the objective out");
        }
    }
}
