using FunctionalVae.Shared;

namespace FunctionalVae.Specs.Tests;

/// <summary>Law 5 for the zoo: every execution of a specification agrees with the float64 interpreter, value and gradient.</summary>
public sealed class AgreementTests
{
    public static TheoryData<string> Names => ZooModels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Generated_code_agrees_with_the_interpreter(string name) => AssertAgrees(ZooModels.Named(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_runner_agrees_with_the_interpreter(string name) => AssertAgrees(Vae.ModelFrom(ZooModels.Named(name).Spec, name));

    private static void AssertAgrees(IVaeModel model)
    {
        var compared = 0;
        foreach (var count in (int[])[1, 3, 8])
        {
            compared += ModelAgreement.Check(model, Key.FromSeed((ulong)count), count) ? 1 : 0;
        }

        Assert.True(compared >= 1, "Every case lay on a ReLU's kink: change the seeds.");
    }
}
