using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>
/// A latent variable of three states, and a few examples with two observed dimensions each: every expectation is a sum over states.
/// </summary>
/// <param name="Prior">Logits of p(z).</param>
/// <param name="LogLikelihoods">log p(xⱼ|z) of example, dimension and state.</param>
/// <param name="Encoder">Logits of q(z|x) of each example.</param>
internal sealed record DiscreteCase(double[] Prior, double[][][] LogLikelihoods, double[][] Encoder)
{
    public const int States = 3;

    public static Arbitrary<DiscreteCase> Any { get; } =
        Arb.From(
            from examples in Gen.Choose(1, 4)
            from prior in Logits
            from likelihoods in Logits.Select(row => row.Select(value => value - 3).ToArray()).ArrayOf(2).ArrayOf(examples)
            from encoder in Logits.ArrayOf(examples)
            select new DiscreteCase(prior, likelihoods, encoder)
        );

    private static Gen<double[]> Logits => Hard.Number(3).ArrayOf(States);

    /// <summary>log p(x, z) of the first example.</summary>
    public double[] LogJoint =>
        [.. Categorical.FromLogits(RealVector.From(Prior)).LogProbabilities.Select((log, z) => log + LogLikelihoods[0].Sum(row => row[z]))];

    public Categorical Q(int example) => Categorical.FromLogits(RealVector.From(Encoder[example]));

    /// <summary>Σ over k states of Π q(zᵢ)·f(states, weights): an expectation over k draws, without drawing.</summary>
    public static double Expectation(double[] logJoint, double[] logits, int draws, Func<int[], ImportanceWeights, double> function)
    {
        var q = Categorical.FromLogits(RealVector.From(logits)).LogProbabilities;
        var sum = 0.0;
        for (var number = 0; number < (int)Math.Pow(States, draws); number++)
        {
            var states = new int[draws];
            for (var (i, rest) = (0, number); i < draws; (i, rest) = (i + 1, rest / States))
            {
                states[i] = rest % States;
            }

            var weights = ImportanceWeights.FromLogs(RealVector.From(states.Select(z => logJoint[z] - q[z])));
            sum += Math.Exp(states.Sum(z => q[z])) * function(states, weights);
        }

        return sum;
    }

    /// <summary>The derivative of a function of three numbers in one of them, by central differences.</summary>
    public static double Derivative(double[] values, int index, Func<double[], double> function)
    {
        const double step = 1e-5;
        double[] above = [.. values];
        double[] below = [.. values];
        above[index] += step;
        below[index] -= step;
        return (function(above) - function(below)) / (2 * step);
    }

    public override string ToString() =>
        $"prior {RealVector.From(Prior)}, log p(x|z) {string.Join("; ", LogLikelihoods.SelectMany(rows => rows).Select(RealVector.From))}, q {string.Join("; ", Encoder.Select(RealVector.From))}";
}
