namespace FunctionalVae;

/// <summary>
/// E log p(x|z) − λ·D, with a divergence D of the aggregate posterior from the prior in place of the mean KL of each posterior (Tolstikhin,
/// Bousquet, Gelly and Schölkopf 2018): examples may keep posteriors apart from each other, and together they are drawn onto the prior. It is no
/// bound of log p(x): a model with it reports an objective and never an evidence lower bound.
/// </summary>
/// <param name="Divergence">D, between one draw of each posterior of a batch and as many draws of the prior.</param>
/// <param name="Weight">λ, the nats of an example that a unit of D counts; positive.</param>
/// <remarks>
/// D is of a batch: of a training step's examples, and where it is evaluated of 256 examples at a time, in their order. A last batch that is shorter
/// counts by its number of examples. A step takes two noise vectors for each example, one after the other: of its posterior's draw, and of a draw of
/// the prior.
/// </remarks>
public sealed record WassersteinAutoencoder(AggregateDivergence Divergence, double Weight) : TrainingObjective
{
    /// <summary>The C# expression that makes this objective.</summary>
    public override string ToString() =>
        SpecText.New(nameof(WassersteinAutoencoder), (nameof(Divergence), Divergence), (nameof(Weight), Weight));

    /// <summary>1: the divergence's own weight is <see cref="Weight"/>, in what is trained and in what is reported.</summary>
    public override double Beta { get; init; } = 1;

    /// <inheritdoc/>
    public override bool IsMeanOfExamples => false;

    /// <inheritdoc/>
    public override bool IsGradient => true;

    /// <inheritdoc/>
    public override WeighedDivergence? OfAggregate => new(Divergence, Weight);

    internal override int DrawsOfStep => 1;

    internal override string? OnlyElsewhere => null;

    internal override string HashedText => ToString();

    internal override void Check(string path, Latent? latent, Reconstruction? likelihood, double perDraw, ProblemList problems)
    {
        problems.RequirePositive($"{path}.{nameof(Weight)}", Weight);
        KeepBeta(path, "the divergence", nameof(Weight), problems);

        if (Divergence is null)
        {
            problems.Missing($"{path}.{nameof(Divergence)}", $"a divergence, such as new {nameof(SquaredMmd)}()");
        }
        else
        {
            Divergence.Check($"{path}.{nameof(Divergence)}", latent is { PriorOfDraws: not null } ? latent.Dimensions : null, problems);
        }

        switch (latent)
        {
            case null:
                return;
            case { PriorOfDraws: null }:
                problems.Add(
                    RuleCodes.UnfitObjective,
                    path,
                    $"{path} draws latent vectors towards a prior, and a {latent.GetType().Name} has none; take a {nameof(DiagonalNormalLatent)}, or leave the objective out"
                );
                return;
            case { PriorOfDraws: { DrawVariance: null } prior }:
                problems.Add(
                    RuleCodes.UnfitObjective,
                    path,
                    $"{path} takes draws of a prior that is given, and a {prior.GetType().Name} is trained; take a prior without trained values"
                );
                return;
            default:
                // The noise of the prior's draws and both kinds of draws, the gradient of the divergence and its share of the draw's.
                problems.CountBuffers(path, 6.0 * Math.Max(0, latent.Dimensions));
                return;
        }
    }
}
