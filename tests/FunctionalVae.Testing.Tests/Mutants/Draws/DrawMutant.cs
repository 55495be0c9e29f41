namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Another reparameterised draw, from mean, log-variance and noise.</summary>
internal sealed class DrawMutant(IVaeModel inner, Func<float, float, float, double> draw) : WrappedModel(inner)
{
    public override Batch Draw(PosteriorBatch posterior, Batch noise)
    {
        var (mean, logVariance, epsilon) = (posterior.Mean.Values, posterior.LogVariance.Values, noise.Values);
        return LatentsFrom(
            Enumerable.Range(0, epsilon.Length).Select(i => (float)draw(mean.Span[i], logVariance.Span[i], epsilon.Span[i]))
        );
    }
}
