using System.Globalization;
using FunctionalVae.Reports;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>A row of images for each latent dimension that varies.</summary>
internal static class TraversalPicture
{
    /// <param name="model">A model of images.</param>
    /// <param name="decoded">[dimensions · offsets, values of an image].</param>
    /// <param name="dimensions">Which dimensions, from 0.</param>
    /// <param name="offsets">How far from the middle, in units of the walk.</param>
    /// <exception cref="UserErrorException">So many do not fit into a picture.</exception>
    public static Bitmap Draw(IVaeModel model, ReadOnlyMemory<float> decoded, IReadOnlyList<int> dimensions, double[] offsets) =>
        CaptionedPicture.Draw(
            model,
            decoded,
            [.. dimensions.Select(dimension => Invariant($"z{dimension}"))],
            [.. offsets.Select(offset => offset.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture))],
            "--steps"
        );
}
