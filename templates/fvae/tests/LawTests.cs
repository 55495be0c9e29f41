using FunctionalVae.Testing;
using Xunit;

public class LawTests
{
    /// <summary>Gradients, the Kullback–Leibler term, determinism, and what else any variational autoencoder must keep.</summary>
    [Fact]
    public void NameOfModel_keeps_the_laws() => VaeLaws.CheckAll(NameOfModel.Functions);
}
