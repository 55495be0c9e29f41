namespace FunctionalVae.Probability.Tests;

/// <summary>Wasserstein distances against SciPy 1.10.1: wasserstein_distance, linear_sum_assignment, linprog (HiGHS) and sqrtm.</summary>
public sealed class WassersteinTests
{
    private static readonly RealVector U = [0.5, -1, 3, 2.25];
    private static readonly RealVector V = [1, 4, -2];

    [Fact]
    public void Normals_of_one_number()
    {
        Assert.Equal(5, Wasserstein.Normal(Normal.FromDeviation(1, 2), Normal.FromDeviation(-2, 6)), 1e-14);
        Assert.Equal(0, Wasserstein.Normal(Normal.FromDeviation(1, 2), Normal.FromDeviation(1, 2)));
    }

    [Fact]
    public void Diagonal_normals()
    {
        var q = DiagonalNormal.FromDeviations([1, 0], [2, 1]);
        Assert.Equal(Math.Sqrt(9 + 16 + 1 + 4), Wasserstein.DiagonalNormal(q, DiagonalNormal.FromDeviations([-2, 1], [6, 3])), 1e-14);
    }

    [Fact]
    public void Deviations_far_apart_do_not_overflow() =>
        Assert.Equal(
            Math.Exp(350),
            Wasserstein.Normal(Normal.FromLogVariance(0, -700), Normal.FromLogVariance(0, 700)),
            1e-12 * Math.Exp(350)
        );

    [Fact]
    public void Close_deviations_keep_their_digits() =>
        Assert.Equal(5e-13, Wasserstein.Normal(Normal.FromLogVariance(0, 0), Normal.FromLogVariance(0, 1e-12)), 1e-24);

    [Fact]
    public void Normals_of_any_covariance()
    {
        var q = MultivariateNormal.FromCovariance(
            [1, 0],
            RealMatrix.From(
                new[,]
                {
                    { 2, 0.6 },
                    { 0.6, 1 },
                }
            )
        );
        var p = MultivariateNormal.FromCovariance(
            [-1, 0.5],
            RealMatrix.From(
                new[,]
                {
                    { 1, -0.4 },
                    { -0.4, 3 },
                }
            )
        );
        Assert.Equal(2.3032192376098055, Wasserstein.MultivariateNormal(q, p), 1e-13);
        Assert.Equal(0, Wasserstein.MultivariateNormal(q, q));
    }

    [Theory]
    [InlineData(1, 1.1458333333333333)]
    [InlineData(2, 1.2562344526401112)]
    [InlineData(3, 1.37419604057849)]
    public void Samples_of_numbers(double order, double expected)
    {
        Assert.Equal(expected, Wasserstein.Samples(order, U, V), 1e-14);
        Assert.Equal(expected, Wasserstein.Samples(order, V, U), 1e-14);
    }

    [Theory]
    [InlineData(1, 2.125)]
    [InlineData(2, 2.5093574874855915)]
    public void Weighted_numbers(double order, double expected)
    {
        var q = PointCloud.Weighted(PointCloud.OnLine(U).Points, [1, 2, 3, 2]);
        var p = PointCloud.Weighted(PointCloud.OnLine(V).Points, [0.5, 1, 2.5]);
        Assert.Equal(expected, Wasserstein.Weighted(order, q, p), 1e-14);
    }

    [Fact]
    public void Many_weights_are_used_up_together()
    {
        // 1/3000 added up 3000 times is not 1: what rounding leaves must not reach the next number.
        var numbers = Enumerable.Range(0, 1000).Select(i => i * 1.0).ToArray();
        var thrice = RealVector.From(numbers.SelectMany(x => Enumerable.Repeat(x, 3)));
        Assert.Equal(0, Wasserstein.Samples(2, RealVector.From(numbers), thrice), 1e-5);
    }

