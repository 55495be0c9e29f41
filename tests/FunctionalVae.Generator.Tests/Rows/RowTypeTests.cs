using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>Types that are read as rows of a table, those that cannot be, and what an edit of one makes the compiler do again.</summary>
public sealed class RowTypeTests
{
    private const string Home = "namespace Shop; public enum Home { Vienna, Graz, Linz }";
    private const string Row = "namespace Shop; public sealed record Customer(int Age, Home Home, double? Income);";

    private const string Option =
        "namespace Microsoft.FSharp.Core { public sealed class FSharpOption<T>(T value) { public T Value => value; } }";

    private const string Model = """
        using FunctionalVae;
        namespace Shop;

        [GenerateVae]
        public static partial class Vae
        {
            public static VaeSpec Spec { get; } = new(
                Input: Table.Of<Customer>(),
                Encoder: [new Dense(4)],
                Latent: new DiagonalNormalLatent(2),
                Decoder: [new Dense(4)],
                Likelihood: new ColumnLikelihoods());
        }
        """;

    [Fact]
    public void The_columns_are_the_constructors_parameters()
    {
        var run = GeneratorRun.Of(Model, Row, Home);
        Assert.Equal(
            [
                new NumberColumn("Age"),
                new CategoryColumn("Home", ["Vienna", "Graz", "Linz"]),
                new NumberColumn("Income", MayBeMissing: true),
            ],
            ((Table)Assert.Single(run.Models).Spec.Input).Columns
        );
        AssertCompiles(run);
    }

    [Theory]
    [InlineData("public readonly record struct Customer(float Age, bool? Member);")]
    [InlineData("public sealed class Customer(long age, byte visits) { public long Age => age; public byte Visits { get; } = visits; }")]
    [InlineData("public sealed record Customer([property: Levels(\"a\", \"b\")] string Kind, [Points(0, -1)] double Gain);")]
    [InlineData("public sealed record Customer([property: Scaling(\"log\")] double Price, [Scaling(\"quantiles\"), Points(0)] int? Gain);")]
    [InlineData("public sealed record Customer(System.DateOnly? Since, System.DateTime Seen, decimal @class);")]
    [InlineData(
        "public sealed record Customer(Microsoft.FSharp.Core.FSharpOption<double>? Income, Microsoft.FSharp.Core.FSharpOption<Home>? Home);"
    )]
    [InlineData("record Customer(int Age, bool Member);")]
    [InlineData("public record Person(int Age); public sealed record Customer(int Age, bool Member) : Person(Age);")]
    public void Other_types_and_members_are_rows_too(string type)
    {
        var run = GeneratorRun.Of(Model, "using FunctionalVae; namespace Shop; " + type, Home, Option);
        Assert.Empty(run.Diagnostics.Select(problem => problem.ToString()));
        AssertCompiles(run);
    }

    [Fact]
    public void A_number_is_scaled_as_its_attribute_says()
    {
        var run = GeneratorRun.Of(
            Model,
            "namespace Shop; public sealed record Customer([FunctionalVae.Scaling(\"log\"), FunctionalVae.Points(0)] double? Income, [FunctionalVae.Scaling(\"standard\")] int Age);"
        );
        Assert.Equal(
            [new NumberColumn("Income", [0], MayBeMissing: true, Scaling: new LogScaling()), new NumberColumn("Age")],
            ((Table)Assert.Single(run.Models).Spec.Input).Columns
        );
        AssertCompiles(run);
    }

    [Fact]
    public void An_option_may_be_missing()
    {
        var run = GeneratorRun.Of(
            Model,
            "namespace Shop; public sealed record Customer(Microsoft.FSharp.Core.FSharpOption<double>? Income);",
            Option
        );
        Assert.Equal([new NumberColumn("Income", MayBeMissing: true)], ((Table)Assert.Single(run.Models).Spec.Input).Columns);
    }

