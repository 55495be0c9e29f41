using FunctionalVae.Package.Tests.Harness;

namespace FunctionalVae.Package.Tests;

/// <summary>A model in a file without a project: the samples, copied to an empty folder and started word for word as the README says.</summary>
[Collection(PackedCollection.Name)]
public sealed class FileAppTests(PackedFeed feed)
{
    [Fact]
    public void A_file_trains_its_model_and_draws_a_picture()
    {
        var folder = Folder("file-run", "pocket.cs");
        var ran = feed.Dotnet(folder, "run", "pocket.cs").MustSucceed().Output;
        Assert.Matches(@"ELBO of 360 digits held out: -2\d\.\d\d nats per image", ran);
        Assert.DoesNotContain("warning", ran, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("PNG"u8, File.ReadAllBytes(Path.Combine(folder, "samples.png")).AsSpan(1, 3));
        Assert.Equal(["pocket.cs", "samples.png"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_tool_trains_the_model_of_a_file_and_takes_it_up_again()
    {
        _ = Folder("file-tool", "pocket.cs");
        var trained = feed.Fvae("file-tool", "train", "PocketVae", "--project", "pocket.cs", "--epochs", "2", "--out", "run").MustSucceed();
        Assert.StartsWith("building pocket.cs\n", trained.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("pocket.cs", File.ReadAllText(feed.FullPath("file-tool/run/run.json")), StringComparison.Ordinal);
        var evaluated = feed.Fvae("", "evaluate", "file-tool/run", "--project", "file-tool/pocket.cs", "--json").MustSucceed();
        Assert.Contains("\"testElbo\"", evaluated.Output, StringComparison.Ordinal);

        // A model that does not compile shows its errors, and a folder leads to the file.
        var broken = feed.FullPath("file-tool/pocket.cs");
        File.WriteAllText(broken, File.ReadAllText(broken).Replace("new Dense(64", "new Dense(0", StringComparison.Ordinal));
        var outcome = feed.Fvae("file-tool", "list", "--project", "pocket.cs");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(BuildError.In(outcome.Error), error => error is { File: "pocket.cs", Id: "FVAE2001" });
        Assert.EndsWith("error: pocket.cs does not build.\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("but a file-based app.", feed.Fvae("file-tool", "list", "--project", ".").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_a_tool_of_its_own_over_a_table()
    {
        var folder = Folder("file-table", "points.cs");
        var rows = Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"{i % 7},{i % 5 * 100},{i % 3 / 10.0}\n"));
        File.WriteAllText(Path.Combine(folder, "points.csv"), "a,b,c\n" + string.Concat(rows));
        string[] run = ["run", "points.cs", "--"];
        string[] train = ["train", "PointsVae", "--data", "points.csv", "--scale", "standardise", "--out", "runs/points"];
        _ = feed.Dotnet(folder, [.. run, .. train]).MustSucceed();
        _ = feed.Dotnet(folder, [.. run, "sample", "runs/points", "--count", "50", "--out", "new.csv"]).MustSucceed();
        var sampled = File.ReadAllLines(Path.Combine(folder, "new.csv"));
        Assert.Equal(("a,b,c", 51), (sampled[0], sampled.Length));
        // In the units of the file.
        Assert.True(sampled.Skip(1).Max(line => float.Parse(line.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture)) > 50);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void A_file_may_name_a_project_and_must_hold_a_model()
    {
        var folder = Folder("file-project");
        string[] directives = [$"#:package FunctionalVae@{PackedFeed.Version}", "#:project ../Models/Models.csproj"];
        var model = """
            using FunctionalVae;
            Console.WriteLine($"{Models.Plane.Model.Name} and {Line.Model.Name}");
            [GenerateVae]
            public static partial class Line
            {
                public static VaeSpec Spec { get; } =
                    new(
                        new Features(2),
                        [new Dense(4, Activation.Relu)],
                        new DiagonalNormalLatent(1),
                        [new Dense(4, Activation.Relu)],
                        new SquaredErrorLikelihood()
                    );
            }
            """;
        File.WriteAllText(Path.Combine(folder, "both.cs"), string.Join('\n', [.. directives, model]));
        Assert.Equal("Plane and Line\n", feed.Dotnet(folder, "run", "both.cs").MustSucceed().Output);
        var listed = feed.Fvae("file-project", "list", "--project", "both.cs").MustSucceed().Output;
        Assert.Contains("Line ", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("Plane ", listed, StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(folder, "none.cs"), string.Join('\n', [.. directives, "Console.WriteLine(1);"]));
        var none = feed.Fvae("file-project", "list", "--project", "none.cs");
        Assert.Equal(2, none.ExitCode);
        Assert.Contains(
            "error: none.cs has no models: none of its classes is marked with [GenerateVae].",
            none.Error,
            StringComparison.Ordinal
        );
    }

    // A folder with samples, which take the packages under test in place of the newest.
    private string Folder(string name, params string[] samples)
    {
        var folder = Directory.CreateDirectory(feed.FullPath(name)).FullName;
        foreach (var sample in samples)
        {
            File.WriteAllText(Path.Combine(folder, sample), PackedFeed.Sample("File/" + sample));
        }

        return folder;
    }
}
