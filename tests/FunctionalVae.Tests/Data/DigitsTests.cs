using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

public sealed class DigitsTests
{
    [Fact]
    public void The_embedded_digits_have_the_sizes_and_the_range_they_are_documented_with()
    {
        var (train, test) = Digits.Load();

        Assert.Equal((1437, 8, 8, 1, 64), (train.Count, train.Height, train.Width, train.Channels, train.ExampleSize));
        Assert.Equal((360, 8, 8, 1, 64), (test.Count, test.Height, test.Width, test.Channels, test.ExampleSize));
        Assert.Equal(1f, train.Values.ToArray().Max());
        Assert.Equal(0f, train.Values.ToArray().Min());
        Assert.Equal(Enumerable.Range(0, 10), train.Labels!.Concat(test.Labels!).Distinct().Order().Select(label => (int)label));
    }

    [Fact]
    public void The_split_is_the_same_always()
    {
        Assert.Equal(Digits.Load().Train.Fingerprint, Digits.Load().Train.Fingerprint);
        Assert.Equal("0e24abb569ced88c024ac7fbc7b643d54b712f0da2f60f02c45017fd46f579d4", Digits.Load().Train.Fingerprint);
        Assert.Equal("706f3634511594d981ae21790f734d040d9f713e0ff2c379f4ac13155bbce7b9", Digits.Load().Test.Fingerprint);
    }

    [Fact]
    public void Rows_follow_the_order_given()
    {
        var sets = Digits.Load([.. Enumerable.Range(0, 1797)]);

        // The file's first row: a zero, whose first pixels are 0, 0, 5, 13 of 16.
        Assert.Equal(0, sets.Train.Labels![0]);
        Assert.Equal([0f, 0f, 5 / 16f, 13 / 16f], sets.Train[0][..4].ToArray());
        Assert.Equal(1797, sets.Train.Count + sets.Test.Count);
    }

    [Fact]
    public void No_digit_is_in_both_parts()
    {
        var backwards = Digits.Load([.. Enumerable.Range(0, 1797).Reverse()]);
        var forwards = Digits.Load([.. Enumerable.Range(0, 1797)]);

        Assert.Equal(forwards.Train[0].ToArray(), backwards.Test[359].ToArray());
        Assert.Equal(forwards.Test[359].ToArray(), backwards.Train[0].ToArray());
    }
}
