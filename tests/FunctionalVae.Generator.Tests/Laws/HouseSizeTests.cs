using FunctionalVae.Generator.Tests.Harness;
using Xunit.Abstractions;

namespace FunctionalVae.Generator.Tests;

/// <summary>The house gets simpler as it gets wider: files stay short, and each thing that a user can say costs less code than before.</summary>
public sealed class HouseSizeTests(ITestOutputHelper output)
{
    private const int MostMedianLines = 60;

    private const int MostLines = 300;

    // Of the C# files of the product at commit e4a4ab7, before the plan was a graph: 38,909 lines for 17 records and 9 activations.
    private const double LinesPerItemBefore = 38_909.0 / 26;

    // The list of what can be wrong.
    private static readonly string[] Longer = ["generators/FunctionalVae.Generator/Reporting/Descriptors.cs"];

    private static readonly IReadOnlyList<(string File, int Lines)> Files =
    [
        .. ProductNames.Files.Select(file => (file.File, file.Text.Count(character => character == '\n'))).OrderBy(file => file.Item2),
    ];

    [Fact]
    public void Half_of_all_files_are_short_and_none_is_long()
    {
        var median = Files[(Files.Count - 1) / 2].Lines;
        output.WriteLine($"{Files.Count} files of the product in C#, {Files.Sum(file => file.Lines):N0} lines, median {median}");
        Assert.InRange(median, 1, MostMedianLines);
        Assert.Equal(Longer, Files.Where(file => file.Lines > MostLines).Select(file => file.File).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_user_can_say_costs_less_code_than_before()
    {
        var items = VocabularyPagesTests.Records.Count + Enum.GetValues<Activation>().Length;
        var lines = (double)Files.Sum(file => file.Lines) / items;
        output.WriteLine($"{items} records and activations, {lines:N0} lines of the product for each; before: {LinesPerItemBefore:N0}");
        Assert.InRange(lines, 1, LinesPerItemBefore);
    }
}
