using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

public sealed class ExampleTableTests
{
    private static readonly float[] Values = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void A_table_is_made_of_what_is_in_memory()
    {
        var table = new ExampleTable("mine", Shape.Vector(2), Values, ["x", "y"], [0, 1, 0], ["no", "yes"]);

        Assert.Equal((3, 2, "mine: 3 × 2"), (table.Count, table.Width, table.ToString()));
        Assert.Equal([3, 4], table[1].ToArray());
        Assert.Equal("mine, example 2, value 1 (both from 0)", table.Where(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => table[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Where(0, 2));
    }

    [Fact]
    public void Parts_must_fit_together()
    {
        Assert.Contains("whole number", Problem(() => new("bad", Shape.Vector(4), Values)));
        Assert.Contains("at least one", Problem(() => new("bad", Shape.Vector(4), default)));
        Assert.Contains("[2, 0]", Problem(() => new("bad", new([2, 0]), Values)));
        Assert.Contains("larger than an array", Problem(() => new("bad", new([int.MaxValue, 2]), Values)));
        Assert.Contains("1 column names for 2", Problem(() => new("bad", Shape.Vector(2), Values, ["x"])));
        Assert.Contains("1 labels for 3", Problem(() => new("bad", Shape.Vector(2), Values, labels: [1])));
        Assert.Contains("1 label names", Problem(() => new("bad", Shape.Vector(2), Values, labels: [0, 1, 0], labelNames: ["no"])));
        Assert.Contains("6 values, 1 were", Problem(() => new ExampleTable("good", Shape.Vector(2), Values).WithValues(new float[1])));
    }

    [Fact]
    public void A_value_that_is_not_finite_is_refused_where_it_is()
    {
        var problem = Assert.Throws<InvalidDataSetException>(() => new ExampleTable("bad", Shape.Vector(2), new[] { 1, 2, float.NaN, 4 }));
        Assert.Equal(
            "bad, example 1, value 0 (both from 0): NaN is not a finite number. Remove the example, or fill in the value.",
            problem.Message
        );
    }

    [Fact]
    public void The_fingerprint_is_of_shape_values_and_labels()
    {
        var table = new ExampleTable("a", Shape.Vector(2), Values, labels: [0, 1, 2]);

        Assert.Equal(table.Fingerprint, new ExampleTable("b", Shape.Vector(2), Values, ["x", "y"], [0, 1, 2], ["k", "l", "m"]).Fingerprint);
        string[] others =
        [
            new ExampleTable("a", Shape.Vector(2), Values).Fingerprint,
            new ExampleTable("a", Shape.Vector(2), Values, labels: [0, 1, 3]).Fingerprint,
            new ExampleTable("a", Shape.Vector(2), Values, labels: [0, 1, 256]).Fingerprint,
            new ExampleTable("a", Shape.Vector(2), Values, labels: [0, 1, -1]).Fingerprint,
            new ExampleTable("a", new([2, 1]), Values, labels: [0, 1, 2]).Fingerprint,
            new ExampleTable("a", new([2, 1, 1]), Values, labels: [0, 1, 2]).Fingerprint,
            new ExampleTable("a", Shape.Vector(3), Values, labels: [0, 1]).Fingerprint,
        ];
        Assert.Equal(8, others.Append(table.Fingerprint).Distinct().Count());
    }

    [Fact]
    public void Images_become_a_table_with_the_same_fingerprint()
    {
        var images = Digits.Load().Test;
        var table = ExampleTable.From(images);

        Assert.Equal((360, 64, images.Fingerprint), (table.Count, table.Width, table.Fingerprint));
        Assert.Equal(images.Labels!.Select(label => (int)label), table.Labels!);
        Assert.Same(table, ExampleTable.From(table));
    }

    [Fact]
    public void A_split_holds_out_the_stated_number_and_loses_nothing()
    {
        foreach (
            var (count, fraction, held) in ((int, double, int)[])[(10, 0.2, 2), (10, 0.25, 3), (3, 0.01, 1), (2, 0.99, 1), (7, 0.5, 4)]
        )
        {
            var table = new ExampleTable(
                "t",
                Shape.Vector(1),
                Enumerable.Range(0, count).Select(i => (float)i).ToArray(),
                labels: [.. Enumerable.Range(0, count)]
            );
            var (train, test) = TrainTestSplit.Of(table, Key.FromSeed(3), fraction);

            Assert.Equal((count - held, held), (train.Count, test.Count));
            Assert.Equal(("t/train", "t/test"), (train.Name, test.Name));
            Assert.Equal(Enumerable.Range(0, count), train.Labels!.Concat(test.Labels!).Order());
            Assert.Equal(test.Labels!.Select(label => (float)label), test.Values.ToArray());
        }
    }

    [Fact]
    public void A_split_depends_on_the_key_alone_and_grows_with_the_fraction()
    {
        var table = Moons.Load(Key.FromSeed(1), 100);
        var test = TrainTestSplit.Of(table, Key.FromSeed(3), 0.2).Test;

        Assert.Equal(test.Fingerprint, TrainTestSplit.Of(table, Key.FromSeed(3), 0.2).Test.Fingerprint);
        Assert.NotEqual(test.Fingerprint, TrainTestSplit.Of(table, Key.FromSeed(4), 0.2).Test.Fingerprint);
        Assert.True(TrainTestSplit.Of(table, Key.FromSeed(3), 0.4).Test.Values.Span.StartsWith(test.Values.Span));
    }

    [Fact]
    public void A_split_without_two_sides_is_refused()
    {
        var one = new ExampleTable("one", Shape.Vector(1), new float[1]);
        Assert.Throws<InvalidDataSetException>(() => TrainTestSplit.Of(one, Key.FromSeed(1), 0.5));
        foreach (var fraction in (double[])[0, 1, -1, double.NaN])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => TrainTestSplit.Of(Moons.Load(Key.FromSeed(1), 4), Key.FromSeed(1), fraction));
        }
    }

    private static string Problem(Func<ExampleTable> make) => Assert.Throws<ArgumentException>(make).Message;
}
