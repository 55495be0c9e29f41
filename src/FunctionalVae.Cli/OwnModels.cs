using System.CommandLine;
using FunctionalVae.App;

namespace FunctionalVae.Cli;

/// <summary>Your own models in place of the tool's: those of an assembly, or of a project, which is built for it.</summary>
internal static class OwnModels
{
    private const string AssemblyName = "--assembly";
    private const string ProjectName = "--project";

    /// <summary>The options <c>--assembly</c> and <c>--project</c>, and what they lead to.</summary>
    public static ModelSource Source
    {
        get
        {
            var assembly = Recursive(
                AssemblyName,
                "The models of this assembly (.dll) in place of the tool's. Its code is run: name only what you trust.",
                "FILE"
            );
            var project = Recursive(
                ProjectName,
                "The models of the project in this folder (or of this project file, or of this .cs file, a file-based app), which is built first. Its code is run, as a build runs it.",
                "DIR"
            );
            return new(
                [assembly, project],
                (parsed, host) => Find(parsed.GetValue(assembly), parsed.GetValue(project), host),
                Examples,
                $"Models of your own are found by {ProjectName} DIR or {AssemblyName} FILE."
            );
        }
    }

    private static FoundModels? Find(string? assembly, string? project, AppHost host) =>
        (assembly, project) switch
        {
            (null, null) => null,
            ({ } file, null) => AssemblyModels.Of(file, file),
            (null, { } place) => Built(ProjectFile.Find(place), host),
            _ => throw new UserErrorException($"{AssemblyName} and {ProjectName} both say where the models are. Pass one of them."),
        };

    // Where what is built lies is the SDK's business; messages name what was given.
    private static FoundModels Built(string project, AppHost host) => AssemblyModels.Of(ProjectBuild.Run(project, host), project);

    private static IEnumerable<string> Examples(string command) =>
        command switch
        {
            "list" => ["list --project .", "list --project app.cs", "list --assembly bin/Release/net10.0/My.dll"],
            "check" => ["check MyVae --project ."],
            "plan" => ["plan MyVae --project ."],
            "evaluate" or "score" or "sample" or "reconstruct" or "traverse" => [$"{command} runs/mine --project ."],
            "interpolate" => ["interpolate runs/mine --project . --from 3 --to 8"],
            "import" => ["import MyVae theirs.safetensors --project . --out runs/theirs"],
            "encode" => ["encode runs/mine --project . --out latents.csv"],
            "train" =>
            [
                "train MyVae --project . --out runs/mine",
                "train MyVae --project app.cs --data points.csv --scale standardise --out runs/points",
                "train MyVae --project . --backend torch --device cuda:0 --out runs/mine",
            ],
            "bench" => ["bench MyVae --project . --backend torch"],
            _ => ["train MyVae --project . --out runs/mine"],
        };

    private static Option<string?> Recursive(string name, string help, string helpName)
    {
        var option = Values.Path(name, help, helpName);
        option.Recursive = true;
        return option;
    }
}
