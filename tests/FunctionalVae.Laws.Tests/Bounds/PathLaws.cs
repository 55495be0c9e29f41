using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>What holds for the weights of any draws, without an average.</summary>
internal static class PathLaws
{
    // Of log-weights up to 2·10⁴: a few roundings of these.
    private const double Rounding = 1e-13;

    public static IReadOnlyList<Law> All { get; } =
    [
        new(
            BoundLaws.Area,
            "IWAE above the ELBO",
            "max log w ≥ log mean w ≥ mean log w, path by path",
            100,
            (formulas, _) =>
                Prop.ForAll(
                    WeightCase.Any,
                    value =>
                        Near.AtLeast(formulas.Iwae(value.Weights), formulas.Elbo(value.Weights), Rounding)
                        && Near.AtLeast(value.Logs.Max(), formulas.Iwae(value.Weights), Rounding)
                )
        ),
        new(
            BoundLaws.Area,
            "leaving one out",
            "IWAE of k + 1 draws ≥ the mean IWAE of k of them, path by path, and at least one of these is no smaller",
            100,
            (formulas, _) =>
                Prop.ForAll(
                    WeightCase.Several,
                    value =>
                    {
                        var without = formulas.LeaveOneOutIwae(value.Weights);
                        var all = formulas.Iwae(value.Weights);
                        return Near.AtLeast(all, without.Average(), Rounding) && Near.AtLeast(without.Max(), all, Rounding);
                    }
                )
        ),
        new(
            BoundLaws.Area,
            "one draw",
            "IWAE, ELBO, Rényi bound and M × K bound of one draw are its log w, exactly",
            100,
            (formulas, _) =>
                Prop.ForAll(
                    WeightCase.Any,
                    Hard.Number(5).ToArbitrary(),
                    (value, alpha) =>
                    {
                        var log = value.Logs[0];
                        var one = ImportanceWeights.FromLogs([log]);
                        return formulas.Iwae(one).Equals(log)
                            && formulas.Elbo(one).Equals(log)
                            && formulas.Renyi(alpha, one).Equals(log)
                            && formulas.MultiplyWeighted([one]).Equals(log);
                    }
                )
        ),
        new(
            BoundLaws.Area,
            "unit of weight",
            "w·e^c moves every bound by c, and leaves normalised weights and effective sample size",
            100,
            (formulas, _) =>
                Prop.ForAll(
                    WeightCase.Finite,
                    Hard.Number(1e4).ToArbitrary(),
                    (value, shift) =>
                    {
                        var (before, after) = (value.Weights, value.Shifted(shift).Weights);
                        return new[] { formulas.Iwae, formulas.Elbo, weights => formulas.Renyi(0.5, weights) }.All(bound =>
                                Near.Of(bound(before) + shift, bound(after), 1e-11)
                            )
                            && formulas
                                .NormalizedWeights(before)
                                .Zip(formulas.NormalizedWeights(after))
                                .All(pair => Near.Of(pair.First, pair.Second, 1e-10))
                            && Near.Of(formulas.EffectiveSampleSize(before), formulas.EffectiveSampleSize(after), 1e-10);
                    }
                )
        ),
        new(
            BoundLaws.Area,
            "normalised weights",
            "they sum to 1, and the draw of greatest weight has the greatest",
            100,
            (formulas, _) =>
                Prop.ForAll(
                    WeightCase.Finite,
                    value =>
                    {
                        var normalized = formulas.NormalizedWeights(value.Weights);
                        return Near.Of(normalized.Sum(), 1, 1e-12) && normalized[value.Logs.IndexOf(value.Logs.Max())] == normalized.Max();
                    }
                )
        ),
        new(
            BoundLaws.Area,
            "effective sample size",
            "from 1 to k; k for equal weights; 1 + 1/cosh d for two of log-ratio d",
            100,
            (formulas, _) =>
                Prop.ForAll(
                    WeightCase.Finite,
                    value =>
                    {
                        var size = formulas.EffectiveSampleSize(value.Weights);
                        var equal = ImportanceWeights.FromLogs(RealVector.From(value.Logs.Select(_ => value.Logs[0])));
                        var pair = ImportanceWeights.FromLogs([value.Logs[0], value.Logs[^1]]);
                        return Near.AtLeast(size, 1, 1e-12)
                            && Near.AtLeast(value.Logs.Length, size, 1e-12)
                            && Near.Of(formulas.EffectiveSampleSize(equal), value.Logs.Length, 1e-12)
                            && Near.Of(formulas.EffectiveSampleSize(pair), 1 + (1 / Math.Cosh(value.Logs[0] - value.Logs[^1])), 1e-10);
                    }
                )
        ),
        new(
            BoundLaws.Area,
            "M × K bound between",
            "ELBO ≤ M × K bound ≤ IWAE of all M·K draws; IWAE for M = 1, ELBO for K = 1",
            100,
            (formulas, _) =>
                Prop.ForAll(
                    WeightCase.Groups,
                    groups =>
                    {
                        var all = new WeightCase([.. groups.SelectMany(group => group.Logs)]).Weights;
                        var (elbo, iwae) = (formulas.Elbo(all), formulas.Iwae(all));
                        var bound = formulas.MultiplyWeighted([.. groups.Select(group => group.Weights)]);
                        return Near.AtLeast(bound, elbo, Rounding)
                            && Near.AtLeast(iwae, bound, Rounding)
                            && (groups.Length > 1 || Near.Of(bound, iwae, Rounding))
                            && (groups[0].Logs.Length > 1 || Near.Of(bound, elbo, Rounding));
                    }
                )
        ),
        new(
            BoundLaws.Area,
            "Rényi monotone",
            "the Rényi bound falls with α, path by path",
            200,
            (formulas, _) =>
                Prop.ForAll(
                    WeightCase.Any,
                    Hard.Number(10).ToArbitrary(),
                    Hard.Number(10).Select(Math.Abs).ToArbitrary(),
                    (value, alpha, more) =>
                        Near.AtLeast(formulas.Renyi(alpha, value.Weights), formulas.Renyi(alpha + more, value.Weights), Rounding)
                )
        ),
        new(
            BoundLaws.Area,
            "Rényi limits",
            "the Rényi bound is IWAE at α = 0 and the ELBO at α = 1, from which it departs by no more than |1 − α|·(range of log w)²",
            100,
            (formulas, _) =>
                Prop.ForAll(
                    WeightCase.Finite,
                    Gen.Elements(-1e-6, -1e-8, -1e-10, 1e-10, 1e-8, 1e-6).ToArbitrary(),
                    (value, step) =>
                    {
                        var weights = value.Weights;
                        var elbo = formulas.Elbo(weights);
                        return Near.Of(formulas.Renyi(0, weights), formulas.Iwae(weights), Rounding)
                            && Near.Of(formulas.Renyi(1, weights), elbo, Rounding)
                            && Math.Abs(formulas.Renyi(1 + step, weights) - elbo)
                                <= (Math.Abs(step) * value.Range * value.Range) + (Rounding * Math.Max(1, Math.Abs(elbo)));
                    }
                )
        ),
    ];
}
