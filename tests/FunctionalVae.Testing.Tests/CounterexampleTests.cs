using FunctionalVae.Testing.Tests.Mutants;

namespace FunctionalVae.Testing.Tests;

/// <summary>What a refuted law says.</summary>
public sealed class CounterexampleTests
{
    [Fact]
    public void A_counterexample_is_shrunk_and_names_key_example_values_and_tolerance()
    {
        var report = Refuted("KL 1 % too large", "kl-closed-form");
        Assert.Matches(
            @"^Refuted at key \d+, 1 example \(Drawn\), parameters AsGiven( \(shrunk from key \d+, .*\))?:\n"
                + @"  KL of example 0 is 0\.\d+; the law says 0\.\d+, within [\dE.-]+$",
            report.Text
        );
        Assert.True(report.Worst > 1);
    }

    [Fact]
    public void A_gradient_is_named_by_tensor_and_place() =>
        Assert.Matches(
            @"\n  gradient of encoder\.1\.bias\[\d+\] is 0; the law says ",
            Refuted("one tensor's gradient is 0", "gradient-oracle").Text
        );

    [Fact]
    public void What_shows_in_two_examples_only_is_shrunk_to_two() =>
        Assert.Contains(" 2 examples (", Refuted("terms by statistics of the batch", "batch-split").Text);

    [Fact]
    public void NaN_refutes() => Assert.Contains(" is NaN; the law says ", Refuted("KL is NaN where it is large", "kl-closed-form").Text);

    [Fact]
    public void A_model_that_throws_is_refuted_with_its_message()
    {
        var model = new TermsMutant(MutantZoo.Plain, _ => throw new InvalidOperationException("no terms today"));
        var problem = Assert.Throws<LawsRefutedException>(() => VaeLaws.CheckModel(model));
        Assert.Contains("the model threw InvalidOperationException: no terms today", problem.Message);
    }

    [Fact]
    public void One_exception_lists_every_refuted_law()
    {
        var model = TermsMutant.OfEach(MutantZoo.Plain, term => term with { Kl = -term.Kl });
        var problem = Assert.Throws<LawsRefutedException>(() => VaeLaws.CheckModel(model));
        Assert.StartsWith("3 of the 28 laws do not hold for TinyVae:\n\nkl-closed-form: Kl of each example is finite", problem.Message);
        Assert.Equal(3, problem.Reports.Count(report => report.Verdict == LawVerdict.Refuted));
        Assert.Equal(28, problem.Reports.Count);
        Assert.All(
            problem.Reports.Where(report => report.Verdict == LawVerdict.Refuted),
            report => Assert.Contains($"{report.Name}: {report.Statement}\n{report.Text}", problem.Message)
        );
    }

    [Fact]
    public void A_counterexample_is_the_same_every_time() =>
        Assert.Equal(Refuted("KL 1 % too large", "kl-closed-form"), Refuted("KL 1 % too large", "kl-closed-form"));

    [Fact]
    public void A_large_model_does_not_hide_a_gradient_that_is_one_percent_off()
    {
        var model = new GradientMutant(MnistVae.Model, (_, g) => [.. g.Select(value => 1.01f * value)]);
        var gradients = VaeLaws.ForModel(model).Where(law => law.Name.StartsWith("gradient")).ToList();
        Assert.Equal(2, gradients.Count);
        Assert.All(gradients, law => Assert.Equal(LawVerdict.Refuted, law.Check().Verdict));
    }

    private static VaeLawReport Refuted(string mutant, string law)
    {
        var laws = MutantZoo.All.Single(other => other.Name == mutant).Laws(new(Key.FromSeed(1)));
        var report = laws.Single(other => other.Name == law).Check();
        Assert.Equal(LawVerdict.Refuted, report.Verdict);
        return report;
    }
}
