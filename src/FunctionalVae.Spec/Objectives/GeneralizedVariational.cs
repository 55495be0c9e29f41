namespace FunctionalVae;

/// <summary>
/// E log p(x|z) − β·D(q(z|x) ‖ p) with another divergence D in place of the Kullback–Leibler divergence: generalised variational inference (Knoblauch, Jewson
/// and Damoulas 2022). It is what training maximises, and no bound of log p(x) by itself; what is evaluated and reported is the evidence lower bound of
/// the model that comes of it.
/// </summary>
/// <param name="Divergence">D, of each example in closed form.</param>
/// <param name="Beta">β, the weight of the divergence; positive.</param>
/// <remarks>The posterior has a diagonal covariance, and the prior is N(0, v·I) with a v that is given.</remarks>
public sealed record GeneralizedVariational(PosteriorDivergence Divergence, double Beta = 1) : TrainingObjective
{
    /// <summary>The C# expression that makes this objective.</summary>
    public override string ToString() =>
        SpecText.New(nameof(GeneralizedVariational), [(nameof(Divergence), Divergence), .. SpecText.Unless(1.0, nameof(Beta), Beta)]);

    /// <inheritdoc/>
    public override bool IsMeanOfExamples => true;

    /// <inheritdoc/>
    public override bool IsGradient => true;

    /// <inheritdoc/>
    public override WeighedDivergence? OfAggregate => null;

    /// <inheritdoc/>
    public override string TrainedDivergenceName => Divergence?.Name ?? DivergenceName;

    /// <inheritdoc/>
    public override string TrainedDivergenceSymbol => Divergence?.Symbol ?? DivergenceName;

    internal override int DrawsOfStep => 1;

    internal override string? OnlyElsewhere => "other divergences of a posterior";

    internal override string HashedText => SpecText.New(nameof(GeneralizedVariational), (nameof(Divergence), Divergence));

    internal override void Check(string path, Latent? latent, Reconstruction? likelihood, double perDraw, ProblemList problems)
    {
        var divergence = $"{path}.{nameof(Divergence)}";
        if (Divergence is null)
        {
            problems.Missing(divergence, $"a divergence, such as new {nameof(SquaredWasserstein)}()");
        }
        else
        {
            Divergence.Check(divergence, problems);
        }

        var cause = latent switch
        {
            null => null,
            { PriorOfDraws: null } => $"a {latent.GetType().Name} has no prior",
            { IsFactorised: false } => $"a {latent.GetType().Name} has a full covariance",
            _ => null,
        };
        if (cause is not null)
        {
            problems.Add(
                RuleCodes.UnfitObjective,
                path,
                $"{path} takes the divergence of a normal with a diagonal covariance from a prior N(0, v·I), and {cause}; take a {nameof(DiagonalNormalLatent)} with a normal prior that is given, or leave the objective out"
            );
        }
        else if (latent is { PriorOfDraws: { DrawVariance: null } trained })
        {
            var prior = $"{Latent.Place}.{nameof(DiagonalNormalLatent.Prior)}";
            problems.Add(
                RuleCodes.UnfitObjective,
                prior,
                $"{prior} is a {trained.GetType().Name}, which is trained, and {path} takes the divergence from a prior N(0, v·I) that is given; take {Latent.GivenNormals}, or leave the objective out"
            );
        }
    }
}
