using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace FunctionalVae.Generator.Benchmarks;

/// <summary>The programs that are measured: models of the size of the zoo's, a block that all share, and a file that concerns none.</summary>
internal static class Specimens
{
    private const int UnrelatedMethods = 200;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Where(path => !Path.GetFileName(path).StartsWith("FunctionalVae.Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A new compilation of new trees: of the unrelated file, the shared block, and <paramref name="count"/> models.</summary>
    public static CSharpCompilation Compile(int count) =>
        CSharpCompilation.Create(
            "User",
            [
                Parse(Unrelated, "Unrelated.cs"),
                Parse(Block, "Blocks.cs"),
                .. Enumerable.Range(0, count).Select(index => Parse(Model(index), $"Vae{index}.cs")),
            ],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );

    /// <summary>A number typed into a method that no model has to do with.</summary>
    public static CSharpCompilation EditUnrelated(CSharpCompilation compilation, int number) => Edit(compilation, 0, "return x * ", number);

    /// <summary>Another number of units in the block that all models share.</summary>
    public static CSharpCompilation EditBlock(CSharpCompilation compilation, int number) =>
        Edit(compilation, 1, "new Dense(", 100 + number);

    /// <summary>Another latent size of the first model.</summary>
    public static CSharpCompilation EditSpec(CSharpCompilation compilation, int number) =>
        Edit(compilation, 2, "new DiagonalNormalLatent(", 10 + number);

    /// <summary>Replaces the number after the first <paramref name="before"/>, as an editor does: what is around is parsed once.</summary>
    private static CSharpCompilation Edit(CSharpCompilation compilation, int file, string before, int number)
    {
        var tree = compilation.SyntaxTrees[file];
        var text = tree.GetText();
        var start = text.ToString().IndexOf(before, StringComparison.Ordinal) + before.Length;
        var end = start;
        while (char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var change = new TextChange(TextSpan.FromBounds(start, end), number.ToString(CultureInfo.InvariantCulture));
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(change)));
    }

    private static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), path);

    private static string Unrelated =>
        "static class Unrelated\n{\n"
        + string.Concat(
            Enumerable.Range(0, UnrelatedMethods).Select(index => $"    static int F{index}(int x) {{ return x * {index} + 1; }}\n")
        )
        + "}\n";

    private const string Block = """
        using FunctionalVae;
        namespace Zoo;
        static class Blocks
        {
            public const int Side = 28;
            public static ValueList<Layer> Trunk => [new Dense(512, Activation.Gelu), new LayerNorm(), new Dropout(0.1), new Dense(256, Activation.Gelu)];
        }
        """;

    private static string Model(int index) =>
        $$"""
            using FunctionalVae;
            namespace Zoo;
            [GenerateVae]
            public static partial class Vae{{index}}
            {
                public static VaeSpec Spec { get; } = new(
                    Input: new Image(Blocks.Side, Blocks.Side, Binarization: Binarization.Dynamic),
                    Encoder: [new Flatten(), .. Blocks.Trunk],
                    Latent: new DiagonalNormalLatent({{16 + index}}),
                    Decoder: [new Dense(256, Activation.Gelu), new Dense(28 * 28 - 1, Activation.Relu)],
                    Likelihood: new BernoulliLikelihood());
            }
            """;
}
