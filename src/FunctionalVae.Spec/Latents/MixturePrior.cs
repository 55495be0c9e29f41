using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// A prior that is a learned mixture of normals: p(z) = Σⱼ wⱼ N(z; mⱼ, diag e^pⱼ) with w = softmax(logits); logits, means and log-variances are
/// trained with the model. The weights begin equal, the log-variances at 0, and the means apart from each other: uniform on ±1, by the key of
/// the initial weights.
/// </summary>
/// <param name="Components">The number of normals, 1 to 4,096.</param>
/// <remarks>
/// KL(q ‖ p) has no closed form. Training and evaluation take the estimate log q(z|x) − log p(z) at the draw z, whose expectation it is:
/// that of an example has the noise of its draw, and may be below 0.
/// </remarks>
public sealed record MixturePrior(int Components) : Prior
{
    /// <summary>The name of the tensor of the logits, [components].</summary>
    internal const string Logits = "prior.logits";

    /// <summary>The name of the tensor of the means, [components · latent], one component after the other.</summary>
    internal const string Means = "prior.mean";

    /// <summary>The name of the tensor of the log-variances, [components · latent].</summary>
    internal const string LogVariances = "prior.log_variance";

    private const double Apart = 1;

    /// <summary>The C# expression that makes this prior.</summary>
    public override string ToString() => SpecText.New(nameof(MixturePrior), (nameof(Components), Components));

    /// <inheritdoc/>
    public override bool HasClosedFormKl => false;

    internal override bool HasKl => true;

    internal override double? DrawVariance => null;

    internal override bool TakesFreeBits => false;

    internal override string? OnlyElsewhere => "mixtures as priors";

    internal override bool IsOnOwnEngineAlone => false;

    internal override void Check(string path, int size, Input? input, Shape? example, ProblemList problems)
    {
        var components = $"{path}.{nameof(Components)}";
        if (problems.RequirePositive(components, Components) && Components > NormalMixtureKl.MostComponents)
        {
            problems.Add(
                RuleCodes.TooLarge,
                components,
                $"{components} is {SpecText.Literal(Components)}; a mixture has at most {SpecText.Literal(NormalMixtureKl.MostComponents)} components"
            );
        }

        problems.CountPrior(path, ((2.0 * size) + 1) * Components);
        // Responsibilities, and what the term gives to the gradients of head and draw.
        problems.CountBuffers(path, Components + (6.0 * size));
    }

    internal override void Declare(GraphBuilder builder, int size) => _ = Tensors(builder, size);

    internal override int OwnExamples => 0;

    internal override Operation Kl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl)
    {
        var mixture = Tensors(builder, posterior.Draw.Width);
        return new NormalMixtureKl(
            posterior.Head,
            posterior.Noise,
            posterior.Draw,
            mixture,
            builder.Value("responsibilities", Components),
            kl
        );
    }

    internal override Operation CorrelatedKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) => Kl(builder, posterior, kl);

    internal override Operation DrawnKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) => Kl(builder, posterior, kl);

    private MixtureTensors Tensors(GraphBuilder builder, int size) =>
        new(
            builder.Vector(Logits, Components, initial: 0),
            builder.Vector(Means, Components * size, initial: 0, Apart),
            builder.Vector(LogVariances, Components * size, initial: 0)
        );
}
