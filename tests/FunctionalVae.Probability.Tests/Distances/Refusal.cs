namespace FunctionalVae.Probability.Tests;

/// <summary>What is said of an argument that is refused.</summary>
internal static class Refusal
{
    public static void Says(string message, Func<object> call)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(call);
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
    }
}
