using FunctionalVae.Formulas;

namespace FunctionalVae.Graphs;

/// <summary>Σ over values of a density's logarithm, in nats per example, with a number for each of its parameters.</summary>
internal sealed record ValueLogDensity(
    ValueDensity Density,
    GraphValue Output,
    GraphValue Target,
    ValueList<DensityNumber> Numbers,
    GraphValue Score
) : Operation
{
    /// <summary>1 for each value that is observed and 0 for the others, which add nothing; null where all are observed.</summary>
    public GraphValue? Observed { get; init; }

    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            $"{Density.Name}Kernel.{(Observed is null ? "" : "Observed")}Score",
            [Read(Output), Read(Target), .. OfObserved(Observed), .. OfParameters(Density, Numbers, hasGradient: false), Term(Score)]
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{Score} = Σ ({Density.Text}) of each value x and its {Density.Output.Name}{string.Concat(Described)}{(Observed is null ? "" : $", where {Observed.Name} is 1")}, in nats";

    internal override void Differentiate(Cotangents cotangents)
    {
        cotangents.RequireLogLikelihood(Score);
        foreach (var number in Numbers)
        {
            if (number.Log is { } log)
            {
                cotangents.RequireOnly(log);
            }
        }

        var weights = Numbers.Any(number => number.Log is not null) ? cotangents.DrawWeights : null;
        cotangents.RunTerm(
            Output,
            gradient => new ValueDensityGradient(Density, Output, Target, weights, Numbers, gradient) { Observed = Observed }
        );
    }

    /// <summary>The parameters of a density as arguments of its kernel.</summary>
    internal static IEnumerable<Operand> OfParameters(ValueDensity density, ValueList<DensityNumber> numbers, bool hasGradient) =>
        density.Parameters.Zip(
            numbers,
            (parameter, number) => new Operand.Parameter(parameter.Variable.Name, number.Number, number.Log, hasGradient)
        );

    /// <summary>What is observed as an argument, where not all is.</summary>
    internal static IEnumerable<Operand> OfObserved(GraphValue? observed) => observed is null ? [] : [Read(observed)];

    private IEnumerable<string> Described =>
        Density.Parameters.Zip(Numbers, (parameter, number) => $", {parameter.Variable.Name} = {number}");
}

/// <summary>
/// d output = −∂/∂output of the log-density / B and, of each parameter that is trained, d s = −Σ ∂/∂parameter of it · e^s / B: the gradient of
/// the loss.
/// </summary>
/// <param name="Density">The density.</param>
/// <param name="Output">The head's value for each value of the data.</param>
/// <param name="Target">The data.</param>
/// <param name="Weights">With how much each row counts in d s; null where all count alike.</param>
/// <param name="Numbers">A number for each parameter.</param>
/// <param name="OutputGradient">d output, not weighed.</param>
internal sealed record ValueDensityGradient(
    ValueDensity Density,
    GraphValue Output,
    GraphValue Target,
    GraphValue? Weights,
    ValueList<DensityNumber> Numbers,
    GraphValue OutputGradient
) : Operation
{
    /// <summary>1 for each value that is observed and 0 for the others; null where all are observed.</summary>
    public GraphValue? Observed { get; init; }

    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            $"{Density.Name}Kernel.{(Observed is null ? "" : "Observed")}{(Weights is null ? "" : "Weighed")}Backward",
            [
                Read(Output),
                Read(Target),
                .. ValueLogDensity.OfObserved(Observed),
                .. Weights is null ? Array.Empty<Operand>() : [Read(Weights)],
                Write(OutputGradient),
                .. ValueLogDensity.OfParameters(Density, Numbers, hasGradient: true),
            ]
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{OutputGradient} = −∂/∂{Density.Output.Name} / B{string.Concat(Trained)}, of the {Density.Name} log-density";

    /// <inheritdoc/>
    // Not over what is observed, which the gradients of parameters count when all else is done.
    public override bool WorksInPlace => Observed is null;

    private IEnumerable<string> Trained =>
        Numbers.Select(number => number.Log).OfType<ParameterTensor>().Select(log => $"; d {log.Name} : {log.Shape}");
}
