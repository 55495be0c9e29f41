using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

public sealed class ExampleSetTests
{
    private static readonly float[] Values = [0, 0.25f, 0.5f, 1, 0, 0.75f, 1, 0];

    [Fact]
    public void An_example_is_its_slice_of_the_values()
    {
        var set = new ExampleSet("two", 2, 2, 1, Values, [3, 4]);

        Assert.Equal(2, set.Count);
        Assert.Equal([0, 0.75f, 1, 0], set[1].ToArray());
        Assert.Equal("two: 2 × 2 × 2 × 1", set.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => set[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => set[-1]);
    }

    [Fact]
    public void Labels_are_copied()
    {
        byte[] labels = [3, 4];
        var set = new ExampleSet("two", 2, 2, 1, Values, labels);
        labels[0] = 9;

        Assert.Equal(3, set.Labels![0]);
    }

    [Fact]
    public void The_fingerprint_is_of_shape_values_and_labels_but_not_of_the_name()
    {
        var set = new ExampleSet("a", 2, 2, 1, Values, [3, 4]);
        float[] changed = [.. Values];
        changed[7] = 1e-30f;

        Assert.Equal("aaf8e74308f3c930fcc22499c9fcd647827e8291805a916b7f1fdc8cf7c7d2ff", set.Fingerprint);
        Assert.Equal(set.Fingerprint, new ExampleSet("b", 2, 2, 1, Values, [3, 4]).Fingerprint);
        Assert.NotEqual(set.Fingerprint, new ExampleSet("a", 4, 1, 1, Values, [3, 4]).Fingerprint);
        Assert.NotEqual(set.Fingerprint, new ExampleSet("a", 2, 2, 1, Values, [4, 3]).Fingerprint);
        Assert.NotEqual(set.Fingerprint, new ExampleSet("a", 2, 2, 1, Values).Fingerprint);
        Assert.NotEqual(set.Fingerprint, new ExampleSet("a", 2, 2, 1, changed, [3, 4]).Fingerprint);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(1.5f, "1.5")]
    [InlineData(-0.5f, "-0.5")]
    public void A_value_outside_the_unit_interval_is_refused_where_it_is(float value, string text)
    {
        var problem = Assert.Throws<ArgumentException>(() => new ExampleSet("bad", 1, 2, 1, new[] { 0, value }));

        Assert.Contains($"value 1 is {text}", problem.Message);
    }

    [Fact]
    public void Sizes_must_fit()
    {
        Assert.Contains("whole number", Assert.Throws<ArgumentException>(() => new ExampleSet("bad", 3, 1, 1, Values)).Message);
        Assert.Contains("1 labels for 2", Assert.Throws<ArgumentException>(() => new ExampleSet("bad", 2, 2, 1, Values, [1])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExampleSet("bad", 0, 2, 1, Values));
        Assert.Throws<ArgumentException>(() => new ExampleSet("bad", int.MaxValue, int.MaxValue, int.MaxValue, Values));
    }
}
