using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// A latent vector that the encoder gives without noise, z = f(x): the plain autoencoder. There is no prior and no Kullback–Leibler term,
/// so a model with it reports an objective and never an evidence lower bound, and cannot be sampled from.
/// </summary>
/// <param name="Size">The number of latent dimensions.</param>
public sealed record DeterministicLatent(int Size) : Latent
{
    /// <summary>The C# expression that makes this latent variable.</summary>
    public override string ToString() => SpecText.New(nameof(DeterministicLatent), (nameof(Size), Size));

    internal override Prior? PriorOfDraws => null;

    internal override int Dimensions => Size;

    internal override string SizeName => nameof(Size);

    internal override long HeadWidth => Size;

    internal override bool IsFactorised => true;

    internal override string? OnlyElsewhere => null;

    internal override void Check(string path, ProblemList problems) { }

    internal override GraphValue Head(GraphBuilder builder, GraphValue encoded) => builder.Affine("latent", "latent", Size, encoded);

    internal override PosteriorDraw Draw(GraphBuilder builder, GraphValue head, GraphValue noise)
    {
        var draw = builder.Value("z", noise.Width);
        builder.Run(new CopyHead(head, draw));
        return new(head, noise, draw);
    }

    internal override Operation Kl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) =>
        new NoKl(posterior.Head, kl, "there is no prior");
}
