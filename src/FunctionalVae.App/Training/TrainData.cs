using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>The images that a model is trained and judged on.</summary>
/// <param name="Name">What people call the data.</param>
/// <param name="Sets">The examples as they were read, with labels.</param>
/// <param name="Train">The training images, as the model takes them.</param>
/// <param name="Test">The test images.</param>
internal sealed record TrainData(string Name, TrainTestSets Sets, Batch Train, Batch Test)
{
    private const string EmbeddedName = "digits";

    /// <summary>Reads the data of a request.</summary>
    /// <exception cref="UserErrorException">The images do not fit the model.</exception>
    /// <exception cref="InvalidDataSetException">The folder has no such data.</exception>
    public static TrainData Load(TrainRequest request, ModelCatalogue catalogue)
    {
        var sets = request.DataFolder is null ? Digits.Load() : IdxFolder.Load(request.DataFolder);
        DataFit.Require(request, sets.Train, catalogue);
        try
        {
            return new(
                request.DataFolder is null ? EmbeddedName : NameOf(request.DataFolder),
                sets,
                ExampleImages.Of(request.Model, sets.Train),
                ExampleImages.Of(request.Model, sets.Test)
            );
        }
        catch (ArgumentException problem)
        {
            throw new UserErrorException(problem.Message, problem);
        }
    }

    private static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
}
