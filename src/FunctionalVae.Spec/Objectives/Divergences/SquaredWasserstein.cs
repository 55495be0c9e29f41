using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// W₂² = Σ [μ² + (σ − √v)²], the squared Wasserstein distance of order 2 of the posterior from the prior (Givens and Shortt 1984). It is finite where the
/// Kullback–Leibler divergence is not: a posterior that is a point has ‖μ‖² + k·v. Its unit is that of the latent values, squared.
/// </summary>
public sealed record SquaredWasserstein : PosteriorDivergence
{
    /// <summary>The C# expression that makes this divergence.</summary>
    public override string ToString() => SpecText.New(nameof(SquaredWasserstein));

    /// <inheritdoc/>
    public override string Name => "W₂²";

    /// <inheritdoc/>
    public override string Symbol => Name;

    internal override DivergenceForm Form => new(nameof(SquaredWasserstein), "Σ (mean² + (σ − √v)²)", []);

    internal override void Check(string path, ProblemList problems) { }
}
