using FunctionalVae.Testing.Tests.Mutants;

namespace FunctionalVae.Testing.Tests;

/// <summary><see cref="VaeLawOptions.BatchRounding"/>: what a library's choice of kernels may change, and no more.</summary>
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

    private static LawVerdict Threads(IVaeModel model, double rounding) =>
        VaeLaws.ForModel(model, new(Key.FromSeed(1), BatchRounding: rounding)).Single(law => law.Name == "threads").Check().Verdict;
}
