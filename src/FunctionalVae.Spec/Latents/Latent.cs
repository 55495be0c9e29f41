using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>The latent variable: the family of its posterior q(z|x), its size and its prior p(z).</summary>
public abstract record Latent
{
    private protected Latent() { }

    /// <summary>The prior of its draws, the standard normal where none is named; null for a latent variable that has none.</summary>
    internal abstract Prior? PriorOfDraws { get; }

    /// <summary>The prior of draws where none is named.</summary>
    private protected static Prior Standard => new StandardNormalPrior();

    /// <summary>Where it stands in a specification.</summary>
    internal const string Place = nameof(Latent);

    /// <summary>The priors N(0, v·I) of which nothing is trained, in words.</summary>
    internal static string GivenNormals => $"a {nameof(StandardNormalPrior)} or a {nameof(NormalPrior)}";

    /// <summary>k, the number of latent dimensions.</summary>
    internal abstract int Dimensions { get; }

    /// <summary>Where <see cref="Dimensions"/> is said, below the latent variable's own path.</summary>
    internal abstract string SizeName { get; }

    /// <summary>The numbers of a posterior: what the encoder's head gives of an example.</summary>
    internal abstract long HeadWidth { get; }

    /// <summary>Whether the dimensions of a posterior are independent, so that a divergence from a prior of independent dimensions is a sum over them.</summary>
    internal abstract bool IsFactorised { get; }

    /// <summary>What it is made of, in the plural, that is not written for DiffSharp; null where everything is.</summary>
    internal abstract string? OnlyElsewhere { get; }

    /// <summary>Adds what is wrong with its posterior; <see cref="Dimensions"/> is positive.</summary>
    /// <param name="path">Where the latent variable stands in the specification.</param>
    /// <param name="problems">The problems so far.</param>
    internal abstract void Check(string path, ProblemList problems);

    /// <summary>From the encoder's last value to the posterior's numbers, [B, <see cref="HeadWidth"/>].</summary>
    /// <param name="builder">The graph so far.</param>
    /// <param name="encoded">The encoder's last value.</param>
    internal abstract GraphValue Head(GraphBuilder builder, GraphValue encoded);

    /// <summary>From the posterior's numbers and noise to a draw.</summary>
    /// <param name="builder">The graph so far.</param>
    /// <param name="head">The posterior's numbers.</param>
    /// <param name="noise">ε, [B, k].</param>
    internal abstract PosteriorDraw Draw(GraphBuilder builder, GraphValue head, GraphValue noise);

    /// <summary>The operation that gives the divergence of each example's posterior from the prior, in nats.</summary>
    /// <param name="builder">The graph so far, which has the tensors of the prior.</param>
    /// <param name="posterior">The posterior and its draw.</param>
    /// <param name="kl">The divergence.</param>
    internal abstract Operation Kl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl);
}
