using FunctionalVae.Testing;
using FunctionalVae.Testing.Tests.Mutants;
using FunctionalVae.Zoo;

namespace FunctionalVae.Torch.Tests;

/// <summary>Law 7 for this backend: the laws of any model hold for the zoo on torch, as far as the backend promises.</summary>
public sealed class LawTests
{
    [Theory]
    [InlineData(nameof(TinyVae))]
    [InlineData(nameof(DigitsVae))]
    [InlineData(nameof(LinearVae))]
    [InlineData(nameof(MoonsVae))]
    public void The_small_models_keep_the_laws(string name) =>
        Assert.All(
            VaeLaws.CheckModel(TorchZoo.Torch(name), new(Key.FromSeed(1), Cases: 2)),
            report => Assert.True(report.Worst <= 1, report.ToString())
        );

    [Fact]
    public void Laws_of_batches_state_the_promise_and_the_others_equal_bits()
    {
        var laws = VaeLaws.ForModel(TorchZoo.Torch(nameof(TinyVae))).ToDictionary(law => law.Name, law => law.Statement);
        Assert.All(["batch-order", "batch-split", "threads", "importance-bounds"], name => Assert.Contains("within 3E-05 of", laws[name]));
        Assert.All(["repeatable", "sample", "reconstruct", "train-is-fold"], name => Assert.Contains("same bits", laws[name]));
    }

    [Fact]
    public void The_promise_covers_no_wrong_step()
    {
        var torch = TorchZoo.Torch(nameof(TinyVae));
        Assert.Equal(LawVerdict.Held, Check("threads", torch));
        Assert.Equal(LawVerdict.Refuted, Check("threads", new ThreadedSumsMutant(torch, 0.01)));
        Assert.Equal(LawVerdict.Refuted, Check("batch-split", new FirstTwiceMutant(torch)));
        Assert.Equal(LawVerdict.Refuted, Check("repeatable", new RestlessMutant(torch)));
    }

    private static LawVerdict Check(string law, IVaeModel model) =>
        VaeLaws.ForModel(model, new(Key.FromSeed(1))).Single(each => each.Name == law).Check().Verdict;
}
