namespace FunctionalVae.Torch.Tests;

/// <summary>Law 5 for this backend: every function agrees with the float64 interpreter, value and gradient.</summary>
public sealed class AgreementTests
{
    public static TheoryData<string> Names => TorchZoo.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_zoo_agrees_with_the_interpreter(string name)
    {
        var model = TorchZoo.Torch(name);
        var compared = new[] { 1, 3, 8 }.Count(count => ModelAgreement.Check(model, Key.FromSeed((ulong)count), count));
        Assert.True(compared >= 1, "Every case lay on a ReLU's kink: change the seeds.");
    }

    [Fact]
    public void Models_whose_weights_and_values_have_several_readers_agree_with_it_too()
    {
        foreach (
            var model in (IVaeModel[])
                [
                    TiedVae.Torch.ModelOn(TorchZoo.Device),
                    TiedDropoutVae.Torch.ModelOn(TorchZoo.Device),
                    ConvVae.Torch.ModelOn(TorchZoo.Device),
                ]
        )
        {
            Assert.All([1, 3, 8], count => Assert.True(ModelAgreement.Check(model, Key.FromSeed((ulong)count), count)));
        }
    }
}
