namespace FunctionalVae;

/// <summary>
/// The counter-based generator Philox4x32-10: a bijection of a 128-bit counter, chosen by a 64-bit key.
/// Every block of bits can be asked for on its own, in any order, on any thread.
/// </summary>
/// <remarks>Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011; checked against its known answers.</remarks>
public static partial class Philox
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The four 32-bit words at counter (<paramref name="c0"/>, <paramref name="c1"/>, <paramref name="c2"/>, <paramref name="c3"/>).</summary>
    public static PhiloxBlock Block(Key key, uint c0, uint c1, uint c2, uint c3)
    {
        var k0 = (uint)key.Bits;
        var k1 = (uint)(key.Bits >> 32);
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            c3 = (uint)product0;
            k0 = unchecked(k0 + Weyl0);
            k1 = unchecked(k1 + Weyl1);
        }

        return new(c0, c1, c2, c3);
    }
}
