namespace FunctionalVae.Tests.Contracts;

/// <summary>A value that is not finite is found at every place, and no finite one is taken for it.</summary>
public sealed class FiniteValuesTests
{
    [Fact]
    public void Every_place_is_looked_at()
    {
        for (var length = 0; length < 70; length++)
        {
            var values = Enumerable
                .Range(0, length)
                .Select(i => (i % 2 == 0 ? 1 : -1) * (i % 3 == 0 ? float.MaxValue : float.Epsilon))
                .ToArray();
            Assert.False(values.AsSpan().ContainsAnyNonFinite());
            foreach (var bad in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
            {
                for (var place = 0; place < length; place++)
                {
                    float[] broken = [.. values];
                    broken[place] = bad;
                    Assert.True(broken.AsSpan().ContainsAnyNonFinite(), $"{bad} at {place} of {length}");
                }
            }
        }
    }
}
