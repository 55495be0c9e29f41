using FunctionalVae.Zoo;

namespace FunctionalVae.Diff.Tests;

/// <summary>Law 5 for this backend: every function agrees with the float64 interpreter, value and gradient.</summary>
public sealed class AgreementTests
{
    public static TheoryData<string, string> All => DiffZoo.All;

    [SkippableTheory]
    [MemberData(nameof(All))]
    public void The_zoo_agrees_with_the_interpreter(string name, string backend)
    {
        var model = DiffZoo.Model(name, backend);
        // The reference backend takes seconds for a gradient of 784 inputs.
        int[] counts = model.Layout.InputWidth > 100 ? [3] : [1, 3, 8];
        var compared = counts.Count(count => ModelAgreement.Check(model, Key.FromSeed((ulong)count), count));
        Assert.True(compared >= 1, "Every case lay on a ReLU's kink: change the seeds.");
    }

    [Fact]
    public void The_model_of_GELU_has_no_Diff() => Assert.Null(typeof(FashionVae).GetNestedType("Diff"));
}
