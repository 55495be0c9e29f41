using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// A divergence D(q(z|x) ‖ p) of one example's posterior from the prior in closed form, in place of the Kullback–Leibler divergence while a model is
/// trained: between a normal with a diagonal covariance, N(μ, diag e^ℓ), and N(0, v·I), a sum over dimensions. With Δ = ℓ − log v in what follows.
/// </summary>
public abstract record PosteriorDivergence
{
    private protected PosteriorDivergence() { }

    /// <summary>What it is called in a sentence: W₂², Rényi's divergence of order 0.5.</summary>
    public abstract string Name { get; }

    /// <summary>What it is called beside a number or in a small place: W₂², Rényi(0.5).</summary>
    public abstract string Symbol { get; }

    /// <summary>What it is in a graph.</summary>
    internal abstract DivergenceForm Form { get; }

    /// <summary>Adds what is wrong with it.</summary>
    /// <param name="path">Where it stands in the specification.</param>
    /// <param name="problems">The problems so far.</param>
    internal abstract void Check(string path, ProblemList problems);
}
