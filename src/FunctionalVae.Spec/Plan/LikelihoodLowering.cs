namespace FunctionalVae.Plans;

/// <summary>Lowers the reconstruction term: the implied head, its score and its mean, each with its derivative.</summary>
internal static class LikelihoodLowering
{
    /// <summary>The vector s of a learned variance: σ² = floor + e^s.</summary>
    public const string LogScale = "likelihood.log_scale";

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
            SquaredErrorLikelihood => FixedNormal(builder, 1, decoded, input, decode),
            NormalLikelihood { Variance: FixedVariance variance } => FixedNormal(builder, variance.Variance, decoded, input, decode),
            NormalLikelihood { Variance: LearnedVariance variance } => LearnedNormal(builder, variance, decoded, input, decode),
            _ => throw new NotSupportedException($"There is no lowering for the likelihood {likelihood}."),
        };

    private static LoweredLikelihood CrossEntropy(PlanBuilder builder, PlanBuffer decoded, PlanBuffer input, List<PlanOp> decode)
    {
        var logits = LayerLowering.Affine(builder, "likelihood", "logits", input.Width, decoded, decode);
        var mean = builder.Buffer("mean", input.Width);
        builder.Derivative(() => [new LogitCrossEntropyGradient(logits, input, builder.Gradient(logits))]);
        return new(logits, mean, [new SigmoidMean(logits, mean)], [new LogitCrossEntropy(logits, input)]);
    }

    private static LoweredLikelihood FixedNormal(
        PlanBuilder builder,
        double variance,
        PlanBuffer decoded,
        PlanBuffer input,
        List<PlanOp> decode
    )
    {
        var mean = LayerLowering.Affine(builder, "likelihood", "mean", input.Width, decoded, decode);
        builder.Derivative(() => [new FixedNormalGradient(mean, input, builder.Gradient(mean), variance)]);
        return new(mean, mean, [], [new FixedNormalLogDensity(mean, input, variance)]);
    }

    private static LoweredLikelihood LearnedNormal(
        PlanBuilder builder,
        LearnedVariance variance,
        PlanBuffer decoded,
        PlanBuffer input,
        List<PlanOp> decode
    )
    {
        var mean = LayerLowering.Affine(builder, "likelihood", "mean", input.Width, decoded, decode);
        var scale = builder.VectorParameter(LogScale, variance.PerDimension ? input.Width : 1, LogOf(variance.Initial));
        builder.Derivative(() => [new LearnedNormalGradient(mean, input, scale, builder.Gradient(mean), variance.Floor)]);
        return new(mean, mean, [], [new LearnedNormalLogDensity(mean, input, scale, variance.Floor)]);
    }

    // Rounded to what a parameter holds: logarithms differ in their last bit from one system to another, and generated code must not.
    private static double LogOf(double initial) => (float)Math.Log(initial);
}

/// <summary>A lowered reconstruction term.</summary>
internal sealed record LoweredLikelihood(PlanBuffer Output, PlanBuffer Mean, ValueList<PlanOp> MeanOps, ValueList<PlanOp> ScoreOps);
