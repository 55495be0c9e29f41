using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// A normal prior N(m, diag e^p) whose mean m and log-variance p are trained with the model; both start at 0, the standard normal.
/// KL(N(μ, diag e^ℓ) ‖ N(m, diag e^p)) = ½ Σ [e^Δ − Δ − 1 + (μ − m)² e^−p] with Δ = ℓ − p.
/// </summary>
public sealed record LearnedNormalPrior : Prior
{
    /// <summary>The name of the tensor of the mean m, [latent].</summary>
    internal const string Mean = "prior.mean";

    /// <summary>The name of the tensor of the log-variance p, [latent].</summary>
    internal const string LogVariance = "prior.log_variance";

    /// <summary>The C# expression that makes this prior.</summary>
    public override string ToString() => SpecText.New(nameof(LearnedNormalPrior));

    /// <inheritdoc/>
    public override bool HasClosedFormKl => true;

    internal override bool HasKl => true;

    internal override double? DrawVariance => null;

    internal override bool TakesFreeBits => true;

    internal override string? OnlyElsewhere => null;

    internal override bool IsOnOwnEngineAlone => false;

    internal override void Check(string path, int size, Input? input, Shape? example, ProblemList problems) =>
        problems.CountPrior(path, 2.0 * size);

    internal override void Declare(GraphBuilder builder, int size) => _ = Tensors(builder, size);

    internal override int OwnExamples => 0;

    internal override Operation Kl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl)
    {
        var (mean, logVariance) = Tensors(builder, posterior.Draw.Width);
        return new LearnedPriorKl(posterior.Head, mean, logVariance, kl, builder.FreeBits);
    }

    internal override Operation CorrelatedKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl)
    {
        var (mean, logVariance) = Tensors(builder, posterior.Draw.Width);
        return new FullLearnedPriorKl(posterior.Correlated!, mean, logVariance, kl);
    }

    internal override Operation DrawnKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl)
    {
        var (mean, logVariance) = Tensors(builder, posterior.Draw.Width);
        return new LearnedPriorDrawnKl(posterior.Head, posterior.Noise, posterior.Draw, mean, logVariance, kl);
    }

    private static (ParameterTensor Mean, ParameterTensor LogVariance) Tensors(GraphBuilder builder, int size) =>
        (builder.Vector(Mean, size, initial: 0), builder.Vector(LogVariance, size, initial: 0));
}
