namespace FunctionalVae;

/// <summary>Rules about the trained objective.</summary>
internal static class ObjectiveRules
{
    private const string Path = nameof(VaeSpec.Objective);
    private const string PriorPath = nameof(VaeSpec.Latent) + "." + nameof(DiagonalNormalLatent.Prior);

    public static void CheckBeta(VaeSpec spec, ProblemList problems) =>
        problems.RequirePositive($"{Path}.{nameof(TrainingObjective.Beta)}", spec.Objective.Beta);

    /// <param name="spec">The specification.</param>
    /// <param name="perDraw">What training holds of one example for one draw, from the latent values on.</param>
    /// <param name="problems">Where problems go.</param>
    public static void Check(VaeSpec spec, double perDraw, ProblemList problems)
    {
        if (spec is { Objective.OfAggregate: null, Prior: { HasKl: false } prior })
        {
            problems.Add(
                RuleCodes.UnfitObjective,
                PriorPath,
                $"{PriorPath} is a {prior.GetType().Name}, from which the Kullback–Leibler divergence of a normal posterior is infinite; take new {nameof(WassersteinAutoencoder)}(new {nameof(SquaredMmd)}(), Weight: 100) as {Path}, or another prior"
            );
        }

        spec.Objective.Check(Path, spec.Latent, spec.Likelihood, perDraw, problems);
    }
}
