namespace FunctionalVae;

/// <summary>
/// E log p(x|z) − KL − (β − 1)·TC: the evidence lower bound in which the total correlation TC of the aggregate posterior, KL(q(z) ‖ Πⱼ q(zⱼ)), has the weight β in
/// place of 1 (β-TCVAE: Chen, Li, Grosse and Duvenaud 2018). Above 1 it makes latent dimensions independent of each other. A weight of the whole divergence
/// does so too, and takes away what z tells of an example. What is evaluated stays the evidence lower bound.
/// </summary>
/// <param name="Weight">β, the weight of the total correlation; positive.</param>
/// <remarks>
/// TC is estimated from one draw of each posterior of a step's batch, with the batch's posteriors for the aggregate one:
/// log q(z) ≈ log (1/B) Σ q(z|xⱼ). The estimate is biased: it is at most (k − 1)·log B of k dimensions, and counts the posterior that a draw is of among B and
/// not among all examples. Its gradient is that of minibatch-weighted sampling, whose constants differ by the number of all examples. A last batch that is
/// shorter has a TC of its own; that of one example is 0.
/// </remarks>
public sealed record BetaTotalCorrelation(double Weight) : TrainingObjective
{
    private const int Digits = 6;

    /// <summary>The C# expression that makes this objective.</summary>
    public override string ToString() => SpecText.New(nameof(BetaTotalCorrelation), (nameof(Weight), Weight));

    /// <summary>1: the weight of the total correlation is <see cref="Weight"/>.</summary>
    public override double Beta { get; init; } = 1;

    /// <inheritdoc/>
    public override bool IsMeanOfExamples => false;

    /// <inheritdoc/>
    public override bool IsGradient => true;

    /// <inheritdoc/>
    public override WeighedDivergence? OfAggregate => null;

    /// <inheritdoc/>
    public override string TrainedDivergenceName =>
        Weight == 1
            ? DivergenceName
            : FormattableString.Invariant($"KL {(Weight < 1 ? "−" : "+")} {Math.Round(Math.Abs(Weight - 1), Digits)}·TC");

    /// <inheritdoc/>
    public override bool IsOfSeveralExamples => true;

    internal override int DrawsOfStep => 1;

    internal override string? OnlyElsewhere => null;

    internal override string? OnOwnEngineAlone => "total correlations of a batch";

    internal override string HashedText => ToString();

    internal override void Check(string path, Latent? latent, Reconstruction? likelihood, double perDraw, ProblemList problems)
    {
        problems.RequirePositive($"{path}.{nameof(Weight)}", Weight);
        KeepBeta(path, "the total correlation", nameof(Weight), problems);

        if (latent is null)
        {
            return;
        }

        if (latent.PriorOfDraws is null || !latent.IsFactorised)
        {
            problems.Add(
                RuleCodes.UnfitObjective,
                path,
                $"{path} takes the total correlation of posteriors with diagonal covariances, and a {latent.GetType().Name} {(latent.PriorOfDraws is null ? "has no posterior distribution" : "has a full one")}; take a {nameof(DiagonalNormalLatent)}, or leave the objective out"
            );
        }
        else if (latent.Dimensions == 1)
        {
            var size = $"{Latent.Place}.{latent.SizeName}";
            problems.Add(
                RuleCodes.UnfitObjective,
                path,
                $"{path} takes the total correlation of latent dimensions with each other, and {size} is 1; take two dimensions or more, or leave the objective out"
            );
        }

        // The gradients of the correlation by draws and heads, and their shares of those values' gradients.
        problems.CountBuffers(path, 6.0 * Math.Max(0, latent.Dimensions));
    }
}
