namespace FunctionalVae;

/// <summary>
/// The importance-weighted bound log (1/K) Σ wₖ with wₖ = p(x|zₖ) (p(zₖ)/q(zₖ|x))^β from K draws zₖ of each posterior, as expectation over them
/// (Burda, Grosse and Salakhutdinov 2016). At β = 1 it is a bound of log p(x), and the tighter the more draws there are. Its gradient is the
/// standard one, Σ w̃ₖ ∇ log wₖ with w̃ₖ = wₖ / Σ wⱼ through reparameterised draws.
/// </summary>
/// <param name="Draws">K, the draws of each posterior in a training step; positive. The decoder runs on each, the encoder once.</param>
/// <param name="Beta">β, the weight of log p(z) − log q(z|x) in a draw's log-weight; positive.</param>
/// <remarks>A step takes K vectors of noise for each example, those of one example in a row.</remarks>
public sealed record ImportanceWeighted(int Draws, double Beta = 1) : TrainingObjective
{
    /// <summary>The C# expression that makes this objective.</summary>
    public override string ToString() =>
        SpecText.New(nameof(ImportanceWeighted), [(nameof(Draws), Draws), .. SpecText.Unless(1.0, nameof(Beta), Beta)]);

    internal override int DrawsOfStep => Draws;

    internal override string? OnlyElsewhere => "weights of draws";

    internal override string? HashedText => SpecText.New(nameof(ImportanceWeighted), (nameof(Draws), Draws));

    internal override void Check(string path, Latent? latent, Reconstruction? likelihood, double perDraw, ProblemList problems)
    {
        var draws = $"{path}.{nameof(Draws)}";
        if (problems.RequirePositive(draws, Draws))
        {
            problems.CountBuffers(draws, (Draws - 1.0) * perDraw);
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
