using FunctionalVae.Zoo;

namespace FunctionalVae.Torch.Tests;

/// <summary>The zoo on TorchSharp, on the device that <c>FVAE_DEVICE</c> names: cpu where it names none.</summary>
internal static class TorchZoo
{
    public static string Device { get; } = Environment.GetEnvironmentVariable("FVAE_DEVICE") ?? "cpu";

    private static readonly Dictionary<string, (IVaeModel Managed, Func<string, IVaeModel> Torch)> Models = new(StringComparer.Ordinal)
    {
        [nameof(ConditionalDigits)] = (ConditionalDigits.Model, ConditionalDigits.Torch.ModelOn),
        [nameof(DigitsVae)] = (DigitsVae.Model, DigitsVae.Torch.ModelOn),
        [nameof(FashionVae)] = (FashionVae.Model, FashionVae.Torch.ModelOn),
        [nameof(LinearVae)] = (LinearVae.Model, LinearVae.Torch.ModelOn),
        [nameof(MnistManifold)] = (MnistManifold.Model, MnistManifold.Torch.ModelOn),
        [nameof(MnistVae)] = (MnistVae.Model, MnistVae.Torch.ModelOn),
        [nameof(MoonsVae)] = (MoonsVae.Model, MoonsVae.Torch.ModelOn),
        [nameof(TinyVae)] = (TinyVae.Model, TinyVae.Torch.ModelOn),
    };

    public static TheoryData<string> Names => [.. Models.Keys];

    public static IVaeModel Managed(string name) => Models[name].Managed;

    public static IVaeModel Torch(string name) => Models[name].Torch(Device);
}
