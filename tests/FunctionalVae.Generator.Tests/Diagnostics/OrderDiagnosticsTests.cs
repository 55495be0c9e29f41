using FunctionalVae.Generator.Tests.Harness;

namespace FunctionalVae.Generator.Tests;

/// <summary>FVAE1006: the reader follows symbols, the run time follows the text.</summary>
public sealed class OrderDiagnosticsTests
{
    private static string Spec(string latent) =>
        "public static VaeSpec Spec { get; } = " + Sources.Valid.Replace("Latent(4)", $"Latent({latent})", StringComparison.Ordinal) + ";";

    [Theory]
    [InlineData("«Late»", "static int Late { get; } = 4;")]
    [InlineData("«Late»", "static readonly int Late = 4;")]
    [InlineData("«Through»", "static int Through => Late; static int Late { get; } = 4;")]
    [InlineData("«Elsewhere.Value»", "static class Elsewhere { public static int Value { get; } = Late; } static int Late { get; } = 4;")]
    public void A_member_that_is_initialised_later_is_refused(string latent, string after)
    {
        var message = Marked.Expect("FVAE1006", Sources.Class(Spec(latent), after));
        Assert.Contains("'Vae.Late'", message, StringComparison.Ordinal);
        Assert.Contains("further down", message, StringComparison.Ordinal);

        // What the error prevents: the program itself sees a zero there.
        var program = Compiler.Compile(Marked.Plain(Sources.Class(Spec(latent), after)));
        var spec = (VaeSpec)Compiler.RunTimeValue(program, "Zoo.Vae", "Spec")!;
        Assert.Equal(new DiagonalNormalLatent(0), spec.Latent);
    }

    [Theory]
    [InlineData("Late", "const int Late = 4;")]
    [InlineData("Late", "static int Late => 4;")]
    [InlineData("Elsewhere.Value", "static class Elsewhere { public static int Value { get; } = 4; }")]
    public void A_member_that_needs_no_initialisation_may_stand_anywhere(string latent, string after) =>
        Assert.Empty(GeneratorRun.Of(Sources.Class(Spec(latent), after)).Diagnostics);

    [Fact]
    public void A_specification_that_is_computed_at_each_read_may_use_anything() =>
        Assert.Empty(
            GeneratorRun
                .Of(Sources.Class(Spec("Late").Replace("{ get; } =", "=>", StringComparison.Ordinal), "static int Late { get; } = 4;"))
                .Diagnostics
        );

    [Fact]
    public void Parts_in_one_file_are_initialised_in_the_order_of_the_text()
    {
        const string part = "namespace Zoo { partial class Vae { static int Size { get; } = 4; } }";
        var model = Sources.Class(Spec("Size")).Replace("namespace Zoo;", "namespace Zoo {", StringComparison.Ordinal) + "}";
        Assert.Empty(GeneratorRun.Of(model.Replace("namespace Zoo {", part + " namespace Zoo {", StringComparison.Ordinal)).Diagnostics);
        Marked.Expect("FVAE1006", model.Replace("(Size)", "(«Size»)", StringComparison.Ordinal) + part);
    }

    [Fact]
    public void Parts_in_different_files_are_initialised_in_no_certain_order()
    {
        var message = Marked.Expect(
            "FVAE1006",
            "namespace Zoo; partial class Vae { static int Size { get; } = 4; }",
            Sources.Class(Spec("«Size»"))
        );
        Assert.Contains("different files", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cached_member_is_checked_at_every_use()
    {
        // Through is read first by Other, where its order does not matter.
        var other = Sources.Class(Spec("Vae.Through")).Replace("class Vae", "class Other", StringComparison.Ordinal);
        Marked.Expect(
            "FVAE1006",
            other,
            Sources.Class(Spec("«Through»"), "public static int Through => Late; static int Late { get; } = 4;")
        );
    }

    [Fact]
    public void Types_that_initialise_each_other_have_no_certain_order()
    {
        const string size = "public static int Size { get; } = 4;";
        const string blocks = "namespace Zoo; static class Blocks { public static int Doubled { get; } = Vae.Size * 2; }";
        var message = Marked.Expect("FVAE1006", Sources.Class(size, Spec("«Blocks.Doubled»")), blocks);
        Assert.Contains("'Blocks.Doubled' may have no value yet when 'Vae.Spec'", message, StringComparison.Ordinal);
        Assert.Empty(
            GeneratorRun
                .Of(Sources.Class(size.Replace("{ get; } =", "=>", StringComparison.Ordinal), Spec("Blocks.Doubled")), blocks)
                .Diagnostics
        );
        Assert.Empty(
            GeneratorRun
                .Of(Sources.Class(size, Spec("Blocks.Doubled")), blocks.Replace("{ get; } =", "=>", StringComparison.Ordinal))
                .Diagnostics
        );
    }
}
