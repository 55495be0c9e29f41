using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary>The pictures of a trained model, by file name.</summary>
internal static class RunPictures
{
    private const int SampleCount = 100;
    private const int ManifoldSide = 20;

    /// <summary>All of a completed run's, the curves first.</summary>
    public static IEnumerable<(string Name, Bitmap Picture)> Of(TrainRequest request, TrainData data, TrainResult result)
    {
        var (model, parameters) = (request.Model, result.Parameters);
        var seed = request.Options.Seed;
        var test = new Lazy<Batch>(() => EncodedValues.Usual(model).Of(data.Test, seed));
        foreach (var name in Names(model))
        {
            var picture = name switch
            {
                RunFiles.Curves => RunCurves.Draw(model, request.Options, result.Run.Epochs),
                RunFiles.Samples => SamplePicture.Draw(
                    SampledValues.OfAllClasses(model) with
                    {
                        Latents = result.Latents,
                    },
                    parameters,
                    SampleCount,
                    seed
                ),
                RunFiles.Reconstructions => ReconstructionsOf(model, parameters, test.Value),
                RunFiles.Manifold => ManifoldOf(model, parameters, (Image)model.Spec.Input),
                _ => LatentOf(model, parameters, test.Value, data),
            };
            yield return (name, picture);
        }
    }

    /// <summary>That of a run without results: its curves, once an epoch is complete.</summary>
    public static IEnumerable<(string Name, Bitmap Picture)> OfEpochs(TrainRequest request, TrainingRun<TrainingState> run)
    {
        if (run.Epochs.Count > 0)
        {
            yield return (RunFiles.Curves, RunCurves.Draw(request.Model, request.Options, run.Epochs));
        }
    }

    /// <summary>The names of those that a model has.</summary>
    public static IEnumerable<string> Names(IVaeModel model)
    {
        var (isImage, hasPrior, isPlane) = (model.Spec.Input is Image, PriorMoments.Exist(model), model.Layout.LatentWidth == 2);
        (string Name, bool IsDrawn)[] pictures =
        [
            (RunFiles.Curves, true),
            (RunFiles.Samples, isImage && hasPrior),
            (RunFiles.Reconstructions, isImage),
            (RunFiles.Manifold, isImage && hasPrior && isPlane && model.Spec.Condition is null),
            (RunFiles.Latent, isPlane),
        ];
        return pictures.Where(picture => picture.IsDrawn).Select(picture => picture.Name);
    }

    private static Bitmap ReconstructionsOf(IVaeModel model, ParameterVector parameters, Batch test)
    {
        var originals = Dataset.Of(test).Take([.. Enumerable.Range(0, Math.Min(PairPicture.UsualCount, test.Count))]);
        return PairPicture.Draw(model, originals.Values, model.Reconstruct(parameters, originals).Values);
    }

    private static Bitmap ManifoldOf(IVaeModel model, ParameterVector parameters, Image image)
    {
        // The grid is made for the standard normal; DrawPrior carries it over to a learned prior.
        var latents = model.DrawPrior(parameters, model.NoiseFromValues(Manifold.Grid(ManifoldSide)));
        var scale = PictureScale.OfTile(image.Height, PictureScale.ManifoldTile);
        var decoded = model.Decode(parameters, latents);
        return ImageGrid.Draw(decoded.Values, image.Height, image.Width, image.Channels, ManifoldSide, scale, GapOf(image));
    }

    // Digits of MNIST have a margin of their own; those of 8 × 8 pixels would run into each other.
    private static int GapOf(Image image) => Math.Min(image.Height, image.Width) < 16 ? 2 : 0;

    private static Bitmap LatentOf(IVaeModel model, ParameterVector parameters, Batch test, TrainData data)
    {
        var means = model.Encode(parameters, test).Mean;
        var style = new ScatterStyle(
            Title: $"{model.Name}: posterior means of the {(data.HasTest ? "test" : "training")} {ModelText.Examples(model)}",
            DotRadius: test.Count > 2000 ? 2 : 4,
            LabelNames: data.Tables.Test.LabelNames
        );
        return ScatterPlot.Draw(means.Values, data.Tables.Test.Labels, style);
    }
}
