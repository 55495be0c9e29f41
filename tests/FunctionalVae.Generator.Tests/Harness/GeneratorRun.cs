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
        Input = compilation;
        driver = CSharpGeneratorDriver.Create(
            [new VaeGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)
        );
        Output = Advance(compilation);
    }

    public Compilation Input { get; private set; }

    public Compilation Output { get; private set; }

    /// <summary>The errors. What is merely odd does not keep a class from being generated.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; private set; }

    /// <summary>The warnings and infos that are not switched off.</summary>
    public ImmutableArray<Diagnostic> Advice { get; private set; }

    public IEnumerable<Diagnostic> All => Diagnostics.Concat(Advice);

    public GeneratorRunResult Result => driver.GetRunResult().Results.Single();

    public IEnumerable<GeneratedModel> Models =>
        Result.TrackedSteps.TryGetValue(TrackingNames.Model, out var steps)
            ? steps.SelectMany(step => step.Outputs).Select(output => (GeneratedModel)output.Value)
            : [];

    public static GeneratorRun Of(CSharpCompilation compilation) => new(compilation);

    public static GeneratorRun Of(params string[] sources) => new(Compiler.Compile(sources));

    /// <summary>
    /// The specification of the first model, read without problems. It must be the one that the program itself has when it runs.
    /// </summary>
    public VaeSpec Spec(string name = "Vae")
    {
        Assert.Empty(Diagnostics.Select(diagnostic => diagnostic.ToString()));
        var model = Models.Single(model => model.Name == name);
        var type = model.Namespace.Length == 0 ? model.Name : model.Namespace + "." + model.Name;
        Assert.Equal(Compiler.RunTimeValue(Input, type, model.SpecMember), model.Spec);
        return model.Spec;
    }

    /// <summary>The specification that an expression is read as.</summary>
    public static VaeSpec Read(string expression, string members = "") => Of(Sources.Model(expression, members)).Spec();

    /// <summary>Runs again over an edited program.</summary>
    public Compilation Advance(CSharpCompilation compilation)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Assert.Null(Result.Exception);
        (Input, Output) = (compilation, output);
        Diagnostics = diagnostics.RemoveAll(diagnostic => diagnostic.DefaultSeverity != DiagnosticSeverity.Error);
        Advice = diagnostics.RemoveAll(each => each.DefaultSeverity == DiagnosticSeverity.Error || each.IsSuppressed);
        return output;
    }
}
