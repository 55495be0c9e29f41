using System.Text.Json;
using FunctionalVae.Evaluation;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>How <c>evaluate</c> tells of a log-likelihood.</summary>
internal static class LogLikelihoodText
{
    /// <summary>A line: an estimate with its interval, or a bound with the reason why there is none.</summary>
    /// <param name="likelihood">What was found.</param>
    /// <param name="part">Test or train.</param>
    /// <param name="model">Of which model.</param>
    /// <param name="isScaled">Whether values are scaled.</param>
    public static string Line(LogLikelihood likelihood, string part, IVaeModel model, bool isScaled)
    {
        var name =
            $"{part} log-likelihood{(model.Spec.Condition is null ? "" : " given the class")}{(isScaled ? " of the scaled values" : "")}";
        var choice =
            likelihood.Examples == 1 ? "" : Invariant($"; ± {likelihood.ExampleError:F3} over the choice of {ModelText.Examples(model)}");
        return likelihood.Estimate is { } found
            ? Invariant(
                $"{name} {found.Value:F3} ± {found.StandardError:F3} by {likelihood.Draws} importance draws, 95 % {found.Low:F3} to {found.High:F3}{choice}; the weights suffice: k̂ up to {likelihood.GreatestShape:F2}, smallest share of draws that weigh {likelihood.LeastEffectiveShare:P1}"
            )
            : Invariant(
                $"{name} at least {likelihood.Bound:F3} in the mean over draws, by {likelihood.Draws} importance draws, without an interval: of {likelihood.Unsettled} of {likelihood.Examples} {ModelText.Examples(model)} the weights do not suffice, and more draws may (k̂ up to {Shape(likelihood)}, smallest share of draws that weigh {likelihood.LeastEffectiveShare:P1}){choice}"
            );
    }

    private static string Shape(LogLikelihood likelihood) =>
        double.IsFinite(likelihood.GreatestShape) ? Invariant($"{likelihood.GreatestShape:F2}") : "∞";

    /// <summary>For programs; null where a number is not finite.</summary>
    public static void Write(Utf8JsonWriter json, string part, LogLikelihood likelihood)
    {
        json.WriteStartObject(ObjectiveJson.Named(part, "logLikelihood"));
        json.WriteNumber("examples", likelihood.Examples);
        json.WriteNumber("draws", likelihood.Draws);
        Number("bound", likelihood.Bound);
        Number("exampleError", likelihood.ExampleError);
        json.WriteNumber("unsettled", likelihood.Unsettled);
        Number("paretoShape", likelihood.GreatestShape);
        Number("effectiveShare", likelihood.LeastEffectiveShare);
        if (likelihood.Estimate is { } found)
        {
            Number("value", found.Value);
            Number("error", found.StandardError);
            Number("low", found.Low);
            Number("high", found.High);
        }

        json.WriteEndObject();

        void Number(string name, double value)
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