    [Theory]
    [InlineData("public sealed record Customer(int Age, string Name);", "Name is a string without levels; add [Levels(\"a\", \"b\")]")]
    [InlineData("public sealed record Customer(int Age, System.Uri Page);", "Page is of type System.Uri, which cannot be a column")]
    [InlineData(
        "public sealed class Customer { public int Age { get; set; } }",
        "no public constructor of which each parameter is a public property"
    )]
    [InlineData("public sealed class Customer(int age) { public int Years => age; }", "no public constructor")]
    [InlineData("public sealed record Customer([FunctionalVae.Points(0)] bool Member);", "Member has [Points], which only numbers have")]
    [InlineData(
        "public sealed record Customer([FunctionalVae.Scaling(\"log\")] bool Member);",
        "Member has [Scaling], which only numbers have"
    )]
    [InlineData(
        "public sealed record Customer([FunctionalVae.Scaling(\"log\")] uint Visits);",
        "Visits has [Scaling], which only numbers have"
    )]
    [InlineData(
        "public sealed record Customer([FunctionalVae.Scaling(\"ln\")] double Price);",
        "Price has [Scaling(\"ln\")], which is not a scaling of numbers; use one of standard, log, quantiles"
    )]
    [InlineData("public sealed record Customer([FunctionalVae.Levels(\"a\")] int Age);", "Age has [Levels], which only a string has")]
    [InlineData("public sealed record Customer([FunctionalVae.Levels(null!)] string Name);", "Name is a string without levels")]
    [InlineData("public sealed record Customer(int Age) { public required int Height { get; init; } }", "it has required members")]
    [InlineData("public abstract record Customer(int Age);", "it is not a record, class or struct that can be made")]
    public void What_cannot_be_a_row_is_said_on_the_call(string type, string why)
    {
        var problem = Assert.Single(GeneratorRun.Of(Model, "namespace Shop; " + type).Diagnostics);
        Assert.Equal("FVAE1010", problem.Id);
        Assert.Contains("'Customer' cannot be the row of a table", problem.GetMessage(null), StringComparison.Ordinal);
        Assert.Contains(why, problem.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal("Table.Of<Customer>()", Marked.Text(problem));
    }

    [Theory]
    [InlineData("int Age", "double Age", false)] // The same column, and another cast.
    [InlineData("double? Income", "double Income", false)]
    [InlineData("int Age", "int Years", false)]
    [InlineData("Income);", "Income, bool Member);", false)]
    [InlineData("Income);", "Income) { public int Twice => 2 * Age; }", true)]
    public void An_edit_of_the_row_type_is_seen_and_nothing_else(string before, string after, bool isKept) =>
        Assert.Equal(isKept, IsKept([Model, Row, Home], [Model, Row.Replace(before, after, StringComparison.Ordinal), Home]));

    [Theory]
    [InlineData("Linz }", "Linz, Wels }", false)]
    [InlineData("Graz", "Salzburg", false)]
    [InlineData("enum", "/* Where they live. */ enum", true)]
    public void An_edit_of_an_enum_is_seen_and_nothing_else(string before, string after, bool isKept) =>
        Assert.Equal(isKept, IsKept([Model, Row, Home], [Model, Row, Home.Replace(before, after, StringComparison.Ordinal)]));

    [Fact]
    public void A_row_type_of_a_referenced_assembly_is_read()
    {
        var library = Compiler.Compile(Row, Home).WithAssemblyName("Library");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        image.Position = 0;
        var run = GeneratorRun.Of(Compiler.Compile(Model).AddReferences(MetadataReference.CreateFromStream(image)));
        Assert.Equal(3, ((Table)Assert.Single(run.Models).Spec.Input).Columns.Count);
        AssertCompiles(run);
    }

    [Fact]
    public void A_row_type_that_generated_code_cannot_see_is_refused()
    {
        var nested = Model.Replace(
            "    public static VaeSpec",
            "    private sealed record Customer(int Age);\n    public static VaeSpec",
            StringComparison.Ordinal
        );
        var problem = Assert.Single(GeneratorRun.Of(nested).Diagnostics);
        Assert.Contains("generated code cannot see it", problem.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_columns_than_those_of_the_type_are_refused()
    {
        var changed = Model.Replace(
            "Table.Of<Customer>()",
            "Table.Of<Customer>() with { Columns = [new NumberColumn(\"x\")] }",
            StringComparison.Ordinal
        );
        var problem = Assert.Single(GeneratorRun.Of(changed, Row, Home).Diagnostics);
        Assert.Contains("changes the columns of a row type", problem.GetMessage(null), StringComparison.Ordinal);
        var hidden = Model.Replace("Table.Of<Customer>()", "Table.Of<Customer>() with { Hidden = 0.2 }", StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(GeneratorRun.Of(hidden, Row, Home).Models).Rows);
    }

    private static bool IsKept(string[] before, string[] after)
    {
        var compilation = Compiler.Compile(before);
        var run = GeneratorRun.Of(compilation);
        for (var i = 0; i < after.Length; i++)
        {
            if (after[i] != before[i])
            {
                compilation = compilation.ReplaceSyntaxTree(
                    compilation.SyntaxTrees[i],
                    Compiler.Parse(after[i], compilation.SyntaxTrees[i].FilePath)
                );
            }
        }

        run.Advance(compilation);
        return run
            .Result.TrackedSteps[TrackingNames.Model]
            .SelectMany(step => step.Outputs)
            .All(output => output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
    }

    private static void AssertCompiles(GeneratorRun run) =>
        Assert.Empty(
            from problem in run.Output.GetDiagnostics()
            where problem.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning
            select problem.ToString()
        );
}
