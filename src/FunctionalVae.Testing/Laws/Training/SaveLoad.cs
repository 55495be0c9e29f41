namespace FunctionalVae.Testing;

/// <summary>Parameters outlive the process.</summary>
internal static class SaveLoad
{
    public static LawDefinition Law { get; } =
        new(
            "save-load",
            "Parameters come back from a file, and initial ones from their own plain values, to the same bits.",
            6,
            CaseRange.Everywhere.UpTo(1),
            Applies.Always,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var initial = at.Model.Initialize(at.Key);
        var again = at.Model.ParametersFrom(initial.Values.ToArray());
        return Compare.Same(" from plain values", initial, again).Concat(Compare.Same(" from a file", at.Parameters, Reloaded(at)));
    }

    private static ParameterVector Reloaded(Situation at)
    {
        var storage = at.Subject.Options.Storage ?? VaeStorage.Checkpoints;
        var folder = Directory.CreateTempSubdirectory("fvae-laws-");
        try
        {
            var path = Path.Combine(folder.FullName, "parameters.safetensors");
            storage.Save(at.Model, at.Parameters, path);
            return storage.Load(at.Model, path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
