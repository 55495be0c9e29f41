using FsCheck.Fluent;
using FunctionalVae.Probability;
using MathNet.Numerics.LinearAlgebra;

namespace FunctionalVae.Laws;

/// <summary>Laws of the normal distributions of k numbers: diagonal, full and of low rank.</summary>
internal static class VectorLaws
{
    public static IReadOnlyList<Law> All { get; } =
    [
        new(
            DensityLaws.Area,
            "total probability of vectors",
            "∫p(x)dx = 1 in one and two dimensions, by the trapezoidal rule in whitened coordinates, to 1e-9",
            6,
            (formulas, _) =>
                Prop.ForAll(NormalCase.OfDimensions(2), one => one.Of(formulas).All(faces => Math.Abs(Total(one, faces) - 1) <= 1e-9))
        ),
        new(
            DensityLaws.Area,
            "density by definition",
            "log p(x) = −½(k·log 2π + log |Σ| + (x − μ)ᵀΣ⁻¹(x − μ)) with determinant and inverse by LU decomposition, to 1e-9",
            60,
            (formulas, _) => Prop.ForAll(NormalCase.Any, one => one.Of(formulas).All(faces => IsByDefinition(one, faces)))
        ),
        new(
            DensityLaws.Area,
            "score of vectors",
            "E[∂ log p/∂μ] = 0 and E[∂ log p/∂ log σ] = 0 over all dimensions, at sigma points, to 1e-5",
            30,
            (formulas, _) => Prop.ForAll(NormalCase.Any, one => Scores(formulas, one).All(score => Math.Abs(score) <= 1e-5))
        ),
        new(
            DensityLaws.Area,
            "mean, covariance and entropy of vectors",
            "μ, W·Wᵀ + diag e^ℓ, and −E log p(x) at sigma points, to 1e-9",
            60,
            (formulas, _) => Prop.ForAll(NormalCase.Any, one => one.Of(formulas).Zip(one.Of(new())).All(pair => HasMoments(one, pair)))
        ),
        new(
            DensityLaws.Area,
            "full is diagonal",
            "a full covariance that is diagonal gives the diagonal distribution's density, entropy and draws, to 1e-10",
            60,
            (formulas, _) => Prop.ForAll(NormalCase.Any, one => IsDiagonal(formulas, one))
        ),
        new(
            DensityLaws.Area,
            "low rank is full",
            "W·Wᵀ + diag d gives the full distribution's density and entropy, to 1e-9",
            60,
            (formulas, _) => Prop.ForAll(NormalCase.Any, one => IsFull(formulas, one))
        ),
        new(
            DensityLaws.Area,
            "moments of draws of vectors",
            "of 1,000 whitened draws each mean, variance and covariance is that of N(0, I): |z| < 7",
            5,
            (formulas, key) =>
                Prop.ForAll(
                    SamplerLaws.WithSeed(NormalCase.Any.Generator),
                    one => one.Item.Of(formulas).All(faces => Whitened(one.Item, faces, key.Child(one.Seed)).All(z => Math.Abs(z) < 7))
                )
        ),
        new(
            DensityLaws.Area,
            "no number at NaN in vectors",
            "log p of a point with a NaN is an error or NaN, and with an infinite element −∞",
            30,
            (formulas, _) =>
                Prop.ForAll(
                    NormalCase.Any,
                    one =>
                        one.Of(formulas)
                            .All(faces =>
                                Enumerable
                                    .Range(0, one.Dimensions)
                                    .All(i =>
                                        ScalarLaws.IsNoNumber(() => faces.Log(With(one.Mean, i, double.NaN)))
                                        && double.IsNegativeInfinity(faces.Log(With(one.Mean, i, double.PositiveInfinity)))
                                    )
                            )
                )
        ),
    ];

    private static RealVector With(double[] values, int place, double value) =>
        RealVector.From(values.Select((old, i) => i == place ? value : old));

    // 23 places per dimension, from −8.8 to 8.8 deviations in steps of 0.8: exact to e^(−2π²/0.64) = 4e-14.
    private static double Total(NormalCase one, VectorFaces faces)
    {
        const double step = 0.8;
        double[] places = [.. Enumerable.Range(-11, 23).Select(i => i * step)];
        double[][] grid =
        [
            .. one.Dimensions == 1 ? places.Select(x => new[] { x }) : places.SelectMany(x => places.Select(y => new[] { x, y })),
        ];
        var root = faces.Covariance.Cholesky().Factor;
        var mean = Vector<double>.Build.Dense(one.Mean);
        var volume = root.Diagonal().Aggregate(1.0, (product, value) => product * value * step);
        return volume * grid.Sum(epsilon => Math.Exp(faces.Log(RealVector.From(mean + (root * Vector<double>.Build.Dense(epsilon))))));
    }

