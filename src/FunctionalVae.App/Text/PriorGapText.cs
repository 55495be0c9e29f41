using System.Text.Json;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>How <c>evaluate</c> and <c>report</c> tell whether the aggregate posterior matches the prior.</summary>
internal static class PriorGapText
{
    // Standard errors: a divergence that is smaller is not told from none.
    private const double LeastErrors = 2;

    /// <summary>What was found: a sentence without its end, in small letters.</summary>
    public static string Of(PriorGap gap) =>
        gap.Outside > 0
            ? Invariant(
                $"of {gap.Examples} draws of test posteriors {gap.Outside} lie where the prior has no density, so how far the aggregate posterior is from it is not a number of nats"
            )
        : gap.Value > LeastErrors * gap.Error
            ? Invariant(
                $"the aggregate posterior is {gap.Value:F3} ± {gap.Error:F3} nats from the prior, or more: {Densities(gap)} that sample draws from"
            )
        : Invariant(
            $"the fitted latents find no difference between the aggregate posterior and the prior ({gap.Value:F3} ± {gap.Error:F3} nats): {Densities(gap)}"
        );

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

    private static string Densities(PriorGap gap) =>
        Invariant(
            $"latent vectors of the test part have log-density {gap.LogPrior:F3} under the prior, and {gap.LogFitted:F3} under the fitted latents"
        );
}
