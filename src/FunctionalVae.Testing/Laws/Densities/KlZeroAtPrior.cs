namespace FunctionalVae.Testing;

/// <summary>Where every posterior is the prior, nothing is left of either estimate of their divergence.</summary>
internal static class KlZeroAtPrior
{
    private const double Rounding = 1e-5;

    public static LawDefinition Law { get; } =
        new(
            "kl-zero-at-prior",
            "With posterior.weight = 0 and posterior.bias = (m, p), and 0 below the diagonal of a full covariance, q(z|x) is the prior, and both Kl and log p(z) − log q(z|x) at every draw are 0 within 1e-5 of their terms.",
            15,
            CaseRange.AsGiven,
            Applies.WithAffinePosterior,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var parameters = PosteriorIsPrior(at);
        var terms = at.Model.Terms(parameters, at.Examples, at.Noise);
        for (var i = 0; i < terms.Count; i++)
        {
            var size = at.Model.Layout.LatentWidth + at.Noise[i].ToArray().Sum(value => value * value);
            yield return new("KL where q = p", 0, terms[i].Kl, Rounding * at.Model.Layout.LatentWidth, i);
            yield return new("log p(z) − log q(z|x) where q = p", 0, terms[i].LogPriorRatio, Rounding * size, i);
        }
    }

    private static ParameterVector PosteriorIsPrior(Situation at)
    {
        var prior = at.Prior;
        float[] head = [.. prior.Mean.Concat(prior.LogVariance).Select(value => (float)value)];
        return at.Model.ParametersFrom(
            at.Model.Layout.Tensors.SelectMany(tensor =>
                tensor.Name switch
                {
                    Places.PosteriorWeight or Places.FactorWeight or Places.FactorBias => new float[tensor.Count],
                    Places.PosteriorBias => head,
                    _ => at.Parameters.Tensor(tensor.Name).ToArray(),
                }
            )
        );
    }
}
