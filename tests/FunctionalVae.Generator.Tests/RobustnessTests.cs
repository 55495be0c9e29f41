using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>A program that is being typed is broken most of the time: it gives diagnostics, and never an exception.</summary>
public sealed class RobustnessTests
{
    [Fact]
    public void Every_beginning_of_a_program_is_survived()
    {
        var source = Sources.With("Latent(4)", "Latent(4) with { Size = Half * 2 }", "static int Half => 2;") + "\nstatic class After;";
        foreach (var length in Enumerable.Range(0, source.Length / 3).Select(third => third * 3))
        {
            Survive(source[..length]);
        }
    }

    [Fact]
    public void Every_program_with_one_token_missing_is_survived()
    {
        var root = Compiler
            .Parse(
                Sources.With(
                    "[new Dense(32, Activation.Tanh)]",
                    "[.. Tail, Tail[0], new(3) { Units = 4 }]",
                    "static ValueList<Layer> Tail => [new Dense(2)];"
                )
            )
            .GetRoot();
        var text = root.ToFullString();
        foreach (var token in root.DescendantTokens())
        {
            Survive(text.Remove(token.SpanStart, token.Span.Length));
        }
    }

    [Theory]
    [InlineData("new VaeSpec()")]
    [InlineData("new()")]
    [InlineData("default")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("Missing.Spec")]
    [InlineData("Spec with { }")]
    [InlineData("new VaeSpec(Spec)")]
    [InlineData("new VaeSpec { Objective = { } }")]
    [InlineData("new VaeSpec(null!, default, null!, default, null!) { Nothing = 3 }")]
    [InlineData("((VaeSpec)null!) with { Objective = new EvidenceLowerBound(2) }")]
    [InlineData("new VaeSpec(null!, new ValueList<Layer>(), null!, new(), null!)")]
    [InlineData("new VaeSpec(null!, new ValueList<Layer>() with { }, null!, default(ValueList<Layer>), null!)")]
    [InlineData("new Image(1, 1)")]
    [InlineData("(VaeSpec)(object)new Image(1, 1)")]
    [InlineData("throw null!")]
    [InlineData("new VaeSpec(default(Input)!, [default!, (Layer)null!], (Latent)(object)new Flatten(), [], null!, double.NaN)")]
    public void A_strange_specification_is_a_problem_and_no_crash(string expression)
    {
        var run = GeneratorRun.Of(Sources.Model(expression));
        // What does not compile is left to the compiler.
        Assert.NotEmpty(
            run.Diagnostics.Concat(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        );
        Assert.Empty(run.Models);
        Assert.All(run.Diagnostics, diagnostic => Assert.True(diagnostic.Location.IsInSource));
    }

    [Fact]
    public void Cancelling_is_no_failure()
    {
        var compilation = Compiler.Compile(Sources.Model(Sources.Valid));
        var driver = Microsoft.CodeAnalysis.CSharp.CSharpGeneratorDriver.Create(new VaeGenerator());
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(compilation, cancelled.Token));
        Assert.Empty(driver.RunGenerators(compilation, TestContext()).GetRunResult().Diagnostics);
    }

    private static CancellationToken TestContext() => CancellationToken.None;

    /// <summary>The generator ends without an exception, and never stays silent about a model that it leaves out.</summary>
    private static void Survive(string source)
    {
        var run = GeneratorRun.Of(source);
        var isMarked = source.Contains("[GenerateVae]", StringComparison.Ordinal) && source.Contains("class", StringComparison.Ordinal);
        var isExplained =
            run.Diagnostics.Any()
            || run.Models.Any()
            || run.Output.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(!isMarked || isExplained, source);
    }
}
