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
        var model = new ThreadedRoundingMutant(TinyVae.Model, difference);
        var law = VaeLaws.ForModel(model, new(Key.FromSeed(1), BatchRounding: rounding)).Single(law => law.Name == "threads");
        Assert.Equal(verdict, law.Check().Verdict);
    }
}
