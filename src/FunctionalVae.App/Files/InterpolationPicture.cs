using System.Globalization;
using FunctionalVae.Reports;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Two images with what lies between them.</summary>
internal static class InterpolationPicture
{
    /// <param name="model">A model of images.</param>
    /// <param name="from">The first example and its number in its part.</param>
    /// <param name="to">The last.</param>
    /// <param name="shares">The share of the way of each point between, from 0 to 1.</param>
    /// <param name="decoded">[shares, values of an image].</param>
    /// <param name="part">What the part is called, such as test.</param>
    /// <exception cref="UserErrorException">So many do not fit into a picture.</exception>
    public static Bitmap Draw(
        IVaeModel model,
        (Batch Example, int Number) from,
        (Batch Example, int Number) to,
        double[] shares,
        ReadOnlyMemory<float> decoded,
        string part
    )
    {
        float[] tiles = [.. from.Example.Values.Span, .. decoded.Span, .. to.Example.Values.Span];
        string[] captions =
        [
            Invariant($"{part} {from.Number}"),
            .. shares.Select(share => share.ToString("0.##", CultureInfo.InvariantCulture)),
            Invariant($"{part} {to.Number}"),
        ];
        return CaptionedPicture.Draw(model, tiles, [""], captions, "--steps");
    }
}