    private static bool IsByDefinition(NormalCase one, VectorFaces faces)
    {
        var x = one.At(faces.Covariance, one.Place);
        var difference = Vector<double>.Build.DenseOfEnumerable(x) - Vector<double>.Build.Dense(one.Mean);
        var square = difference * faces.Covariance.LU().Solve(difference);
        var expected = -0.5 * ((one.Dimensions * Math.Log(2 * Math.PI)) + Math.Log(faces.Covariance.LU().Determinant) + square);
        return Near(faces.Log(x), expected, 1e-9);
    }

    private static IEnumerable<double> Scores(Formulas formulas, NormalCase one)
    {
        const double h = 1e-4;
        foreach (var (index, faces) in one.Of(formulas).Index())
        {
            RealVector[] points = [.. one.SigmaPoints(faces.Covariance)];
            foreach (var (above, below) in Moves(one, h).Concat(Scalings(one, h)))
            {
                var (up, down) = (above.Of(formulas).ElementAt(index), below.Of(formulas).ElementAt(index));
                yield return points.Average(x => up.Log(x) - down.Log(x)) / (2 * h);
            }
        }
    }

    private static IEnumerable<(NormalCase, NormalCase)> Moves(NormalCase one, double h) =>
        Enumerable
            .Range(0, one.Dimensions)
            .Select(i =>
            {
                var step = h * Math.Exp(0.5 * one.LogVariance[i]);
                return (
                    one with
                    {
                        Mean = [.. With(one.Mean, i, one.Mean[i] + step)],
                    },
                    one with
                    {
                        Mean = [.. With(one.Mean, i, one.Mean[i] - step)],
                    }
                );
            });

    private static IEnumerable<(NormalCase, NormalCase)> Scalings(NormalCase one, double h)
    {
        yield return (Scaled(one, h), Scaled(one, -h));
    }

    private static NormalCase Scaled(NormalCase one, double logDeviation) =>
        one with
        {
            Factor = (Matrix<double>.Build.DenseOfArray(one.Factor) * Math.Exp(logDeviation)).ToArray(),
            LogVariance = [.. one.LogVariance.Select(l => l + (2 * logDeviation))],
        };

    private static bool HasMoments(NormalCase one, (VectorFaces Tested, VectorFaces Right) pair)
    {
        var (tested, right) = pair;
        var covariance = tested.Spread();
        return tested.Mean().SequenceEqual(one.Mean)
            && tested
                .Covariance.EnumerateIndexed()
                .All(element =>
                    Math.Abs(covariance[element.Item1, element.Item2] - element.Item3) <= 1e-9 * tested.Covariance.Diagonal().Maximum()
                )
            && Near(tested.Entropy(), -one.SigmaPoints(right.Covariance).Average(right.Log), 1e-9);
    }

    private static bool IsDiagonal(Formulas formulas, NormalCase one)
    {
        var (diagonal, full) = (one.Diagonal, MultivariateNormal.FromDiagonal(one.Diagonal));
        var x = one.At(one.DiagonalCovariance, one.Place);
        var key = Key.FromSeed(1);
        return Near(formulas.FullFamily.Log(full, x), formulas.DiagonalFamily.Log(diagonal, x), 1e-10)
            && Near(formulas.FullFamily.Entropy(full), formulas.DiagonalFamily.Entropy(diagonal), 1e-10)
            && formulas
                .FullFamily.Sample(full, key)
                .Zip(formulas.DiagonalFamily.Sample(diagonal, key))
                .All(draws => Near(draws.First, draws.Second, 1e-10));
    }

    private static bool IsFull(Formulas formulas, NormalCase one)
    {
        var (low, full) = (one.LowRank, MultivariateNormal.FromLowRank(one.LowRank));
        var x = one.At(one.Covariance, one.Place);
        return Near(formulas.LowRankFamily.Log(low, x), formulas.FullFamily.Log(full, x), 1e-9)
            && Near(formulas.LowRankFamily.Entropy(low), formulas.FullFamily.Entropy(full), 1e-9);
    }

    private static double[] Whitened(NormalCase one, VectorFaces faces, Key key)
    {
        const int draws = 1000;
        var whiten = faces.Covariance.Cholesky().Factor.Inverse();
        var mean = Vector<double>.Build.Dense(one.Mean);
        var k = one.Dimensions;
        var first = new double[k];
        var second = new double[k, k];
        for (var draw = 0; draw < draws; draw++)
        {
            var z = whiten * (Vector<double>.Build.DenseOfEnumerable(faces.Sample(key.Child((ulong)draw))) - mean);
            for (var i = 0; i < k; i++)
            {
                first[i] += z[i] / Math.Sqrt(draws);
                for (var j = 0; j <= i; j++)
                {
                    second[i, j] += i == j ? ((z[i] * z[i]) - 1) / Math.Sqrt(2.0 * draws) : z[i] * z[j] / Math.Sqrt(draws);
                }
            }
        }

        return [.. first, .. second.Cast<double>()];
    }

    private static bool Near(double a, double b, double tolerance) => Math.Abs(a - b) <= tolerance * (1 + Math.Abs(b));
}
