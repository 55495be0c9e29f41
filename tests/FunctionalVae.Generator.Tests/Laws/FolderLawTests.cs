using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>Folders are parts: none needs another that needs it, directly or through others, and each can be seen at one glance.</summary>
public sealed class FolderLawTests
{
    private const int MostFiles = 25;

    /// <summary>The C# projects that are held to it.</summary>
    public static TheoryData<string> Projects() => [.. FolderWalk.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_two_folders_need_each_other(string project) => Assert.Empty(FolderCycles.Find(project, FolderWalk.Names(project)));

    [Fact]
    public void A_folder_can_be_seen_at_one_glance() =>
        // Golden files are pairs of what the generator is given and what it writes, found by their names and read by no compiler.
        Assert.DoesNotContain(FolderWalk.Counts(), folder => folder.Files > MostFiles && Path.GetFileName(folder.Folder) != "Golden");

    [Theory]
    [MemberData(nameof(Spaces))]
    public void A_namespace_is_the_project_or_a_folder_in_which_the_file_lies(string project)
    {
        var root = Path.GetFileName(project);
        Assert.DoesNotContain(
            FolderWalk.Namespaces(project),
            // What the compiler looks for is in System.
            file =>
                file.Namespace.StartsWith(nameof(FunctionalVae), StringComparison.Ordinal)
                && !Allowed(root, file.Path[(project.Length + 1)..]).Contains(file.Namespace)
        );
    }

    /// <summary>The projects whose namespaces are their folders'; what callers name in code is in the project's own.</summary>
    public static TheoryData<string> Spaces() => ["src/FunctionalVae", "generators/FunctionalVae.Generator"];

    private static IEnumerable<string> Allowed(string root, string path) =>
        path.Split('/')[..^1].Select(folder => $"{root}.{folder}").Append(root);

    [Fact]
    public void The_walk_sees_every_project()
    {
        Assert.Contains("src/FunctionalVae.Spec", FolderWalk.Projects);
        Assert.Contains("generators/FunctionalVae.Generator", FolderWalk.Projects);
        Assert.Contains(
            FolderWalk.Names("src/FunctionalVae.Reports"),
            name => (Path.GetFileName(name.File), name.Name) is ("CaptionedGrid.cs", "StrokeFont")
        );
        Assert.Contains(FolderWalk.Namespaces("src/FunctionalVae"), file => file.Namespace == "FunctionalVae.Engine");
        Assert.DoesNotContain("FunctionalVae.Engine", Allowed("FunctionalVae", "Data/Csv/CsvTable.cs"));
        Assert.Contains(FolderWalk.Counts(), folder => folder.Files > MostFiles);
    }

    [Theory]
    [InlineData("namespace N; class A { B? b; }", "namespace N; class B { A? a; }")] // Types.
    [InlineData(
        "namespace N; static class A { public static int F(this int x) => x; static B? b; }",
        "namespace N; class B { int x = 1.F(); }"
    )] // A member whose type is not named.
    [InlineData("namespace N; class A { public class In { } B? b; }", "namespace N; class B { A.In? a; }")] // A nested type.
    [InlineData("namespace N; class A<T> { B? b; }", "namespace N; class B { object a = new A<int>(); }")] // A generic type.
    [InlineData(
        "namespace N; class A { public int P; B? b; }",
        "namespace N; class B { static int Of(M m) => m.A.P; } class M { public A A = new(); }"
    )]
    public void A_cycle_is_seen(string one, string other)
    {
        foreach (
            var (a, b, ways) in new[]
            {
                ("p/X/A.cs", "p/Y/B.cs", 2),
                ("p/A.cs", "p/Y/B.cs", 2),
                ("p/X/U/A.cs", "p/X/V/B.cs", 2),
                ("p/X/A.cs", "p/X/B.cs", 0),
                ("p/X/A.cs", "p/X/U/B.cs", 0),
            }
        )
        {
            SyntaxTree[] files = [Compiler.Parse(one, a), Compiler.Parse(other, b)];
            Assert.Equal(ways, FolderCycles.Find("p", FolderWalk.Names(files)).Count);
        }
    }

    [Fact]
    public void A_cycle_through_a_third_folder_is_seen_and_a_way_back_that_is_none_is_not()
    {
        SyntaxTree[] files =
        [
            Compiler.Parse("class A { B? b; D? d; }", "p/X/A.cs"),
            Compiler.Parse("class B { C? c; }", "p/Y/B.cs"),
            Compiler.Parse("class C { A? a; }", "p/Z/C.cs"),
            Compiler.Parse("class D { }", "p/W/D.cs"),
        ];
        Assert.Equal(["X → Y: A names B", "Y → Z: B names C", "Z → X: C names A"], FolderCycles.Find("p", FolderWalk.Names(files)));
    }
}
