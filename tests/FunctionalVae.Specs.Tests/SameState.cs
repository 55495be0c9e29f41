namespace FunctionalVae.Specs.Tests;

/// <summary>Whether two training states are the same, bit for bit.</summary>
internal static class SameState
{
    public static void Check(TrainingState expected, TrainingState actual)
    {
        Assert.Equal(expected.Step, actual.Step);
        Assert.Equal(expected.Parameters.Values.ToArray(), actual.Parameters.Values.ToArray());
        Assert.Equal(expected.FirstMoment.Values.ToArray(), actual.FirstMoment.Values.ToArray());
        Assert.Equal(expected.SecondMoment.Values.ToArray(), actual.SecondMoment.Values.ToArray());
        Assert.Equal(expected.Average?.Values.ToArray(), actual.Average?.Values.ToArray());
        Assert.Equal(expected.Objective, actual.Objective);
        // Examples is filled in by Train where it matters.
        Assert.Equal(expected.Key, actual.Key);
        Assert.Equal(Comparable(expected.Options), Comparable(actual.Options));
    }

    private static TrainOptions Comparable(TrainOptions options) => options with { Threads = 0, Examples = null };
}
