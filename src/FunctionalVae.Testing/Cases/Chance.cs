namespace FunctionalVae.Testing;

/// <summary>Small draws by key.</summary>
internal static class Chance
{
    /// <summary>A number from 0 to below <paramref name="bound"/>.</summary>
    public static int Below(int bound, Key key, int index) => (int)((ulong)key.Words((uint)index, 0).Word0 * (ulong)bound >> 32);

    /// <summary>Uniform between two numbers.</summary>
    public static double Between(double least, double most, Key key, int index) =>
        least + ((most - least) * Uniform.Open(key.Words((uint)index, 0).Word0));

    /// <summary>+1 or −1.</summary>
    public static int Sign(Key key, int index) => (key.Words((uint)index, 0).Word0 & 1) == 0 ? 1 : -1;
}
