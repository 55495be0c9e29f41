using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of continuous distributions of one number.</summary>
internal static class ScalarMutants
{
    private const double LogTwoPi = 1.8378770664093454836;

    public static IReadOnlyList<Mutant> All { get; } =
    [
        Log("normal without constant", "−½ log 2π left out", (p, x) => p.LogProbability(x).Nats + (0.5 * LogTwoPi)),
        Log(
            "normal 1 % too wide",
            "σ of the exponent 1 % too large, that of the constant right",
            (p, x) => Exponent(p, x, 1.01 * p.Deviation)
        ),
        Log("variance for deviation", "(x − μ)/σ² squared in the exponent", (p, x) => Exponent(p, x, p.Variance)),
        Log("normal that drops NaN", "a NaN counts as the mean", (p, x) => p.LogProbability(double.IsNaN(x) ? p.Mean : x).Nats),
        Normal("normal entropy without ½", "½ log 2πσ² alone", family => family with { Entropy = p => p.Entropy - 0.5 }),
        Normal(
            "normal draws by variance",
            "μ + σ²·ε",
            family => family with { Sample = (p, key) => p.Mean + ((p.Sample(key) - p.Mean) * p.Deviation) }
        ),
        Normal(
            "normal draws 5 % too wide",
            "μ + 1.05·σ·ε",
            family => family with { Sample = (p, key) => p.Mean + ((p.Sample(key) - p.Mean) * 1.05) }
        ),
        Laplace(
            "Laplace without 2",
            "−|x − μ|/b − log b",
            family => family with { Log = (p, x) => p.LogProbability(x).Nats + Math.Log(2) }
        ),
        Laplace("Laplace variance b²", "b taken for the deviation", family => family with { Spread = p => p.Scale * p.Scale }),
        Laplace(
            "Laplace draws of one side",
            "the sign of the deviation forgotten",
            family => family with { Sample = (p, key) => p.Mean + Math.Abs(p.Sample(key) - p.Mean) }
        ),
        Uniform(
            "uniform density 1",
            "log(high − low) left out",
            family => family with { Log = (p, x) => p.LogProbability(x).Nats + p.Entropy }
        ),
        Uniform("uniform variance of the half-width", "(high − low)²/3", family => family with { Spread = p => 4 * p.Variance }),
        Uniform("uniform draws from 0", "high·u", family => family with { Sample = (p, key) => p.Sample(key) - p.Low }),
        Continuous(
            "no normaliser",
            "λˣ(1 − λ)^(1 − x), as grey pixels are often scored: no density",
            family => family with { Log = (p, x) => Unnormalised(p, x) }
        ),
        Continuous(
            "naive normaliser near 0",
            "log(l/(eˡ − 1)) as written: 0/0 at logit 0",
            family => family with { Log = (p, x) => (p.Logit * x) + Math.Log(p.Logit / (Math.Exp(p.Logit) - 1)) }
        ),
        Continuous(
            "λ for the mean",
            "the mean of a binary outcome",
            family => family with { Mean = p => SpecialFunctions.Sigmoid(p.Logit) }
        ),
        Continuous(
            "binary variance",
            "λ(1 − λ)",
            family => family with { Spread = p => SpecialFunctions.Sigmoid(p.Logit) * SpecialFunctions.Sigmoid(-p.Logit) }
        ),
        Continuous(
            "binary entropy",
            "the entropy of a binary outcome",
            family => family with { Entropy = p => Bernoulli.FromLogit(p.Logit).Entropy }
        ),
        Continuous("draws of the mirror", "1 − x", family => family with { Sample = (p, key) => 1 - p.Sample(key) }),
        Mixture("mixture of logarithms", "Σ wᵢ·log pᵢ(x)", family => family with { Log = MeanOfLogs }),
        Mixture("mixture without weights", "log Σ pᵢ(x)", family => family with { Log = Unweighted }),
        Mixture(
            "one draw for two purposes",
            "the key that chose the component draws from it too",
            family => family with { Sample = (p, key) => p.Components[p.Weights.Sample(key)].Sample(key) }
        ),
        Mixture("variance within components", "Σ wᵢ·vᵢ without the spread of the means", family => family with { Spread = Within }),
    ];

    private static Mutant Log(string name, string fault, Func<Normal, double, double> log) =>
        Normal(name, fault, family => family with { Log = log });

    private static Mutant Normal(
        string name,
        string fault,
        Func<Family<Normal, double, double, double>, Family<Normal, double, double, double>> change
    ) => new(DensityLaws.Area, name, fault, formulas => formulas with { NormalFamily = change(formulas.NormalFamily) });

    private static Mutant Laplace(
        string name,
        string fault,
        Func<Family<Laplace, double, double, double>, Family<Laplace, double, double, double>> change
    ) => new(DensityLaws.Area, name, fault, formulas => formulas with { LaplaceFamily = change(formulas.LaplaceFamily) });

    private static Mutant Uniform(
        string name,
        string fault,
        Func<Family<UniformDistribution, double, double, double>, Family<UniformDistribution, double, double, double>> change
    ) => new(DensityLaws.Area, name, fault, formulas => formulas with { UniformFamily = change(formulas.UniformFamily) });

    private static Mutant Continuous(
        string name,
        string fault,
        Func<Family<ContinuousBernoulli, double, double, double>, Family<ContinuousBernoulli, double, double, double>> change
    ) =>
        new(
            DensityLaws.Area,
            "continuous Bernoulli: " + name,
            fault,
            formulas => formulas with { ContinuousBernoulliFamily = change(formulas.ContinuousBernoulliFamily) }
        );

    private static Mutant Mixture(
        string name,
        string fault,
        Func<
            Family<Mixture<double, LogDensity>, double, double, double>,
            Family<Mixture<double, LogDensity>, double, double, double>
        > change
    ) => new(DensityLaws.Area, name, fault, formulas => formulas with { MixtureFamily = change(formulas.MixtureFamily) });

    private static double Exponent(Normal p, double x, double deviation)
    {
        var z = (x - p.Mean) / deviation;
        return p.LogProbability(p.Mean).Nats - (0.5 * z * z) + (double.IsNaN(x) ? double.NaN : 0);
    }

    private static double Unnormalised(ContinuousBernoulli p, double x) =>
        x is < 0 or > 1
            ? double.NegativeInfinity
            : -(x * SpecialFunctions.Softplus(-p.Logit)) - ((1 - x) * SpecialFunctions.Softplus(p.Logit));

    private static double MeanOfLogs(Mixture<double, LogDensity> p, double x) =>
        p.Components.Select((component, i) => Math.Exp(p.Weights.LogProbabilities[i]) * component.LogProbability(x).Nats).Sum();

    private static double Unweighted(Mixture<double, LogDensity> p, double x) =>
        SpecialFunctions.LogSumExp([.. p.Components.Select(component => component.LogProbability(x).Nats)]);

    private static double Within(Mixture<double, LogDensity> p) =>
        p.Components.Cast<IScalarMoments>().Select((component, i) => Math.Exp(p.Weights.LogProbabilities[i]) * component.Variance).Sum();
}
