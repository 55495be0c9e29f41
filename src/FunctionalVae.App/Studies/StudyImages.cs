using FunctionalVae.Data;
using FunctionalVae.Evaluation;

namespace FunctionalVae.App;

/// <summary>The images of a study.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Input">Their shape; values are made binary anew for each step.</param>
/// <param name="Train">Training images.</param>
/// <param name="Test">Held-out images.</param>
internal sealed record StudyImages(string Name, Image Input, Batch Train, Batch Test)
{
    /// <summary>Reads them, and holds a fifth out where there is no test part.</summary>
    /// <param name="path">A folder or a file; null for the embedded digits.</param>
    /// <exception cref="UserErrorException">They are not images with values from 0 to 1.</exception>
    /// <exception cref="InvalidDataSetException">They cannot be read.</exception>
    public static StudyImages Load(string? path)
    {
        var request = new DataRequest(path is null ? [] : [path], EmbeddedData.Digits);
        var loaded = path is null ? EmbeddedData.Load(EmbeddedData.Digits) : DataFiles.Load([path], new());
        var tables = DataReading.Split(loaded, request);
        if (tables.Train.Shape.Dimensions is not { Count: 2 or 3 } size)
        {
            throw new UserErrorException(
                $"{request.Place} holds rows of {tables.Train.Width} values, and this study is of images: a folder of IDX files as MNIST has them, or an array [count, height, width] (.npy, .npz)."
            );
        }

        if (tables.Test.Count < PriorMatch.LeastExamples)
        {
            throw new UserErrorException(
                $"Of {request.Place} {tables.Test.Count} images are held out, and nothing can be told of fewer than {PriorMatch.LeastExamples}. Give more."
            );
        }

        var input = new Image(size[0], size[1], size.Count == 3 ? size[2] : 1, Binarization: Binarization.Dynamic);
        var model = Vae.ModelFrom(StudySpec.Of(input, latent: 1, layers: 1, units: 1), "the study");
        return new(request.Name, input, ExampleBatch.Of(model, tables.Train), ExampleBatch.Of(model, tables.Test));
    }
}
