using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>Whether examples have the size that a model takes, and what to do where they do not.</summary>
internal static class DataFit
{
    public static void Require(IVaeModel model, IExamples examples, DataRequest request, ModelCatalogue catalogue)
    {
        if (ExampleBatch.Fits(model, examples))
        {
            return;
        }

        var size = ModelText.Size(examples.Shape);
        var wanted = ModelText.Input(model);
        var data = request.IsEmbedded ? $"{request.Place} are {size}" : $"{What(examples)} in {request.Place} are {size}";
        var takes = model.Spec.Input is Image ? $"images of {wanted}" : wanted;
        throw new UserErrorException(
            $"{model.Name} takes {takes}; {data}. {Remedy(model, request, wanted)}{Others(examples, catalogue, size)}"
        );
    }

    /// <summary>Refuses to divide values that were divided when they were read.</summary>
    /// <exception cref="UserErrorException">They are the bytes of IDX files or pictures, and there is a divisor greater than 1.</exception>
    public static void RequireUndivided(DataRequest request)
    {
        if (request.Scaling is Scaling.Divide { By: > 1 } divide && request.Paths is [var path] && Directory.Exists(path))
        {
            throw new UserErrorException(
                $"--scale {divide}: the bytes of IDX files and pictures are read as shares of 255, in [0, 1], and would be divided twice. Leave --scale out."
            );
        }
    }

    private static string Remedy(IVaeModel model, DataRequest request, string wanted) =>
        (request.IsEmbedded, model.Spec.Input) switch
        {
            (true, Image) =>
                $"Pass --data FOLDER with an MNIST-style folder of {wanted} images (train-images-idx3-ubyte and its three fellows), or of pictures (.png, .jpg), or a file.",
            (true, _) => $"Pass --data FILE with a table of {wanted} in each row.",
            _ when EmbeddedData.Fit(model) => $"Leave --data out to take the embedded {EmbeddedData.NameFor(model)}.",
            (_, Image { Channels: > 1 } image) => FormattableString.Invariant(
                $"Pass --data FILE.npy with an array of [examples, {image.Height}, {image.Width}, {image.Channels}]."
            ),
            (_, Image) => $"Pass --data FOLDER with images of {wanted} (IDX files), or a .npy file.",
            _ => "A column of labels among them is named by --label-column.",
        };

    private static string What(IExamples examples) => examples.Shape.IsVector ? "the rows" : "the images";

    private static string Others(IExamples examples, ModelCatalogue catalogue, string size)
    {
        string[] fitting = [.. catalogue.Models.Where(model => ExampleBatch.Fits(model, examples)).Select(model => model.Name)];
        return fitting.Length == 0 ? "" : $" Models for {size}: {string.Join(", ", fitting)}.";
    }
}
