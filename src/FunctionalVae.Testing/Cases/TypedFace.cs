namespace FunctionalVae.Testing;

/// <summary>What the typed face of a model says of plain values.</summary>
/// <param name="Evaluate">The objective.</param>
/// <param name="Elbo">The evidence lower bound; null where the model has none.</param>
/// <param name="LogWeight">The log importance weights; null where the model has none.</param>
internal sealed record TypedFace(
    Func<ParameterVector, Batch, Batch, Objective> Evaluate,
    Func<ParameterVector, Batch, Batch, Elbo>? Elbo,
    Func<ParameterVector, Batch, Batch, IReadOnlyList<double>>? LogWeight
)
{
    /// <summary>The typed face of a model; null of a conditional one, whose plain values have no labels.</summary>
    public static TypedFace? Of<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>(
        IObjectiveVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState> functions
    )
    {
        if (functions.Spec.Condition is not null)
        {
            return null;
        }

        var bound = functions as IVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>;
        return new(
            (parameters, examples, noise) => functions.EvaluateObjective(Parameters(parameters), Examples(examples), Noise(noise)),
            bound is null
                ? null
                : (parameters, examples, noise) => bound.Evaluate(Parameters(parameters), Examples(examples), Noise(noise)),
            bound is null
                ? null
                : (parameters, examples, noise) => bound.LogWeight(Parameters(parameters), Examples(examples), Noise(noise))
        );

        TParameters Parameters(ParameterVector values) => functions.ParametersFrom(values.Values.ToArray());
        TExamples Examples(Batch values) => functions.ExamplesFrom(values.Values.ToArray());
        TNoise Noise(Batch values) => functions.NoiseFromValues(values.Values.ToArray());
    }
}
