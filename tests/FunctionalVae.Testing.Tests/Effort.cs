using System.Globalization;

namespace FunctionalVae.Testing.Tests;

/// <summary>How hard this run checks: little by default, more where the environment says so.</summary>
internal static class Effort
{
    /// <summary>FVAE_KEYS: keys under which right models are checked.</summary>
    public static int Keys { get; } = Number("FVAE_KEYS", 1);

    /// <summary>FVAE_CASES: multiplies the cases of every law.</summary>
    public static int Cases { get; } = Number("FVAE_CASES", 1);

    private static int Number(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
