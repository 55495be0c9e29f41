using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal static partial class DivergenceLaws
{
    private const int Estimated = 500;
    private const int Draws = 200;
    private static readonly ConcurrentDictionary<Key, Drawn<Categorical, Categorical>[]> Pairs = new();

    private static Law[] SymmetricLaws =>
        [
            new(
                Area,
                "Jeffreys: both ways together",
                "½[4·sinh²(Δ/2) + Δμ²(1/σq² + 1/σp²)] of normal distributions, to 1e-12 of it, and the same for (q, p) and (p, q)",
                300,
                (formulas, _) =>
                    Prop.ForAll(
                        Families.Normals.Any,
                        x =>
                        {
                            var sinh = Math.Sinh(0.5 * (x.Q.LogVariance - x.P.LogVariance));
                            var expected =
                                (2 * sinh * sinh) + (0.5 * Math.Pow(x.Q.Mean - x.P.Mean, 2) * ((1 / x.Q.Variance) + (1 / x.P.Variance)));
                            var value = formulas.JeffreysNormal(x.Q, x.P);
                            return Math.Abs(value - expected) <= 1e-12 * expected && value == formulas.JeffreysNormal(x.P, x.Q);
                        }
                    )
            ),
            new(
                Area,
                "Jensen–Shannon: from 0 to log 2",
                "0 ≤ JS, 0 at equality; to 1e-12 JS ≤ log 2, and the same for (q, p) and (p, q)",
                500,
                (formulas, _) =>
                    Prop.ForAll(Families.Categoricals.Any, x => InRange(formulas.JensenShannonCategorical, x))
                        .And(Prop.ForAll(Families.Bernoullis.Any, x => InRange(formulas.JensenShannonBernoulli, x)))
            ),
            new(
                Area,
                "Jensen–Shannon: independent route",
                "the entropy of the mixture less the mean entropy, by enumeration to 1e-10",
                300,
                (formulas, _) =>
                    Prop.ForAll(
                            Families.Categoricals.Any,
                            x => Close.To(formulas.JensenShannonCategorical(x.Q, x.P), Mixed(x.Q.Mean, x.P.Mean), 1)
                        )
                        .And(
                            Prop.ForAll(
                                Families.Bernoullis.Any,
                                x => Close.To(formulas.JensenShannonBernoulli(x.Q, x.P), Mixed(Masses(x.Q), Masses(x.P)), 1)
                            )
                        )
            ),
            new(
                Area,
                "Jensen–Shannon: near equality",
                "one eighth of Jeffreys' divergence, to 1 % and 1e-300, below which products underflow, where the log-probabilities are 1e-3 apart at most",
                500,
                (formulas, _) =>
                    Prop.ForAll(
                        Families.Categoricals.Any,
                        x =>
                        {
                            var jeffreys = KullbackLeibler.Symmetric(KullbackLeibler.Categorical, x.Q, x.P);
                            return x.Q.LogProbabilities.Zip(x.P.LogProbabilities, (q, p) => Math.Abs(q - p)).Max() > 1e-3
                                || Math.Abs((8 * formulas.JensenShannonCategorical(x.Q, x.P)) - jeffreys) <= (0.01 * jeffreys) + 1e-300;
                        }
                    )
            ),
            new(
                Area,
                "Jensen–Shannon: its root is a distance",
                "√JS(q, p) ≤ √JS(q, r) + √JS(r, p), to 1e-7",
                300,
                (formulas, _) =>
                    Prop.ForAll(
                        Families.Bernoullis.Any,
                        Families.Bernoullis.Any,
                        (x, y) => Root(formulas, x.Q, x.P) <= Root(formulas, x.Q, y.Q) + Root(formulas, y.Q, x.P) + 1e-7
                    )
            ),
            new(
                Area,
                "Jensen–Shannon: Monte Carlo",
                "|z| < 5 for 500 estimates of 200 draws against the exact values, with their own standard errors pooled; the mean square error is theirs, to 35 %",
                1,
                (formulas, key) =>
                {
                    var pairs = Pairs.GetOrAdd(key, Moderate);
                    Estimate[] estimates =
                    [
                        .. pairs.Select((x, i) => formulas.JensenShannonEstimate(x.Q, x.P, key.Child((ulong)i), Draws)),
                    ];
                    double[] errors = [.. estimates.Zip(pairs, (estimate, x) => estimate.Value - JensenShannon.Categorical(x.Q, x.P))];
                    var variance = estimates.Sum(estimate => estimate.StandardError * estimate.StandardError);
                    var spread = errors.Sum(error => error * error);
                    return (Math.Abs(errors.Sum()) < 5 * Math.Sqrt(variance) && Math.Abs((spread / variance) - 1) < 0.35).ToProperty();
                }
            ),
            new(
                Area,
                "cross-entropy: independent route",
                "E_q[−log p(x)] by enumeration and by sigma points, to 1e-10 of the log-probabilities' size",
                300,
                (formulas, _) =>
                    Prop.ForAll(Families.Normals.Any, x => BySigmaPoints(formulas.CrossEntropyNormal(x.Q, x.P), Full(x.Q), Full(x.P)))
                        .And(
                            Prop.ForAll(
                                Families.Diagonals.Any,
                                x =>
                                    BySigmaPoints(
                                        formulas.CrossEntropyDiagonal(x.Q, x.P),
                                        MultivariateNormal.FromDiagonal(x.Q),
                                        MultivariateNormal.FromDiagonal(x.P)
                                    )
                            )
                        )
                        .And(Prop.ForAll(Families.Full.Any, x => BySigmaPoints(formulas.CrossEntropyMultivariate(x.Q, x.P), x.Q, x.P)))
                        .And(
                            Prop.ForAll(Families.Bernoullis.Any, x => ByEnumeration(formulas.CrossEntropyBernoulli(x.Q, x.P), x.Q, x.P, 2))
                        )
                        .And(
                            Prop.ForAll(
                                Families.Categoricals.Any,
                                x => ByEnumeration(formulas.CrossEntropyCategorical(x.Q, x.P), x.Q, x.P, x.Q.Outcomes)
                            )
                        )
            ),
        ];

    private static bool InRange<T>(Func<T, T, double> formula, Drawn<T, T> x) =>
        formula(x.Q, x.P) is var value
        && value >= 0
        && value <= Math.Log(2) + 1e-12
        && formula(x.Q, x.Q) == 0
        && Math.Abs(value - formula(x.P, x.Q)) <= 1e-12;

    private static double Mixed(IReadOnlyList<double> q, IReadOnlyList<double> p) =>
        q.Zip(p, (a, b) => Plogp(0.5 * (a + b)) - (0.5 * (Plogp(a) + Plogp(b)))).Sum();

    private static double Plogp(double mass) => mass > 0 ? -mass * Math.Log(mass) : 0;

    private static double[] Masses(Bernoulli x) => [SpecialFunctions.Sigmoid(-x.Logit), SpecialFunctions.Sigmoid(x.Logit)];

    private static double Root(Formulas formulas, Bernoulli q, Bernoulli p) => Math.Sqrt(formulas.JensenShannonBernoulli(q, p));

    private static Drawn<Categorical, Categorical>[] Moderate(Key key) =>
        [
            .. Enumerable
                .Range(0, Estimated)
                .Select(i => key.Child(1).Child((ulong)i))
                .Select(own =>
                    Families.Categoricals.Of([
                        .. Enumerable.Range(0, 8).Select(n => (n < 4 ? 4 : 0.5) * ((2 * Uniform.Open(own.Words((uint)n, 0)[0])) - 1)),
                    ])
                ),
        ];

    private static MultivariateNormal Full(Normal x) =>
        MultivariateNormal.FromDiagonal(DiagonalNormal.FromLogVariance([x.Mean], [x.LogVariance]));

    private static bool BySigmaPoints(double actual, MultivariateNormal q, MultivariateNormal p) =>
        LogRatio.SigmaPoints(q).Select(x => p.LogProbability(x).Nats).ToList() is var logs
        && Close.To(actual, -logs.Average(), 1 + logs.Average(Math.Abs) + Math.Abs(p.LogDeterminant));

    private static bool ByEnumeration(double actual, IDistribution<int, LogMass> q, IDistribution<int, LogMass> p, int count) =>
        -Enumerable.Range(0, count).Sum(i => Math.Exp(q.LogProbability(i).Nats) * p.LogProbability(i).Nats) is var expected
        && Close.To(actual, expected, 1 + expected);
}
