using FunctionalVae.Generator.Reading;
using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Tests;

/// <summary>
/// A model is read again only when an edit can change it. After every edit here the generator must say what one says that sees the
/// edited program for the first time.
/// </summary>
public sealed class MemoTests
{
    // Reads a member of this class in another file, constants and a block of other classes, and an enum.
    private const string Model = """
        using FunctionalVae;
        namespace Zoo;
        [GenerateVae]
        public static partial class Vae
        {
            public static VaeSpec Spec => new(
                Input: new Image(Sizes.Side, Sizes.Side, Binarization: Binarization.Dynamic),
                Encoder: [new Flatten(), .. Blocks.Trunk],
                Latent: new DiagonalNormalLatent((int)Size.Small),
                Decoder: Tail,
                Likelihood: new BernoulliLikelihood());
        }
        """;

    private static readonly string[] Program =
    [
        Model,
        "using FunctionalVae; namespace Zoo; static partial class Vae { static ValueList<Layer> Tail => [new Dense(32)]; }",
        "using FunctionalVae; namespace Zoo; static class Blocks { public static ValueList<Layer> Trunk { get; } = [new Dense(Widths.First)]; }",
        "namespace Zoo; static class Sizes { public const int Side = 8; } enum Size { Small = 2, Large }",
        "namespace Zoo; static class Widths { internal static readonly int First = 16; static int F() { return 1; } }",
        "namespace Other; class Unrelated { int x = 1; int F() { return 2; } int P => 3; int Q { get; set; } = 4; }",
        "namespace Zoo; static partial class Vae { static Vae() { } }",
    ];

    public static TheoryData<string, int, string, string> Edits =>
        new()
        {
            { "the specification", 0, "Dynamic", "Once" },
            { "the class's name", 0, "class Vae", "class Other" },
            { "its accessibility", 0, "public static partial", "internal static partial" },
            { "its namespace", 0, "namespace Zoo;", "namespace Zoo.Inner;" },
            { "the attribute", 0, "[GenerateVae]", "" },
            { "a using", 0, "using FunctionalVae;", "" },
            { "a member in another part", 1, "32", "33" },
            { "another part's name", 1, "class Vae", "class Var" },
            { "the body of a static constructor in a third part", 6, "Vae() { }", "Vae() { _ = Tail; }" },
            { "training defaults in another part", 1, "{ static", "{ static TrainOptions Defaults => null!; static" },
            { "a shared block", 2, "new Dense(", "new LayerNorm(), new Dense(" },
            { "a shared block that turns mutable", 2, "get;", "get; set;" },
            { "a constant", 3, "8", "9" },
            { "an enum's value", 3, "2", "3" },
            { "an enum's value before the one that is read", 3, "{ Small = 2", "{ Tiny, Small" },
            { "what a block reads", 4, "16", "17" },
            { "what a block reads turns mutable", 4, "readonly ", "" },
            { "a body beside what a block reads", 4, "return 1", "return 2" },
            { "a nearer type of a name that is read", 5, "namespace Other; class Unrelated", "namespace Zoo; class Dense" },
            { "a global using of an alias", 5, "namespace Other;", "global using Dense = System.String; namespace Other;" },
            { "a new meaning of a constant's class", 5, "namespace Other; class Unrelated", "namespace Zoo; partial class Sizes" },
            { "a body of no importance", 5, "return 2", "return 4" },
            { "a property of no importance", 5, "= 4", "= 5" },
            { "a field of no importance", 5, "= 1", "= 2" },
            { "an arrow of no importance", 5, "=> 3", "=> 6" },
            { "advice on a shared block", 2, "new Dense(", "new Dense(7), new Dense(" },
            { "a comment above a shared block", 2, "using", "// Above.\nusing" },
            {
                "a twin",
                5,
                "namespace Other;",
                "namespace Zoo; [FunctionalVae.GenerateVae] static partial class Twin { static FunctionalVae.VaeSpec Spec => Vae.Spec; }"
            },
            { "a comment", 5, "class", "/* text */ class" },
            { "a declaration of no importance", 5, "int x", "int y" },
            { "code that does not compile", 5, "return 2", "return" },
            { "a brace too many", 5, "class", "} class" },
        };

    [Theory]
    [MemberData(nameof(Edits))]
    public void After_an_edit_the_generator_says_what_it_says_of_the_edited_program(string edit, int file, string before, string after)
    {
        Assert.NotEmpty(edit);
        Assert.Contains(before, Program[file], StringComparison.Ordinal);
        var original = Compiler.Compile(Program);
        var run = GeneratorRun.Of(original);
        Assert.Single(run.Models);
        var edited = Program.ToArray();
        edited[file] = edited[file].Replace(before, after, StringComparison.Ordinal);

        // There, and back again.
        var there = original.ReplaceSyntaxTree(original.SyntaxTrees[file], Compiler.Parse(edited[file], $"File{file}.cs"));
        run.Advance(there);
        Assert.Equal(Said(GeneratorRun.Of(edited)), Said(run));
        run.Advance(there.ReplaceSyntaxTree(there.SyntaxTrees[file], Compiler.Parse(Program[file], $"File{file}.cs")));
        Assert.Equal(Said(GeneratorRun.Of(Program)), Said(run));
    }

    [Fact]
    public void Options_and_references_and_files_count()
    {
        var compilation = Compiler.Compile(Program);
        var library = Compiler.Compile("namespace Zoo; public class Dense;").WithAssemblyName("Library").ToMetadataReference();
        CSharpCompilation[] edits =
        [
            compilation.AddReferences(library),
            compilation.WithReferences(),
            compilation.WithOptions(compilation.Options.WithMetadataImportOptions(MetadataImportOptions.All)),
            compilation.AddSyntaxTrees(Compiler.Parse("global using Dense = System.String;", "Usings.cs")),
            compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[3]),
        ];
        foreach (var edit in edits)
        {
            var run = GeneratorRun.Of(compilation);
            run.Advance(edit);
            var anew = edit.RemoveAllSyntaxTrees()
                .AddSyntaxTrees(edit.SyntaxTrees.Select(tree => Compiler.Parse(tree.ToString(), tree.FilePath)));
            Assert.Equal(Said(GeneratorRun.Of(anew)), Said(run));
        }
    }

    [Theory]
    [InlineData(5, "return 2", "return 4", true)]
    [InlineData(5, "= 4", "= 5", true)]
    [InlineData(5, "class", "/* text */ class", true)]
    [InlineData(5, "int x", "int y", false)]
    [InlineData(4, "16", "17", false)]
    [InlineData(3, "8", "9", false)]
    public void Only_an_edit_that_can_change_a_model_has_it_read_again(int file, string before, string after, bool isKept)
    {
        var original = Compiler.Compile(Program);
        Assert.Single(GeneratorRun.Of(original).Models);
        var text = Program[file].Replace(before, after, StringComparison.Ordinal);
        var edited = original.ReplaceSyntaxTree(original.SyntaxTrees[file], Compiler.Parse(text, $"File{file}.cs"));
        var declaration = original
            .SyntaxTrees[0]
            .GetRoot()
            .DescendantNodes()
            .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.ClassDeclarationSyntax>()
            .Single();
        Assert.Equal(isKept, ReadingMemo.Find(declaration, edited) is not null);
    }

    /// <summary>All that a run gives: files and diagnostics, places included.</summary>
    private static string Said(GeneratorRun run) =>
        string.Join(
            "\n",
            [
                .. run.Result.GeneratedSources.Select(source => source.HintName + "\n" + source.SourceText),
                .. run.All.Select(problem => problem.ToString()).Order(StringComparer.Ordinal),
            ]
        );
}
