namespace FunctionalVae.App.Tests;

/// <summary>A run of TinyVae over two epochs, for all tests of a class to read.</summary>
public sealed class TrainedTiny : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TrainedTiny() => Fvae.Train("TinyVae", "--epochs", "2", "--seed", "5", "--out", Path).Succeeded();

    public string Path => folder.File("run");

    public void Dispose() => folder.Dispose();
}
