using FunctionalVae.CodeFixes;
using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FunctionalVae.Generator.Tests;

/// <summary>Code fixes change what they name and nothing else, and the program after them has no error and no warning.</summary>
public sealed class CodeFixTests
{
    private const string Shape = "Declare the class 'static partial'";
    private const string Late = "Make it an expression-bodied property";

    [Theory]
    [InlineData("public static class", "public static partial class")]
    [InlineData("public partial class", "public static partial class")]
    [InlineData("class", "static partial class")]
    [InlineData("/* a */ public /* b */ class /* c */", "/* a */ public /* b */ static partial class /* c */")]
    public void Missing_modifiers_are_written(string head, string mended) =>
        Mends(new ClassShapeFix(), "FVAE0002", Shape, [Model(head)], [Model(mended)]);

    [Fact]
    public void Classes_around_a_model_become_partial_too()
    {
        var source =
            "using FunctionalVae; static class Outer\n{\n    // A model.\n    [GenerateVae]\n    internal static class Vae { "
            + Spec
            + " }\n}";
        Mends(
            new ClassShapeFix(),
            "FVAE0002",
            Shape,
            [source],
            [
                source
                    .Replace("static class Outer", "static partial class Outer", StringComparison.Ordinal)
                    .Replace("static class Vae", "static partial class Vae", StringComparison.Ordinal),
            ]
        );
    }

    [Theory]
    [InlineData("public static class Vae<T>")]
    [InlineData("public record Vae")]
    [InlineData("file static class Vae")]
    [InlineData("public class Vae : System.Exception")]
    public void A_class_that_two_words_do_not_mend_is_left(string head) =>
        Assert.Empty(Editor.Offers(new ClassShapeFix(), "FVAE0002", $"using FunctionalVae; [GenerateVae] {head} {{ {Spec} }}"));

    [Fact]
    public void Every_class_is_mended_at_once()
    {
        string[] sources = [Model("public static class"), Model("public class").Replace("Vae\n", "Other\n", StringComparison.Ordinal)];
        var mended = Editor.ApplyToAll(new ClassShapeFix(), "FVAE0002", Shape, sources);
        Assert.All(mended, source => Assert.Contains("\npublic static partial class ", source, StringComparison.Ordinal));
        AssertClean(mended);
    }

    [Theory]
    [InlineData("private static int Size = 4; // four", "private static readonly int Size = 4; // four", "Make the field readonly")]
    [InlineData("static int Size { get; set; } = 4;", "static int Size { get; } = 4;", "Remove the setter")]
    [InlineData("static int Size { get; private set; } = 4;", "static int Size { get; } = 4;", "Remove the setter")]
    [InlineData(
        "static int Size\n    {\n        get; // read\n        set;\n    } = 4;",
        "static int Size\n    {\n        get; // read\n    } = 4;",
        "Remove the setter"
    )]
    public void What_nobody_assigns_becomes_immutable(string member, string mended, string title)
    {
        Mends(new MutableFix(), "FVAE1002", title, [Sources.Class(member, LatentOf("Size"))], [Sources.Class(mended, LatentOf("Size"))]);
        var elsewhere =
            "using FunctionalVae; namespace Zoo; static class Blocks\n{\n    "
            + member
                .Replace("private ", "internal ", StringComparison.Ordinal)
                .Replace("    static int Size", "    internal static int Size", StringComparison.Ordinal)
            + "\n}";
        if (member.StartsWith("static int Size { get; set", StringComparison.Ordinal))
        {
            elsewhere = elsewhere.Replace("static int", "public static int", StringComparison.Ordinal);
            var changed = Editor.Apply(new MutableFix(), "FVAE1002", title, Sources.Class(LatentOf("Blocks.Size")), elsewhere);
            Assert.Equal(elsewhere.Replace(" set;", "", StringComparison.Ordinal), changed[1]);
            AssertClean(changed);
        }
    }

    [Fact]
    public void A_specification_itself_becomes_immutable() =>
        Mends(
            new MutableFix(),
            "FVAE1002",
            "Remove the setter",
            [Sources.Class(Spec.Replace("get; }", "get; set; }", StringComparison.Ordinal))],
            [Sources.Class(Spec)]
        );

    [Theory]
    [InlineData("static int Size { get; set; } = 4; static void Grow() => Size = 5;")]
    [InlineData("static int Size = 4; static void Grow() => Vae.Size += 5;")]
    [InlineData("static int Size = 4; static void Grow() => Size++;")]
    [InlineData("static int Size = 4; static void Grow() => int.TryParse(\"5\", out Size);")]
    [InlineData("static int Size { get; } = 4; static Vae() => Size = 5;")]
    [InlineData("static int Size { get; set; }")]
    [InlineData("static int Size = 4, Other = 5; static void Grow() => Other = 6;")]
    public void What_is_assigned_or_has_no_value_is_left(string member) =>
        Assert.Empty(Editor.Offers(new MutableFix(), "FVAE1002", Sources.Class(member, LatentOf("Size"))));

