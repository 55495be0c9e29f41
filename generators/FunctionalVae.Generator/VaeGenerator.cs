using System.Text;
using FunctionalVae.Generator.Reading;
using FunctionalVae.Generator.Reporting;
using FunctionalVae.Generator.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FunctionalVae.Generator;

/// <summary>Compiles every class marked with <see cref="GenerateVaeAttribute"/>. This file is the pipeline and nothing else.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class VaeGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var readings = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                typeof(GenerateVaeAttribute).FullName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, cancellation) => SpecReader.Read(target, cancellation)
            )
            .WithTrackingName(TrackingNames.Reading);

        var models = readings.SelectMany(static (reading, _) => reading.Models).WithTrackingName(TrackingNames.Model);
        context.RegisterSourceOutput(
            models,
            static (output, model) =>
                output.AddSource(
                    model.HintName,
                    SourceText.From(ModelWriter.Write(model), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
                )
        );

        // Which packages are there is one flag, so that only adding or removing one writes backends' code again.
        var referenced = context
            .CompilationProvider.Select(static (compilation, _) => BackendChoice.Referenced(compilation))
            .WithTrackingName(TrackingNames.Backends);
        context.RegisterSourceOutput(
            models.Combine(referenced),
            static (output, found) =>
            {
                foreach (var (hintName, text) in BackendWriters.Write(found.Left, BackendChoice.Written(found.Left, found.Right)))
                {
                    output.AddSource(hintName, SourceText.From(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
                }
            }
        );
        Report(
            context,
            readings
                .Combine(referenced)
                .SelectMany(static (found, _) => found.Left.Backends is { } asked ? BackendChoice.Problems(asked, found.Right) : [])
                .WithTrackingName(TrackingNames.BackendProblems)
        );

        // A branch of its own: places move with every edit above them, and code must not be written again for that.
        var problems = readings.SelectMany(static (reading, _) => reading.Problems).WithTrackingName(TrackingNames.Problems);
        Report(context, problems);

        // No model's code depends on the others: what is said of several models at once is a branch of its own, too.
        Report(context, readings.Collect().SelectMany(static (all, _) => Twins.Find(all)).WithTrackingName(TrackingNames.Twins));
        Report(
            context,
            context
                .SyntaxProvider.CreateSyntaxProvider(
                    static (node, _) => UnusedMembers.IsCandidate(node),
                    static (target, cancellation) => UnusedMembers.Check(target, cancellation)
                )
                .SelectMany(static (found, _) => found)
                .WithTrackingName(TrackingNames.Unused)
        );
    }

    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Problem> problems) =>
        context.RegisterSourceOutput(
            problems.Collect().Combine(context.CompilationProvider),
            static (output, found) => Reporter.Report(found.Left, found.Right, output.ReportDiagnostic)
        );
}
