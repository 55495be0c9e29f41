using System.Text.Json;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>How <c>evaluate</c> tells whether the aggregate posterior matches the prior.</summary>
internal static class PriorGapText
{
    /// <summary>A line: the log-densities of both, and their difference.</summary>
    public static string Line(PriorGap gap) =>
        double.IsFinite(gap.LogPrior)
            ? Invariant(
                $"the aggregate posterior is {gap.Value:F3} ± {gap.Error:F3} nats from the prior, or more: latent vectors of the test part have log-density {gap.LogPrior:F3} under the prior, and {gap.LogFitted:F3} under the fitted latents that sample draws from\n"
            )
            : "the aggregate posterior lies in part where the prior has no density: sample from the fitted latents, not from the prior\n";

    /// <summary>For programs: <c>testPriorGap</c>, its standard error, and the log-densities that it is the difference of; null where one is not finite.</summary>
    public static void Write(Utf8JsonWriter json, PriorGap gap)
    {
        ReadOnlySpan<(string Name, double Value)> numbers =
        [
            ("testPriorGap", gap.Value),
            ("testPriorGapError", gap.Error),
            ("testLogPrior", gap.LogPrior),
            ("testLogFitted", gap.LogFitted),
        ];
        foreach (var (name, value) in numbers)
        {
            if (double.IsFinite(value))
            {
                json.WriteNumber(name, value);
            }
            else
            {
                json.WriteNull(name);
            }
        }
    }
}
