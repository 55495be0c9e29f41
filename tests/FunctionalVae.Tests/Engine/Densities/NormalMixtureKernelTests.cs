using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>The divergence to a trained mixture at a draw and its gradients, against float64, with the responsibilities that the kernel hands on.</summary>
public sealed class NormalMixtureKernelTests
{
    private const double KlBound = 5e-7;

    // Far below what a weight's gradient keeps of a sum.
    private const double Least = 1e-30;
    private const double ShareBound = 4e-7;
    private const double GradientBound = 1e-6;

    /// <summary>Examples, dimensions and components: below, at and above a vector's width, and more than share a stack.</summary>
    public static TheoryData<int, int, int> Sizes { get; } =
        new()
        {
            { 1, 1, 1 },
            { 3, 2, 5 },
            { 37, 16, 3 },
            { 40, 19, 33 },
            { 2, 1, 4096 },
            { 5, 3, 2500 },
        };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_divergence_keeps_its_digits(int rows, int k, int components)
    {
        var at = new Place(rows, k, components);
        var (kl, shares) = at.Forward();
        for (var row = 0; row < rows; row++)
        {
            var (exact, size) = at.Exact(row);
            Assert.InRange(Math.Abs(kl[row] - exact), 0, KlBound * size);
            for (var j = 0; j < components; j++)
            {
                Assert.InRange(
                    Math.Abs(shares.Row(row)[j] - at.Share(row, j)),
                    0,
                    (ShareBound * at.Share(row, j) * at.Reach(row, j)) + Least
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_gradients_keep_their_digits(int rows, int k, int components)
    {
        var at = new Place(rows, k, components);
        var actual = at.Backward();
        var weight = 0.7 / rows;
        for (var i = 0; i < k; i++)
        {
            for (var row = 0; row < rows; row++)
            {
                Near(
                    actual.Draw.Row(row)[i],
                    Enumerable.Range(0, components).Select(j => (weight * at.Share(row, j) * at.Pull(row, j, i), at.Reach(row, j)))
                );
            }

            for (var j = 0; j < components; j++)
            {
                var each = Enumerable
                    .Range(0, rows)
                    .Select(row =>
                        (Share: weight * at.Share(row, j), Pull: at.Pull(row, j, i), Far: at.Far(row, j, i), Reach: at.Reach(row, j))
                    )
                    .ToList();
                Near(actual.Means.Values[(j * k) + i], each.Select(one => (-one.Share * one.Pull, one.Reach)));
                Near(
                    actual.LogVariances.Values[(j * k) + i],
                    each.SelectMany(one =>
                        ((double, double)[])[(0.5 * one.Share, one.Reach), (-0.5 * one.Share * one.Pull * one.Far, one.Reach)]
                    )
                );
            }
        }

        for (var j = 0; j < components; j++)
        {
            Near(
                actual.Logits.Values[j],
                Enumerable
                    .Range(0, rows)
                    .SelectMany(row => ((double, double)[])[(weight * at.Weight(j), 1), (-weight * at.Share(row, j), at.Reach(row, j))])
            );
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void The_bits_do_not_depend_on_the_lanes(int lanes)
    {
        var at = new Place(40, 19, 5);
        Assert.Equal(at.Forward().Kl, at.Forward(lanes).Kl);
        var (one, several) = (at.Backward(), at.Backward(lanes));
        Assert.Equal(one.Draw.Values.ToArray(), several.Draw.Values.ToArray());
        Assert.Equal(one.Logits.Values.ToArray(), several.Logits.Values.ToArray());
        Assert.Equal(one.Means.Values.ToArray(), several.Means.Values.ToArray());
        Assert.Equal(one.LogVariances.Values.ToArray(), several.LogVariances.Values.ToArray());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_mixture_of_posteriors_has_the_bits_of_one_of_tensors_with_equal_logits(int rows, int k, int components)
    {
        var (head, noise, draw) = (KernelRun.Normal(rows, 2 * k, 1), KernelRun.Normal(rows, k, 2), KernelRun.Normal(rows, k, 3));
        var (means, logVariances) = (KernelRun.Normal(1, components * k, 4), KernelRun.Normal(1, components * k, 5));
        var logits = KernelRun.Rows([new float[components]]);
        var posteriors = KernelRun.Rows([
            .. Enumerable
                .Range(0, components)
                .Select(j => (float[])[.. means.Values.Slice(j * k, k).ToArray(), .. logVariances.Values.Slice(j * k, k).ToArray()]),
        ]);
        var (expected, actual) = (KernelRun.Unwritten(rows, components), KernelRun.Unwritten(rows, components));
        var kl = KernelRun.Of(
            rows,
            (lane, memory) => NormalMixtureKernel.Kl(lane, memory, head, noise, draw, logits, means, logVariances, expected)
        );
        var own = KernelRun.Of(
            rows,
            (lane, memory) => NormalMixtureKernel.KlOfPosteriors(lane, memory, head, noise, draw, posteriors, actual)
        );
        Assert.Equal(kl.Kl[..rows], own.Kl[..rows]);
        Assert.Equal(expected.Values.ToArray(), actual.Values.ToArray());
        var (dz, dw) = (KernelRun.Unwritten(rows, k), KernelRun.Unwritten(1, components));
        var (dm, dp) = (KernelRun.Unwritten(1, components * k), KernelRun.Unwritten(1, components * k));
        KernelRun.Of(
            rows,
            (lane, memory) => NormalMixtureKernel.KlGradient(lane, memory, draw, expected, logits, means, logVariances, dz, dw, dm, dp, 0.7)
        );
        var (ownDraw, ownPosteriors) = (KernelRun.Unwritten(rows, k), KernelRun.Unwritten(components, 2 * k));
        KernelRun.Of(
            rows,
            (lane, memory) =>
                NormalMixtureKernel.KlGradientOfPosteriors(lane, memory, draw, actual, posteriors, ownDraw, ownPosteriors, 0.7),
            lanes: 2
        );
        Assert.Equal(dz.Values.ToArray(), ownDraw.Values.ToArray());
        for (var j = 0; j < components; j++)
        {
            Assert.Equal(dm.Values.Slice(j * k, k).ToArray(), ownPosteriors.Row(j)[..k].ToArray());
            Assert.Equal(dp.Values.Slice(j * k, k).ToArray(), ownPosteriors.Row(j)[k..].ToArray());
        }
    }

    [Fact]
    public void A_draw_far_from_every_component_is_finite()
    {
        var at = new Place(2, 3, 4, far: 1e6f);
        var (kl, shares) = at.Forward();
        Assert.All(kl, value => Assert.True(double.IsFinite(value) && value > 1e6));
        Assert.Equal(1, shares.Row(0).ToArray().Sum(), 1e-6f);
    }

    // The sum of terms, each within the bound times what its responsibility can be off.
    private static void Near(double actual, IEnumerable<(double Term, double Reach)> terms)
    {
        var all = terms.ToList();
        var tolerance = all.Sum(one => GradientBound * one.Reach * Math.Abs(one.Term));
        Assert.InRange(Math.Abs(actual - all.Sum(one => one.Term)), 0, tolerance + Least);
    }

    private sealed record Gradients(Matrix Draw, Matrix Logits, Matrix Means, Matrix LogVariances);

    private sealed class Place
    {
        private readonly Matrix head;
        private readonly Matrix noise;
        private readonly Matrix draw;
        private readonly Matrix logits;
        private readonly Matrix means;
        private readonly Matrix logVariances;

        public Place(int rows, int k, int components, float far = 0)
        {
            head = KernelRun.Normal(rows, 2 * k, 1);
            noise = KernelRun.Normal(rows, k, 2);
            draw = KernelRun.Unwritten(rows, k);
            for (var i = 0; i < draw.Count; i++)
            {
                var (row, column) = (i / k, i % k);
                draw.Values[i] = far + (float)(head.Row(row)[column] + (Math.Exp(0.5 * head.Row(row)[k + column]) * noise.Values[i]));
            }

            logits = KernelRun.Normal(1, components, 3);
            means = KernelRun.Normal(1, components * k, 4);
            logVariances = KernelRun.Normal(1, components * k, 5);
        }

        public (double[] Kl, Matrix Shares) Forward(int lanes = 1)
        {
            var shares = KernelRun.Unwritten(draw.Rows, logits.Count);
            var memory = KernelRun.Of(
                draw.Rows,
                (lane, at) => NormalMixtureKernel.Kl(lane, at, head, noise, draw, logits, means, logVariances, shares),
                lanes: lanes
            );
            return (memory.Kl[..draw.Rows], shares);
        }

        public Gradients Backward(int lanes = 1)
        {
            var shares = Forward().Shares;
            var gradients = new Gradients(
                KernelRun.Unwritten(draw.Rows, draw.Columns),
                KernelRun.Unwritten(1, logits.Count),
                KernelRun.Unwritten(1, means.Count),
                KernelRun.Unwritten(1, means.Count)
            );
            KernelRun.Of(
                draw.Rows,
                (lane, at) =>
                    NormalMixtureKernel.KlGradient(
                        lane,
                        at,
                        draw,
                        shares,
                        logits,
                        means,
                        logVariances,
                        gradients.Draw,
                        gradients.Logits,
                        gradients.Means,
                        gradients.LogVariances,
                        0.7
                    ),
                lanes: lanes
            );
            return gradients;
        }

        /// <summary>The divergence, and the sum of its terms' magnitudes.</summary>
        public (double Value, double Size) Exact(int row)
        {
            var posterior = Enumerable.Range(0, draw.Columns).Sum(i => 0.5 * (L(row, i) + Square(noise.Row(row)[i])));
            var size = Enumerable.Range(0, draw.Columns).Sum(i => 0.5 * (Math.Abs(L(row, i)) + Square(noise.Row(row)[i])));
            var scores = Scores(row);
            // Whichever component is near: its terms are what is rounded.
            var terms = Enumerable.Range(0, logits.Count).Sum(j => Share(row, j) * Size(row, j));
            return (-posterior - SpecialFunctions.LogSumExp(scores), 1 + size + terms);
        }

        public double Weight(int j) => Math.Exp(logits.Values[j] - Total);

        private double Total => total ??= SpecialFunctions.LogSumExp([.. logits.Values.ToArray().Select(value => (double)value)]);

        public double Share(int row, int j)
        {
            var scores = Scores(row);
            return Math.Exp(scores[j] - LogSum(row));
        }

        private double LogSum(int row) =>
            sums.TryGetValue(row, out var known) ? known : sums[row] = SpecialFunctions.LogSumExp(Scores(row));

        private double Mean(int row) =>
            averages.TryGetValue(row, out var known)
                ? known
                : averages[row] = Enumerable.Range(0, logits.Count).Sum(other => Share(row, other) * Distance(row, other));

        /// <summary>1 + the squared distances that its exponent is made of, and that of the sum: what rounding is relative to.</summary>
        public double Reach(int row, int j) => 1 + Distance(row, j) + Mean(row);

        public double Far(int row, int j, int i) => (double)draw.Row(row)[i] - means.Values[(j * draw.Columns) + i];

        public double Pull(int row, int j, int i) => Far(row, j, i) * Math.Exp(-(double)logVariances.Values[(j * draw.Columns) + i]);

        private readonly Dictionary<int, double[]> kept = [];
        private readonly Dictionary<int, double> sums = [];
        private readonly Dictionary<int, double> averages = [];
        private double? total;

        private double[] Scores(int row) =>
            kept.TryGetValue(row, out var known)
                ? known
                : kept[row] = [
                    .. Enumerable
                        .Range(0, logits.Count)
                        .Select(j =>
                            Math.Log(Weight(j))
                            - Enumerable
                                .Range(0, draw.Columns)
                                .Sum(i => 0.5 * (logVariances.Values[(j * draw.Columns) + i] + (Far(row, j, i) * Pull(row, j, i))))
                        ),
                ];

        private double Size(int row, int j) =>
            Math.Abs(Math.Log(Weight(j)))
            + Enumerable
                .Range(0, draw.Columns)
                .Sum(i => 0.5 * (Math.Abs(logVariances.Values[(j * draw.Columns) + i]) + (Far(row, j, i) * Pull(row, j, i))));

        private double Distance(int row, int j) => Enumerable.Range(0, draw.Columns).Sum(i => Far(row, j, i) * Pull(row, j, i));

        private double L(int row, int i) => head.Row(row)[draw.Columns + i];

        private static double Square(double value) => value * value;
    }
}
