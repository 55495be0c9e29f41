namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>A divergence from N(0, I) without what a full covariance's factor has below its diagonal, or a draw by the factor's transpose.</summary>
internal sealed class FactorMutant(IVaeModel inner, bool isTransposed) : WrappedModel(inner)
{
    public override IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch images, Batch noise)
    {
        var terms = base.Terms(parameters, images, noise);
        var factor = Encode(parameters, images).Factor!;
        return isTransposed
            ? terms
            :
            [
                .. terms.Select(
                    (term, row) => term with { Kl = term.Kl - (0.5 * factor.Lower[row].ToArray().Sum(value => value * value)) }
                ),
            ];
    }

    public override Batch Draw(PosteriorBatch posterior, Batch noise)
    {
        var (mean, factor) = (posterior.Mean, posterior.Factor!);
        return isTransposed
            ? LatentsFrom(
                Enumerable
                    .Range(0, mean.Count * mean.Width)
                    .Select(i => (Row: i / mean.Width, At: i % mean.Width))
                    .Select(place =>
                        mean[place.Row].Span[place.At]
                        + (float)Enumerable.Range(0, mean.Width).Sum(j => factor[place.Row, j, place.At] * noise[place.Row].Span[j])
                    )
            )
            : base.Draw(posterior, noise);
    }
}
