using FsCheck;
using FsCheck.Fluent;

namespace FunctionalVae.Laws;

/// <summary>Pairs of distributions q and p, made of numbers: any numbers make a pair, so that shrinking is that of the numbers.</summary>
/// <param name="Read">The pair of its numbers.</param>
/// <param name="Text">The pair in words.</param>
/// <param name="Numbers">Numbers in the hard places.</param>
/// <param name="Simpler">Simpler numbers.</param>
internal sealed record Family<TQ, TP>(
    Func<double[], (TQ Q, TP P)> Read,
    Func<TQ, TP, string> Text,
    Gen<double[]> Numbers,
    Func<double[], IEnumerable<double[]>> Simpler
)
{
    public Arbitrary<Drawn<TQ, TP>> Any => Arb.From(Numbers.Select(Of), drawn => Simpler(drawn.Numbers).Select(Of));

    public Drawn<TQ, TP> Of(double[] numbers)
    {
        var (q, p) = Read(numbers);
        return new(numbers, q, p, Text(q, p));
    }
}

/// <summary>A pair and the numbers it is made of.</summary>
internal sealed record Drawn<TQ, TP>(double[] Numbers, TQ Q, TP P, string Text)
{
    public override string ToString() => Text;
}
