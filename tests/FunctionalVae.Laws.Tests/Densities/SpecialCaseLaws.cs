using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;
using FunctionalVae.Shared;

namespace FunctionalVae.Laws;

/// <summary>Laws that hold for one family, or relate one to another.</summary>
internal static class SpecialCaseLaws
{
    public static IReadOnlyList<Law> All { get; } =
    [
        new(
            DensityLaws.Area,
            "logit form is probability form",
            "P(x) = λˣ(1 − λ)^(1 − x) for |logit| ≤ 5, of the continuous Bernoulli up to a constant in x, to 1e-11 nats",
            60,
            (formulas, _) => Prop.ForAll(Arb.From(Hard.Number(5), Hard.Simpler), logit => IsProbabilityForm(formulas, logit))
        ),
        new(
            DensityLaws.Area,
            "shift of logits",
            "a number added to all logits changes no probability of a categorical distribution, to 1e-9 nats at shifts up to 1e5",
            60,
            (formulas, _) => Prop.ForAll(Arb.From(Shifts()), one => IsShiftInvariant(formulas, one.Logits, one.Shift))
        ),
        new(
            DensityLaws.Area,
            "continuous Bernoulli near 0",
            "log p(x) = l(x − ½) − l²/24 + l⁴/2880 for |l| ≤ 1e-2, to 1e-14 nats",
            100,
            (formulas, _) => Prop.ForAll(Arb.From(NearZero(), pair => []), pair => IsSeries(formulas, pair.Logit, pair.Point))
        ),
        new(
            DensityLaws.Area,
            "tails of the discretised logistic",
            "log P of every level to 1e-13 relative, up to 700 scales from the location, against arithmetic of 1,200 binary places",
            6,
            (formulas, _) => Prop.ForAll(Arb.From(Tails(), _ => []), one => IsExact(formulas, one))
        ),
        new(
            DensityLaws.Area,
            "mixture of one",
            "a mixture of one component, and one of equal components, has the component's density, to 1e-12 nats",
            60,
            (formulas, _) =>
                Prop.ForAll(
                    ScalarCase.Of([ScalarFamilies.Normal]),
                    one =>
                        new[] { 1, 3 }.All(count =>
                            IsComponent(formulas, Normal.FromLogVariance(one.Parameters[0], one.Parameters[1]), count)
                        )
                )
        ),
        new(
            DensityLaws.Area,
            "bits per dimension",
            "in any unit of measurement the same, and those of the mass p(x)·step, to 1e-12",
            60,
            (formulas, _) =>
                Prop.ForAll(
                    Arb.From(Hard.Number(8), Hard.Simpler),
                    logUnit => Enumerable.Range(1, 3).All(dimensions => IsUnitFree(formulas, dimensions, logUnit))
                )
        ),
    ];

    private static Gen<(double[] Logits, double Shift)> Shifts() =>
        from count in Gen.Choose(1, 6)
        from logits in Hard.Number(10).ArrayOf(count)
        from shift in Hard.Number(1e5)
        select (logits, shift);

    private static Gen<(double Logit, double Point)> NearZero() =>
        from logit in Hard.Number(1)
        from point in Hard.Unit
        select (0.01 * logit, Math.Abs(point));

    private static Gen<DiscretizedLogistic> Tails() =>
        from location in Gen.Choose(-40, 80)
        from levels in Gen.Choose(2, 17)
        from logScale in Hard.Number(3)
        select DiscretizedLogistic.FromScale(location * 0.25, Math.Exp(logScale), levels);

    private static bool IsProbabilityForm(Formulas formulas, double logit)
    {
        var lambda = 1 / (1 + Math.Exp(-logit));
        var continuous = ContinuousBernoulli.FromLogit(logit);
        var atZero = formulas.ContinuousBernoulliFamily.Log(continuous, 0);
        return Math.Abs(formulas.BernoulliFamily.Log(Bernoulli.FromLogit(logit), 1) - Math.Log(lambda)) <= 1e-11
            && Math.Abs(formulas.BernoulliFamily.Log(Bernoulli.FromLogit(logit), 0) - Math.Log(1 - lambda)) <= 1e-11
            && new[] { 0.1, 0.5, 1 }.All(x =>
                Math.Abs(formulas.ContinuousBernoulliFamily.Log(continuous, x) - atZero - (x * (Math.Log(lambda) - Math.Log(1 - lambda))))
                <= 1e-11
            );
    }

    private static bool IsShiftInvariant(Formulas formulas, double[] logits, double shift)
    {
        var plain = Categorical.FromLogits(RealVector.From(logits));
        var shifted = Categorical.FromLogits(RealVector.From(logits.Select(logit => logit + shift)));
        return Enumerable
            .Range(0, logits.Length)
            .All(i => Math.Abs(formulas.CategoricalFamily.Log(plain, i) - formulas.CategoricalFamily.Log(shifted, i)) <= 1e-9);
    }

    private static bool IsSeries(Formulas formulas, double l, double x) =>
        Math.Abs(
            formulas.ContinuousBernoulliFamily.Log(ContinuousBernoulli.FromLogit(l), x)
                - ((l * (x - 0.5)) - (l * l / 24) + (l * l * l * l / 2880))
        ) <= 1e-14;

    private static bool IsExact(Formulas formulas, DiscretizedLogistic p) =>
        Enumerable
            .Range(0, p.Levels)
            .Where(level => Math.Abs(level - p.Location) / p.Scale < 700)
            .All(level =>
                FixedPoint.RelativeError(formulas.DiscretizedLogisticFamily.Log(p, level), FixedPoint.Log(Mass(p, level))) <= 1e-13
            );

    private static BigInteger Mass(DiscretizedLogistic p, int level) =>
        (level == p.Levels - 1 ? FixedPoint.One : Below(p, level + 0.5)) - (level == 0 ? BigInteger.Zero : Below(p, level - 0.5));

    private static BigInteger Below(DiscretizedLogistic p, double edge) =>
        FixedPoint.Over(
            FixedPoint.One,
            FixedPoint.One + FixedPoint.Exp(FixedPoint.Over(FixedPoint.Of(p.Location) - FixedPoint.Of(edge), FixedPoint.Of(p.Scale)))
        );

    private static bool IsComponent(Formulas formulas, Normal component, int count)
    {
        IDistribution<double, LogDensity>[] components = [.. Enumerable.Repeat(component, count)];
        var mixture = Mixture.Of(Categorical.FromLogits(RealVector.From(components.Select((_, i) => 0.7 * i))), components);
        return new[] { -2.0, 0, 0.3, 5 }
            .Select(z => component.Mean + (z * component.Deviation))
            .All(x =>
                Math.Abs(formulas.MixtureFamily.Log(mixture, x) - component.LogProbability(x).Nats)
                <= 1e-12 * (1 + Math.Abs(component.LogProbability(x).Nats))
            );
    }

    private static bool IsUnitFree(Formulas formulas, int dimensions, double logUnit)
    {
        const double log = -3.5;
        const double step = 1.0 / 255;
        var bits = formulas.DensityBits(new(log), dimensions, step);
        var inUnit = formulas.DensityBits(new(log - (dimensions * logUnit)), dimensions, step * Math.Exp(logUnit));
        var ofMass = formulas.MassBits(new(log + (dimensions * Math.Log(step))), dimensions);
        // A coin has one bit a side.
        return Math.Abs(bits - inUnit) <= 1e-12 * bits
            && Math.Abs(bits - ofMass) <= 1e-12 * bits
            && Math.Abs(formulas.MassBits(new(-dimensions * Math.Log(2)), dimensions) - 1) <= 1e-12;
    }
}
