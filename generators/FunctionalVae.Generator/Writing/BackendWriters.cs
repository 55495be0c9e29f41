using FunctionalVae.Generator.Reading;

namespace FunctionalVae.Generator.Writing;

/// <summary>What is written for a model beside its managed half: a file for each backend.</summary>
internal static class BackendWriters
{
    private static readonly IReadOnlyList<(VaeBackends Backend, Func<GeneratedModel, string> Write)> All =
    [
        (VaeBackends.Torch, TorchWriter.Write),
        (VaeBackends.Diff, DiffWriter.Write),
    ];

    /// <summary>The names and texts of the files for these backends.</summary>
    public static IEnumerable<(string HintName, string Text)> Write(GeneratedModel model, VaeBackends backends) =>
        All.Where(each => (backends & each.Backend) != 0)
            // The model's own name ends in .g.cs.
            .Select(each => (model.HintName.Replace(".g.cs", "." + each.Backend + ".g.cs"), each.Write(model)));
}
