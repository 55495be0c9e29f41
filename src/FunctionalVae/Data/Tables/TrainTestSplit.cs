namespace FunctionalVae.Data;

/// <summary>Rows to fit a model to, and others of the same columns to judge it by.</summary>
/// <param name="Train">The examples to learn from.</param>
/// <param name="Test">The examples held out.</param>
public sealed record TrainTestTables(ExampleTable Train, ExampleTable Test);

/// <summary>Holds examples out by key.</summary>
public static class TrainTestSplit
{
    /// <summary>A random part of the examples for testing, the others for training: the same for the same key and count, everywhere.</summary>
    /// <remarks>
    /// Of n examples round(n · fraction) are held out, halves away from zero, and at least one is on each side. They are the first of a
    /// uniformly random permutation (<see cref="Permutation"/>), so that a larger fraction with the same key holds out the same and more.
    /// </remarks>
    /// <param name="table">At least two examples.</param>
    /// <param name="key">Chooses the permutation.</param>
    /// <param name="testFraction">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1.</exception>
    /// <exception cref="InvalidDataSetException">There is one example only.</exception>
    public static TrainTestTables Of(ExampleTable table, Key key, double testFraction)
    {
        if (!(testFraction > 0 && testFraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction, "The fraction lies strictly between 0 and 1.");
        }

        if (table.Count < 2)
        {
            throw new InvalidDataSetException($"{table.Name} has one example: there is none to hold out. Give two or more.");
        }

        var rounded = (int)Math.Round(table.Count * testFraction, MidpointRounding.AwayFromZero);
        var testCount = Math.Clamp(rounded, 1, table.Count - 1);
        var order = Permutation.Of(key, table.Count);
        return new(
            table.Take(new ArraySegment<int>(order, testCount, table.Count - testCount), table.Name + "/train"),
            table.Take(new ArraySegment<int>(order, 0, testCount), table.Name + "/test")
        );
    }
}
