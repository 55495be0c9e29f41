using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal static partial class DivergenceMutants
{
    private static Mutant[] RenyiMutants =>
        [
            New(
                "Rényi: sign of the means' term",
                "½αΔμ²/s² subtracted",
                f => f with { RenyiNormal = (order, q, p) => Textbook(order, q, p, (logs, square) => logs - square) }
            ),
            New(
                "Rényi: sign of the logarithm's term",
                "log(σp²/s²)/(2(α − 1)) subtracted",
                f =>
                    f with
                    {
                        RenyiNormal = (order, q, p) =>
                            Textbook(order, q, p, (logs, square) => p.LogVariance - q.LogVariance - logs + square),
                    }
            ),
            New("Rényi: no infinity", "|s²| for s²: a number where the integral diverges", f => f with { RenyiNormal = Finite }),
            New("Rényi: s² of the two variances swapped", "(1 − α)σp² + ασq²", f => f with { RenyiNormal = SwappedOrder }),
            New(
                "Rényi: textbook form",
                "log Σ Pq^α·Pp^(1−α) / (α − 1): no number at α = 1, and all digits lost near it",
                f => f with { RenyiCategorical = (order, q, p) => LogSum(order, q, p) / (order - 1) }
            ),
            New(
                "Rényi: Tsallis in its place",
                "(Σ Pq^α·Pp^(1−α) − 1)/(α − 1): the logarithm forgotten",
                f =>
                    f with
                    {
                        RenyiCategorical = (order, q, p) =>
                            order == 1 ? KullbackLeibler.Categorical(q, p) : SpecialFunctions.Expm1(LogSum(order, q, p)) / (order - 1),
                    }
            ),
            New(
                "Rényi: divided by α",
                "log Σ Pq^α·Pp^(1−α) / α(α − 1)",
                f => f with { RenyiBernoulli = (order, q, p) => Renyi.Bernoulli(order, q, p) / Math.Max(order, 1e-3) }
            ),
            New(
                "Rényi: smallest log-ratio",
                "at α = ∞ the least of log Pq/Pp in place of the largest",
                f =>
                    f with
                    {
                        RenyiCategorical = (order, q, p) =>
                            double.IsPositiveInfinity(order)
                                ? q.LogProbabilities.Zip(p.LogProbabilities, (a, b) => a - b).Min()
                                : Renyi.Categorical(order, q, p),
                    }
            ),
            New("Rényi: 1 % more, normal", "every value times 1.01", f => f with { RenyiNormal = Scaled(f.RenyiNormal) }),
            New("Rényi: 1 % more, Bernoulli", "every value times 1.01", f => f with { RenyiBernoulli = Scaled(f.RenyiBernoulli) }),
            New("Rényi: 1 % more, categorical", "every value times 1.01", f => f with { RenyiCategorical = Scaled(f.RenyiCategorical) }),
            New("Rényi: 1 % more, full", "every value times 1.01", f => f with { RenyiMultivariate = Scaled(f.RenyiMultivariate) }),
            New(
                "Rényi: mean over dimensions",
                "the sum divided by k",
                f => f with { RenyiDiagonal = (order, q, p) => Renyi.DiagonalNormal(order, q, p) / q.Dimensions }
            ),
            New(
                "Rényi: swapped arguments, full",
                "D_α(p ‖ q)",
                f => f with { RenyiMultivariate = (order, q, p) => Renyi.MultivariateNormal(order, p, q) }
            ),
        ];

    private static Func<double, T, T, double> Scaled<T>(Func<double, T, T, double> formula) => (order, q, p) => 1.01 * formula(order, q, p);

    private static double LogSum(double order, Categorical q, Categorical p) =>
        SpecialFunctions.LogSumExp([.. q.LogProbabilities.Zip(p.LogProbabilities, (a, b) => (order * a) + ((1 - order) * b))]);

    private static double Textbook(double order, Normal q, Normal p, Func<double, double, double> combined)
    {
        var spread = (order * p.Variance) + ((1 - order) * q.Variance);
        return spread <= 0
            ? double.PositiveInfinity
            : combined(
                (0.5 * (p.LogVariance - q.LogVariance)) + (0.5 * Math.Log(p.Variance / spread) / (order - 1)),
                0.5 * order * Math.Pow(q.Mean - p.Mean, 2) / spread
            );
    }

    private static double Finite(double order, Normal q, Normal p)
    {
        var spread = Math.Abs((order * p.Variance) + ((1 - order) * q.Variance));
        return double.IsPositiveInfinity(Renyi.Normal(order, q, p))
            ? (0.5 * (p.LogVariance - q.LogVariance))
                + (0.5 * Math.Log(p.Variance / spread) / (order - 1))
                + (0.5 * order * Math.Pow(q.Mean - p.Mean, 2) / spread)
            : Renyi.Normal(order, q, p);
    }

    private static double SwappedOrder(double order, Normal q, Normal p)
    {
        var spread = ((1 - order) * p.Variance) + (order * q.Variance);
        return spread <= 0
            ? double.PositiveInfinity
            : (0.5 * (p.LogVariance - q.LogVariance))
                + (0.5 * Math.Log(p.Variance / spread) / (order - 1))
                + (0.5 * order * Math.Pow(q.Mean - p.Mean, 2) / spread);
    }
}
