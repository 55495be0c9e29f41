using FunctionalVae.Package.Tests.Harness;

namespace FunctionalVae.Package.Tests;

/// <summary>The installed tool over models that it was not built with.</summary>
[Collection(PackedCollection.Name)]
public sealed class OwnModelTests(PackedFeed feed)
{
    [Fact]
    public void A_projects_models_are_built_listed_trained_and_taken_up_again()
    {
        var listed = feed.Fvae("Models", "list", "--project", ".", "--json").MustSucceed().Output;
        Assert.Contains("\"Plane\"", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("DigitsVae", listed, StringComparison.Ordinal);

        _ = feed.Fvae("Models", "train", "Plane", "--project", ".", "--epochs", "2", "--threads", "1", "--out", "run").MustSucceed();
        var record = File.ReadAllText(feed.FullPath("Models/run/run.json"));
        Assert.DoesNotContain("--project", record, StringComparison.Ordinal);
        Assert.DoesNotContain(feed.FullPath(""), record, StringComparison.Ordinal);

        var assembly = feed.FullPath("Models/bin/Release/net10.0/Models.dll");
        var evaluated = feed.Fvae("", "evaluate", "Models/run", "--assembly", assembly, "--json").MustSucceed().Output;
        Assert.Contains("\"testObjective\"", evaluated, StringComparison.Ordinal);

        var without = feed.Fvae("", "evaluate", "Models/run");
        Assert.Equal(2, without.ExitCode);
        Assert.Contains("belongs to the model Plane, which is none of: ", without.Output, StringComparison.Ordinal);
        Assert.Contains("Models of your own are found by --project DIR or --assembly FILE.", without.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_with_neighbours_of_its_own_is_loaded_with_them()
    {
        _ = feed.SoundBuild.MustSucceed();
        var listed = feed.Fvae("", "list", "--assembly", "OddSettings/bin/Debug/net10.0/OddSettings.dll").MustSucceed().Output;
        Assert.All(
            ["event", "Matrix", "Async", "Lane", "Workspace"],
            name => Assert.Contains(name + " ", listed, StringComparison.Ordinal)
        );

        // Source generators do not run in F#: the message leads to the C# neighbour.
        var program = feed.Fvae("", "list", "--assembly", "FSharpConsole/bin/Debug/net10.0/FSharpConsole.dll");
        Assert.Equal(2, program.ExitCode);
        Assert.Contains("FSharpConsole.dll has no models", program.Output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("FSharpConsole/bin/Debug/net10.0", "Models.dll"), program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_does_not_build_shows_the_builds_errors()
    {
        _ = feed.SoundBuild.MustSucceed();
        var outcome = feed.Fvae("Broken", "list", "--project", ".");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(Assert.Single(BuildError.PromisedIn(feed.FullPath("Broken/EmptyLayer.cs"))), BuildError.In(outcome.Output));
        Assert.Contains("Broken.csproj does not build.", outcome.Output, StringComparison.Ordinal);
    }
}
