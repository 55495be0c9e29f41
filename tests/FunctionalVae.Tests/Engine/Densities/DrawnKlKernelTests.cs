using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>log q(z|x) − log p(z) at draws and its gradients, against float64.</summary>
public sealed class DrawnKlKernelTests
{
    private const int Rows = 40;
    private const int Latent = 21;
    private const double Bound = 1e-6;

    private static readonly Matrix Head = KernelRun.Normal(Rows, 2 * Latent, seed: 1);
    private static readonly Matrix Noise = KernelRun.Normal(Rows, Latent, seed: 2);
    private static readonly Matrix Draw = KernelRun.Normal(Rows, Latent, seed: 3);
    private static readonly Matrix Mean = KernelRun.Normal(1, Latent, seed: 4);
    private static readonly Matrix LogVariance = KernelRun.Normal(1, Latent, seed: 5);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_difference_is_as_near_as_its_terms_allow(int lanes)
    {
        var standard = KernelRun.Of(Rows, (lane, memory) => DrawnKlKernel.Standard(lane, memory, Head, Noise, Draw), lanes: lanes).Kl;
        var learned = KernelRun
            .Of(Rows, (lane, memory) => DrawnKlKernel.Learned(lane, memory, Head, Noise, Draw, Mean, LogVariance), lanes: lanes)
            .Kl;
        for (var row = 0; row < Rows; row++)
        {
            Near(Terms(row, isLearned: false), standard[row]);
            Near(Terms(row, isLearned: true), learned[row]);
        }

        static void Near(double[] terms, double actual) => Assert.Equal(terms.Sum(), actual, Bound * terms.Sum(Math.Abs));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_gradients_are_sums_over_draws_with_their_weights(int lanes)
    {
        var weights = KernelRun.Rows([.. Enumerable.Range(0, Rows).Select(row => new[] { 0.1f * (row % 7) })]);
        var (dz, dm, dp) = (KernelRun.Unwritten(Rows, Latent), KernelRun.Unwritten(1, Latent), KernelRun.Unwritten(1, Latent));
        KernelRun.Of(
            Rows,
            (lane, memory) => DrawnKlKernel.LearnedGradient(lane, memory, Draw, weights, Mean, LogVariance, dz, dm, dp, 0.5),
            lanes: lanes
        );
        for (var i = 0; i < Latent; i++)
        {
            var pulls = Enumerable
                .Range(0, Rows)
                .Select(row => 0.5 / Rows * weights.Values[row] * Distance(row, i) * Math.Exp(-LogVariance.Values[i]))
                .ToList();
            var spreads = Enumerable
                .Range(0, Rows)
                .Select(row =>
                    0.25 / Rows * weights.Values[row] * (1 - (Distance(row, i) * Distance(row, i) * Math.Exp(-LogVariance.Values[i])))
                )
                .ToList();
            Assert.All(pulls, (pull, row) => Assert.Equal(pull, dz.Row(row)[i], Bound * Math.Abs(pull)));
            Assert.Equal(-pulls.Sum(), dm.Values[i], Bound * pulls.Sum(Math.Abs));
            Assert.Equal(spreads.Sum(), dp.Values[i], Bound * spreads.Sum(each => Math.Abs(each) + (0.25 / Rows)));
        }
    }

    [Fact]
    public void Without_a_prior_of_its_own_the_gradient_is_the_draw_and_half_of_each_log_variance()
    {
        var (dz, head) = (KernelRun.Unwritten(Rows, Latent), KernelRun.Unwritten(Rows, 2 * Latent));
        KernelRun.Of(
            Rows,
            (lane, memory) =>
            {
                DrawnKlKernel.StandardGradient(lane, memory, Draw, dz, 2);
                DrawnKlKernel.EntropyGradient(lane, memory, head, 2);
            }
        );
        Assert.All(Enumerable.Range(0, Draw.Count), i => Assert.Equal(2.0 / Rows * Draw.Values[i], dz.Values[i], 1e-7));
        Assert.All(Enumerable.Range(0, Rows), row => Assert.All(head.Row(row)[..Latent].ToArray(), each => Assert.Equal(0, each)));
        Assert.All(Enumerable.Range(0, Rows), row => Assert.All(head.Row(row)[Latent..].ToArray(), each => Assert.Equal(-1f / Rows, each)));
    }

    private static double Distance(int row, int i) => (double)Draw.Row(row)[i] - Mean.Values[i];

    private static double[] Terms(int row, bool isLearned) =>
        [
            .. Enumerable
                .Range(0, Latent)
                .SelectMany(i =>
                {
                    var (z, epsilon, l) = ((double)Draw.Row(row)[i], (double)Noise.Row(row)[i], (double)Head.Row(row)[Latent + i]);
                    var p = (double)LogVariance.Values[i];
                    return isLearned
                        ? new[] { 0.5 * Distance(row, i) * Distance(row, i) * Math.Exp(-p), 0.5 * p, -0.5 * l, -0.5 * epsilon * epsilon }
                        : [0.5 * z * z, -0.5 * l, -0.5 * epsilon * epsilon];
                }),
        ];
}
