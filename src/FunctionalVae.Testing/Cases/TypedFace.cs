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
    public static TypedFace Of<TImages, TPosterior, TLatents, TNoise, TParameters, TState>(
        IObjectiveVae<TImages, TPosterior, TLatents, TNoise, TParameters, TState> functions
    )
    {
        var bound = functions as IVae<TImages, TPosterior, TLatents, TNoise, TParameters, TState>;
        return new(
            (parameters, images, noise) => functions.EvaluateObjective(Parameters(parameters), Images(images), Noise(noise)),
            bound is null ? null : (parameters, images, noise) => bound.Evaluate(Parameters(parameters), Images(images), Noise(noise)),
            bound is null ? null : (parameters, images, noise) => bound.LogWeight(Parameters(parameters), Images(images), Noise(noise))
        );

        TParameters Parameters(ParameterVector values) => functions.ParametersFrom(values.Values.ToArray());
        TImages Images(Batch values) => functions.ImagesFrom(values.Values.ToArray());
        TNoise Noise(Batch values) => functions.NoiseFromValues(values.Values.ToArray());
    }
}
