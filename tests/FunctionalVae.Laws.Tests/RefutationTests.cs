using FsCheck;
using FsCheck.Fluent;

namespace FunctionalVae.Laws;

/// <summary>What counts as a refutation, and what as a fault of the law.</summary>
public sealed class RefutationTests
{
    [Fact]
    public void A_false_case_and_a_formula_that_throws_refute()
    {
        Assert.Contains("3", Refutation(Prop.ForAll(Gen.Constant(3).ToArbitrary(), value => value < 0)), StringComparison.Ordinal);
        Assert.Contains(
            "no root",
            Refutation(Prop.ForAll(Gen.Constant(3).ToArbitrary(), bool (int _) => throw new ArithmeticException("no root"))),
            StringComparison.Ordinal
        );
        Assert.Null(Refutation(Prop.ForAll(Gen.Constant(3).ToArbitrary(), value => value > 0)));
    }

    [Fact]
    public void A_generator_that_throws_or_finds_nothing_is_no_refutation()
    {
        var broken = Gen.Constant(3).Select(int (int _) => throw new FormatException("generator")).ToArbitrary();
        Assert.ThrowsAny<Exception>(() => Refutation(Prop.ForAll(broken, _ => true)));
        var never = Prop.ForAll(Gen.Constant(3).ToArbitrary(), value => true.When(value < 0));
        Assert.Throws<InvalidOperationException>(() => Refutation(never));
    }

    private static string? Refutation(Property property) =>
        new Law("area", "name", "statement", 10, (_, _) => property).Refutation(new(), Key.FromSeed(1), 1);
}
