using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

public sealed class MoonsTests
{
    [Fact]
    public void Without_noise_every_point_lies_on_its_half_circle()
    {
        var moons = Moons.Load(Key.FromSeed(5), 1001, noise: 0);

        Assert.Equal(("moons: 1001 × 2", 500), (moons.ToString(), moons.Labels!.Count(label => label == 1)));
        Assert.Equal(["x", "y"], moons.Columns!);
        for (var i = 0; i < moons.Count; i++)
        {
            var (x, y) = (moons[i].Span[0], moons[i].Span[1]);
            var (cos, sin) = moons.Labels![i] == 0 ? (x, y) : (1 - x, 0.5f - y);
            Assert.Equal(1, (cos * cos) + (sin * sin), 1e-5f);
            Assert.InRange(sin, -1e-6f, 1);
        }
    }

    [Fact]
    public void The_mean_and_the_noise_are_as_documented()
    {
        var (clean, noisy) = (Moons.Load(Key.FromSeed(5), 20_000, 0), Moons.Load(Key.FromSeed(5), 20_000, 0.2));
        var shifts = clean.Values.ToArray().Zip(noisy.Values.ToArray(), (one, other) => (double)other - one).ToArray();

        Assert.Equal(0.5, Enumerable.Range(0, clean.Count).Average(i => clean[i].Span[0]), 0.02);
        Assert.Equal(0.25, Enumerable.Range(0, clean.Count).Average(i => clean[i].Span[1]), 0.02);
        Assert.Equal(0, shifts.Average(), 0.005);
        Assert.Equal(0.2, Math.Sqrt(shifts.Average(shift => shift * shift)), 0.005);
    }

    [Fact]
    public void Points_depend_on_the_key_and_not_on_their_number()
    {
        var many = Moons.Load(Key.FromSeed(1), 100);

        Assert.True(many.Values.Span.StartsWith(Moons.Load(Key.FromSeed(1), 10).Values.Span));
        Assert.NotEqual(many.Fingerprint, Moons.Load(Key.FromSeed(2), 100).Fingerprint);
    }

    [Fact]
    public void Wrong_numbers_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Moons.Load(Key.FromSeed(1), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Moons.Load(Key.FromSeed(1), 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Moons.Load(Key.FromSeed(1), 1, double.NaN));
    }
}
