using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;
using MathNet.Numerics.LinearAlgebra;

namespace FunctionalVae.Laws;

/// <summary>A line of distributions pₜ through p₀ = q along which the Fisher information is 1.</summary>
/// <param name="Text">The line in words.</param>
/// <param name="Kl">KL(q ‖ pₜ) by the formulas under test.</param>
internal sealed record Curve(string Text, Func<Formulas, double, double> Kl)
{
    public override string ToString() => Text;

    public static Arbitrary<Curve> Any { get; } =
        Gen.OneOf(Normals, Diagonals, FullCovariances, Bernoullis, Categoricals, Laplaces, ContinuousBernoullis).ToArbitrary();

    // One step in μ is σ, in ℓ it is √2.
    private static Gen<Curve> Normals =>
        from mean in Hard.Number(5)
        from logVariance in Hard.Number(3)
        from angle in Hard.Unit
        let q = Normal.FromLogVariance(mean, logVariance)
        let across = Math.Cos(Math.PI * angle)
        let along = Math.Sin(Math.PI * angle)
        select new Curve(
            $"normal: q = N({mean}, ℓ {logVariance}), angle {angle}π",
            (formulas, t) =>
                formulas.KlNormal(q, Normal.FromLogVariance(mean + (t * across * q.Deviation), logVariance + (t * along * Math.Sqrt(2))))
        );

    private static Gen<Curve> Diagonals =>
        from count in Gen.Choose(1, 6)
        from mean in Hard.Number(5).ArrayOf(count)
        from logVariance in Hard.Number(3).ArrayOf(count)
        let q = DiagonalNormal.FromLogVariance(RealVector.From(mean), RealVector.From(logVariance))
        from direction in Hard.Unit.ArrayOf(2 * q.Dimensions)
        let length = Math.Sqrt(direction.Sum(d => d * d))
        where length > 0.1
        select new Curve(
            $"diagonal: q = N({q.Mean}, ℓ {q.LogVariance}), direction {RealVector.From(direction)}",
            (formulas, t) =>
                formulas.KlDiagonal(
                    q,
                    DiagonalNormal.FromLogVariance(
                        RealVector.From(q.Mean.Select((mean, i) => mean + (t / length * direction[i] * Math.Exp(q.LogVariance[i] / 2)))),
                        RealVector.From(q.LogVariance.Select((l, i) => l + (t / length * direction[q.Dimensions + i] * Math.Sqrt(2))))
                    )
                )
        );

    // Σₜ = L·R·diag(e^√2·t·cos, e^√2·t·sin)·Rᵀ·Lᵀ with a rotation R.
    private static Gen<Curve> FullCovariances =>
        from numbers in Hard.Unit.ArrayOf(5)
        from angle in Hard.Unit
        from split in Hard.Unit
        let q = FullCovariance.Of(numbers)
        let rotation = Rotation(Math.PI * angle)
        select new Curve(
            $"full covariance: q = N({q.Mean}, L {q.Factor}), rotation {angle}π, split {split}π",
            (formulas, t) =>
            {
                var half = Math.Sqrt(2) * t / 2;
                var scales = Vector<double>.Build.Dense([
                    Math.Exp(half * Math.Cos(Math.PI * split)),
                    Math.Exp(half * Math.Sin(Math.PI * split)),
                ]);
                var root = q.Factor.Dense() * rotation * Matrix<double>.Build.DenseOfDiagonalVector(scales);
                return formulas.KlMultivariate(q, MultivariateNormal.FromCovariance(q.Mean, (root * root.Transpose()).Real()));
            }
        );

    // The curvature of one step of the logit is the variance; far out its change within 1e-3 would be seen.
    private static Gen<Curve> Bernoullis =>
        Hard.Number(2)
            .Select(logit => Bernoulli.FromLogit(logit))
            .Select(q => new Curve(
                $"Bernoulli: q = Bernoulli(l {q.Logit})",
                (formulas, t) => formulas.KlBernoulli(q, Bernoulli.FromLogit(q.Logit + (t / Math.Sqrt(q.Variance))))
            ));

    // Along the logarithm of the scale; the density has no second derivative in its location.
    private static Gen<Curve> Laplaces =>
        Hard.Number(3)
            .Select(logScale => new Curve(
                $"Laplace: q = Laplace(0, b e^{logScale})",
                (formulas, t) =>
                    formulas.KlLaplace(Laplace.FromScale(0, Math.Exp(logScale)), Laplace.FromScale(0, Math.Exp(logScale) * Math.Exp(t)))
            ));

    private static Gen<Curve> ContinuousBernoullis =>
        Hard.Number(3)
            .Select(ContinuousBernoulli.FromLogit)
            .Select(q => new Curve(
                $"continuous Bernoulli: q = continuous Bernoulli(l {q.Logit})",
                (formulas, t) => formulas.KlContinuousBernoulli(q, ContinuousBernoulli.FromLogit(q.Logit + (t / Math.Sqrt(q.Variance))))
            ));

    private static Gen<Curve> Categoricals =>
        from logits in Hard.Number(0.5).ArrayOf(4)
        from direction in Hard.Unit.ArrayOf(4)
        let q = Categorical.FromLogits(RealVector.From(logits))
        let mean = q.Mean.Zip(direction, (probability, d) => probability * d).Sum()
        let length = Math.Sqrt(q.Mean.Zip(direction, (probability, d) => probability * (d - mean) * (d - mean)).Sum())
        where length > 0.1
        select new Curve(
            $"categorical: q = categorical({q.Logits}), direction {RealVector.From(direction)}",
            (formulas, t) =>
                formulas.KlCategorical(
                    q,
                    Categorical.FromLogits(RealVector.From(logits.Zip(direction, (logit, d) => logit + (t * d / length))))
                )
        );

    private static Matrix<double> Rotation(double angle) =>
        Matrix<double>.Build.DenseOfArray(
            new[,]
            {
                { Math.Cos(angle), -Math.Sin(angle) },
                { Math.Sin(angle), Math.Cos(angle) },
            }
        );
}
