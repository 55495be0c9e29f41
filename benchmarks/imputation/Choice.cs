using static System.FormattableString;

namespace FunctionalVae.ImputationBenchmark;

/// <summary>Compares settings without the hidden cells: a fifth of the others is hidden besides, and each setting fills that.</summary>
internal static class Choice
{
    private const int Share = 20;

    /// <summary>The mean error over all cases, one row for each setting.</summary>
    public static string Table(IReadOnlyList<Case> cases, ParallelOptions options)
    {
        var all = Setting.All;
        var errors = new double[all.Count * cases.Count];
        Parallel.For(
            0,
            errors.Length,
            options,
            i => errors[i] = Filling.Of(all[i / cases.Count], cases[i % cases.Count].Inner(Share), isMeanOnly: true).Error
        );
        return "| setting | error of cells hidden besides |\n|---|---|\n"
            + string.Concat(
                all.Select((setting, i) => Invariant($"| {setting} | {errors.Chunk(cases.Count).ElementAt(i).Average():F4} |\n"))
            );
    }
}
