using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary>The pictures of a trained model, by file name.</summary>
internal static class RunPictures
{
    private const int SampleCount = 100;
    private const int PairCount = 40;
    private const int PairColumns = 10;
    private const int ManifoldSide = 20;

    public static IEnumerable<(string Name, Bitmap Picture)> Of(TrainRequest request, TrainData data, ParameterVector parameters)
    {
        if (request.Model.Spec.Input is not Image image)
        {
            yield break;
        }

        var model = request.Model;
        var seed = request.Options.Seed;
        yield return (RunFiles.Samples, SamplePicture.Draw(model, parameters, SampleCount, seed));

        var test = model.Binarize(data.Test, Key.FromSeed(seed).Child(KeySites.Evaluation));
        var originals = model.ImagesFrom(test.Values[..(Math.Min(PairCount, test.Count) * test.Width)].ToArray());
        var made = model.Reconstruct(parameters, originals);
        var scale = PictureScale.OfTile(image.Height, PictureScale.Tile);
        var pairs = ReconstructionGrid.Draw(originals.Values, made.Values, image.Height, image.Width, image.Channels, PairColumns, scale);
        yield return (RunFiles.Reconstructions, pairs);

        if (model.Layout.LatentWidth == 2)
        {
            yield return (RunFiles.Manifold, ManifoldOf(model, parameters, image));
            yield return (RunFiles.Latent, LatentOf(model, parameters, test, data));
        }
    }

    private static Bitmap ManifoldOf(IVaeModel model, ParameterVector parameters, Image image)
    {
        var decoded = model.Decode(parameters, model.LatentsFrom(Manifold.Grid(ManifoldSide)));
        var scale = PictureScale.OfTile(image.Height, PictureScale.ManifoldTile);
        return ImageGrid.Draw(decoded.Values, image.Height, image.Width, image.Channels, ManifoldSide, scale, GapOf(image));
    }

    // Digits of MNIST have a margin of their own; those of 8 × 8 pixels would run into each other.
    private static int GapOf(Image image) => Math.Min(image.Height, image.Width) < 16 ? 2 : 0;

    private static Bitmap LatentOf(IVaeModel model, ParameterVector parameters, Batch test, TrainData data)
    {
        var means = model.Encode(parameters, test).Mean;
        var style = new ScatterStyle(Title: $"{model.Name}: posterior means of the test images", DotRadius: test.Count > 2000 ? 2 : 4);
        return ScatterPlot.Draw(means.Values, data.Sets.Test.Labels, style);
    }
}
