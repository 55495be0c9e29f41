using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>A latent vector whose posterior q(z|x) = N(μ(x), diag σ²(x)) is a normal with diagonal covariance (Kingma and Welling 2014).</summary>
/// <param name="Size">The number of latent dimensions.</param>
/// <param name="Prior">The prior p(z); the standard normal where none is given.</param>
/// <remarks>The encoder's head gives mean μ and log-variance ℓ = log σ². ℓ is clamped to [−30, 30], so that no exponential overflows.</remarks>
public sealed record DiagonalNormalLatent(int Size, Prior? Prior = null) : Latent
{
    /// <summary>The C# expression that makes this latent variable.</summary>
    public override string ToString() => SpecText.New(nameof(DiagonalNormalLatent), (nameof(Size), Size), (nameof(Prior), Prior));

    internal override Prior PriorOfDraws => Prior ?? Standard;

    internal override int Dimensions => Size;

    internal override string SizeName => nameof(Size);

    internal override long HeadWidth => 2L * Size;

    internal override bool IsFactorised => true;

    internal override string? OnlyElsewhere => null;

    internal override void Check(string path, ProblemList problems) { }

    internal override GraphValue Head(GraphBuilder builder, GraphValue encoded) => NormalHead(builder, Size, encoded);

    internal override PosteriorDraw Draw(GraphBuilder builder, GraphValue head, GraphValue noise)
    {
        var draw = builder.Value("z", noise.Width);
        builder.Run(new Reparameterise(head, noise, draw));
        return new(head, noise, draw);
    }

    internal override Operation Kl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) => PriorOfDraws.Kl(builder, posterior, kl);

    /// <summary>From the encoder's last value to means and clamped log-variances, [B, 2k]: one affine map, for they share their input.</summary>
    internal static GraphValue NormalHead(GraphBuilder builder, int size, GraphValue encoded)
    {
        var input = builder.Affine("posterior", "head", 2 * size, encoded);
        var head = builder.Value("posterior", input.Shape);
        builder.Run(new ClampLogVariance(input, head));
        return head;
    }
}
