using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// The normal prior N(0, v·I) with a stated variance, the same for every latent dimension.
/// KL(N(μ, diag e^ℓ) ‖ N(0, v·I)) = ½ Σ [e^Δ − Δ − 1 + μ²/v] with Δ = ℓ − log v.
/// </summary>
/// <param name="Variance">v; positive. With 1 it is the standard normal.</param>
public sealed record NormalPrior(double Variance = 1.0) : Prior
{
    /// <summary>The C# expression that makes this prior.</summary>
    public override string ToString() => SpecText.New(nameof(NormalPrior), (nameof(Variance), Variance));

    /// <inheritdoc/>
    public override bool HasClosedFormKl => true;

    internal override bool HasKl => true;

    internal override double? DrawVariance => Variance;

    internal override bool TakesFreeBits => false;

    internal override string? OnlyElsewhere => null;

    internal override bool IsOnOwnEngineAlone => false;

    internal override void Check(string path, int size, Input? input, Shape? example, ProblemList problems)
    {
        problems.RequirePositive(path + "." + nameof(Variance), Variance);
        // What the term gives to the gradient of the head, and the sum of that and the draw's.
        problems.CountBuffers(path, 4.0 * size);
    }

    internal override void Declare(GraphBuilder builder, int size) { }

    internal override int OwnExamples => 0;

    internal override Operation DrawsOf(GraphValue noise, GraphValue draw) => new NormalPriorDraw(noise, draw, Math.Sqrt(Variance));

    internal override Operation Kl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) =>
        new ScaledNormalKl(posterior.Head, Variance, kl);

    internal override Operation CorrelatedKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) =>
        new FullNormalKl(posterior.Correlated!, posterior.Draw.Width, Variance, kl);

    internal override Operation DrawnKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) =>
        new ScaledNormalDrawnKl(posterior.Head, posterior.Noise, posterior.Draw, Variance, kl);
}
