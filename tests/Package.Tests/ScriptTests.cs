using FunctionalVae.Package.Tests.Harness;

namespace FunctionalVae.Package.Tests;

/// <summary>F# scripts over the packages: no project, no C# neighbour.</summary>
[Collection(PackedCollection.Name)]
public sealed class ScriptTests(PackedFeed feed)
{
    [Fact]
    public void A_script_trains_a_specification_and_states_its_bound()
    {
        var ran = Run("script", PackedFeed.Sample("Script/pocket.fsx"));
        Assert.Matches(@"^ELBO of 360 digits held out: -2\d\.\d\d nats per image\s*$", ran);
        Assert.Equal("PNG"u8, File.ReadAllBytes(feed.FullPath("script/samples.png")).AsSpan(1, 3));
    }

    [Fact]
    public void The_guides_blocks_are_one_script_one_after_the_other()
    {
        _ = feed.SoundBuild.MustSucceed();
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide.md"));
        var blocks = guide.Split("```fsharp\n").Skip(1).Select(rest => rest.Split("```")[0]).ToList();
        Assert.Equal(2, blocks.Count);
        // The C# library of the guide's reader, whose model is another one of three numbers.
        var library = $"#r @\"{feed.FullPath("Models/bin/Debug/net10.0/Models.dll")}\"\n";
        var rows = Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{i % 7},{i % 5},{i % 3}\n"));
        Directory.CreateDirectory(feed.FullPath("guide"));
        File.WriteAllText(feed.FullPath("guide/points.csv"), "a,b,c\n" + string.Concat(rows));
        var ran = Run("guide", PackedFeed.Pinned(blocks[0] + library + blocks[1] + "printfn $\"declared: {bound.Value < 0.0}\"\n"));
        Assert.Matches(@"^best epoch (Some\()?\d+.*: -?\d+\.\d\d nats per example\ndeclared: True\s*$", ran);
        Assert.True(File.Exists(feed.FullPath("guide/points.safetensors")));
    }

    private string Run(string folder, string script)
    {
        Directory.CreateDirectory(feed.FullPath(folder));
        // Scripts heed no nuget.config: their sources are in the script, and their packages must come from no earlier run.
        File.WriteAllText(feed.FullPath(folder + "/script.fsx"), $"#i \"nuget: {feed.Feed.Replace('\\', '/')}\"\n{script}");
        var outcome = feed.Script(feed.FullPath(folder), "script.fsx").MustSucceed();
        Assert.DoesNotContain("warning", outcome.Error, StringComparison.OrdinalIgnoreCase);
        return outcome.Output;
    }
}