    [Fact]
    public void Sliced_is_in_the_directions_of_the_key()
    {
        var (key, q, p) = (Key.FromSeed(4), PointCloud.Uniform(Row(1, 1)), PointCloud.Uniform(Row(4, 5)));
        var shadows = Enumerable
            .Range(0, 3)
            .Select(i => DiagonalNormal.Standard(2).Sample(key.Child((ulong)i)))
            .Select(draw => Math.Abs((3 * draw[0]) + (4 * draw[1])) / Math.Sqrt((draw[0] * draw[0]) + (draw[1] * draw[1])))
            .ToArray();
        Assert.Equal(shadows.Average(), Wasserstein.Sliced(1, 3, key, q, p), 1e-14);
        Assert.Equal(Math.Sqrt(shadows.Average(x => x * x)), Wasserstein.Sliced(2, 3, key, q, p), 1e-14);
        Assert.Equal(Math.Cbrt(shadows.Average(x => x * x * x)), Wasserstein.Sliced(3, 3, key, q, p), 1e-14);
        Assert.Equal(shadows[0], Wasserstein.Sliced(1, 1, key, q, p), 1e-14);
    }

    [Theory]
    [InlineData(0.99, "0.99")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void An_order_is_a_finite_number_from_1(double order, string text)
    {
        var message = $"order is {text}; the order of a Wasserstein distance must be a finite number, 1 at least.";
        Refusal.Says(message, () => Wasserstein.Samples(order, U, V));
        Refusal.Says(message, () => Wasserstein.Weighted(order, PointCloud.OnLine(U), PointCloud.OnLine(V)));
        Refusal.Says(message, () => Wasserstein.Sliced(order, 1, Key.FromSeed(1), PointCloud.OnLine(U), PointCloud.OnLine(V)));
    }

    [Fact]
    public void Refusals()
    {
        var (line, plane) = (PointCloud.OnLine(U), PointCloud.Uniform(Row(1, 2)));
        Refusal.Says("q is empty; it must have an element at least.", () => Wasserstein.Samples(1, [], V));
        Refusal.Says("p is empty; it must have an element at least.", () => Wasserstein.Samples(1, U, []));
        Refusal.Says("q[1] is NaN; it must be a finite number.", () => Wasserstein.Samples(1, [1, double.NaN], V));
        Refusal.Says("p[0] is Infinity; it must be a finite number.", () => Wasserstein.Samples(1, U, [double.PositiveInfinity]));
        Refusal.Says("q has 2 dimensions; it must have 1. Sliced takes any number.", () => Wasserstein.Weighted(1, plane, line));
        Refusal.Says("p has 2 dimensions; it must have 1. Sliced takes any number.", () => Wasserstein.Weighted(1, line, plane));
        Refusal.Says("projections is 0; it must be 1 at least.", () => Wasserstein.Sliced(1, 0, Key.FromSeed(1), line, line));
        Refusal.Says("q has 1 dimensions, p has 2; they must agree.", () => Wasserstein.Sliced(1, 1, Key.FromSeed(1), line, plane));
        Refusal.Says(
            "q has 1 dimensions, p has 2; they must agree.",
            () => Wasserstein.DiagonalNormal(DiagonalNormal.Standard(1), DiagonalNormal.Standard(2))
        );
        Refusal.Says(
            "q has 2 dimensions, p has 1; they must agree.",
            () =>
                Wasserstein.MultivariateNormal(
                    MultivariateNormal.FromDiagonal(DiagonalNormal.Standard(2)),
                    MultivariateNormal.FromDiagonal(DiagonalNormal.Standard(1))
                )
        );
    }

    private static RealMatrix Row(double x, double y) =>
        RealMatrix.From(
            new[,]
            {
                { x, y },
            }
        );

    // Many weights of 1/n do not add up to 1: either side may come to its end first.
    [Theory]
    [InlineData(1000)]
    [InlineData(30_000)]
    [InlineData(100_000)]
    public void Many_points_against_one(int count)
    {
        var many = RealVector.From(Enumerable.Range(1, count).Select(i => (double)i));
        Assert.Equal((count + 1) / 2.0, Wasserstein.Samples(1, many, [0]), 1e-9 * count);
        Assert.Equal((count + 1) / 2.0, Wasserstein.Samples(1, [0], many), 1e-9 * count);
    }
}
