using System.Text.Json;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>How <c>evaluate</c> tells which latent dimensions a model uses.</summary>
internal static class LatentUseText
{
    // Of more dimensions a line is read by nobody.
    private const int MostListed = 32;

    /// <summary>A line: how many dimensions are active, which are not, and the divergence of each.</summary>
    /// <param name="set">Train or test.</param>
    /// <param name="use">What was found.</param>
    /// <param name="isCorrelated">Whether posteriors have full covariances, whose KL is no sum over dimensions.</param>
    public static string Line(string set, LatentUse use, bool isCorrelated)
    {
        var idle = use
            .Dimensions.Select((dimension, i) => (dimension, i))
            .Where(one => !one.dimension.IsActive)
            .Select(one => one.i)
            .ToList();
        var listed = idle.Count is > 0 and <= MostListed && use.Active > 0 ? $" (not {string.Join(", ", idle)})" : "";
        var terms = use.Dimensions.Select(dimension => dimension.Kl).OfType<double>().ToList();
        var divergences =
            terms.Count == 0 ? "; a KL by dimension has no closed form here"
            : terms.Count > MostListed ? "; --json has the KL of each"
            : $"; KL by dimension {(isCorrelated ? "(each by itself: their sum is below the KL) " : "")}{string.Join(" ", terms.Select(kl => Invariant($"{kl:F3}")))}";
        return Invariant(
            $"{use.Active} of {use.Dimensions.Count} latent {(use.Dimensions.Count == 1 ? "dimension" : "dimensions")} active on the {set} part{listed}: posterior means of an active one vary by more than {100 * LatentUse.LeastVariance} % of the prior's variance{divergences}\n"
        );
    }

    /// <summary>For programs: <c>activeDimensions</c> and <c>dimensions</c>, with the set's name before them.</summary>
    public static void Write(Utf8JsonWriter json, string set, LatentUse use)
    {
        json.WriteNumber(ObjectiveJson.Named(set, "activeDimensions"), use.Active);
        json.WriteStartArray(ObjectiveJson.Named(set, "dimensions"));
        foreach (var dimension in use.Dimensions)
        {
            json.WriteStartObject();
            if (dimension.Kl is { } kl)
            {
                json.WriteNumber("kl", kl);
            }

            json.WriteNumber("varianceOfMeans", dimension.VarianceOfMeans);
            json.WriteNumber("meanVariance", dimension.MeanVariance);
            json.WriteBoolean("isActive", dimension.IsActive);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
