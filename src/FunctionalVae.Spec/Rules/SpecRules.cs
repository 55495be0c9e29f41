namespace FunctionalVae;

/// <summary>The rules that a specification must keep. The same rules run in the build and at run time.</summary>
public static class SpecRules
{
    /// <summary>The most parameters that a model may have: each of weights, gradient and the optimiser's moments is one array.</summary>
    public const int ParameterLimit = ProblemList.ParameterLimit;

    /// <summary>The most numbers that training may hold of one example, values and gradients: those of a batch lie in one array.</summary>
    public const int BufferLimit = ProblemList.BufferLimit;

    /// <summary>Everything that is wrong with <paramref name="spec"/>; empty when it can be compiled.</summary>
    public static ValueList<SpecProblem> Check(VaeSpec spec)
    {
        if (spec is null)
        {
            throw new ArgumentNullException(nameof(spec));
        }

        var problems = new ProblemList();
        var input = InputRules.Check(spec.Input, problems);
        problems.CountBuffers(nameof(VaeSpec.Input), input?.Count ?? 0);
        var latent = LatentRules.Check(spec.Latent, spec.Input, input, problems);
        var head = latent is null ? null : spec.Latent?.HeadWidth;
        ObjectiveRules.CheckBeta(spec, problems);
        var known = spec.Condition?.Check(nameof(VaeSpec.Condition), spec.Input, spec.Prior, problems) == true ? spec.ConditionWidth : 0;
        // With the example, with its first vector and with the latent values, and the gradients of the two.
        problems.CountBuffers(nameof(VaeSpec.Condition), 6.0 * known);
        var encoded = LayerRules.CheckChain(spec.Encoder, nameof(VaeSpec.Encoder), input, problems, known);
        LayerRules.CheckHead(
            encoded,
            nameof(VaeSpec.Encoder),
            spec.Encoder.Count,
            "the posterior's head",
            nameof(VaeSpec.Latent),
            head,
            problems
        );

        // Head and draw with their gradients, and the noise.
        problems.CountBuffers(nameof(VaeSpec.Latent), (2.0 * (head ?? 0)) + (3.0 * (latent?.Count ?? 0)));
        LatentRules.CountOwn(spec.Latent, problems);
        var before = problems.Buffers;
        var decoded = LayerRules.CheckChain(spec.Decoder, nameof(VaeSpec.Decoder), latent, problems, known);
        LayerRules.CheckHead(
            decoded,
            nameof(VaeSpec.Decoder),
            spec.Decoder.Count,
            "the likelihood's head",
            nameof(VaeSpec.Likelihood),
            LikelihoodRules.HeadValues(spec.Likelihood) * (input is null ? null : InputRules.Modelled(spec.Input)),
            problems
        );
        problems.CountBuffers(nameof(VaeSpec.Likelihood), LikelihoodRules.Buffers(spec.Likelihood) * (input?.Count ?? 0));
        LikelihoodRules.Check(spec.Likelihood, spec.Input, input, problems);
        // Of each draw the posterior's copy and its noise besides, and the example that it is compared with.
        var perDraw = problems.Buffers - before + (3.0 * (head ?? 0)) + (4.0 * (latent?.Count ?? 0)) + (input?.Count ?? 0);
        ObjectiveRules.Check(spec, perDraw, problems);
        return problems.ToValueList();
    }

    /// <summary>
    /// What can be compiled but is probably not meant: the warnings FVAE3001 to FVAE3003. Empty for a specification that breaks a rule.
    /// </summary>
    public static ValueList<SpecProblem> Advise(VaeSpec spec)
    {
        if (Check(spec).Count > 0)
        {
            return [];
        }

        var advice = new ProblemList();
        BottleneckAdvice.Check(spec, advice);
        LinearAdvice.Check(spec, advice);
        LinkAdvice.Check(spec, advice);
        return advice.ToValueList();
    }
}
