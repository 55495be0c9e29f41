using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>A pair of some family, with what the laws of all families ask of its Rényi divergence.</summary>
/// <param name="Text">The pair in words.</param>
/// <param name="Renyi">D_α(q ‖ p) by the formulas under test.</param>
/// <param name="Reverse">D_α(p ‖ q).</param>
/// <param name="Same">D_α(q ‖ q).</param>
/// <param name="Kl">KL(q ‖ p).</param>
/// <param name="Exact">D_α(q ‖ p) by a route of its own, and the size of what it adds up.</param>
/// <param name="Simpler">Simpler pairs.</param>
internal sealed record RenyiCase(
    string Text,
    Func<Formulas, double, double> Renyi,
    Func<Formulas, double, double> Reverse,
    Func<Formulas, double, double> Same,
    double Kl,
    Func<double, (double Value, double Scale)> Exact,
    Func<IEnumerable<RenyiCase>> Simpler
)
{
    public override string ToString() => Text;

    public static Arbitrary<RenyiCase> Any { get; } =
        Arb.From(
            Gen.OneOf(
                Of("normal", Families.Normals, f => f.RenyiNormal, KullbackLeibler.Normal, RenyiRoutes.Normal),
                Of("diagonal", Families.Diagonals, f => f.RenyiDiagonal, KullbackLeibler.DiagonalNormal, RenyiRoutes.Diagonal),
                Of("full covariance", Families.Full, f => f.RenyiMultivariate, KullbackLeibler.MultivariateNormal, RenyiRoutes.Full),
                Of("Bernoulli", Families.Bernoullis, f => f.RenyiBernoulli, KullbackLeibler.Bernoulli, RenyiRoutes.Bernoulli),
                Of("categorical", Families.Categoricals, f => f.RenyiCategorical, KullbackLeibler.Categorical, RenyiRoutes.Categorical)
            ),
            drawn => drawn.Simpler()
        );

    /// <summary>Orders from 0 to 50, often near 0, ½ or 1.</summary>
    public static Gen<double> Order { get; } =
        Gen.OneOf(
            Gen.Elements(0, 0.5, 1, 2),
            Hard.Number(1).Select(Math.Abs),
            Hard.Number(50).Select(Math.Abs),
            Hard.Number(0.5).Select(move => 1 + move)
        );

    private static Gen<RenyiCase> Of<T>(
        string name,
        Family<T, T> family,
        Func<Formulas, Func<double, T, T, double>> renyi,
        Func<T, T, double> kl,
        Func<double, T, T, (double, double)> exact
    )
    {
        return family.Numbers.Select(numbers => Case(family.Of(numbers)));

        RenyiCase Case(Drawn<T, T> drawn) =>
            new(
                $"{name}: {drawn}",
                (formulas, order) => renyi(formulas)(order, drawn.Q, drawn.P),
                (formulas, order) => renyi(formulas)(order, drawn.P, drawn.Q),
                (formulas, order) => renyi(formulas)(order, drawn.Q, drawn.Q),
                kl(drawn.Q, drawn.P),
                order => exact(order, drawn.Q, drawn.P),
                () => family.Simpler(drawn.Numbers).Select(numbers => Case(family.Of(numbers)))
            );
    }
}
