namespace FunctionalVae.Plans;

/// <summary>Lowers the reconstruction term: the implied head, its score and its mean, each with its derivative.</summary>
internal static class LikelihoodLowering
{
    public static LoweredLikelihood Lower(
        PlanBuilder builder,
        Reconstruction likelihood,
        PlanBuffer decoded,
        PlanBuffer input,
        List<PlanOp> decode
    ) =>
        likelihood switch
        {
            BernoulliLikelihood or GreyCrossEntropy => CrossEntropy(builder, decoded, input, decode),
            SquaredErrorLikelihood => SquaredError(builder, decoded, input, decode),
            _ => throw new NotSupportedException($"There is no lowering for the likelihood {likelihood}."),
        };

    private static LoweredLikelihood CrossEntropy(PlanBuilder builder, PlanBuffer decoded, PlanBuffer input, List<PlanOp> decode)
    {
        var logits = LayerLowering.Affine(builder, "likelihood", "logits", input.Width, decoded, decode);
        var mean = builder.Buffer("mean", input.Width);
        builder.Derivative(() => [new LogitCrossEntropyGradient(logits, input, builder.Gradient(logits))]);
        return new(logits, mean, [new SigmoidMean(logits, mean)], [new LogitCrossEntropy(logits, input)]);
    }

    private static LoweredLikelihood SquaredError(PlanBuilder builder, PlanBuffer decoded, PlanBuffer input, List<PlanOp> decode)
    {
        var mean = LayerLowering.Affine(builder, "likelihood", "mean", input.Width, decoded, decode);
        builder.Derivative(() => [new UnitNormalGradient(mean, input, builder.Gradient(mean))]);
        return new(mean, mean, [], [new UnitNormalLogDensity(mean, input)]);
    }
}

/// <summary>A lowered reconstruction term.</summary>
internal sealed record LoweredLikelihood(PlanBuffer Output, PlanBuffer Mean, ValueList<PlanOp> MeanOps, ValueList<PlanOp> ScoreOps);
