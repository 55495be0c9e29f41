using System.Globalization;

namespace FunctionalVae.AggregateBenchmark;

/// <summary>Rows of numbers as text, a label at the end where there are labels.</summary>
internal static class Rows
{
    public static void Write(string path, Batch rows, IReadOnlyList<byte>? labels)
    {
        File.WriteAllLines(
            path + ".csv",
            Enumerable
                .Range(0, rows.Count)
                .Select(row => string.Join(',', rows[row].ToArray().Select(value => Text(value)).Concat(Label(row))))
        );

        IEnumerable<string> Label(int row) => labels is null ? [] : [Text(labels[row])];

        static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);
    }
}
