namespace FunctionalVae;

/// <summary>Rules about the reconstruction term: it must be able to model the input's domain.</summary>
internal static class LikelihoodRules
{
    /// <summary>The values that the decoder's head gives for each value of the input; one where the term is missing.</summary>
    public static int HeadValues(Reconstruction? reconstruction) => reconstruction?.HeadValues ?? 1;

    /// <summary>What training holds for each value of the input: the head's values with their gradients, and the mean where it has its own.</summary>
    public static double Buffers(Reconstruction? reconstruction) =>
        (2.0 * HeadValues(reconstruction)) + (reconstruction is { Link.HasMean: true } ? 1 : 0);

    public static void Check(Reconstruction? reconstruction, Input? input, Shape? shape, ProblemList problems)
    {
        const string path = nameof(VaeSpec.Likelihood);
        if (reconstruction is null)
        {
            problems.Missing(path, "a likelihood, such as new BernoulliLikelihood()");
            return;
        }

        reconstruction.Check(path, shape, problems);
        // Columns without a table are told once, of the input.
        if (
            input is not null
            && (input is Table || input.Domain != ValueDomain.Columns)
            && reconstruction.Refusal(InputRules.ModelledDomain(input)) is { } problem
        )
        {
            problems.Add(RuleCodes.DomainMismatch, path, problem);
        }
        else if (input is not null && shape is not null)
        {
            reconstruction.CheckInput(path, input, problems);
        }
    }
}
