namespace FunctionalVae;

/// <summary>Rules about the trained objective.</summary>
internal static class ObjectiveRules
{
    private const string Path = nameof(VaeSpec.Objective);

    public static void CheckBeta(VaeSpec spec, ProblemList problems) =>
        problems.RequirePositive($"{Path}.{nameof(TrainingObjective.Beta)}", spec.Objective.Beta);

    /// <param name="spec">The specification.</param>
    /// <param name="perDraw">What training holds of one example for one draw, from the latent values on.</param>
    /// <param name="problems">Where problems go.</param>
    public static void Check(VaeSpec spec, double perDraw, ProblemList problems) =>
        spec.Objective.Check(Path, spec.Latent, spec.Likelihood, perDraw, problems);
}
