using FsCheck.Fluent;

namespace FunctionalVae.Laws;

/// <summary>Laws of distributions of one number.</summary>
internal static class ScalarLaws
{
    public static IReadOnlyList<Law> All { get; } =
    [
        new(
            DensityLaws.Area,
            "total probability",
            "∫p(x)dx = 1 by quadrature and ΣP(i) = 1, to 1e-10",
            60,
            (formulas, _) => Prop.ForAll(ScalarCase.Any, one => Math.Abs(one.Expectation(one.Of(formulas), _ => 1) - 1) <= 1e-10)
        ),
        new(
            DensityLaws.Area,
            "score",
            "E[∂ log p/∂θ] = 0 in every parameter, by central differences and quadrature, to 1e-6 of the parameter's unit",
            40,
            (formulas, _) => Prop.ForAll(ScalarCase.Any, one => Scores(formulas, one).All(score => Math.Abs(score) <= 1e-6))
        ),
        new(
            DensityLaws.Area,
            "mean and variance",
            "equal to E x and E(x − E x)² by quadrature or enumeration, to 1e-9 relative",
            60,
            (formulas, _) => Prop.ForAll(ScalarCase.Any, one => HasMoments(formulas, one))
        ),
        new(
            DensityLaws.Area,
            "entropy",
            "equal to −E log p(x) by quadrature or enumeration, to 1e-9",
            60,
            (formulas, _) =>
                Prop.ForAll(
                    ScalarCase.Of(ScalarFamilies.All.Where(family => family != ScalarFamilies.Mixture)),
                    one =>
                    {
                        var right = one.Of(new Formulas());
                        var entropy = -one.Expectation(right.Log);
                        return Math.Abs(one.Of(formulas).Entropy() - entropy) <= 1e-9 * (1 + Math.Abs(entropy));
                    }
                )
        ),
        new(
            DensityLaws.Area,
            "no number at NaN",
            "log p(NaN) is an error or NaN, and log p(±∞) = −∞",
            40,
            (formulas, _) =>
                Prop.ForAll(
                    ScalarCase.Of(ScalarFamilies.Continuous),
                    one =>
                        IsNoNumber(() => one.Of(formulas).Log(double.NaN))
                        && double.IsNegativeInfinity(one.Of(formulas).Log(double.PositiveInfinity))
                        && double.IsNegativeInfinity(one.Of(formulas).Log(double.NegativeInfinity))
                )
        ),
    ];

    /// <summary>Whether the result is NaN, or there is none.</summary>
    public static bool IsNoNumber(Func<double> log)
    {
        try
        {
            return double.IsNaN(log());
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static IEnumerable<double> Scores(Formulas formulas, ScalarCase one)
    {
        const double h = 1e-4;
        foreach (var (parameter, unit) in one.Family.Steps(one.Parameters).Index().Where(step => step.Item > 0))
        {
            var (above, below) = (one.Moved(parameter, h * unit).Of(formulas), one.Moved(parameter, -h * unit).Of(formulas));
            yield return one.Expectation(x => above.Log(x) - below.Log(x)) / (2 * h);
        }
    }

    private static bool HasMoments(Formulas formulas, ScalarCase one)
    {
        var mean = one.Expectation(x => x);
        var variance = one.Expectation(x => (x - mean) * (x - mean));
        var faces = one.Of(formulas);
        return Math.Abs(faces.Mean() - mean) <= 1e-9 * (Math.Abs(mean) + Math.Sqrt(variance))
            && Math.Abs(faces.Variance() - variance) <= 1e-9 * (variance + (mean * mean));
    }
}
