using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// The uniform prior on [low, high] in each latent dimension, all independent. The Kullback–Leibler divergence of a normal posterior from it is
/// infinite, so it goes with objectives that compare draws: <see cref="WassersteinAutoencoder"/>.
/// </summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end, above the lower.</param>
public sealed record UniformPrior(double Low, double High) : Prior
{
    /// <summary>The C# expression that makes this prior.</summary>
    public override string ToString() => SpecText.New(nameof(UniformPrior), (nameof(Low), Low), (nameof(High), High));

    /// <inheritdoc/>
    public override bool HasClosedFormKl => false;

    internal override bool HasKl => false;

    internal override bool TakesFreeBits => false;

    internal override string? OnlyElsewhere => null;

    internal override bool IsOnOwnEngineAlone => false;

    internal override double? DrawVariance => (High - Low) * (High - Low) / 12;

    internal override void Check(string path, int size, Input? input, Shape? example, ProblemList problems)
    {
        var width = High - Low;
        if (!(width > 0) || double.IsInfinity(width))
        {
            problems.Add(
                RuleCodes.MustBePositive,
                path,
                $"{path} must have a finite {nameof(High)} above a finite {nameof(Low)}, was from {SpecText.Literal(Low).TrimEnd('d')} to {SpecText.Literal(High).TrimEnd('d')}"
            );
        }
    }

    internal override void Declare(GraphBuilder builder, int size) { }

    internal override int OwnExamples => 0;

    internal override Operation DrawsOf(GraphValue noise, GraphValue draw) => new UniformPriorDraw(noise, draw, Low, High);

    internal override Operation Kl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) =>
        throw new NotSupportedException($"The divergence of a normal posterior from a {nameof(UniformPrior)} is infinite.");

    internal override Operation CorrelatedKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) => Kl(builder, posterior, kl);

    internal override Operation DrawnKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) => Kl(builder, posterior, kl);
}
