using System.Globalization;
using FunctionalVae.Shared;

namespace FunctionalVae.Tests.Engine;

/// <summary>docs/numerics.md states the bounds that the tests hold, and figures that no float of the sweep exceeds.</summary>
public sealed class NumericsPageTests
{
    private static readonly Dictionary<string, string[]> Rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "numerics.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[0], StringComparer.Ordinal);

    public static TheoryData<string> Names => KernelFunctionTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_says_what_is_tested(string name)
    {
        var function = KernelFunction.Named(name);
        var (bound, measured) = (Number(Rows[name][2]), Number(Rows[name][3]));
        Assert.Equal(function.Bound, bound);
        Assert.InRange(measured, 0, bound);
        // Three digits are printed.
        Assert.InRange(WorstError.Of(function).Relative, 0, 1.005 * measured);
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