    [Theory]
    [InlineData("private static int Size { get; } = 4; // four", "private static int Size => 4; // four")]
    [InlineData("private static readonly int Size =\n    // Four.\n    4;", "private static int Size =>\n    // Four.\n    4;")]
    public void A_late_member_is_computed_at_each_read(string member, string mended) =>
        Mends(new LateFix(), "FVAE1006", Late, [Sources.Class(LatentOf("Size"), member)], [Sources.Class(LatentOf("Size"), mended)]);

    [Fact]
    public void The_late_member_is_mended_and_not_the_one_that_leads_to_it() =>
        Mends(
            new LateFix(),
            "FVAE1006",
            Late,
            [Sources.Class(LatentOf("Through"), "static int Through => Size; static int Size { get; } = 4;")],
            [Sources.Class(LatentOf("Through"), "static int Through => Size; static int Size => 4;")]
        );

    [Fact]
    public void A_late_member_in_another_file_is_mended_there()
    {
        const string part = "namespace Zoo; partial class Vae { static int Size { get; } = 4; }";
        Mends(
            new LateFix(),
            "FVAE1006",
            Late,
            [Sources.Class(LatentOf("Size")), part],
            [Sources.Class(LatentOf("Size")), part.Replace("{ get; } =", "=>", StringComparison.Ordinal)]
        );
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[/* none */]")]
    [InlineData("default")]
    public void An_encoder_without_layers_gets_a_flatten_before_the_head(string encoder) =>
        Mends(
            new FlattenFix(),
            "FVAE2002",
            "Write [new Flatten()]",
            [Sources.With("[new Flatten(), new Dense(32, Activation.Gelu)]", encoder)],
            [Sources.With("[new Flatten(), new Dense(32, Activation.Gelu)]", "[new Flatten()]")]
        );

    [Theory]
    [InlineData("new Dense(32, Activation.Gelu)", "new Flatten(), new Dense(32, Activation.Gelu)")]
    [InlineData("new LayerNorm(), new Dense(32, Activation.Gelu)", "new Flatten(), new LayerNorm(), new Dense(32, Activation.Gelu)")]
    [InlineData("new Residual([new LayerNorm(), new Dense(9)])", "new Flatten(), new Residual([new LayerNorm(), new Dense(9)])")]
    [InlineData("new Repeat([new Dense(784, Activation.Elu)], 2)", "new Flatten(), new Repeat([new Dense(784, Activation.Elu)], 2)")]
    public void A_missing_flatten_is_put_in(string layers, string mended) =>
        Mends(
            new FlattenFix(),
            "FVAE2002",
            "Put new Flatten() before it",
            [Sources.With("new Flatten(), new Dense(32, Activation.Gelu)", "\n/* in */ " + layers)],
            [Sources.With("new Flatten(), new Dense(32, Activation.Gelu)", "\n/* in */ " + mended)]
        );

    [Fact]
    public void Where_a_repeated_block_changes_the_width_no_flatten_is_offered() =>
        Assert.Empty(
            Editor.Offers(new FlattenFix(), "FVAE2002", Sources.With("[new Dense(32, Activation.Tanh)]", "[new Repeat([new Dense(5)], 2)]"))
        );

    internal static void Mends(CodeFixProvider fix, string id, string title, string[] sources, string[] mended)
    {
        var changed = Editor.Apply(fix, id, title, sources);
        Assert.Equal(string.Join("\n// next file\n", mended), string.Join("\n// next file\n", changed));
        AssertClean(changed);
    }

    internal static void AssertClean(string[] sources)
    {
        var run = GeneratorRun.Of(sources);
        Assert.Empty(run.All.Where(each => each.Severity >= DiagnosticSeverity.Warning).Select(each => each.ToString()));
        Assert.NotEmpty(run.Models);
        Assert.Empty(
            run.Output.GetDiagnostics().Where(each => each.Severity >= DiagnosticSeverity.Warning).Select(each => each.ToString())
        );
    }

    private const string Spec = "public static VaeSpec Spec { get; } = " + Sources.Valid + ";";

    private static string LatentOf(string size) => Spec.Replace("Latent(4)", $"Latent({size})", StringComparison.Ordinal);

    private static string Model(string head) => $"using FunctionalVae;\n\n[GenerateVae]\n{head} Vae\n{{\n    {Spec}\n}}\n";
}
