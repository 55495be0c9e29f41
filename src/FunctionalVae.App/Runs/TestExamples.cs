using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>The test examples of a trained model as its encoder is given them, always in the same way.</summary>
internal sealed class TestExamples
{
    private readonly SavedRun run;
    private readonly RunData data;
    private readonly Batch values;
    private readonly bool areAsRead;

    public TestExamples(SavedRun run, RunData data, EncodedValues encoded)
    {
        (this.run, this.data) = (run, data);
        var examples = run.Input(data.Test);
        (values, Note) = (encoded.Of(examples, run.Seed), encoded.Note(examples));
        areAsRead = values.Values.Span.SequenceEqual(examples.Values.Span);
    }

    /// <summary>A line that says which values they are; nothing where that goes without saying.</summary>
    public string Note { get; }

    public int Count => values.Count;

    /// <summary>The first <paramref name="count"/>.</summary>
    /// <exception cref="UserErrorException">There are fewer.</exception>
    public Batch First(int count) =>
        count <= Count
            ? Dataset.Of(values).Take([.. Enumerable.Range(0, count)])
            : throw new UserErrorException(Invariant($"--count {count}: there are {Count} {data.PartOfTest} {Noun} in {data.Name}."));

    /// <summary>The values of the first <paramref name="count"/> as their files have them: [count, width]; where they were made binary, as the model sees them.</summary>
    public ReadOnlyMemory<double> Originals(int count) =>
        areAsRead
            ? Enumerable.Range(0, count).SelectMany(row => data.Test.Exact(row).ToArray()).ToArray()
            : run.InUnits(values.Values[..(count * values.Width)]);

    /// <summary>The example of a number from 0.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public Batch Number(int index, string flag) =>
        index < Count
            ? Dataset.Of(values).Take([index])
            : throw new UserErrorException(Invariant($"{flag} {index}: the test {Noun} of {data.Name} have the numbers 0 to {Count - 1}."));

    private string Noun => ModelText.Examples(run.Model);
}
