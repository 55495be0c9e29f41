using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>Values keep the digits of their files until they are scaled.</summary>
public sealed class ExactValueTests
{
    private static readonly double[] Times = [.. Enumerable.Range(0, 20).Select(i => 1_700_000_000.0 + i)];

    [Theory]
    [InlineData("csv")]
    [InlineData("joined csv")]
    [InlineData("f8")]
    [InlineData("i8")]
    [InlineData("u4")]
    public void Times_are_scaled_before_they_are_rounded(string kind)
    {
        var table = Read(kind, Times);
        Assert.Equal(Times, Enumerable.Range(0, 20).Select(row => table.Exact(row).Span[0]));

        // Of 0, 1, …, 19 the mean is 9.5 and the variance (20² − 1) ÷ 12.
        var standard = new Scaling.Standardise().Fit(table);
        Assert.Equal(1_700_000_009.5, standard.Offsets[0]);
        Assert.Equal(Math.Sqrt(399 / 12.0), standard.Scales[0], 1e-12);
        Assert.Equal(
            Times.Select(time => (float)((time - 1_700_000_009.5) / standard.Scales[0])),
            standard.ApplyTo(table).Values.ToArray()
        );
        var unit = new Scaling.UnitInterval().Fit(table);
        Assert.Equal((1_700_000_000, 19), (unit.Offsets[0], unit.Scales[0]));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => i / 19f), unit.ApplyTo(table).Values.ToArray());
        Assert.Equal(Times, unit.UndoExactly(unit.ApplyTo(table).Values).ToArray().Select(value => Math.Round(value, 3)));
    }

    [Fact]
    public void Parts_and_their_scalings_keep_all_digits()
    {
        var table = Read("csv", Times);
        var part = table.Take([19, 3], "part");
        Assert.Equal([1_700_000_019.0, 1_700_000_003.0], [part.Exact(0).Span[0], part.Exact(1).Span[0]]);
        Assert.Equal([1, 3 / 19f], new Scaling.UnitInterval().Fit(table).ApplyTo(part).Values.ToArray());
    }

    [Fact]
    public void A_decimal_is_the_one_of_the_file()
    {
        var table = DataText.Load("a\n-1.293\n123456789\n0.5\n");
        Assert.Equal([-1.293, 123_456_789, 0.5], Enumerable.Range(0, 3).Select(row => table.Exact(row).Span[0]));
        Assert.Equal([-1.293f, 123_456_792, 0.5f], table.Values.ToArray());
    }

    [Fact]
    public void Data_that_differ_beyond_32_bits_have_other_fingerprints_and_equal_ones_the_same_in_every_kind_of_file()
    {
        double[] later = [.. Times.Select(time => time + 1)];
        Assert.NotEqual(Read("csv", Times).Fingerprint, Read("csv", later).Fingerprint);
        Assert.Equal(Read("csv", Times).Fingerprint, Read("f8", Times).Fingerprint);

        // Numbers that 32 bits hold are hashed as such, however they were read.
        double[] small = [1, 2.5, -3];
        Assert.Equal(new ExampleTable("t", Shape.Vector(1), new[] { 1, 2.5f, -3 }).Fingerprint, Read("f8", small).Fingerprint);
    }

    [Fact]
    public void Nothing_is_cut_off_but_where_somebody_asks()
    {
        var fitted = new Scaling.UnitInterval().Fit(new ExampleTable("t", Shape.Vector(2), new float[] { 0, 10, 4, 20 }));
        var other = new ExampleTable("o", Shape.Vector(2), new float[] { -4, 15, 8, 30, 2, 9 });
        var scaled = fitted.ApplyTo(other);
        Assert.Equal([-1, 0.5f, 2, 2, 0.5f, -0.1f], scaled.Values.ToArray());
        var cut = UnitCut.Of(scaled);
        Assert.Equal([0, 0.5f, 1, 1, 0.5f, 0], cut.Table.Values.ToArray());
        Assert.Equal(ValueList.From([2, 2]), cut.Counts);
    }

    [Theory]
    [InlineData(ValueDomain.UnitInterval, 2)]
    [InlineData(ValueDomain.Real, 0)]
    [InlineData(ValueDomain.Count, 0)]
    public void Only_models_of_bounded_values_have_theirs_cut(ValueDomain domain, int cut)
    {
        var spec = new VaeSpec(
            new Features(1, domain),
            [],
            new DiagonalNormalLatent(1),
            [],
            domain == ValueDomain.Count ? new PoissonLikelihood() : new SquaredErrorLikelihood()
        );
        var fitted = new Scaling.UnitInterval().Fit(new ExampleTable("t", Shape.Vector(1), new float[] { 0, 10 }));
        var other = new ExampleTable("o", Shape.Vector(1), new float[] { -10, 0, 20 });
        Assert.Equal(cut, UnitCut.Scaled(Vae.ModelFrom(spec), fitted, other).Counts.Sum());
    }

    [Fact]
    public void Values_that_became_equal_are_counted_by_column()
    {
        var table = DataText.Load("id,x\n" + string.Join("\n", Enumerable.Range(0, 8).Select(i => $"{123456784 + i},{i * 0.1}")));
        Assert.Equal([new(0, 8, 2)], MergedValues.Of(table, table));
        Assert.Empty(MergedValues.Of(table, new Scaling.Standardise().Fit(table).ApplyTo(table)));

        // One value far from all others leaves them no room.
        var far = DataText.Load("x\n" + string.Join("\n", Enumerable.Range(1, 20).Select(i => $"{i}").Append("1e12")));
        Assert.Equal([new(0, 21, 2)], MergedValues.Of(far, new Scaling.Standardise().Fit(far).ApplyTo(far)));
    }

    private static ExampleTable Read(string kind, double[] values) =>
        kind switch
        {
            "csv" => DataText.Load("t\n" + string.Join("\n", values)),
            "joined csv" => Joined(values),
            _ => DataText.Load(NpyBytes.Of("<" + kind, $"({values.Length},)", values), name: "t.npy"),
        };

    private static ExampleTable Joined(double[] values)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder.File("a.csv"), values[..7].Select(value => $"{value}").Prepend("t"));
        File.WriteAllLines(folder.File("b.csv"), values[7..].Select(value => $"{value}").Prepend("t"));
        var table = DataFiles.Load([folder.File("a.csv"), folder.File("b.csv")]).Train;
        Assert.Equal(new(folder.File("b.csv"), 2), table.PlaceOf(9));
        return table;
    }
}
