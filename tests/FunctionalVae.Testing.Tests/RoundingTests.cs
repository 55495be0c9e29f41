using FunctionalVae.Testing.Tests.Mutants;

namespace FunctionalVae.Testing.Tests;

/// <summary><see cref="IVaeModel.BatchRounding"/>: what a library's choice of kernels may change, and no more.</summary>
public sealed class RoundingTests
{
    [Theory]
    [InlineData(0, 0, LawVerdict.Held)]
    [InlineData(1e-6, 0, LawVerdict.Refuted)]
    [InlineData(1e-6, 1e-5, LawVerdict.Held)]
    [InlineData(1e-3, 1e-5, LawVerdict.Refuted)]
    public void Trained_parameters_may_differ_by_the_rounding_between_threads(double difference, double rounding, LawVerdict verdict)
    {
        Assert.Equal(verdict, Threads(new ThreadedRoundingMutant(TinyVae.Model, difference), rounding));
    }

    [Fact]
    public void Steps_that_are_a_percent_too_long_are_no_rounding() =>
        Assert.Equal(LawVerdict.Refuted, Threads(new ThreadedSumsMutant(TinyVae.Model, 0.01), 1e-5));

    [Fact]
    public void A_model_states_its_own_rounding_and_the_laws_read_it()
    {
        var promised = new Promise(TinyVae.Model);
        Assert.Equal(LawVerdict.Held, Threads(new ThreadedRoundingMutant(promised, 1e-6), null));
        Assert.Equal(LawVerdict.Refuted, Threads(new ThreadedRoundingMutant(promised, 1e-3), null));
        Assert.Equal(LawVerdict.Refuted, Threads(new ThreadedRoundingMutant(promised, 1e-6), 0));
        Assert.Equal(LawVerdict.Refuted, Threads(new ThreadedRoundingMutant(TinyVae.Model, 1e-6), null));
    }

    [Fact]
    public void Statements_say_what_is_promised()
    {
        var (exact, rounded) = (VaeLaws.ForModel(TinyVae.Model), VaeLaws.ForModel(new Promise(TinyVae.Model)));
        var differing = exact.Zip(rounded).Where(pair => pair.First.Statement != pair.Second.Statement).ToList();
        Assert.Equal(
            ["batch-order", "batch-split", "draw-examples", "evaluate-many", "importance-bounds", "optimizer", "threads"],
            differing.Select(pair => pair.First.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(differing, pair => Assert.Matches("within (ten times )?1E-05", pair.Second.Statement));
        Assert.All(differing, pair => Assert.DoesNotContain("{0}", pair.Second.Statement));
        Assert.All(rounded, law => Assert.Matches(@"^[^\n]{60,}\.$", law.Statement));
    }

    private sealed class Promise(IVaeModel inner) : WrappedModel(inner)
    {
        public override double BatchRounding => 1e-5;
    }

    private static LawVerdict Threads(IVaeModel model, double? rounding) =>
        VaeLaws.ForModel(model, new(Key.FromSeed(1), BatchRounding: rounding)).Single(law => law.Name == "threads").Check().Verdict;
}
