namespace FunctionalVae.Testing;

/// <summary>The likelihood's mean lies where a mean can lie.</summary>
internal static class DecodeDomain
{
    private static readonly float[] Scales = [1, 10, 100];

    public static LawDefinition Law { get; } =
        new(
            "decode",
            "Decode gives one finite row for each latent vector, in [0, 1] where the reconstruction is scored as binary or grey, also for latents of 10 and 100 standard deviations.",
            15,
            CaseRange.Everywhere,
            Applies.Always,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var isShare = at.Model.Spec.Likelihood is BernoulliLikelihood or GreyCrossEntropy;
        var bound = isShare ? 1 : float.MaxValue;
        foreach (var scale in Scales)
        {
            var means = at.Model.Decode(at.Parameters, at.Model.LatentsFrom(at.Noise.Values.ToArray().Select(value => scale * value)));
            yield return new("rows decoded", at.Noise.Count, means.Count, 0);
            yield return new("values decoded per row", at.Model.Layout.InputWidth, means.Width, 0);
            for (var i = 0; i < means.Values.Length; i++)
            {
                double value = means.Values.Span[i];
                yield return new("decoded mean", isShare ? 0 : -bound, value, 0, i / means.Width, i % means.Width, Relation.AtLeast);
                yield return new("bound − decoded mean", 0, bound - value, 0, i / means.Width, i % means.Width, Relation.AtLeast);
            }
        }
    }
}
