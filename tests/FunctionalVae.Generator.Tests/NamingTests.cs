using FunctionalVae.Generator.Reading;
using FunctionalVae.Generator.Reporting;
using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>What the writer is told about a class, and what files are called.</summary>
public sealed class NamingTests
{
    private const string Spec = "static VaeSpec Spec => " + Sources.Valid + ";";

    [Fact]
    public void Keywords_as_names_are_escaped_and_the_result_compiles()
    {
        var run = GeneratorRun.Of(
            $$"""
            using FunctionalVae;
            namespace @namespace.record
            {
                public partial interface @interface { internal partial record struct @struct { private partial record @record { partial struct @partial {
                    [GenerateVae] internal static partial class @class { static VaeSpec @event => {{Sources.Valid}}; static int Use => LatentCount; }
                } } } }
            }
            """
        );
        var model = Assert.Single(run.Models);
        Assert.Equal(
            ("@namespace.@record", "@class", "internal", "@event"),
            (model.Namespace, model.Name, model.Accessibility, model.SpecMember)
        );
        Assert.Equal(
            [
                new("interface", "@interface"),
                new("record struct", "@struct"),
                new("record", "@record"),
                new ContainingType("struct", "@partial"),
            ],
            model.ContainingTypes
        );
        Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [Theory]
    [InlineData("public", "public")]
    [InlineData("", "private")]
    [InlineData("protected internal", "protected internal")]
    [InlineData("private protected", "private protected")]
    public void Accessibility_is_told(string written, string told)
    {
        var run = GeneratorRun.Of(
            $"using FunctionalVae; partial class Outer {{ [GenerateVae] {written} static partial class Vae {{ {Spec} }} }}"
        );
        Assert.Equal(told, Assert.Single(run.Models).Accessibility);
    }

    [Theory]
    [InlineData("public static TrainOptions Defaults { get; } = null!;", "Defaults")]
    [InlineData("private static readonly TrainOptions Defaults = null!;", "Defaults")]
    [InlineData("private static readonly TrainOptions Others = null!;", null)]
    [InlineData("private static readonly object Defaults = new();", null)]
    public void Training_defaults_are_told(string member, string? told)
    {
        var run = GeneratorRun.Of(Sources.Class(Spec, member));
        Assert.Equal(told, Assert.Single(run.Models).DefaultsMember);
    }

    [Fact]
    public void Names_that_differ_in_case_only_get_files_of_their_own()
    {
        var lower = Sources.Class(Spec).Replace("class Vae", "class vae", StringComparison.Ordinal);
        var long1 = Sources.Class(Spec).Replace("class Vae", "class Ä" + new string('x', 400), StringComparison.Ordinal);
        var long2 = Sources.Class(Spec).Replace("class Vae", "class Ä" + new string('x', 401), StringComparison.Ordinal);
        var run = GeneratorRun.Of(Sources.Class(Spec), lower, long1, long2);
        Assert.Empty(run.Diagnostics);
        var names = run.Models.Select(model => model.HintName).ToList();
        Assert.Equal(4, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.True(name.Length <= 200 && name.All(char.IsAscii)));
        Assert.StartsWith("Zoo.Vae.", names[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeated_attribute_generates_once()
    {
        var run = GeneratorRun.Of(Sources.Class(Spec), "namespace Zoo; [FunctionalVae.GenerateVae] partial class Vae;");
        Assert.Single(run.Models);
        Assert.Contains(run.Output.GetDiagnostics(), diagnostic => diagnostic.Id == "CS0579");
    }

    [Fact]
    public void Errors_cannot_be_switched_off_and_lie_in_the_syntax_tree()
    {
        var broken = "#pragma warning disable FVAE2001\n" + Sources.With("Latent(4)", "Latent(0)");
        var diagnostic = Assert.Single(GeneratorRun.Of(broken).Diagnostics);
        Assert.True(diagnostic.Location.IsInSource);
        Assert.False(diagnostic.IsSuppressed);
        Assert.All(
            Descriptors.All.Values,
            descriptor =>
                Assert.Equal(
                    descriptor.DefaultSeverity == DiagnosticSeverity.Error,
                    descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable)
                )
        );
    }
}
