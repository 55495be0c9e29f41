using FunctionalVae.Generator.Reading;
using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Tests;

/// <summary>FVAE0001–0004: what a class must be before its specification is looked at.</summary>
public sealed class ClassDiagnosticsTests
{
    private const string Spec = "public static VaeSpec Spec { get; } = " + Sources.Valid + ";";

    [Fact]
    public void An_older_language_is_refused_with_the_version_that_is_set()
    {
        var run = GeneratorRun.Of(Compiler.Compile(Compiler.Parse(Sources.Model(Sources.Valid), version: LanguageVersion.CSharp11)));
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("FVAE0001", "Vae"), (diagnostic.Id, Marked.Text(diagnostic)));
        Assert.Contains("C# 11", diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public partial class «Vae» {", "it is not static")]
    [InlineData("public static class «Vae» {", "it is not partial")]
    [InlineData("public static partial class «Vae»<T> {", "it has type parameters")]
    [InlineData("public partial record «Vae» {", "it is a record")]
    [InlineData("file static partial class «Vae» {", "it is file-local")]
    [InlineData("public static class Outer { [GenerateVae] public static partial class «Vae» {", "'Outer' around it is not partial")]
    [InlineData(
        "public partial class Outer<T> { [GenerateVae] public static partial class «Vae» {",
        "'Outer' around it has type parameters"
    )]
    public void A_class_that_cannot_be_added_to_is_refused(string head, string why)
    {
        var outer = head.Contains("Outer", StringComparison.Ordinal);
        var message = Marked.Expect(
            "FVAE0002",
            $"using FunctionalVae; {(outer ? "" : "[GenerateVae]")} {head} {Spec} }} {(outer ? "}" : "")}"
        );
        Assert.EndsWith(why, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_without_a_specification_is_refused() =>
        Assert.Contains(
            "none",
            Marked.Expect("FVAE0003", "[FunctionalVae.GenerateVae] static partial class «Empty»;"),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_class_with_several_specifications_is_refused()
    {
        var message = Marked.Expect(
            "FVAE0003",
            Sources.Class(Spec, "static VaeSpec «Second» => Spec; static readonly VaeSpec «Third» = Spec;")
        );
        Assert.Contains("3 (Spec, Second, Third)", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("static int «LatentCount» => 3;")]
    [InlineData("static class «Parameters»;")]
    [InlineData("static void «Encode»() { } static void «Encode»(int x) { }")]
    [InlineData("const int «Noise» = 3, Free = 2, «Step» = 1;")]
    public void A_member_with_a_generated_name_is_refused(string member) => Marked.Expect("FVAE0004", Sources.Class(Spec, member));

    [Fact]
    public void A_class_or_a_specification_with_a_generated_name_is_refused()
    {
        Marked.Expect("FVAE0004", Sources.Class(Spec).Replace("class Vae", "class «Posterior»", StringComparison.Ordinal));
        Marked.Expect("FVAE0004", Sources.Class(Spec.Replace("Spec {", "«Model» {", StringComparison.Ordinal)));
    }

    [Fact]
    public void Names_of_accessors_parts_and_bases_are_free()
    {
        var run = GeneratorRun.Of(Sources.Class(Spec, "static int get_Images => 1; static int Defaults => 2;"));
        Assert.Empty(run.Diagnostics);
        Assert.Null(run.Models.Single().DefaultsMember);
    }

    [Fact]
    public void The_list_of_generated_names_is_sorted_and_without_repetition() =>
        Assert.Equal(ReservedNames.All.Distinct().Order(StringComparer.Ordinal), ReservedNames.All);

    [Fact]
    public void Every_member_that_is_generated_has_its_name_in_the_list()
    {
        var run = GeneratorRun.Of(Sources.Class(Spec));
        var generated = run
            .Output.GetTypeByMetadataName("Zoo.Vae")!
            .GetMembers()
            .Where(member =>
                !member.IsImplicitlyDeclared && member is not IMethodSymbol { AssociatedSymbol: not null } && member.Name != "Spec"
            )
            .Where(member => member is not IMethodSymbol { MethodKind: MethodKind.StaticConstructor })
            .Select(member => member.Name)
            .Distinct()
            .ToList();
        Assert.NotEmpty(generated);
        Assert.Empty(generated.Except(ReservedNames.All));
    }
}
