using FunctionalVae.Generator.Tests.Harness;

namespace FunctionalVae.Generator.Tests;

/// <summary>FVAE1001–1007: what is not a specification expression, on the very expression.</summary>
public sealed class ExpressionDiagnosticsTests
{
    [Theory]
    [InlineData("«System.Math.Max(1, 2)»", "a method call")]
    [InlineData("«Flag switch { true => 1, _ => 2 }»", "a condition")]
    [InlineData("«Maybe ?? 4»", "a test for null")]
    [InlineData("«(new[] { 4 })[0]»", "an array's element")]
    [InlineData("«nameof(Flag).Length»", "of the kind NameOf", "«nameof(Flag)».Length")]
    [InlineData("«Vae.LatentCount»", "generated code")]
    [InlineData("«Block»", "neither an initialiser nor a getter")]
    [InlineData("«Unset»", "neither an initialiser nor a getter")]
    [InlineData("«1 << 2»", "not arithmetic")]
    [InlineData("«~3»", "not arithmetic")]
    [InlineData("(int)(3L * «2»)", "converted to long")]
    [InlineData("«Layers[7]»", "element 7 of a list of 1", "((Dense)«Layers[7]»).Units")]
    [InlineData("«Nothing!.Size»", "which is null")]
    [InlineData("(int)(«Activation.Gelu + 1»)", "not arithmetic")]
    [InlineData("(int)«(Activation)17»", "no such member")]
    public void What_is_not_read_is_refused_and_named(string expression, string what, string? marked = null)
    {
        const string members = """
            private static bool Flag => true;
            private static int? Maybe => null;
            private static int Block { get { return 4; } }
            private static int Unset { get; }
            private static DiagonalNormalLatent? Nothing => null;
            private static ValueList<Layer> Layers => [new Dense(3)];
            """;
        Assert.Contains(
            what,
            Marked.Expect("FVAE1001", Sources.With("Latent(4)", $"Latent({marked ?? expression})", members)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Latent(4)", "Latent(LatentCount)", "CS0103")]
    [InlineData("Activation.Gelu", "Activations.Gelu", "CS0103")]
    [InlineData("Dense(32, Activation.Gelu)", "Dense(\"32\")", "CS1503")]
    [InlineData("Dense(32, Activation.Gelu)", "Dense(32, Activatoin: Activation.Gelu)", "CS1739")]
    [InlineData("Latent: new DiagonalNormalLatent(4),", "", "CS7036")]
    public void What_does_not_compile_is_left_to_the_compiler(string argument, string replacement, string id)
    {
        // An error of the generator's would stop the compiler before it reports its own, here and everywhere else in the project.
        var run = GeneratorRun.Of(Sources.With(argument, replacement));
        Assert.Empty(run.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.Empty(run.Result.GeneratedSources);
        Assert.Contains(run.Output.GetDiagnostics(), diagnostic => diagnostic.Id == id);
    }

    [Theory]
    [InlineData("using static Zoo.Vae;", "")]
    [InlineData("", "using static Zoo.Vae;")]
    [InlineData("global using static Zoo.Vae;", "")]
    public void A_generated_constant_that_is_imported_is_refused_and_named(string before, string within)
    {
        // Once the generators have run, the name means something: without a word the model would be missing in silence.
        var source = $$"""
            {{before}}
            using FunctionalVae;

            namespace Other
            {
                {{within}}

                [GenerateVae]
                public static partial class Second
                {
                    public static VaeSpec Spec { get; } = {{Sources.Valid.Replace(
                "Dense(32, Activation.Tanh)",
                "Dense(«LatentCount», Activation.Tanh)",
                StringComparison.Ordinal
            )}};
                }
            }
            """;
        Assert.Contains("generated code", Marked.Expect("FVAE1001", Sources.Model(Sources.Valid), source), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true ? 4 : 5")]
    [InlineData("sizeof(int)")]
    public void A_number_that_the_compiler_folds_is_read(string expression) =>
        Assert.Equal(
            4,
            (
                (DiagonalNormalLatent)
                    GeneratorRun.Read(Sources.Valid.Replace("Latent(4)", $"Latent({expression})", StringComparison.Ordinal)).Latent
            ).Size
        );

    [Theory]
    [InlineData("«null»!")]
    [InlineData("«default»!")]
    [InlineData("«Nothing»")]
    public void A_specification_that_is_null_is_refused(string expression) =>
        Assert.Contains(
            "null",
            Marked.Expect(
                "FVAE1001",
                Sources
                    .Model(expression, "static string? Nothing => null;")
                    .Replace("Nothing;", "(VaeSpec)null!;", StringComparison.Ordinal)
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        "Encoder: [new Flatten(), new Dense(32, Activation.Gelu)]",
        "Encoder: [new Flatten(), «null»!, new Dense(2)]",
        "Encoder[1] is null; give a layer"
    )]
    [InlineData("Likelihood: new BernoulliLikelihood()", "Likelihood: «null»!", "Likelihood is null; give a likelihood")]
    [InlineData("Input: new Image(28, 28, Binarization: Binarization.Dynamic)", "Input: «default»!", "Input is null")]
    public void A_part_that_is_null_is_refused(string argument, string replacement, string message) =>
        Assert.StartsWith(message, Marked.Expect("FVAE1001", Sources.With(argument, replacement)), StringComparison.Ordinal);

    [Fact]
    public void Every_refusal_of_one_specification_is_reported() =>
        Marked.Expect(
            "FVAE1001",
            Sources
                .Model(
                    """
                    new VaeSpec(
                        Input: new Image(«int.Parse("28")», «int.Parse("28")»),
                        Encoder: [new Dense(«int.Parse("3")»), «F()», .. «G()»],
                        Latent: new DiagonalNormalLatent(1 + «1.ToString().Length») with { Size = H() },
                        Decoder: [],
                        Likelihood: new BernoulliLikelihood())
                    """,
                    "static Layer F() => new Flatten(); static ValueList<Layer> G() => []; static int H() => 1;"
                )
                .Replace("«1.ToString().Length»", "«1.ToString()».Length", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("private static int Hidden { get; set; } = 4;", "setter")]
    [InlineData("private static int Hidden { get; private set; } = 4;", "setter")]
    [InlineData("private static int Hidden = 4;", "not readonly")]
    [InlineData("private static int Hidden { get; } = 4; static Vae() { Hidden = 5; }", "static constructor")]
    public void A_member_that_can_change_is_refused(string member, string why) =>
        Assert.Contains(
            why,
            Marked.Expect(
                "FVAE1002",
                Sources.With("Latent(4)", "Latent(«Hidden»)", member.Replace(" private", "", StringComparison.Ordinal))
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("public static VaeSpec «Spec» { get; set; } = ")]
    [InlineData("public static VaeSpec «Spec» = ")]
    public void A_specification_that_can_change_is_refused(string declaration) =>
        Marked.Expect("FVAE1002", Sources.Class(declaration + Sources.Valid + ";"));

    [Theory]
    [InlineData("«System.Environment.ProcessorCount»")]
    [InlineData("«System.TimeSpan.Zero».Days")]
    public void A_member_of_another_assembly_is_refused(string expression) =>
        Marked.Expect("FVAE1003", Sources.With("Latent(4)", $"Latent({expression})"));

    [Theory]
    [InlineData("A", "static int A => «A»;")]
    [InlineData("A", "static int A => B + 1; static int B => C; static int C => «A»;")]
    [InlineData("«Spec».Encoder.Count", "")]
    [InlineData("Deep<int>.X", "static class Deep<T> { public static int X => «Deep<Deep<T>>.X»; }")]
    public void A_circle_is_refused_where_it_closes(string expression, string members) =>
        Marked.Expect("FVAE1004", Sources.With("Latent(4)", $"Latent({expression})", members));

    [Theory]
    [InlineData("«new Mine(4)».Size", "Vae.Mine")]
    [InlineData("«new System.Version(4, 2)».Major", "Version")]
    [InlineData("Layers.Count", "List<Layer>", "static System.Collections.Generic.List<Layer> Layers => «[]»;")]
    [InlineData("Layers.Length", "Layer[]", "static Layer[] Layers => «[]»;")]
    [InlineData("(int)«new Shape([4])».Count", "Shape")]
    public void A_type_that_is_no_vocabulary_is_refused(string expression, string type, string members = "") =>
        Assert.StartsWith(
            $"'{type}'",
            Marked.Expect("FVAE1005", Sources.With("Latent(4)", $"Latent({expression})", members + " private record Mine(int Size);")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("«int.MaxValue + 1»")]
    [InlineData("2 - (5 + «Big * Big»)")]
    [InlineData("«-Least»")]
    [InlineData("«4 / Zero»")]
    [InlineData("«4 % Zero»")]
    [InlineData("(int)(«1.0 / 0»)")]
    [InlineData("(int)(«1e308 * 10»)")]
    [InlineData("«(int)Huge»")]
    [InlineData("«Least / -1»")]
    public void Overflow_and_division_by_zero_are_refused(string expression) =>
        Marked.Expect(
            "FVAE1007",
            Sources.With(
                "Latent(4)",
                $"Latent({expression})",
                "static int Zero => 0; static int Big => 100_000; static int Least => -2147483648; static double Huge => 1e12;"
            )
        );

    [Fact]
    public void Nesting_and_lists_without_measure_are_refused_and_not_followed()
    {
        var sum = string.Concat(Enumerable.Repeat("1 + ", 3000)) + "One";
        var deep = GeneratorRun.Of(Sources.With("Latent(4)", $"Latent({sum})", "static int One => 1;"));
        Assert.Equal("FVAE1001", Assert.Single(deep.Diagnostics).Id);

        var doubled = Enumerable.Range(1, 40).Select(n => $"static ValueList<Layer> L{n} => [.. L{n - 1}, .. L{n - 1}];");
        var wide = GeneratorRun.Of(
            Sources.With(
                "[new Dense(32, Activation.Tanh)]",
                "L40",
                "static ValueList<Layer> L0 => [new Flatten()];" + string.Concat(doubled)
            )
        );
        Assert.Equal("FVAE1001", Assert.Single(wide.Diagnostics).Id);
    }
}
