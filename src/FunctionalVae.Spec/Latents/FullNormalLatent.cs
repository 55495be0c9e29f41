using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// A latent vector whose posterior q(z|x) = N(μ(x), Σ(x)) is a normal with a full covariance Σ = LLᵀ, by its Cholesky factor L: it says how latent
/// dimensions depend on each other given an example, which a diagonal covariance cannot.
/// </summary>
/// <param name="Size">The number of latent dimensions, 2 to 256.</param>
/// <param name="Prior">The prior p(z); the standard normal where none is given.</param>
/// <remarks>
/// The encoder's head gives the mean μ, ℓ = log Lᵢᵢ², clamped to [−30, 30], and what of L is below its diagonal. The latter begins at 0, so that
/// training begins with a diagonal covariance. A draw is z = μ + Lε, dimension after dimension: zᵢ given those before it is
/// N(μᵢ + Σ Lᵢⱼ εⱼ, e^ℓᵢ), with j from 1 to i − 1.
/// </remarks>
public sealed record FullNormalLatent(int Size, Prior? Prior = null) : Latent
{
    private const int MostDimensions = 256;

    /// <summary>The C# expression that makes this latent variable.</summary>
    public override string ToString() => SpecText.New(nameof(FullNormalLatent), (nameof(Size), Size), (nameof(Prior), Prior));

    internal override Prior PriorOfDraws => Prior ?? Standard;

    internal override int Dimensions => Size;

    internal override string SizeName => nameof(Size);

    internal override long HeadWidth => (2L * Size) + Lower;

    internal override bool IsFactorised => false;

    internal override string? OnlyElsewhere => "full covariances of posteriors";

    private long Lower => Size * (Size - 1L) / 2;

    internal override void Check(string path, ProblemList problems)
    {
        var size = $"{path}.{nameof(Size)}";
        if (Size == 1)
        {
            problems.Add(
                RuleCodes.ShapeMismatch,
                size,
                $"{size} is 1, and a full covariance is of two latent dimensions or more; take two, or a {nameof(DiagonalNormalLatent)}"
            );
        }
        else if (Size > MostDimensions)
        {
            problems.Add(
                RuleCodes.TooLarge,
                size,
                $"{size} is {SpecText.Literal(Size)}; a full covariance is of at most {SpecText.Literal(MostDimensions)} latent dimensions"
            );
        }
        else
        {
            // The factor beside the normal's numbers, the numbers of each dimension given those before it, and the gradients of both.
            problems.CountBuffers(size, (6.0 * Lower) + (6.0 * Size));
        }

        if (PriorOfDraws.OwnExamples > 0)
        {
            var prior = $"{path}.{nameof(Prior)}";
            problems.Add(
                RuleCodes.UnfitObjective,
                prior,
                $"{prior} is a mixture of posteriors, whose covariances have to be diagonal; take a {nameof(DiagonalNormalLatent)}, or another prior"
            );
        }
    }

    internal override GraphValue Head(GraphBuilder builder, GraphValue encoded)
    {
        var normal = DiagonalNormalLatent.NormalHead(builder, Size, encoded);
        var lower = builder.Affine("posterior.factor", "factor", (int)Lower, encoded, beginsAtZero: true);
        var head = builder.Value("correlated", (int)HeadWidth);
        builder.Run(new Beside(normal, lower, head));
        return head;
    }

    internal override PosteriorDraw Draw(GraphBuilder builder, GraphValue head, GraphValue noise)
    {
        var given = builder.Value("given", 2 * Size);
        builder.Run(new Correlate(head, noise, given));
        var draw = builder.Value("z", noise.Width);
        builder.Run(new Reparameterise(given, noise, draw));
        return new(given, noise, draw) { Correlated = head };
    }

    internal override Operation Kl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) =>
        PriorOfDraws.CorrelatedKl(builder, posterior, kl);
}
