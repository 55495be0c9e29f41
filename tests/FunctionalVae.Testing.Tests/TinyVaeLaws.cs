namespace FunctionalVae.Testing.Tests;

/// <summary>What the README shows.</summary>
public sealed class TinyVaeLaws
{
    [Fact]
    public void The_laws_hold() => VaeLaws.CheckAll(TinyVae.Functions);
}
