using FunctionalVae.Probability;

namespace FunctionalVae.Shared;

/// <summary>A linear model, whose log p(x) is that of probabilistic PCA, and whose encoder is as near to the posterior as one says.</summary>
internal sealed class LinearModel
{
    private const double Variance = 0.3;

    // Columns that are not orthogonal: no diagonal posterior is exact.
    private static readonly double[][] Weights =
    [
        [1, 0.5],
        [-0.5, 1],
        [0.8, 0.6],
        [0, -1],
        [0.3, 0.3],
    ];
    private static readonly double[] Bias = [0.5, -1, 0, 2, 0.25];

    public static readonly ProbabilisticPca Exact = ProbabilisticPca.From(
        RealMatrix.FromRows(Weights.Select(row => RealVector.From(row.Select(value => (double)(float)value)))),
        RealVector.From(Bias),
        Variance
    );

    /// <param name="shift">How many of its deviations each posterior mean is away.</param>
    /// <param name="width">Times the best diagonal posterior's deviations.</param>
    public LinearModel(double shift, double width)
    {
        // The exact posterior mean is affine in x; its variances do not depend on x.
        var centre = Exact.BestDiagonal(RealVector.From(Bias));
        double[] deviations = [.. centre.LogVariance.Select(value => Math.Exp(0.5 * value))];
        double[] Mean(int feature) => [.. Exact.BestDiagonal(RealVector.From(Bias.Select((b, i) => b + (i == feature ? 1 : 0)))).Mean];
        double[][] slopes = [.. Enumerable.Range(0, Bias.Length).Select(Mean)];
        var offsets = Enumerable
            .Range(0, 2)
            .Select(i => centre.Mean[i] + (shift * deviations[i]) - slopes.Select((slope, feature) => slope[i] * Bias[feature]).Sum());
        Parameters = Model.ParametersFrom(
            Model.Layout.Tensors.SelectMany(tensor =>
                tensor.Name switch
                {
                    "posterior.weight" => slopes.SelectMany(slope => (float[])[(float)slope[0], (float)slope[1], 0, 0]),
                    "posterior.bias" =>
                    [
                        .. offsets.Concat(deviations.Select(one => 2 * Math.Log(width * one))).Select(value => (float)value),
                    ],
                    "likelihood.weight" => Enumerable.Range(0, 2).SelectMany(i => Weights.Select(row => (float)row[i])),
                    "likelihood.bias" => Bias.Select(value => (float)value),
                    _ => throw new InvalidOperationException(tensor.Name),
                }
            )
        );
    }

    public static IVaeModel Model { get; } =
        Vae.ModelFrom(
            new VaeSpec(
                Input: new Features(Bias.Length),
                Encoder: [],
                Latent: new DiagonalNormalLatent(2),
                Decoder: [],
                Likelihood: new NormalLikelihood(new FixedVariance(Variance))
            )
        );

    public ParameterVector Parameters { get; }

    /// <summary>Draws of the model.</summary>
    public static Batch Examples(int count) =>
        Model.ExamplesFrom(Sampling.Draws(Exact.Marginal, Key.FromSeed(77), count).SelectMany(row => row.Select(value => (float)value)));

    /// <summary>−log p(x) of an example.</summary>
    public static double Score(Batch examples, int row) =>
        -Exact.Marginal.LogProbability(RealVector.From(examples[row].ToArray().Select(value => (double)value))).Nats;

    /// <summary>−E log p(xⱼ|z) of each value under the exact posterior, and the posterior's divergence from the prior.</summary>
    public static (IReadOnlyList<double> Terms, double Latent) Terms(Batch examples, int row)
    {
        var x = RealVector.From(examples[row].ToArray().Select(value => (double)value));
        var posterior = Exact.Posterior(x);
        var mean = Exact.Likelihood(posterior.Mean).Mean;
        var root = Exact.Weights.ToArray();
        return (
            [
                .. x.Select(
                    (value, j) =>
                    {
                        // (xⱼ − wⱼ·z)² has the mean (xⱼ − wⱼ·m)² + wⱼᵀ Σ wⱼ.
                        var spread = Enumerable
                            .Range(0, 2)
                            .Sum(c => Square(Enumerable.Range(0, 2).Sum(i => root[j, i] * posterior.Factor[i, c])));
                        return 0.5 * (Math.Log(2 * Math.PI * Variance) + ((Square(value - mean[j]) + spread) / Variance));
                    }
                ),
            ],
            KullbackLeibler.MultivariateNormal(posterior, MultivariateNormal.FromDiagonal(DiagonalNormal.Standard(2)))
        );
    }

    private static double Square(double value) => value * value;
}
