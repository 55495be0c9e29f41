using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// A prior that is the mixture of the posteriors of trained pseudo-inputs, p(z) = (1/P) Σⱼ q(z|uⱼ): the variational mixture of posteriors of Tomczak
/// and Welling (2018). The model's own encoder encodes them, and is trained through them too. Of inputs in [0, 1] a pseudo-input is the sigmoid of
/// what is trained; of real inputs it is trained itself. What is trained begins uniform on ±1, by the key of the initial weights.
/// </summary>
/// <param name="PseudoInputs">P, the number of pseudo-inputs, 1 to 4,096.</param>
/// <remarks>
/// KL(q ‖ p) has no closed form. Training and evaluation take the estimate log q(z|x) − log p(z) at the draw z, whose expectation it is. Dropout
/// layers leave pseudo-inputs as they are.
/// </remarks>
public sealed record VampPrior(int PseudoInputs) : Prior
{
    /// <summary>The name of the tensor of what is trained, [pseudo-inputs · values of an example], one pseudo-input after the other.</summary>
    internal const string Tensor = "prior.pseudo_inputs";

    private const double Apart = 1;

    /// <summary>The C# expression that makes this prior.</summary>
    public override string ToString() => SpecText.New(nameof(VampPrior), (nameof(PseudoInputs), PseudoInputs));

    /// <inheritdoc/>
    public override bool HasClosedFormKl => false;

    internal override bool HasKl => true;

    internal override double? DrawVariance => null;

    internal override bool TakesFreeBits => false;

    internal override string? OnlyElsewhere => "mixtures as priors";

    internal override bool IsOnOwnEngineAlone => false;

    /// <summary>Whether pseudo-inputs are the sigmoid of what is trained; null where inputs of the domain cannot be trained by small steps.</summary>
    internal static bool? IsBounded(ValueDomain domain) =>
        domain switch
        {
            ValueDomain.UnitInterval or ValueDomain.Binary => true,
            ValueDomain.Real => false,
            _ => null,
        };

    internal override void Check(string path, int size, Input? input, Shape? example, ProblemList problems)
    {
        var pseudoInputs = $"{path}.{nameof(PseudoInputs)}";
        if (problems.RequirePositive(pseudoInputs, PseudoInputs) && PseudoInputs > NormalMixtureKl.MostComponents)
        {
            problems.Add(
                RuleCodes.TooLarge,
                pseudoInputs,
                $"{pseudoInputs} is {SpecText.Literal(PseudoInputs)}; a mixture has at most {SpecText.Literal(NormalMixtureKl.MostComponents)} components"
            );
        }

        if (input is not null && IsBounded(input.Domain) is null)
        {
            problems.Add(
                RuleCodes.DomainMismatch,
                path,
                $"{path} trains examples of its own by small steps, and {Kind(input)} cannot be; take another prior"
            );
        }

        problems.CountPrior(path, (double)PseudoInputs * (example?.Count ?? 0));
        // Responsibilities, and what the term gives to the gradients of head and draw.
        problems.CountBuffers(path, PseudoInputs + (6.0 * size));
    }

    internal override void Declare(GraphBuilder builder, int size) => _ = Vector(builder);

    internal override int OwnExamples => PseudoInputs;

    internal override GraphValue? Own(GraphBuilder builder, Func<GraphValue, GraphValue> encode) =>
        builder.Beside(
            PseudoInputs,
            () =>
            {
                var shape = Shape.Of(builder.Input);
                var trained = builder.Value("pseudoInputs", shape);
                builder.Run(new Graphs.PseudoInputs(Vector(builder), trained));
                if (IsBounded(builder.Input.Domain) == false)
                {
                    return encode(trained);
                }

                var bounded = builder.Value("boundedPseudoInputs", shape);
                builder.Run(new Activate(Activation.Sigmoid, trained, bounded));
                return encode(bounded);
            }
        );

    internal override Operation Kl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) =>
        new NormalMixtureKl(
            posterior.Head,
            posterior.Noise,
            posterior.Draw,
            new MixtureOfPosteriors(posterior.Own!),
            builder.Value("responsibilities", PseudoInputs),
            kl
        );

    internal override Operation CorrelatedKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) => Kl(builder, posterior, kl);

    internal override Operation DrawnKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) => Kl(builder, posterior, kl);

    private ParameterTensor Vector(GraphBuilder builder) =>
        builder.Vector(Tensor, (int)Shape.Of(builder.Input).Count * PseudoInputs, initial: 0, Apart);

    private static string Kind(Input input) =>
        input.Domain switch
        {
            ValueDomain.Count => "counts",
            ValueDomain.OneHot => "choices",
            _ => "columns of a table",
        };
}
