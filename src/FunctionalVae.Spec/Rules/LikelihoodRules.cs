namespace FunctionalVae;

/// <summary>Rules about the reconstruction term: it must be able to model the input's domain.</summary>
internal static class LikelihoodRules
{
    public static void Check(Reconstruction? reconstruction, Input? input, ProblemList problems)
    {
        const string path = nameof(VaeSpec.Likelihood);
        if (reconstruction is null)
        {
            problems.Missing(path, "a likelihood, such as new BernoulliLikelihood()");
            return;
        }

        VarianceRules.Check(reconstruction, path, problems);
        if (input is null)
        {
            return;
        }

        var domain = InputRules.ModelledDomain(input);
        var problem = reconstruction switch
        {
            BernoulliLikelihood => domain switch
            {
                ValueDomain.Binary => null,
                ValueDomain.UnitInterval =>
                    "BernoulliLikelihood models binary values, but the input's values are grey, in [0, 1]; declare a Binarization (Dynamic, Once or Threshold) or ValueDomain.Binary on the input, or use GreyCrossEntropy, which is not a likelihood",
                _ =>
                    "BernoulliLikelihood models binary values, but the input's values are real numbers; use SquaredErrorLikelihood, or declare the domain that the data has",
            },
            GreyCrossEntropy => domain switch
            {
                ValueDomain.UnitInterval => null,
                ValueDomain.Binary =>
                    "GreyCrossEntropy is for grey values in [0, 1], but the input's values are binary; use BernoulliLikelihood, which is the same sum and a true likelihood",
                _ =>
                    "GreyCrossEntropy is for grey values in [0, 1], but the input's values are real numbers; use SquaredErrorLikelihood, or declare the domain that the data has",
            },
            SquaredErrorLikelihood or NormalLikelihood => domain switch
            {
                ValueDomain.Binary =>
                    $"{reconstruction.GetType().Name} is a density over real values, but the input's values are binary; use BernoulliLikelihood",
                _ => null,
            },
            _ => throw new NotSupportedException($"There is no rule for the likelihood {reconstruction}."),
        };
        if (problem is not null)
        {
            problems.Add(RuleCodes.DomainMismatch, path, problem);
        }
    }
}
