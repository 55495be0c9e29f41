using FunctionalVae.Generator.Tests.Harness;
using FunctionalVae.Graphs;
using FunctionalVae.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Tests;

/// <summary>
/// Law 1: reading knows the compiler and not the plan; rules and plan know neither; writing knows the plan and not the compiler.
/// Law 5: the interpreter shares no arithmetic with the kernels.
/// </summary>
public sealed class StageLawTests
{
    // Nothing in them can be named without its namespace.
    private static readonly string[] GraphAndPasses = ["Graphs", "Passes"];
    private static readonly HashSet<string> ReadingTypes = Types(typeof(VaeGenerator).Assembly, "FunctionalVae.Generator.Reading");
    private static readonly HashSet<string> KernelTypes = Types(typeof(ManagedModel).Assembly, "FunctionalVae.Engine");

    [Fact]
    public void The_vocabulary_its_rules_and_the_plan_know_nothing_of_the_compiler() =>
        Assert.DoesNotContain(
            typeof(VaeSpec).Assembly.GetReferencedAssemblies(),
            reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
        );

    [Fact]
    public void The_rules_know_nothing_of_the_plan()
    {
        AssertKnowsNone("src/FunctionalVae.Spec/Rules", GraphAndPasses);
        AssertKnowsNone("src/FunctionalVae.Spec/Problems", GraphAndPasses);
    }

    [Fact]
    public void Reading_knows_nothing_of_the_plan() => AssertKnowsNone("generators/FunctionalVae.Generator/Reading", GraphAndPasses);

    [Fact]
    public void Reporting_knows_nothing_of_the_plan() => AssertKnowsNone("generators/FunctionalVae.Generator/Reporting", GraphAndPasses);

    [Fact]
    public void Writing_knows_nothing_of_the_compiler()
    {
        AssertKnowsNone("generators/FunctionalVae.Generator/Writing", ["CodeAnalysis", "SourceText"]);
        // Of reading it knows the model that is handed to it, whose property SpecMember has the name of a type, and nothing else.
        AssertKnowsNone(
            "generators/FunctionalVae.Generator/Writing",
            [.. ReadingTypes.Except(["GeneratedModel", "ContainingType", "SpecMember", "RowShape", "RowMember", "RowKind", "RowAbsence"])]
        );
    }

    [Fact]
    public void Kernels_and_interpreter_share_no_arithmetic()
    {
        // Law 5: an oracle that computed with the same functions would make the same mistakes.
        AssertKnowsNone("src/FunctionalVae/Execution/Interpreter", KernelTypes);
        AssertKnowsNone("src/FunctionalVae/Engine", ["MathNet", "SpecialFunctions", "Quantile", "Interpreter"]);
    }

    [Fact]
    public void The_check_sees_what_it_is_for()
    {
        Assert.All([typeof(Graph), typeof(Plan)], type => Assert.Contains(type.Namespace!.Split('.')[^1], GraphAndPasses));
        Assert.Contains("SpecReader", ReadingTypes);
        Assert.Contains("Simd", KernelTypes);
        Assert.Throws<Xunit.Sdk.AllException>(() => AssertKnowsNone("src/FunctionalVae/Engine", KernelTypes));
        Assert.Throws<Xunit.Sdk.AllException>(() => AssertKnowsNone("src/FunctionalVae/Execution/Interpreter", ["SpecialFunctions"]));
        Assert.Throws<Xunit.Sdk.AllException>(() => AssertKnowsNone("generators/FunctionalVae.Generator/Writing", GraphAndPasses));
        Assert.Throws<Xunit.Sdk.AllException>(() => AssertKnowsNone("generators/FunctionalVae.Generator/Reading", ["CodeAnalysis"]));
    }

    private static void AssertKnowsNone(string folder, IReadOnlyCollection<string> names)
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotContain(Identifiers(file), names.Contains));
    }

    private static HashSet<string> Types(System.Reflection.Assembly assembly, string space) =>
        assembly
            .GetTypes()
            .Where(type => type.Namespace == space && !type.IsNested)
            .Select(type => type.Name)
            .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Identifiers(string file) =>
        CSharpSyntaxTree
            .ParseText(File.ReadAllText(file))
            .GetRoot()
            .DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText);
}
