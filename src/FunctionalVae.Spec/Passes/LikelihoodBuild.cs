using FunctionalVae.Graphs;

namespace FunctionalVae.Passes;

/// <summary>Builds the reconstruction term: the implied head, its score and its mean.</summary>
internal static class LikelihoodBuild
{
    /// <summary>The name of the tensor of trained log-variances.</summary>
    public const string LogScale = "likelihood.log_scale";

    /// <summary>From the decoder's last value to the likelihood's parameters: logits where there is a link, else means.</summary>
    public static GraphValue Output(GraphBuilder builder, Reconstruction likelihood, GraphValue decoded, GraphValue input) =>
        builder.Affine("likelihood", HasLogits(likelihood) ? "logits" : "mean", input.Width, decoded);

    /// <summary>The reconstruction term of each example.</summary>
    public static void Score(GraphBuilder builder, Reconstruction likelihood, GraphValue output, GraphValue input, GraphValue score) =>
        builder.Run(
            likelihood switch
            {
                BernoulliLikelihood or GreyCrossEntropy => new LogitCrossEntropy(output, input, score),
                SquaredErrorLikelihood => new FixedNormalLogDensity(output, input, score, Variance: 1),
                NormalLikelihood { Variance: FixedVariance variance } => new FixedNormalLogDensity(output, input, score, variance.Variance),
                NormalLikelihood { Variance: LearnedVariance variance } => new LearnedNormalLogDensity(
                    output,
                    input,
                    builder.Vector(LogScale, variance.PerDimension ? input.Width : 1, LogOf(variance.Initial)),
                    score,
                    variance.Floor
                ),
                _ => throw new NotSupportedException($"There is no graph for the likelihood {likelihood}."),
            }
        );

    /// <summary>From the likelihood's parameters to its mean.</summary>
    public static GraphValue Mean(GraphBuilder builder, Reconstruction likelihood, GraphValue output)
    {
        if (!HasLogits(likelihood))
        {
            return output;
        }

        var mean = builder.Value("mean", output.Width);
        builder.Run(new SigmoidMean(output, mean));
        return mean;
    }

    private static bool HasLogits(Reconstruction likelihood) => likelihood is BernoulliLikelihood or GreyCrossEntropy;

    // Rounded to what a parameter holds: logarithms differ in their last bit from one system to another, and generated code must not.
    private static double LogOf(double initial) => (float)Math.Log(initial);
}
