using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>The standard normal prior N(0, I).</summary>
public sealed record StandardNormalPrior : Prior
{
    /// <summary>The C# expression that makes this prior.</summary>
    public override string ToString() => SpecText.New(nameof(StandardNormalPrior));

    /// <inheritdoc/>
    public override bool HasClosedFormKl => true;

    internal override bool HasKl => true;

    internal override double? DrawVariance => 1;

    internal override bool TakesFreeBits => true;

    internal override string? OnlyElsewhere => null;

    internal override bool IsOnOwnEngineAlone => false;

    internal override void Check(string path, int size, Input? input, Shape? example, ProblemList problems) { }

    internal override void Declare(GraphBuilder builder, int size) { }

    internal override int OwnExamples => 0;

    internal override Operation DrawsOf(GraphValue noise, GraphValue draw) => new NormalPriorDraw(noise, draw, 1);

    internal override Operation Kl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) =>
        new StandardNormalKl(posterior.Head, kl, builder.FreeBits);

    internal override Operation CorrelatedKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) =>
        new FullNormalKl(posterior.Correlated!, posterior.Draw.Width, 1, kl);

    internal override Operation DrawnKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) =>
        new StandardNormalDrawnKl(posterior.Head, posterior.Noise, posterior.Draw, kl);
}
