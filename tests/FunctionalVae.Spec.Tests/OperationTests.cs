using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Spec.Tests;

/// <summary>What an operation remembers of its call is no part of what it is.</summary>
public sealed class OperationTests
{
    [Fact]
    public void What_was_asked_of_an_operation_changes_nothing_of_it()
    {
        foreach (var (asked, fresh) in Operations().Zip(Operations()))
        {
            var text = fresh.ToString();
            _ = asked.Reads;
            Assert.Equal(fresh, asked);
            Assert.Equal(fresh.GetHashCode(), asked.GetHashCode());
            Assert.Equal(text, asked.ToString());
        }
    }

    [Fact]
    public void A_copy_has_a_call_of_its_own()
    {
        var affine = Operations().OfType<Affine>().First();
        Assert.Equal([affine.Input], affine.Reads);
        Assert.Equal([affine.Output], affine.Results);
        var (input, output) = (affine.Input with { Name = "elsewhere" }, affine.Output with { Name = "other" });
        var copy = affine with { Input = input, Output = output };
        Assert.Equal([input], copy.Reads);
        Assert.Equal([output], copy.Writes);
        Assert.NotEqual(affine, copy);
    }

    private static ValueList<Operation> Operations() => Plan.Of(Refusal.Valid).Training.Operations;
}
