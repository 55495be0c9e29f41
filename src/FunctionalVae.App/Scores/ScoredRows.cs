using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>The rows that <c>score</c> scores: <c>--rows</c>.</summary>
/// <param name="Table">The rows.</param>
/// <param name="Part">What each is to the run: new, test or train.</param>
/// <param name="Words">What they are to the run on the whole.</param>
internal sealed record ScoredRows(ExampleTable Table, Func<int, string> Part, string Words)
{
    public const string Option = "--rows";
    public const string All = "all";

    /// <summary>The rows of a word; where nothing is said those that the run was tested on, or all of data that are not the run's.</summary>
    /// <exception cref="UserErrorException">The data have no such rows.</exception>
    public static ScoredRows Of(SavedRun run, RunData data, string? word) =>
        word switch
        {
            null => new(data.Test, _ => data.PartOfTest, data.PartOfTest),
            All when data.Whole is { } whole => new(
                whole,
                data.PartOf,
                data.IsOfRun && data.HasTest ? $"{RunData.TrainPart} and {RunData.TestPart}" : data.PartOfTest
            ),
            RunData.TestPart when data.IsOfRun && data.HasTest => new(data.Test, _ => RunData.TestPart, RunData.TestPart),
            RunData.TrainPart when data.IsOfRun && data.Train is { } train => new(train, _ => RunData.TrainPart, RunData.TrainPart),
            _ => throw new UserErrorException($"{Option} {word}: {Why(run, data, word)}"),
        };

    /// <summary>That only a part of what somebody named is scored; null where it is all, or was asked for.</summary>
    public static string? Note(SavedRun run, RunData data, string? word) =>
        word is null && data.PartNote(ModelText.Examples(run.Model)) is { } note ? $"{note}; {Option} {All} takes all" : null;

    private static string Why(SavedRun run, RunData data, string word) =>
        !data.IsOfRun ? $"{data.Name} is not the run's data, and nothing of it was trained or tested on. Leave it out."
        : word == All
            ? $"the files have a training and a test part, each with {ModelText.Examples(run.Model)} of its own. Score one after the other."
        : $"{run.Path} held no {ModelText.Examples(run.Model)} out. Leave it out.";
}
