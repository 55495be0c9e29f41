using System.Globalization;

namespace FunctionalVae.SideBySide;

/// <summary>The command <c>builds OLD NEW [--rounds N]</c>: two clones of this repository, built in Release, in turns.</summary>
internal static class Builds
{
    private const int Rounds = 15;

    /// <summary>Compares them and gives the exit code.</summary>
    public static int Run(string[] words)
    {
        var rounds = words is [_, _, "--rounds", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : Rounds;
        if (words is not ([_, _] or [_, _, "--rounds", _]) || rounds < 1)
        {
            Console.Error.Write("side-by-side builds takes two folders, OLD and NEW, and --rounds with a positive number.\n");
            return 2;
        }

        var (old, @new) = (Path.GetFullPath(words[0]), Path.GetFullPath(words[1]));
        foreach (var clone in (string[])[old, @new])
        {
            if (!File.Exists(StepHost.ProgramOf(clone)))
            {
                Console.Error.Write($"{clone} has no step-host: build it there by dotnet build benchmarks/step-host -c Release.\n");
                return 2;
            }
        }

        Console.Write(BuildComparison.Header);
        foreach (var (model, batchSize) in BuildComparison.Cases)
        {
            Console.Write(BuildComparison.Rows(old, @new, model, batchSize, rounds));
        }

        Console.Write("\n" + FirstSteps.Table([("old", old), ("new", @new)]));
        return 0;
    }
}
