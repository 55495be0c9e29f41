namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>An objective that is the mean of those of chunks, the last, smaller one counted as a whole one or left out.</summary>
internal sealed class UnevenChunksMutant(IVaeModel inner, int chunk, bool drops = false) : WrappedModel(inner)
{
    public override Objective Evaluate(ParameterVector parameters, Batch images, Batch noise)
    {
        var chunks = Terms(parameters, images, noise).Chunk(chunk).Where((terms, i) => i == 0 || !drops || terms.Length == chunk).ToList();
        return new(
            chunks.Average(terms => terms.Average(term => term.Reconstruction)),
            chunks.Average(terms => terms.Average(term => term.Kl)),
            Spec.Objective.Beta
        );
    }
}
