using System.Globalization;

namespace FunctionalVae.Laws;

/// <summary>How hard the laws are tested: <c>FVAE_KEYS</c> keys (3 unless stated) with <c>FVAE_CASES</c> times the cases (1 unless stated).</summary>
internal static class Effort
{
    public static int Keys { get; } = Setting("FVAE_KEYS", 3);

    public static int Multiplier { get; } = Setting("FVAE_CASES", 1);

    private static int Setting(string name, int standard) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : standard;
}
