namespace FunctionalVae.Testing;

/// <summary>The likelihood's mean lies where a mean can lie.</summary>
internal static class DecodeDomain
{
    private static readonly float[] Scales = [1, 10, 100];

    public static LawDefinition Law { get; } =
        new(
            "decode",
            "Decode gives one finite row for each latent vector, where the likelihood's means can lie ([0, 1] of binary and grey values), also for latents of 10 and 100 standard deviations.",
            15,
            CaseRange.Everywhere,
            Applies.Always,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var family = ReconstructionFamily.Of(at.Model.Spec, at.Parameters);
        foreach (var scale in Scales)
        {
            var means = at.Model.Decode(at.Parameters, at.Model.LatentsFrom(at.Noise.Values.ToArray().Select(value => scale * value)));
            yield return new("rows decoded", at.Noise.Count, means.Count, 0);
            yield return new("values decoded per row", at.Model.Layout.InputWidth, means.Width, 0);
            for (var i = 0; i < means.Values.Length; i++)
            {
                double value = means.Values.Span[i];
                var least = Math.Max(family.LeastMeanOf(i % means.Width), -float.MaxValue);
                var greatest = Math.Min(family.GreatestMeanOf(i % means.Width), float.MaxValue);
                yield return new("decoded mean", least, value, 0, i / means.Width, i % means.Width, Relation.AtLeast);
                yield return new("bound − decoded mean", 0, greatest - value, 0, i / means.Width, i % means.Width, Relation.AtLeast);
            }
        }
    }
}
