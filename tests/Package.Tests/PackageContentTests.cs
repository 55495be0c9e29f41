using FunctionalVae.Package.Tests.Harness;

namespace FunctionalVae.Package.Tests;

[Collection(PackedCollection.Name)]
public sealed class PackageContentTests(PackedFeed feed)
{
    private IReadOnlyList<PackageFile> All => feed.Packages;

    [Fact]
    public void The_main_package_holds_the_run_time_the_vocabulary_and_the_generator() =>
        Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/FunctionalVae.CodeFixes.dll",
                "analyzers/dotnet/cs/FunctionalVae.Generator.dll",
                "analyzers/dotnet/cs/FunctionalVae.Spec.dll",
                "buildTransitive/FunctionalVae.targets",
                "lib/net10.0/FunctionalVae.Spec.dll",
                "lib/net10.0/FunctionalVae.Spec.xml",
                "lib/net10.0/FunctionalVae.dll",
                "lib/net10.0/FunctionalVae.xml",
                "licenses/digits.LICENSE.md",
            ],
            Package("FunctionalVae").Files
        );

    [Fact]
    public void The_FSharp_package_holds_one_assembly()
    {
        var package = Package("FunctionalVae.FSharp");
        Assert.Equal(["README.md", "lib/net10.0/FunctionalVae.FSharp.dll", "lib/net10.0/FunctionalVae.FSharp.xml"], package.Files);
    }

    [Fact]
    public void Every_dependency_of_ours_is_a_package_of_ours() =>
        Assert.All(
            All,
            package =>
                Assert.Subset(
                    All.Select(other => other.Id).ToHashSet(),
                    package.Dependencies.Where(id => id.StartsWith("FunctionalVae", StringComparison.Ordinal)).ToHashSet()
                )
        );

    [Fact]
    public void Every_assembly_in_lib_has_its_documentation_and_its_symbols() =>
        Assert.All(
            All,
            package =>
            {
                var assemblies = package.Files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal)).Where(IsAssembly).ToList();
                Assert.Superset(assemblies.Select(file => Path.ChangeExtension(file, ".xml")).ToHashSet(), package.Files.ToHashSet());
                if (assemblies.Count > 0)
                {
                    var symbols = PackageFile.Open(Path.ChangeExtension(package.Path, ".snupkg"));
                    Assert.Equal(assemblies.Select(file => Path.ChangeExtension(file, ".pdb")), symbols.Files);
                }
            }
        );

    [Fact]
    public void What_the_compiler_loads_was_compiled_against_no_more_than_an_old_compiler_has()
    {
        // Roslyn 4.14 and what it brings itself; the compiler cannot load a reference newer than its own.
        var offered = new Dictionary<string, Version>
        {
            ["netstandard"] = new(2, 0, 0, 0),
            ["Microsoft.CodeAnalysis"] = new(4, 14, 0, 0),
            ["Microsoft.CodeAnalysis.CSharp"] = new(4, 14, 0, 0),
            ["System.Collections.Immutable"] = new(9, 0, 0, 0),
            ["System.Memory"] = new(4, 0, 1, 2),
        };
        var package = Package("FunctionalVae");
        // Editors alone load the code fixes; they have workspaces, and compilers have not.
        var compiled = package.Files.Where(file => file.StartsWith("analyzers/", StringComparison.Ordinal)).Where(IsAssembly);
        foreach (var file in compiled.Where(file => !file.EndsWith("CodeFixes.dll", StringComparison.Ordinal)))
        {
            var references = package.References(file).Where(reference => reference.Key != "FunctionalVae.Spec");
            Assert.All(
                references,
                reference =>
                    Assert.True(
                        offered.TryGetValue(reference.Key, out var newest) && reference.Value <= newest,
                        $"{file} needs {reference.Key} {reference.Value}."
                    )
            );
        }
    }

    private PackageFile Package(string id) => All.Single(package => package.Id == id);

    private static bool IsAssembly(string file) => Path.GetExtension(file) == ".dll";
}
