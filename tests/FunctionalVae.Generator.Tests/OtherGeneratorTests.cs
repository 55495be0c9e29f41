using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>FVAE1008: a specification that reads what another generator makes is not left out in silence.</summary>
public sealed class OtherGeneratorTests
{
    [Theory]
    [InlineData("«Sizes.Width»", "public const int Width = 4;")]
    [InlineData("1 + «Sizes.Width»", "public static int Width { get; set; } = 4;")]
    [InlineData("Through", "public const int Width = 4;", "static int Through => «Sizes.Width»;")]
    public void The_very_name_is_underlined(string latent, string made, string members = "")
    {
        var marked = $"// Generated: static class Sizes {{ {made} }}\n" + Sources.With("Latent(4)", $"Latent({latent})", members);
        var diagnostic = Single(Marked.Plain(marked));
        Assert.Equal("Sizes.Width", Marked.Text(diagnostic));
        Assert.Equal(marked.IndexOf('«', StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
        Assert.Equal(
            "'Sizes.Width' is made by another source generator, and no generator sees what another makes: 'Vae.Spec' was not read, and its class has no generated half; write the value out, here or as a const in code of your own",
            diagnostic.GetMessage()
        );
    }

    [Fact]
    public void Without_a_sign_that_it_was_generated_the_specification_is_underlined()
    {
        var diagnostic = Single(
            "// Generated secretly: static class Sizes { public const int Width = 4; }\n" + Sources.With("Latent(4)", "Latent(Sizes.Width)")
        );
        Assert.Equal("Spec", Marked.Text(diagnostic));
        Assert.StartsWith("Something that the specification reads is made by another", diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Latent(4)", "Latent(4)")]
    [InlineData("Latent(4)", "Latent(Missing)")]
    [InlineData("Latent(4)", "Latent(0)")]
    public void Everything_else_is_told_by_others(string argument, string replacement) =>
        Assert.DoesNotContain(
            FinishedProgram.Diagnostics(Compiler.Compile(Sources.With(argument, replacement))),
            diagnostic => diagnostic.Id == "FVAE1008"
        );

    [Fact]
    public void The_generated_half_of_a_model_is_told_of_by_the_generator_alone()
    {
        var second = Sources.With("Latent(4)", "Latent(Vae.LatentCount)").Replace("class Vae", "class Second", StringComparison.Ordinal);
        var diagnostics = FinishedProgram.Diagnostics(Compiler.Compile(Sources.Model(Sources.Valid), second));
        Assert.Equal("FVAE1001", Assert.Single(diagnostics).Id);
    }

    private static Diagnostic Single(string source)
    {
        var (output, diagnostics) = FinishedProgram.Run(Compiler.Compile(source));
        // The compiler itself has nothing to say: without ours the model would be missing in silence.
        Assert.Empty(output.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(("FVAE1008", DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
        return diagnostic;
    }
}
