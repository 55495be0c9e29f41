using System.Text.RegularExpressions;
using System.Xml.Linq;
using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Tests;

/// <summary>What an editor shows at a generated name: a sentence, the shape of every tensor, the unit of every score.</summary>
public sealed class DocumentationTests
{
    private static readonly string[] Tensors =
    [
        "Images",
        "Examples",
        "Latents",
        "Noise",
        "Posterior",
        "ReadOnlyMemory<float>",
        "Parameters",
    ];

    private static readonly string[] Scores = ["Elbo", "Objective", "IReadOnlyList<double>"];

    public static TheoryData<string> Specs =>
        [
            Sources.Valid,
            Sources
                .Valid.Replace("new BernoulliLikelihood()", "new GreyCrossEntropy()", StringComparison.Ordinal)
                .Replace(", Binarization: Binarization.Dynamic", "", StringComparison.Ordinal),
            "new(new Features(6), [new Dense(4, Activation.Tanh)], new DiagonalNormalLatent(2), [new Dense(4, Activation.Tanh)], new NormalLikelihood(new LearnedVariance()))",
        ];

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_public_member_says_what_it_is_with_shapes_and_units(string spec)
    {
        var members = Public(Generated(spec)).ToList();
        Assert.True(members.Count > 50, $"{members.Count}");
        Assert.All(
            members,
            member =>
            {
                var summary = Summary(member);
                Assert.True(summary.Length > 0, $"{member} has no summary");
                var signature = Signature(member);
                var isTensor = Tensors.Any(type => Mentions(signature, type));
                Assert.True(!isTensor || Regex.IsMatch(summary, @"\[[^\]]+\]"), $"{member} has no shape: {summary}");
                Assert.True(
                    !Scores.Any(type => Mentions(signature, type)) || summary.Contains("nats", StringComparison.Ordinal),
                    $"{member} has no unit: {summary}"
                );
            }
        );
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_step_names_its_shape(string spec)
    {
        var lines = Generated(spec).DeclaringSyntaxReferences.Last().SyntaxTree.ToString().Split('\n').Select(line => line.Trim()).ToList();
        var steps = Enumerable.Range(0, lines.Count).Where(i => Regex.IsMatch(lines[i], @"^\w+Kernel\.\w+\(")).ToList();
        Assert.True(steps.Count >= 10);
        Assert.All(steps, i => Assert.Matches(@"^// .*\w : \[[^\]]+\]", lines[i - 1]));
    }

    private static INamedTypeSymbol Generated(string spec)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose);
        var run = GeneratorRun.Of(Compiler.Compile(CSharpSyntaxTree.ParseText(Sources.Model(spec), options, "Model.cs")));
        Assert.Empty(run.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error));
        return run.Output.GetTypeByMetadataName("Zoo.Vae")!;
    }

    private static IEnumerable<ISymbol> Public(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(member => member.DeclaredAccessibility == Accessibility.Public && !member.IsImplicitlyDeclared && member.Name != "Spec")
            .Where(member => member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.StaticConstructor })
            .SelectMany(member => member is INamedTypeSymbol nested ? Public(nested).Prepend(nested) : [member]);

    private static string Summary(ISymbol member) =>
        member.GetDocumentationCommentXml() is { Length: > 0 } xml ? XElement.Parse(xml).Element("summary")?.Value.Trim() ?? "" : "";

    // What goes in and what comes out.
    private static string Signature(ISymbol member) =>
        member switch
        {
            IMethodSymbol method => string.Join(
                " ",
                method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).Select(Short)
            ),
            IPropertySymbol { Name: not ("Functions" or "Model" or "Core") } property => Short(property.Type),
            _ => "",
        };

    private static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static bool Mentions(string signature, string type) => Regex.IsMatch(signature, $@"(^|[\s.]){Regex.Escape(type)}\??($|\s)");
}
