using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>A pair of some family, with what the laws of all families ask of it.</summary>
/// <param name="Text">The pair in words.</param>
/// <param name="Kl">KL(q ‖ p) by the formulas under test.</param>
/// <param name="Same">KL(q ‖ q), or null where q and p are of different families.</param>
/// <param name="Exact">The log-ratio by a route of its own.</param>
/// <param name="Estimate">KL(q ‖ p) by Monte Carlo.</param>
/// <param name="Simpler">Simpler pairs.</param>
internal sealed record KlCase(
    string Text,
    Func<Formulas, double> Kl,
    Func<Formulas, double>? Same,
    Func<LogRatio> Exact,
    Func<Key, int, Estimate> Estimate,
    Func<IEnumerable<KlCase>> Simpler
)
{
    public override string ToString() => Text;
}

/// <summary>A family of pairs, of which all laws are asked alike.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hard">Pairs in the hard places.</param>
/// <param name="Moderate">Pairs a few nats apart, of numbers on [−1, 1]: there a pooled Monte Carlo mean sees a relative error best.</param>
/// <param name="Formula">The formula under test.</param>
internal sealed record KlFamily(string Name, Gen<KlCase> Hard, Func<double[], KlCase> Moderate, Func<Formulas, Delegate> Formula)
{
    public static KlFamily Of<T, TPoint, TLog>(
        string name,
        Family<T, T> family,
        Func<Formulas, Func<T, T, double>> kl,
        Func<T, T, LogRatio> exact,
        Func<double[], double[]> moderate
    )
        where T : IDistribution<TPoint, TLog>
        where TLog : struct, ILogProbability => Of<T, T, TPoint, TLog>(name, family, kl, exact, moderate, formulas => kl(formulas));

    public static KlFamily Of<TQ, TP, TPoint, TLog>(
        string name,
        Family<TQ, TP> family,
        Func<Formulas, Func<TQ, TP, double>> kl,
        Func<TQ, TP, LogRatio> exact,
        Func<double[], double[]> moderate,
        Func<Formulas, Func<TQ, TQ, double>>? same = null
    )
        where TQ : IDistribution<TPoint, TLog>
        where TP : IDistribution<TPoint, TLog>
        where TLog : struct, ILogProbability
    {
        return new(name, family.Numbers.Select(numbers => Case(family.Of(numbers))), units => Case(family.Of(moderate(units))), kl);

        KlCase Case(Drawn<TQ, TP> drawn) =>
            new(
                $"{name}: {drawn}",
                formulas => kl(formulas)(drawn.Q, drawn.P),
                same is null ? null : formulas => same(formulas)(drawn.Q, drawn.Q),
                () => exact(drawn.Q, drawn.P),
                (key, draws) => KullbackLeibler.MonteCarlo(drawn.Q, drawn.P, key, draws),
                () => family.Simpler(drawn.Numbers).Select(numbers => Case(family.Of(numbers)))
            );
    }
}
