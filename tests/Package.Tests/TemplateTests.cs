using FunctionalVae.Package.Tests.Harness;

namespace FunctionalVae.Package.Tests;

/// <summary>The template, installed from its package into a place of its own, and what it creates, word for word as a user would.</summary>
[Collection(PackedCollection.Name)]
public sealed class TemplateTests(PackedFeed feed)
{
    [Fact]
    [Trait("Category", "Slow")]
    public void What_it_creates_runs_and_keeps_its_tests()
    {
        var hive = Installed("run-and-test");
        _ = New(hive, "My-App");
        Assert.True(File.Exists(feed.FullPath("My-App/My_AppVae.cs")));

        var ran = feed.Dotnet(feed.FullPath("My-App"), "run").MustSucceed().Output;
        Assert.Matches(@"ELBO of 360 digits held out: -2\d\.\d\d nats per image", ran);
        Assert.Equal("PNG"u8, File.ReadAllBytes(feed.FullPath("My-App/samples.png")).AsSpan(1, 3));
        Assert.True(File.Exists(feed.FullPath("My-App/My_AppVae.safetensors")));

        var tested = feed.Dotnet(feed.FullPath("My-App"), "test", "--disable-build-servers").MustSucceed().Output;
        Assert.Matches(@"Failed:\s+0, Passed:\s+1, Skipped:\s+0, Total:\s+1", tested);
        Assert.DoesNotContain(": warning ", ran + tested, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void A_name_becomes_an_identifier()
    {
        (string Name, string Model)[] names =
        [
            ("1st", "_1stVae"),
            ("class", "ClassVae"),
            ("Acme.Digits", "DigitsVae"),
            ("MyVae", "MyVae"),
            ("my app", "My_appVae"),
        ];
        var hive = Installed("names");
        foreach (var (name, model) in names)
        {
            _ = New(hive, name);
            Assert.Contains($"static partial class {model}\n", Text($"{name}/{model}.cs"), StringComparison.Ordinal);
            var files = Directory.GetFiles(feed.FullPath(name), "*", SearchOption.AllDirectories);
            Assert.Equal(6, files.Length);
            Assert.DoesNotMatch("NameOfModel|NAME-OF|VERSION-OF", string.Concat(files.Concat(files.Select(Text))));
        }

        var projects = names.Select(found => $"<Project Path=\"{found.Name}/{found.Name}.csproj\" />");
        File.WriteAllText(feed.FullPath("Names.slnx"), $"<Solution>{string.Concat(projects)}</Solution>");
        var built = feed.Dotnet(feed.FullPath(""), "build", "Names.slnx", "-nologo", "-tl:off", "--disable-build-servers").MustSucceed();
        Assert.DoesNotContain(": warning ", built.Output, StringComparison.OrdinalIgnoreCase);
    }

    private string Text(string path) => File.ReadAllText(feed.FullPath(path)).ReplaceLineEndings("\n");

    // A hive is where dotnet new keeps its templates; this one is gone with the feed, and the user's is left as it is.
    private string Installed(string name)
    {
        var hive = feed.FullPath("hive-" + name);
        if (!Directory.Exists(hive))
        {
            var package = Path.Combine(feed.Feed, $"FunctionalVae.Templates.{PackedFeed.Version}.nupkg");
            _ = feed.Dotnet(feed.FullPath(""), "new", "install", package, "--debug:custom-hive", hive).MustSucceed();
        }

        return hive;
    }

    private CommandResult New(string hive, string name) =>
        feed.Dotnet(feed.FullPath(""), "new", "fvae", "-n", name, "--debug:custom-hive", hive).MustSucceed();
}
