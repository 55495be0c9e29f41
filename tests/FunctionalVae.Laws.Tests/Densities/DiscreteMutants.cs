using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of distributions of counted outcomes, and of bits.</summary>
internal static class DiscreteMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        Bernoulli(
            "Bernoulli outcomes swapped",
            "softplus(l) for 1",
            family => family with { Log = (p, x) => p.LogProbability(1 - x).Nats }
        ),
        Bernoulli(
            "Bernoulli entropy of one side",
            "−P(1)·log P(1) alone",
            family => family with { Entropy = p => SpecialFunctions.Sigmoid(p.Logit) * SpecialFunctions.Softplus(-p.Logit) }
        ),
        Bernoulli("Bernoulli draws swapped", "1 where u > P(1)", family => family with { Sample = (p, key) => 1 - p.Sample(key) }),
        Bernoulli("Bernoulli variance P(1)", "that of a Poisson count", family => family with { Spread = p => p.Mean }),
        Categorical("logits unnormalised", "lᵢ for log P(i)", family => family with { Log = (p, x) => p.Logits[x] }),
        Categorical(
            "softmax that overflows",
            "log(e^lᵢ / Σ e^lⱼ) as written",
            family => family with { Log = (p, x) => Math.Log(Math.Exp(p.Logits[x]) / p.Logits.Sum(Math.Exp)) }
        ),
        Categorical("categorical entropy in bits", "log₂", family => family with { Entropy = p => p.Entropy / Math.Log(2) }),
        Categorical(
            "categorical without covariances",
            "diag P(1 − P)",
            family => family with { Spread = p => RealMatrix.FromDiagonal(p.Covariance.Diagonal()) }
        ),
        Categorical(
            "outcomes drawn one too low",
            "probabilities cumulated from the second one",
            family => family with { Sample = (p, key) => Math.Max(p.Sample(key) - 1, 0) }
        ),
        Logistic(
            "density fallback",
            "density at the centre times the bin's width where the mass is below 1e-5, as PixelCNN++ has it: up to 2.1 nats wrong",
            family => family with { Log = DensityFallback }
        ),
        Logistic("edges closed", "the outermost bins as narrow as the others", family => family with { Log = ClosedEdges }),
        Logistic(
            "difference of two logistics",
            "log(F(b) − F(a)) with a floor of 1e-12",
            family => family with { Log = (p, level) => Math.Log(Math.Max(Mass(p, level), 1e-12)) }
        ),
        Logistic(
            "levels rounded down",
            "⌊x⌋ for ⌊x + ½⌋",
            family => family with { Sample = (p, key) => DiscretizedLogistic.FromScale(p.Location - 0.5, p.Scale, p.Levels).Sample(key) }
        ),
        Logistic("location for the mean", "μ, whatever the edges cut off", family => family with { Mean = p => p.Location }),
        Logistic(
            "variance of the uncut logistic",
            "π²s²/3",
            family => family with { Spread = p => Math.PI * Math.PI * p.Scale * p.Scale / 3 }
        ),
        Logistic("entropy of the uncut logistic", "2 + log s", family => family with { Entropy = p => 2 + Math.Log(p.Scale) }),
        new(
            DensityLaws.Area,
            "bits without step",
            "−log p/(D·log 2): depends on the unit of measurement",
            formulas => formulas with { DensityBits = (log, dimensions, _) => -log.Nats / dimensions / Math.Log(2) }
        ),
        new(
            DensityLaws.Area,
            "step counted once",
            "−(log p + log w)/(D·log 2)",
            formulas => formulas with { DensityBits = (log, dimensions, step) => -(log.Nats + Math.Log(step)) / dimensions / Math.Log(2) }
        ),
        new(
            DensityLaws.Area,
            "nats for bits",
            "log 2 left out",
            formulas => formulas with { MassBits = (log, dimensions) => -log.Nats / dimensions }
        ),
    ];

    private static Mutant Bernoulli(
        string name,
        string fault,
        Func<Family<Bernoulli, int, double, double>, Family<Bernoulli, int, double, double>> change
    ) => new(DensityLaws.Area, name, fault, formulas => formulas with { BernoulliFamily = change(formulas.BernoulliFamily) });

    private static Mutant Categorical(
        string name,
        string fault,
        Func<Family<Categorical, int, RealVector, RealMatrix>, Family<Categorical, int, RealVector, RealMatrix>> change
    ) => new(DensityLaws.Area, name, fault, formulas => formulas with { CategoricalFamily = change(formulas.CategoricalFamily) });

    private static Mutant Logistic(
        string name,
        string fault,
        Func<Family<DiscretizedLogistic, int, double, double>, Family<DiscretizedLogistic, int, double, double>> change
    ) =>
        new(
            DensityLaws.Area,
            "discretised logistic: " + name,
            fault,
            formulas => formulas with { DiscretizedLogisticFamily = change(formulas.DiscretizedLogisticFamily) }
        );

    private static double Mass(DiscretizedLogistic p, int level) =>
        (level == p.Levels - 1 ? 1 : SpecialFunctions.Sigmoid((level + 0.5 - p.Location) / p.Scale))
        - (level == 0 ? 0 : SpecialFunctions.Sigmoid((level - 0.5 - p.Location) / p.Scale));

    private static double DensityFallback(DiscretizedLogistic p, int level)
    {
        if (level == 0 || level == p.Levels - 1 || Mass(p, level) > 1e-5)
        {
            return p.LogProbability(level).Nats;
        }

        var z = (level - p.Location) / p.Scale;
        return z - Math.Log(p.Scale) - (2 * SpecialFunctions.Softplus(z));
    }

    private static double ClosedEdges(DiscretizedLogistic p, int level) =>
        -SpecialFunctions.Softplus(-(level + 0.5 - p.Location) / p.Scale)
        - SpecialFunctions.Softplus((level - 0.5 - p.Location) / p.Scale)
        + SpecialFunctions.Log1mExp(1 / p.Scale);
}
