namespace FunctionalVae;

/// <summary>Rules about the trained objective.</summary>
internal static class ObjectiveRules
{
    /// <param name="spec">The specification.</param>
    /// <param name="perDraw">What training holds of one example for one draw, from the latent values on.</param>
    /// <param name="problems">Where problems go.</param>
    public static void Check(VaeSpec spec, double perDraw, ProblemList problems)
    {
        if (spec.Objective is not ImportanceWeighted weighted)
        {
            return;
        }

        const string path = nameof(VaeSpec.Objective);
        const string draws = path + "." + nameof(ImportanceWeighted.Draws);
        if (problems.RequirePositive(draws, weighted.Draws))
        {
            problems.CountBuffers(draws, (weighted.Draws - 1.0) * perDraw);
        }

        if (spec is { Latent: not null, Likelihood: not null, HasEvidenceLowerBound: false })
        {
            var cause =
                spec.Likelihood is Likelihood
                    ? $"a {spec.Latent.GetType().Name} has no prior; take a {nameof(DiagonalNormalLatent)}"
                    : $"{spec.Likelihood.GetType().Name} is not a likelihood; take a likelihood";
            problems.Add(RuleCodes.NoBound, path, $"{path} weighs draws by p(x, z) / q(z|x), and {cause}, or leave the objective out");
        }
    }
}
