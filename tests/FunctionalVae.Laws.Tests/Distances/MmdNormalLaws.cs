using FsCheck.Fluent;
using FunctionalVae.Probability;
using static FunctionalVae.Laws.Routes;

namespace FunctionalVae.Laws;

/// <summary>The maximum mean discrepancy between normal distributions.</summary>
internal static class MmdNormalLaws
{
    private static readonly double[] Bandwidths = [0.3, 1, 4];

    public static IReadOnlyList<Law> All { get; } =
    [
        Law(
            "MMD of normals: a spectral integral",
            "in one dimension MMD² = ∫ |φq(ω) − φp(ω)|² N(ω; 0, 1/h²) dω of the characteristic functions, by the trapezoidal rule, within 1e-12",
            (formulas, three, kernel) =>
                Within(
                    formulas.MmdDiagonal(kernel, three.First(0), three.First(2)),
                    Spectral(kernel.Bandwidth, three.First(0), three.First(2)),
                    1e-12
                )
        ),
        Law(
            "MMD of normals: full = diagonal",
            "both formulas agree on diagonal covariances, within 1e-13",
            (formulas, three, kernel) =>
                Within(
                    formulas.MmdDiagonal(kernel, three.Diagonal(0), three.Diagonal(2)),
                    formulas.MmdMultivariate(
                        kernel,
                        MultivariateNormal.FromDiagonal(three.Diagonal(0)),
                        MultivariateNormal.FromDiagonal(three.Diagonal(2))
                    ),
                    1e-13
                )
        ),
        Law(
            "MMD of normals: orthogonal maps",
            "a reflection of both changes nothing, within 1e-10",
            (formulas, three, kernel) =>
                three.Means[2].All(x => Math.Abs(x) < 1e-3)
                || Within(
                    formulas.MmdMultivariate(kernel, three.Full(0), three.Full(1)),
                    formulas.MmdMultivariate(kernel, Reflect(three.Full(0), three.Means[2]), Reflect(three.Full(1), three.Means[2])),
                    1e-10
                )
        ),
        Law(
            "MMD of normals: a divergence",
            "0 at equality, exactly; never negative; symmetric, exactly",
            (formulas, three, kernel) =>
                formulas.MmdDiagonal(kernel, three.Diagonal(0), three.Diagonal(0)) == 0
                && formulas.MmdMultivariate(kernel, three.Full(0), three.Full(0)) == 0
                && formulas.MmdDiagonal(kernel, three.Diagonal(0), three.Diagonal(1)) >= 0
                && formulas.MmdMultivariate(kernel, three.Full(0), three.Full(1)) >= 0
                && formulas.MmdDiagonal(kernel, three.Diagonal(0), three.Diagonal(1))
                    == formulas.MmdDiagonal(kernel, three.Diagonal(1), three.Diagonal(0))
        ),
        new(
            DistanceLaws.Area,
            "MMD of normals: samples",
            "in two dimensions the closed form is the unbiased MMD² in the mean of 300 pairs of samples, |z| < 6",
            2,
            (formulas, key) =>
                Prop.ForAll(
                    MmdLaws.Seeds,
                    seed =>
                    {
                        var (draws, kernel) = (key.Child((ulong)seed), new RbfKernel(1.5));
                        var q = DiagonalNormal.FromLogVariance([1, -1], [0, -1]);
                        var p = DiagonalNormal.FromLogVariance([-0.5, 0], [0.5, 0.3]);
                        var exact = formulas.MmdDiagonal(kernel, q, p);
                        return Math.Abs(
                                MmdLaws.PooledZ(i =>
                                    formulas.MmdUnbiased(
                                        kernel,
                                        MmdLaws.Sample(q, draws.Child(2 * i)),
                                        MmdLaws.Sample(p, draws.Child((2 * i) + 1))
                                    ) - exact
                                )
                            ) < 6;
                    }
                )
        ),
    ];

    private static Law Law(string name, string statement, Func<Formulas, NormalTriple, RbfKernel, bool> holds) =>
        new(
            DistanceLaws.Area,
            name,
            statement,
            20,
            (formulas, _) =>
                Prop.ForAll(NormalTriple.Any, three => Bandwidths.All(bandwidth => holds(formulas, three, new RbfKernel(bandwidth))))
        );

    private static DiagonalNormal First(this NormalTriple three, int index) =>
        DiagonalNormal.FromLogVariance([three.Means[index][0]], [2 * three.LogDeviations[index][0]]);

    // φ(ω) = e^(iμω − ½σ²ω²). The integrand is an entire function that falls to e^−50 within ten standard deviations 1/h.
    private static double Spectral(double bandwidth, DiagonalNormal q, DiagonalNormal p)
    {
        const int half = 1000;
        var step = 10 / bandwidth / half;
        // At ω = 0 the integrand is 0, and it is even.
        var sum = 0.0;
        for (var i = 1; i <= half; i++)
        {
            var omega = i * step;
            var (fallQ, fallP) = (Math.Exp(-0.5 * q.Variance[0] * omega * omega), Math.Exp(-0.5 * p.Variance[0] * omega * omega));
            var cosine = Math.Cos(omega * (q.Mean[0] - p.Mean[0]));
            var square = (fallQ * fallQ) + (fallP * fallP) - (2 * fallQ * fallP * cosine);
            sum += square * Math.Exp(-0.5 * omega * omega * bandwidth * bandwidth);
        }

        return 2 * sum * step * bandwidth / Math.Sqrt(2 * Math.PI);
    }
}
