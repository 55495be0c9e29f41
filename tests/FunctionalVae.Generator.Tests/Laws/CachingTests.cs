using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Tests;

/// <summary>What an edit makes the compiler do again: nothing, unless the specification's value changed.</summary>
public sealed class CachingTests
{
    private const string Blocks =
        "using FunctionalVae; namespace Zoo; static class Blocks { public static ValueList<Layer> Tail => [new Dense(32, Activation.Tanh)]; }";
    private static readonly string Model = Sources.With("[new Dense(32, Activation.Tanh)]", "Blocks.Tail");

    [Fact]
    public void An_edit_of_an_unrelated_file_changes_nothing() =>
        AssertKept([Model, Blocks, "class A;"], [Model, Blocks, "class A { int x; }"]);

    [Fact]
    public void A_new_file_changes_nothing() => AssertKept([Model, Blocks], [Model, Blocks, "class A;"]);

    [Fact]
    public void The_same_value_written_otherwise_changes_nothing() =>
        AssertKept([Model.Replace("28, 28", "784 / 28, 28", StringComparison.Ordinal), Blocks], [Model, Blocks]);

    [Fact]
    public void A_comment_above_the_model_changes_nothing() => AssertKept([Model, Blocks], ["// A new first line.\n" + Model, Blocks]);

    [Fact]
    public void An_edit_of_the_specification_is_a_change() =>
        Assert.Equal(
            [IncrementalStepRunReason.Modified],
            Outputs([Model, Blocks], [Model.Replace("Latent(4)", "Latent(5)", StringComparison.Ordinal), Blocks])
        );

    [Fact]
    public void An_edit_of_a_block_in_another_file_is_a_change() =>
        Assert.Equal(
            [IncrementalStepRunReason.Modified],
            Outputs([Model, Blocks], [Model, Blocks.Replace("32", "33", StringComparison.Ordinal)])
        );

    [Fact]
    public void An_edit_of_one_model_leaves_the_other_alone()
    {
        var other = Model.Replace("class Vae", "class Other", StringComparison.Ordinal);
        var edited = other.Replace("Latent(4)", "Latent(5)", StringComparison.Ordinal);
        var reasons = Outputs([Model, Blocks, other], [Model, Blocks, edited]);
        Assert.Equal([true, false], reasons.Select(IsKept));
    }

    [Fact]
    public void A_problem_moves_with_the_text_above_it_and_goes_when_it_is_mended()
    {
        var broken = Model.Replace("28, 28", "28, 0", StringComparison.Ordinal);
        var before = Compiler.Compile(broken, Blocks);
        var run = GeneratorRun.Of(before);
        Assert.Equal("0", Marked.Text(Assert.Single(run.Diagnostics)));

        run.Advance(Edit(before, [broken, "// Above a block.\n" + Blocks]));
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("0", Marked.Text(diagnostic));

        var moved = Edit(before, ["// Above the model.\n" + broken, Blocks]);
        run.Advance(moved);
        diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("0", Marked.Text(diagnostic));
        Assert.Same(moved.SyntaxTrees[0], diagnostic.Location.SourceTree);

        run.Advance(Edit(before, [Model, Blocks]));
        Assert.Empty(run.Diagnostics);
        Assert.Single(run.Models);
    }

    [Fact]
    public void An_edit_of_an_unrelated_file_leaves_problems_alone()
    {
        var before = Compiler.Compile(Model.Replace("28, 28", "28, 0", StringComparison.Ordinal), Blocks, "class A;");
        var run = GeneratorRun.Of(before);
        var problem = Assert.Single(run.Diagnostics).ToString();
        run.Advance(before.ReplaceSyntaxTree(before.SyntaxTrees[2], Compiler.Parse("class A { int x; }", "File2.cs")));
        Assert.Equal(problem, Assert.Single(run.Diagnostics).ToString());
        string[] steps = [TrackingNames.Reading, TrackingNames.Problems];
        var reasons = steps
            .SelectMany(name => run.Result.TrackedSteps[name])
            .SelectMany(step => step.Outputs)
            .Select(output => output.Reason);
        Assert.Equal([true, true], reasons.Select(IsKept));
    }

    [Fact]
    public void Advice_moves_with_the_text_and_nothing_is_written_again()
    {
        var odd = Model.Replace("Dense(32, Activation.Gelu)", "Dense(32)", StringComparison.Ordinal);
        AssertKept([odd, Blocks], ["// Above.\n" + odd, Blocks]);
        var before = Compiler.Compile(odd, Blocks);
        var run = GeneratorRun.Of(before);
        run.Advance(Edit(before, ["// Above.\n" + odd, Blocks]));
        Assert.Equal("new Dense(32)", Marked.Text(Assert.Single(run.Advice)));
        run.Advance(Edit(before, [Model, Blocks]));
        Assert.Empty(run.Advice);
    }

    [Fact]
    public void A_model_that_becomes_anothers_twin_leaves_that_one_alone()
    {
        var other = Model
            .Replace("class Vae", "class Other", StringComparison.Ordinal)
            .Replace("Latent(4)", "Latent(5)", StringComparison.Ordinal);
        var twin = other.Replace("Latent(5)", "Latent(4)", StringComparison.Ordinal);
        Assert.Equal([true, false], Outputs([Model, Blocks, other], [Model, Blocks, twin]).Select(IsKept));
        Assert.Equal("FVAE3004", Assert.Single(GeneratorRun.Of(Model, Blocks, twin).Advice).Id);
    }

    private static void AssertKept(string[] before, string[] after)
    {
        var reasons = Outputs(before, after);
        Assert.NotEmpty(reasons);
        Assert.All(
            reasons,
            reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString())
        );
    }

    /// <summary>Why each model is what it is after an edit. The written files must follow the models exactly.</summary>
    private static List<IncrementalStepRunReason> Outputs(string[] before, string[] after)
    {
        var compilation = Compiler.Compile(before);
        var run = GeneratorRun.Of(compilation);
        Assert.Empty(run.Diagnostics);
        run.Advance(Edit(compilation, after));
        Assert.Empty(run.Diagnostics);
        var models = run.Result.TrackedSteps[TrackingNames.Model].SelectMany(step => step.Outputs).Select(output => output.Reason).ToList();
        var written = run
            .Result.TrackedOutputSteps.SelectMany(step => step.Value)
            .Where(step => step.Inputs.Any(input => input.Source.Name == TrackingNames.Model))
            .SelectMany(step => step.Outputs)
            .Select(output => output.Reason);
        Assert.Equal(models.Select(IsKept), written.Select(IsKept));
        return models;
    }

    private static bool IsKept(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    /// <summary>Replaces only what differs, as an editor does.</summary>
    private static CSharpCompilation Edit(CSharpCompilation compilation, string[] sources)
    {
        for (var i = 0; i < sources.Length; i++)
        {
            var tree = Compiler.Parse(sources[i], $"File{i}.cs");
            if (i >= compilation.SyntaxTrees.Length)
            {
                compilation = compilation.AddSyntaxTrees(tree);
            }
            else if (compilation.SyntaxTrees[i].ToString() != sources[i])
            {
                compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[i], tree);
            }
        }

        return compilation;
    }
}
