namespace FunctionalVae.App;

/// <summary>How large small images are drawn.</summary>
internal static class PictureScale
{
    /// <summary>About how high one image of a grid is, in pixels.</summary>
    public const int Tile = 56;

    /// <summary>About how high one image of a manifold is, in pixels.</summary>
    public const int ManifoldTile = 40;

    /// <summary>Pixels of the picture for one of an image, so that it is about <paramref name="tile"/> high.</summary>
    public static int OfTile(int height, int tile) => Math.Max(1, (int)Math.Round((double)tile / height));
}
