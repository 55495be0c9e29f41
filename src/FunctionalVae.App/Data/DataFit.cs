using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>Whether examples have the size that a model takes, and what to do where they do not.</summary>
internal static class DataFit
{
    public static void Require(IVaeModel model, IExamples examples, DataRequest request, ModelCatalogue catalogue)
    {
        if (ExampleImages.Fits(model, examples))
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

    private static string Remedy(IVaeModel model, DataRequest request, string wanted) =>
        (request.IsEmbedded, model.Spec.Input) switch
        {
            (true, Image) =>
                $"Pass --data FOLDER with an MNIST-style folder of {wanted} images (train-images-idx3-ubyte and its three fellows), or of pictures (.png, .jpg), or a file.",
            (true, _) => $"Pass --data FILE with a table of {wanted} in each row.",
            _ when EmbeddedData.Fit(model) => $"Leave --data out to take the embedded {EmbeddedData.NameFor(model)}.",
            (_, Image) => $"Pass --data FOLDER with images of {wanted}.",
            _ => "A column of labels among them is named by --label-column.",
        };

    private static string What(IExamples examples) => examples.Shape.IsVector ? "the rows" : "the images";

    private static string Others(IExamples examples, ModelCatalogue catalogue, string size)
    {
        string[] fitting = [.. catalogue.Models.Where(model => ExampleImages.Fits(model, examples)).Select(model => model.Name)];
        return fitting.Length == 0 ? "" : $" Models for {size}: {string.Join(", ", fitting)}.";
    }
}
