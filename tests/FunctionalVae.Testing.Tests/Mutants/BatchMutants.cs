namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Means normalised by the batch, as batch normalisation in training mode does.</summary>
internal sealed class BatchStatisticsMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch images, Batch noise)
    {
        var terms = base.Terms(parameters, images, noise);
        var mean = terms.Average(term => term.Reconstruction);
        return [.. terms.Select(term => term with { Reconstruction = term.Reconstruction + (1e-3 * (mean - term.Reconstruction)) })];
    }
}

/// <summary>Every example but the first is scored with the noise of the one before it.</summary>
internal sealed class NeighboursNoiseMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch images, Batch noise)
    {
        var shifted = Enumerable.Range(0, noise.Count).SelectMany(row => noise[Math.Max(0, row - 1)].ToArray());
        return base.Terms(parameters, images, NoiseFromValues(shifted));
    }
}

/// <summary>A gradient that weights the first example twice.</summary>
internal sealed class FirstTwiceMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Gradient<ParameterVector> Differentiate(ParameterVector parameters, Batch images, Batch noise)
    {
        var right = base.Differentiate(parameters, images, noise);
        var first = base.Differentiate(parameters, ImagesFrom(images[0].ToArray()), NoiseFromValues(noise[0].ToArray()));
        return right with
        {
            Values = ParametersFrom(
                right.Values.Values.ToArray().Zip(first.Values.Values.ToArray(), (all, one) => all + ((one - all) / images.Count))
            ),
        };
    }
}

/// <summary>A gradient summed over the batch where the objective is averaged.</summary>
internal sealed class SummedGradientMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Gradient<ParameterVector> Differentiate(ParameterVector parameters, Batch images, Batch noise)
    {
        var right = base.Differentiate(parameters, images, noise);
        return right with { Values = ParametersFrom(right.Values.Values.ToArray().Select(value => value * images.Count)) };
    }
}

/// <summary>Another objective of the batch than the mean of its terms.</summary>
internal sealed class ObjectiveMutant(IVaeModel inner, Func<Objective, int, Objective> change) : WrappedModel(inner)
{
    public override Objective Evaluate(ParameterVector parameters, Batch images, Batch noise) =>
        change(base.Evaluate(parameters, images, noise), images.Count);
}
