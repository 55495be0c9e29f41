using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Tests;

/// <summary>FVAE3001–3005: advice lands on the very argument, keeps nothing from being generated, and can be switched off.</summary>
public sealed class AdviceDiagnosticsTests
{
    private const string Straight = "[new Dense(32, «Activation.Identity»)]";

    [Theory]
    [InlineData("FVAE3001", "new DiagonalNormalLatent(4)", "new DeterministicLatent(«784»)", "new Dense(800, Activation.Gelu)")]
    [InlineData("FVAE3002", "[new Dense(32, Activation.Tanh)]", Straight)]
    [InlineData("FVAE3002", "[new Dense(32, Activation.Tanh)]", "[«new Dense(32)»]")]
    [InlineData("FVAE3003", "[new Dense(32, Activation.Tanh)]", "[new Dense(28 * 28, «Activation.Sigmoid»)]")]
    public void Advice_is_on_the_argument_and_the_model_is_written(string id, string argument, string replacement, string? dense = null)
    {
        var source = Sources.With(argument, replacement);
        source = dense is null
            ? source
            : source
                .Replace("new Dense(32, Activation.Gelu)", dense, StringComparison.Ordinal)
                .Replace("new Dense(32, Activation.Tanh)", dense, StringComparison.Ordinal);
        var run = GeneratorRun.Of(Marked.Plain(source));
        var advice = Assert.Single(run.Advice);
        Assert.Equal((id, DiagnosticSeverity.Warning), (advice.Id, advice.Severity));
        Assert.Equal(
            source[(source.IndexOf('«', StringComparison.Ordinal) + 1)..source.IndexOf('»', StringComparison.Ordinal)],
            Marked.Text(advice)
        );
        Assert.Single(run.Models);
        Assert.Single(run.Result.GeneratedSources);
    }

