using System.Collections.Immutable;
using FunctionalVae.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Tests.Harness;

/// <summary>One run of the generator, or several over edits of one program.</summary>
internal sealed class GeneratorRun
{
    private GeneratorDriver driver;

    private GeneratorRun(CSharpCompilation compilation)
    {
        driver = CSharpGeneratorDriver.Create(
            [new VaeGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)
        );
        Output = Advance(compilation);
    }

    public Compilation Output { get; private set; }

    public ImmutableArray<Diagnostic> Diagnostics { get; private set; }

    public GeneratorRunResult Result => driver.GetRunResult().Results.Single();

    public IEnumerable<GeneratedModel> Models =>
        Result.TrackedSteps.TryGetValue(TrackingNames.Model, out var steps)
            ? steps.SelectMany(step => step.Outputs).Select(output => (GeneratedModel)output.Value)
            : [];

    public static GeneratorRun Of(CSharpCompilation compilation) => new(compilation);

    public static GeneratorRun Of(params string[] sources) => new(Compiler.Compile(sources));

    /// <summary>The specification that an expression is read as; it must be without problems.</summary>
    public static VaeSpec Read(string expression, string members = "")
    {
        var run = Of(Sources.Model(expression, members));
        Assert.Empty(run.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return run.Models.Single().Spec;
    }

    /// <summary>Runs again over an edited program.</summary>
    public Compilation Advance(CSharpCompilation compilation)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Assert.Null(Result.Exception);
        (Output, Diagnostics) = (output, diagnostics);
        return output;
    }
}
