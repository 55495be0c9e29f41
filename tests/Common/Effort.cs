using System.Globalization;

namespace FunctionalVae.Shared;

/// <summary>How hard laws are tested: little by default, more where the environment says so.</summary>
internal static class Effort
{
    /// <summary><c>FVAE_CASES</c>: multiplies the cases of every law.</summary>
    public static int Cases { get; } = Setting("FVAE_CASES", 1);

    /// <summary><c>FVAE_KEYS</c>: the number of keys under which laws are tested.</summary>
    public static int Keys(int standard) => Setting("FVAE_KEYS", standard);

    private static int Setting(string name, int standard) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : standard;
}