    [Fact]
    public void A_shared_block_is_underlined_where_it_is_written_and_says_for_whom()
    {
        const string blocks =
            "using FunctionalVae; namespace Zoo; static class Blocks { public static Layer Last => new Dense(32, Activation.Identity); }";
        var run = GeneratorRun.Of(Sources.With("[new Dense(32, Activation.Tanh)]", "[Blocks.Last]"), blocks);
        var advice = Assert.Single(run.Advice);
        Assert.Equal("File1.cs", advice.Location.SourceTree!.FilePath);
        Assert.EndsWith("(in Vae)", advice.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_inherited_is_said_once_and_there()
    {
        const string derived =
            "using FunctionalVae; [GenerateVae] static partial class More { static VaeSpec Spec => Zoo.Vae.Spec with { Objective = new EvidenceLowerBound(2) }; }";
        var run = GeneratorRun.Of(Sources.With("[new Dense(32, Activation.Tanh)]", "[new Dense(32)]"), derived);
        Assert.Equal("File0.cs", Assert.Single(run.Advice).Location.SourceTree!.FilePath);
        Assert.Equal(2, run.Models.Count());
    }

    [Theory]
    [InlineData("#pragma warning disable FVAE3002\n", "")]
    [InlineData("", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"FunctionalVae\", \"FVAE3002\")]")]
    [InlineData("[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"FunctionalVae\", \"FVAE3002\")]", "")]
    public void Source_code_switches_advice_off(string before, string attribute)
    {
        var source = Sources.With("[new Dense(32, Activation.Tanh)]", "[new Dense(32)]");
        source = source
            .Replace("[GenerateVae]", "[GenerateVae]" + attribute, StringComparison.Ordinal)
            .Replace("namespace Zoo;", before + "namespace Zoo;", StringComparison.Ordinal);
        source = before.StartsWith("[assembly", StringComparison.Ordinal)
            ? source.Replace(before, "\n" + before, StringComparison.Ordinal)
            : source;
        var run = GeneratorRun.Of(source);
        Assert.Empty(run.Advice);
        Assert.Single(run.Models);
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, null)]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    public void An_editorconfig_sets_the_severity(ReportDiagnostic configured, DiagnosticSeverity? severity)
    {
        var compilation = Compiler.Compile(Sources.With("[new Dense(32, Activation.Tanh)]", "[new Dense(32)]"));
        var run = GeneratorRun.Of(
            compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Configured("FVAE3002", configured)))
        );
        Assert.Equal(severity, run.Advice.SingleOrDefault()?.Severity);
        Assert.Single(run.Models);
    }

    [Fact]
    public void Warnings_as_errors_make_it_one_and_the_model_is_written_all_the_same()
    {
        var compilation = Compiler.Compile(Sources.With("[new Dense(32, Activation.Tanh)]", "[new Dense(32)]"));
        var run = GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Error)));
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(run.Advice).Severity);
        Assert.Single(run.Models);
    }

    [Fact]
    public void Models_with_one_specification_are_told_of()
    {
        var other = Sources
            .Model(Sources.Valid.Replace("28, 28", "784 / 28, 28", StringComparison.Ordinal))
            .Replace("class Vae", "class Other", StringComparison.Ordinal);
        var third = Sources.With("Latent(4)", "Latent(5)").Replace("class Vae", "class Third", StringComparison.Ordinal);
        var run = GeneratorRun.Of(Sources.Model(Sources.Valid), other, third);
        var advice = Assert.Single(run.Advice);
        Assert.Equal(("FVAE3004", DiagnosticSeverity.Info), (advice.Id, advice.Severity));
        Assert.Equal(("File1.cs", "Spec"), (advice.Location.SourceTree!.FilePath, Marked.Text(advice)));
        Assert.Equal(
            "'Other.Spec' equals 'Vae.Spec': they are one model under two names; remove one of them, or change what was meant to differ",
            advice.GetMessage()
        );
    }

    [Theory]
    [InlineData("internal static class Blocks { public static ValueList<Layer> «Trunk» { get; } = [new Flatten()]; }")]
    [InlineData("public static class Blocks { private static readonly Dense «Trunk» = new(3); }")]
    [InlineData("public static class Blocks { internal static Dense? «Trunk» => null; }")]
    [InlineData("internal static class Blocks { public static VaeSpec «Trunk» => Zoo.Vae.Spec; }")]
    [InlineData("public static class Blocks { public static ValueList<Layer> Trunk { get; } = [new Flatten()]; }")]
    [InlineData("internal static class Blocks { public static Dense Trunk => new(3); static int Use => Trunk.Units; }")]
    [InlineData("internal static class Blocks { public static Dense Trunk => new(3); } class Trunk;")]
    [InlineData("internal static class Blocks { public static int Trunk => 3; }")]
    [InlineData("internal class Blocks { public Dense Trunk => new(3); }")]
    [InlineData(
        "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"X\")] internal static class Blocks { public static Dense Trunk => new(3); }"
    )]
    public void A_member_that_nothing_names_is_told_of_where_that_is_certain(string blocks)
    {
        var run = GeneratorRun.Of(Sources.Model(Sources.Valid), Marked.Plain("using FunctionalVae; " + blocks));
        Assert.Equal(
            blocks.Contains('«', StringComparison.Ordinal)
                ? ["FVAE3005 Trunk 'Blocks.Trunk' is read by no model, and nothing else names it; use it or remove it"]
                : [],
            run.Advice.Select(advice => $"{advice.Id} {Marked.Text(advice)} {advice.GetMessage()}")
        );
    }

    private sealed class Configured(string id, ReportDiagnostic severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree,
            string diagnosticId,
            CancellationToken cancellationToken,
            out ReportDiagnostic severityOfId
        )
        {
            severityOfId = severity;
            return diagnosticId == id;
        }

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId,
            CancellationToken cancellationToken,
            out ReportDiagnostic severityOfId
        )
        {
            severityOfId = default;
            return false;
        }
    }
}
