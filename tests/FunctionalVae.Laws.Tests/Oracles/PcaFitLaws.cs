using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>The maximum of probabilistic PCA's likelihood.</summary>
internal static class PcaFitLaws
{
    private const double Rounding = 1e-10;

    // Twelve examples of four dimensions, stretched differently in each.
    private static readonly Arbitrary<double[][]> Data = Arb.From(
        from rows in Hard.Number(3).ArrayOf(4).ArrayOf(12)
        select rows.Select(
                (row, i) => row.Select((value, j) => (value / (j + 1)) + (0.3 * Math.Sin((5 * i) + (3 * j) + (i * j)))).ToArray()
            )
            .ToArray()
    );

    public static IReadOnlyList<Law> All { get; } =
    [
        new(
            OracleLaws.Area,
            "maximum likelihood",
            "no change of W, μ or σ² makes the data more likely",
            20,
            (formulas, _) =>
                Prop.ForAll(
                    Data,
                    Gen.Choose(1, 3).ToArbitrary(),
                    (rows, components) =>
                    {
                        var data = Matrix(rows);
                        var fit = formulas.PcaFit(components, data);
                        return Others(fit)
                            .Append(With(fit, fit.Variance * 1.01))
                            .Append(With(fit, fit.Variance / 1.01))
                            .All(IsNoBetter(fit, data));
                    }
                )
        ),
        new(
            OracleLaws.Area,
            "maximum likelihood of a given variance",
            "no change of W or μ makes the data more likely; components with an eigenvalue of at most σ² are 0, the others are not",
            20,
            (formulas, _) =>
                Prop.ForAll(
                    Data,
                    Gen.Choose(1, 4).ToArbitrary(),
                    Gen.Elements(0.02, 0.25, 1.0, 1e3).ToArbitrary(),
                    (rows, components, variance) =>
                    {
                        var data = Matrix(rows);
                        var fit = formulas.PcaFitOfVariance(components, variance, data);
                        var eigenvalues = Eigenvalues(data);
                        return fit.Variance == variance
                            && Enumerable
                                .Range(0, components)
                                .All(i =>
                                    Near.Of(
                                        Enumerable.Range(0, 4).Sum(row => fit.Weights[row, i] * fit.Weights[row, i]),
                                        Math.Max(0, eigenvalues[i] - variance),
                                        1e-9
                                    )
                                )
                            && Others(fit).All(IsNoBetter(fit, data));
                    }
                )
        ),
        new(
            OracleLaws.Area,
            "rotation of the latent variable",
            "W and W·R of a rotation R are equally likely, and the traces of their posteriors are equal",
            50,
            (formulas, _) =>
                Prop.ForAll(
                    PcaCase.Any,
                    Hard.Number(3).ToArbitrary(),
                    (value, angle) =>
                    {
                        var (model, turned) = (value.Model, Turned(value.Model, angle));
                        return Near.Of(formulas.PcaEvidence(model, value.X), formulas.PcaEvidence(turned, value.X), Rounding)
                            && Near.Of(
                                formulas.PcaElbo(model, formulas.PcaPosterior(model, value.X), value.X),
                                formulas.PcaElbo(turned, formulas.PcaPosterior(turned, value.X), value.X),
                                Rounding
                            )
                            && Near.Of(
                                Trace(formulas.PcaPosterior(model, value.X)),
                                Trace(formulas.PcaPosterior(turned, value.X)),
                                Rounding
                            );
                    }
                )
        ),
    ];

    private static RealMatrix Matrix(double[][] rows) => RealMatrix.FromRows(rows.Select(RealVector.From));

    private static Func<ProbabilisticPca, bool> IsNoBetter(ProbabilisticPca fit, RealMatrix data)
    {
        var greatest = Likelihood(fit, data);
        return other => Near.AtLeast(greatest, Likelihood(other, data), Rounding);
    }

    private static double Likelihood(ProbabilisticPca model, RealMatrix data) =>
        Enumerable.Range(0, data.Rows).Average(row => model.Marginal.LogProbability(data.Row(row)).Nats);

    private static IEnumerable<ProbabilisticPca> Others(ProbabilisticPca fit)
    {
        foreach (var step in new[] { -0.02, 0.02 })
        {
            for (var row = 0; row < fit.Weights.Rows; row++)
            {
                yield return ProbabilisticPca.From(
                    fit.Weights,
                    RealVector.From(fit.Mean.Select((value, i) => i == row ? value + step : value)),
                    fit.Variance
                );
                for (var column = 0; column < fit.Weights.Columns; column++)
                {
                    var weights = fit.Weights.ToArray();
                    weights[row, column] += step;
                    yield return ProbabilisticPca.From(RealMatrix.From(weights), fit.Mean, fit.Variance);
                }
            }
        }
    }

    private static ProbabilisticPca With(ProbabilisticPca fit, double variance) => ProbabilisticPca.From(fit.Weights, fit.Mean, variance);

    private static double[] Eigenvalues(RealMatrix data)
    {
        var mean = Enumerable
            .Range(0, data.Columns)
            .Select(column => Enumerable.Range(0, data.Rows).Average(row => data[row, column]))
            .ToArray();
        var covariance = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(
            data.Columns,
            data.Columns,
            (i, j) => Enumerable.Range(0, data.Rows).Average(row => (data[row, i] - mean[i]) * (data[row, j] - mean[j]))
        );
        return
        [
            .. covariance
                .Evd(MathNet.Numerics.LinearAlgebra.Symmetricity.Symmetric)
                .EigenValues.Select(value => value.Real)
                .OrderDescending(),
        ];
    }

    // The first and the last latent dimension turned into each other; one alone is turned around.
    private static ProbabilisticPca Turned(ProbabilisticPca model, double angle)
    {
        var weights = model.Weights.ToArray();
        var last = model.Weights.Columns - 1;
        for (var row = 0; row < model.Weights.Rows; row++)
        {
            var (first, second) = (weights[row, 0], weights[row, last]);
            weights[row, 0] = last == 0 ? -first : (Math.Cos(angle) * first) - (Math.Sin(angle) * second);
            weights[row, last] = last == 0 ? -first : (Math.Sin(angle) * first) + (Math.Cos(angle) * second);
        }

        return ProbabilisticPca.From(RealMatrix.From(weights), model.Mean, model.Variance);
    }

    private static double Trace(MultivariateNormal normal) => normal.Covariance.Diagonal().Sum() + normal.Mean.Sum(value => value * value);
}
