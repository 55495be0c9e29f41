using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Log-weights of one example: equal, close, far apart, of ±10⁴, and some of them −∞.</summary>
internal sealed record WeightCase(double[] Logs)
{
    private static readonly Gen<double> Base = Gen.OneOf(Gen.Elements(0, 1e4, -1e4), Hard.Number(50));

    private static readonly Gen<double> Spread = Gen.Elements(0, 1e-9, 1e-3, 1, 1, 1, 30, 1e4);

    public ImportanceWeights Weights => ImportanceWeights.FromLogs(RealVector.From(Logs));

    /// <summary>All are numbers, and one to eight of them.</summary>
    public static Arbitrary<WeightCase> Finite { get; } = Arb.From(OfCount(Gen.Choose(1, 8)), Shrink);

    /// <summary>Some are −∞, perhaps all.</summary>
    public static Arbitrary<WeightCase> Any { get; } = Arb.From(Punctured(Gen.Choose(1, 8)), Shrink);

    /// <summary>Two at least, some of them −∞.</summary>
    public static Arbitrary<WeightCase> Several { get; } =
        Arb.From(Punctured(Gen.Choose(2, 8)), value => Shrink(value).Where(simpler => simpler.Logs.Length > 1));

    /// <summary>M groups of K draws.</summary>
    public static Arbitrary<WeightCase[]> Groups { get; } =
        Arb.From(
            from groups in Gen.Choose(1, 5)
            from draws in Gen.Choose(1, 5)
            from all in OfCount(Gen.Constant(groups * draws))
            select all.Logs.Chunk(draws).Select(logs => new WeightCase(logs)).ToArray()
        );

    public double Range => Logs.Max() - Logs.Min();

    public WeightCase Shifted(double by) => new([.. Logs.Select(log => log + by)]);

    public override string ToString() => $"log w = {RealVector.From(Logs)}";

    private static Gen<WeightCase> OfCount(Gen<int> counts) =>
        from count in counts
        from centre in Base
        from spread in Spread
        from units in Hard.Unit.ArrayOf(count)
        select new WeightCase([.. units.Select(unit => centre + (spread * unit))]);

    private static Gen<WeightCase> Punctured(Gen<int> counts) =>
        from all in OfCount(counts)
        from gap in Gen.Elements(0, 0, 0, 30, 100)
        from chances in Gen.Choose(0, 99).ArrayOf(all.Logs.Length)
        select new WeightCase([.. all.Logs.Zip(chances, (log, chance) => chance < gap ? double.NegativeInfinity : log)]);

    private static IEnumerable<WeightCase> Shrink(WeightCase value) => Hard.Simpler(value.Logs).Select(logs => new WeightCase(logs));
}
