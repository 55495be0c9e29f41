namespace FunctionalVae.Probability.Tests;

public sealed class GaussHermiteTests
{
    [Fact]
    public void The_rules_of_one_two_and_three_nodes()
    {
        Check(1, [0], [1]);
        Check(2, [-1, 1], [0.5, 0.5]);
        Check(3, [-Math.Sqrt(3), 0, Math.Sqrt(3)], [1 / 6.0, 2 / 3.0, 1 / 6.0]);
    }

    [Fact]
    public void The_rule_of_twenty_nodes_has_the_values_of_the_tables()
    {
        var rule = GaussHermite.Rule(20);
        Assert.Equal(7.619048541679757, rule.Nodes[19], 1e-14);
        Assert.Equal(1.2578006724379367e-13, rule.Weights[19], 1e-26);
        Assert.Equal(-rule.Nodes[3], rule.Nodes[16]);
    }

    [Fact]
    public void Two_hundred_nodes_still_have_the_moments()
    {
        var rule = GaussHermite.Rule(200);
        Assert.Equal(200, rule.Nodes.Count);
        Assert.Equal(1, rule.Weights.Sum(), 1e-12);
        Assert.Equal(3, rule.Nodes.Zip(rule.Weights, (node, weight) => weight * Math.Pow(node, 4)).Sum(), 1e-12);
        Assert.All(rule.Weights, weight => Assert.True(weight > 0));
    }

    [Fact]
    public void Expectations_of_two_dimensions()
    {
        var rule = GaussHermite.Rule(6);
        var q = DiagonalNormal.FromLogVariance([1, -2], [Math.Log(4), Math.Log(9)]);
        Assert.Equal(1, rule.Expectation(q, z => z[0]), 1e-12);
        Assert.Equal(-2, rule.Expectation(q, z => z[1]), 1e-12);
        Assert.Equal((1 + 4) * (4 + 9), rule.Expectation(q, z => z[0] * z[0] * z[1] * z[1]), 1e-11);
        // log E e^(a·z) = a·μ + ½ a²σ².
        Assert.Equal(0.1 + (0.5 * 0.01 * 4) + 1e4, GaussHermite.Rule(20).LogExpectation(q, z => (0.1 * z[0]) + 1e4), 1e-10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public void A_number_of_nodes_outside_1_to_200_is_refused(int count) =>
        Assert.StartsWith(
            $"count is {count}; it must be from 1 to 200.",
            Assert.Throws<ArgumentOutOfRangeException>(() => GaussHermite.Rule(count)).Message
        );

    [Fact]
    public void Too_many_points_are_refused()
    {
        var rule = GaussHermite.Rule(11);
        Assert.StartsWith(
            "11 nodes in each of 7 dimensions are more than 10000000 points; draw instead.",
            Assert.Throws<ArgumentException>(() => rule.Expectation(DiagonalNormal.Standard(7), _ => 1)).Message
        );
        Assert.Throws<ArgumentException>(() => rule.LogExpectation(DiagonalNormal.Standard(7), _ => 1));
        // 10⁷ points are not too many: the function is called.
        Assert.Throws<NotSupportedException>(() =>
            GaussHermite.Rule(10).Expectation(DiagonalNormal.Standard(7), _ => throw new NotSupportedException())
        );
    }

    private static void Check(int count, double[] nodes, double[] weights)
    {
        var rule = GaussHermite.Rule(count);
        Assert.All(nodes.Zip(rule.Nodes), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
        Assert.All(weights.Zip(rule.Weights), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
        Assert.Equal((count, count), (rule.Nodes.Count, rule.Weights.Count));
    }
}
