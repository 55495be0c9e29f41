using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>Whether images have the size that a model takes, and what to do where they have not.</summary>
internal static class DataFit
{
    public static void Require(TrainRequest request, ExampleSet examples, ModelCatalogue catalogue)
    {
        if (Takes(request.Model, examples))
        {
            return;
        }

        var size = ModelText.Size(examples.Height, examples.Width, examples.Channels);
        var wanted = ModelText.Input(request.Model);
        var data = request.DataFolder is null ? $"the embedded digits are {size}" : $"the images in {request.DataFolder} are {size}";
        var remedy = (request.DataFolder, request.Model.Spec.Input) switch
        {
            (null, _) =>
                $"Pass --data FOLDER with an MNIST-style folder of {wanted} images (train-images-idx3-ubyte and its three fellows).",
            (_, Image { Height: 8, Width: 8, Channels: 1 }) => "Leave --data out to train on the embedded digits.",
            _ => $"Pass --data FOLDER with images of {wanted}.",
        };
        throw new UserErrorException($"{request.Model.Name} takes images of {wanted}; {data}. {remedy}{Others(examples, catalogue, size)}");
    }

    private static bool Takes(IVaeModel model, ExampleSet examples) =>
        model.Spec.Input is Image image
        && (image.Height, image.Width, image.Channels) == (examples.Height, examples.Width, examples.Channels);

    private static string Others(ExampleSet examples, ModelCatalogue catalogue, string size)
    {
        string[] fitting = [.. catalogue.Models.Where(model => Takes(model, examples)).Select(model => model.Name)];
        return fitting.Length == 0 ? "" : $" Models for {size}: {string.Join(", ", fitting)}.";
    }
}
