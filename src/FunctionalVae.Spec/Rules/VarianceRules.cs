namespace FunctionalVae;

/// <summary>Rules about the variance of a normal likelihood.</summary>
internal static class VarianceRules
{
    public static void Check(Reconstruction reconstruction, string path, ProblemList problems)
    {
        if (reconstruction is not NormalLikelihood normal)
        {
            return;
        }

        path += "." + nameof(NormalLikelihood.Variance);
        switch (normal.Variance)
        {
            case null:
                problems.Missing(path, "a variance, such as new LearnedVariance()");
                break;
            case FixedVariance variance:
                problems.RequirePositive(path + "." + nameof(FixedVariance.Variance), variance.Variance);
                break;
            case LearnedVariance variance:
                problems.RequirePositive(path + "." + nameof(LearnedVariance.Floor), variance.Floor);
                problems.RequirePositive(path + "." + nameof(LearnedVariance.Initial), variance.Initial);
                break;
            default:
                throw new NotSupportedException($"There is no rule for the variance {normal.Variance}.");
        }
    }
}
