namespace FunctionalVae.Probability.Tests;

public sealed class ImportanceWeightsTests
{
    // Weights 1 and 3.
    private static readonly ImportanceWeights OneAndThree = ImportanceWeights.FromLogs([0, Math.Log(3)]);

    private static readonly ImportanceWeights AllZero = ImportanceWeights.FromLogs([double.NegativeInfinity, double.NegativeInfinity]);

    [Fact]
    public void Normalised_weights_and_their_squares()
    {
        Close([0.25, 0.75], OneAndThree.Normalized);
        Close([0.0625, 0.5625], OneAndThree.DoublyReparameterized);
        Assert.Equal(1.6, OneAndThree.EffectiveSampleSize, 1e-14);
        Assert.Equal(2, OneAndThree.Draws);
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(-1e4)]
    [InlineData(1e300)]
    public void Large_log_weights_are_normalised_exactly(double log)
    {
        var weights = ImportanceWeights.FromLogs([log, log, double.NegativeInfinity, -1.7e308]);
        Assert.Equal([0.5, 0.5, 0, 0], weights.Normalized);
        Assert.Equal(2, weights.EffectiveSampleSize);
    }

    [Fact]
    public void Weights_that_are_all_0_count_for_no_draw_and_cannot_be_normalised()
    {
        Assert.Equal(0, AllZero.EffectiveSampleSize);
        const string message = "All 2 weights are 0 (each log-weight is −∞): they cannot be normalised.";
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => AllZero.Normalized).Message);
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => AllZero.DoublyReparameterized).Message);
    }

    [Fact]
    public void Rows_are_examples()
    {
        var examples = ImportanceWeights.FromRows(
            RealMatrix.From(
                new[,]
                {
                    { 0, 1.0, 2 },
                    { 3, 4, 5 },
                }
            )
        );
        Assert.Equal<RealVector>(
            [
                [0, 1, 2],
                [3, 4, 5],
            ],
            examples.Select(example => example.Logs)
        );
        Assert.Equal(ImportanceWeights.FromLogs([3, 4, 5]), examples[1]);
    }

    [Fact]
    public void Draws_are_weighed_by_joint_less_posterior_and_the_first_do_not_change_with_more()
    {
        var q = Normal.FromLogVariance(1, -1);
        var key = Key.FromSeed(3);
        static double LogJoint(double z) => -z * z;
        var weights = ImportanceWeights.FromDraws(q, LogJoint, key, 4);
        Assert.Equal(Sampling.Draws(q, key, 4).Select(z => LogJoint(z) - q.LogProbability(z).Nats), weights.Logs);
        Assert.Equal(weights.Logs.Take(1), ImportanceWeights.FromDraws(q, LogJoint, key, 1).Logs);
    }

    [Fact]
    public void What_is_no_log_weight_is_refused_by_name_and_place()
    {
        Refused(
            "logWeights[1] is NaN; a log-weight is a number, or −∞ of a draw that the model rules out.",
            () => ImportanceWeights.FromLogs([0, double.NaN])
        );
        Refused("logWeights[0] is Infinity; a log-weight", () => ImportanceWeights.FromLogs([double.PositiveInfinity]));
        Refused("logWeights is empty; it must have an element at least.", () => ImportanceWeights.FromLogs([]));
        Refused(
            "logWeights[1][2] is NaN; a log-weight",
            () =>
                ImportanceWeights.FromRows(
                    RealMatrix.From(
                        new[,]
                        {
                            { 0, 1.0, 2 },
                            { 3, 4, double.NaN },
                        }
                    )
                )
        );
        Refused("logWeights.Rows is 0; it must be 1 at least.", () => ImportanceWeights.FromRows(RealMatrix.From(new double[0, 3])));
        Refused("logWeights[0] is empty", () => ImportanceWeights.FromRows(RealMatrix.From(new double[2, 0])));
        Refused("draws is 0; it must be 1 at least.", () => ImportanceWeights.FromDraws(Normal.Standard, z => z, Key.FromSeed(1), 0));
        Refused("logWeights[0] is NaN", () => ImportanceWeights.FromDraws(Normal.Standard, _ => double.NaN, Key.FromSeed(1), 2));
    }

    private static void Refused(string start, Action action) =>
        Assert.StartsWith(start, Assert.ThrowsAny<ArgumentException>(action).Message);

    private static void Close(double[] expected, RealVector actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }
}
