using FunctionalVae.Package.Tests.Harness;

namespace FunctionalVae.Package.Tests;

/// <summary>What every package states about itself.</summary>
[Collection(PackedCollection.Name)]
public sealed class PackageFactsTests(PackedFeed feed)
{
    [Theory]
    [InlineData("FunctionalVae", "FunctionalVae.Probability MathNet.Numerics")]
    [InlineData(
        "FunctionalVae.App",
        "FunctionalVae FunctionalVae.Evaluation FunctionalVae.Reports FunctionalVae.Testing Spectre.Console StbImageSharp System.CommandLine"
    )]
    [InlineData("FunctionalVae.Cli", "")]
    [InlineData("FunctionalVae.Evaluation", "FunctionalVae")]
    [InlineData("FunctionalVae.FSharp", "FSharp.Core FunctionalVae FunctionalVae.Evaluation FunctionalVae.Reports")]
    [InlineData("FunctionalVae.Probability", "MathNet.Numerics")]
    [InlineData("FunctionalVae.Reports", "FunctionalVae")]
    [InlineData("FunctionalVae.Templates", "")]
    [InlineData("FunctionalVae.Testing", "FSharp.Core FsCheck FunctionalVae")]
    public void It_depends_on_what_its_users_need_and_on_no_tool_of_this_repository(string id, string needed)
    {
        var names = needed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var actual = feed.Packages.Single(package => package.Id == id).Dependencies;
        Assert.Superset(names.ToHashSet(), actual.ToHashSet());
        // Central pinning writes what comes along beside what is referenced.
        Assert.Subset(names.Concat(["FSharp.Core", "FsCheck", "MathNet.Numerics"]).ToHashSet(), actual.ToHashSet());
        Assert.True(names.Length > 0 || actual.Count == 0, string.Join(", ", actual));
    }

    [Fact]
    public void Each_has_a_page_a_description_and_a_licence_of_its_own()
    {
        Assert.All(
            feed.Packages,
            package =>
            {
                Assert.Equal("MIT", package.Fact("license"));
                Assert.Equal("README.md", package.Fact("readme"));
                Assert.Contains("README.md", package.Files);
                Assert.Contains("vae", package.Fact("tags"), StringComparison.Ordinal);
                Assert.False(string.IsNullOrWhiteSpace(package.Fact("description")));
            }
        );
        Assert.Distinct(feed.Packages.Select(package => package.Fact("description")));
        Assert.Distinct(feed.Packages.Select(package => Convert.ToHexString(package.Read("README.md"))));
    }

    [Fact]
    public void Where_the_sources_are_is_a_public_place_or_left_out() =>
        Assert.All(feed.Packages, package => Assert.StartsWith("https://", package.Repository ?? "https://", StringComparison.Ordinal));

    [Fact]
    public void Every_assembly_of_ours_is_reproducible_and_has_its_very_symbols_in_the_symbol_package() =>
        Assert.All(
            feed.Packages,
            package =>
            {
                var symbols = package.Symbols;
                foreach (var file in package.Files.Where(IsOwnAssembly))
                {
                    var facts = DebugFacts.OfAssembly(package.Read(file));
                    Assert.True(facts.IsReproducible, file);
                    // A compiler's symbol server knows no analyzers.
                    if (!file.StartsWith("analyzers/", StringComparison.Ordinal))
                    {
                        Assert.Equal(facts.Symbols, DebugFacts.OfSymbols(symbols!.Read(Path.ChangeExtension(file, ".pdb"))));
                    }
                }
            }
        );

    [Fact]
    public void The_template_is_in_its_package_with_the_versions_of_this_very_build()
    {
        var package = feed.Packages.Single(package => package.Id == "FunctionalVae.Templates");
        Assert.Equal("Template", package.Type);
        var projects = package
            .Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => package.Text(file))
            .ToList();
        Assert.Equal(2, projects.Count);
        Assert.All(projects, text => Assert.Contains($"Version=\"{PackedFeed.Version}\"", text, StringComparison.Ordinal));
        Assert.All(package.Files, file => Assert.DoesNotContain("VERSION-OF", package.Text(file), StringComparison.Ordinal));
    }

    private static bool IsOwnAssembly(string file) =>
        file.EndsWith(".dll", StringComparison.Ordinal)
        && (Path.GetFileName(file).StartsWith("FunctionalVae", StringComparison.Ordinal) || Path.GetFileName(file) == "fvae.dll");
}
