using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>Several draws of each posterior: copies, sums, and weights by definition.</summary>
public sealed class DrawsKernelTests
{
    private const int Examples = 7;
    private const int Draws = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Each_draw_has_a_copy_of_its_example_and_their_sum_goes_back(int lanes)
    {
        var source = KernelRun.Normal(Examples, 37, seed: 1);
        var (copies, total) = (KernelRun.Unwritten(Examples * Draws, 37), KernelRun.Unwritten(Examples, 37));
        KernelRun.Of(Examples, (lane, _) => DrawsKernel.Repeat(lane, source, copies), lanes: lanes);
        Assert.All(Enumerable.Range(0, Examples * Draws), row => Assert.Equal(source.Row(row / Draws), copies.Row(row)));
        var gradient = KernelRun.Normal(Examples * Draws, 37, seed: 2);
        KernelRun.Of(Examples, (lane, _) => DrawsKernel.Sum(lane, gradient, total), lanes: lanes);
        for (var i = 0; i < total.Count; i++)
        {
            var (example, column) = (i / 37, i % 37);
            var sum = Enumerable.Range(0, Draws).Select(draw => gradient.Row((example * Draws) + draw)[column]).Aggregate((x, y) => x + y);
            Assert.Equal(sum, total.Values[i]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_row_is_multiplied_by_its_weight(int lanes)
    {
        var (input, weights) = (KernelRun.Normal(Examples, 19, seed: 3), KernelRun.Normal(Examples, 1, seed: 4));
        var output = KernelRun.Unwritten(Examples, 19);
        KernelRun.Of(Examples, (lane, _) => DrawsKernel.WeighRows(lane, input, weights, output), lanes: lanes);
        Assert.All(Enumerable.Range(0, output.Count), i => Assert.Equal(input.Values[i] * weights.Values[i / 19], output.Values[i]));
    }

    [Theory]
    [InlineData(1.0, 1)]
    [InlineData(0.25, 2)]
    [InlineData(0.0, 1)]
    public void Weights_are_those_of_the_draws_and_the_terms_give_the_bound(double beta, int lanes)
    {
        double[][] scores =
        [
            [-3, -1, -2],
            [-1000, -1001, -999.5],
            [-1e6, 1e6, 0],
            [5, 5, 5],
            [0, double.NegativeInfinity, -1],
            [1, 2, 3],
            [-0.5, 0, 40],
        ];
        double[][] ratios =
        [
            [0, 1, 2],
            [3, -3, 0.1],
            [1, 1, 1],
            [2, 2, 2],
            [0, 0, 1],
            [30, 20, 10],
            [-5, 0, 5],
        ];
        var weights = KernelRun.Unwritten(Examples * Draws, 1);
        var memory = Weighed(weights, scores, ratios, beta, lanes);
        for (var example = 0; example < Examples; example++)
        {
            double[] log = [.. scores[example].Zip(ratios[example], (score, ratio) => score - (beta * ratio))];
            var bound = log.Max() + Math.Log(log.Average(each => Math.Exp(each - log.Max())));
            var sum = log.Sum(each => Math.Exp(each - log.Max()));
            double[] expected = [.. log.Select(each => Draws * Math.Exp(each - log.Max()) / sum)];
            Assert.All(expected, (each, draw) => Assert.Equal(each, weights.Values[(example * Draws) + draw], 3e-7 * Draws));
            var (score, kl) = (memory.Reconstruction[example * Draws], memory.Kl[example * Draws]);
            Assert.Equal(
                expected.Zip(ratios[example]).Sum(each => each.First / Draws * each.Second),
                kl,
                1e-12 * Math.Max(1, Math.Abs(kl))
            );
            Assert.Equal(bound, score - (beta * kl), 1e-9 * Math.Max(1, Math.Abs(bound)));
        }
    }

    [Fact]
    public void What_is_not_a_number_is_seen_in_the_objective()
    {
        var scores = Enumerable.Repeat<double[]>([-3, double.NaN, -2], Examples).ToArray();
        var ratios = Enumerable.Repeat<double[]>([0, 0, 0], Examples).ToArray();
        var memory = Weighed(KernelRun.Unwritten(Examples * Draws, 1), scores, ratios, beta: 1, lanes: 1);
        Assert.True(double.IsNaN(memory.Reconstruction[0] - memory.Kl[0]));
    }

    private static Workspace Weighed(Matrix weights, double[][] scores, double[][] ratios, double beta, int lanes)
    {
        var memory = new Workspace(Examples, new(0, 0, 0, lanes, Draws: Draws), new([]), [], []);
        scores.SelectMany(each => each).ToArray().CopyTo(memory.Reconstruction, 0);
        ratios.SelectMany(each => each).ToArray().CopyTo(memory.Kl, 0);
        using var team = new ThreadTeam(lanes);
        team.Run(lane => DrawsKernel.Weigh(lane, memory, weights, beta));
        return memory;
    }
}
