namespace FunctionalVae.App;

/// <summary>How large a picture may be.</summary>
internal static class PictureLimit
{
    // Larger pictures take gigabytes of memory, and few viewers open them.
    private const long MostPixels = 400_000_000;

    /// <exception cref="UserErrorException">So many images of the model do not fit into a picture.</exception>
    public static void Require(IVaeModel model, Image image, long count, int scale, string flag)
    {
        if (count * image.Height * image.Width * scale * scale > MostPixels)
        {
            throw new UserErrorException(
                $"{count} images of {ModelText.Input(model)} are too many for one picture. Pass a smaller {flag}."
            );
        }
    }
}
