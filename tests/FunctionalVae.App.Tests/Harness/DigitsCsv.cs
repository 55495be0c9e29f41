using System.Globalization;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>Some of the embedded digits as a CSV file: 64 pixels of 0 to 16 and a label.</summary>
internal static class DigitsCsv
{
    public static string Write(TemporaryFolder folder, string name, int from, int count, float scale = 16, bool labels = true)
    {
        var digits = Digits.Load().Train;
        var header = Enumerable.Range(0, 64).Select(i => $"p{i}").Concat(labels ? ["digit"] : []);
        var rows = Enumerable
            .Range(from, count)
            .Select(row =>
            {
                var pixels = digits[row].ToArray().Select(value => (value * scale).ToString("R", CultureInfo.InvariantCulture));
                return string.Join(',', labels ? pixels.Append($"{digits.Labels![row]}") : pixels);
            });
        File.WriteAllLines(folder.File(name), rows.Prepend(string.Join(',', header)));
        return folder.File(name);
    }

    /// <summary>The words of <c>train</c> by which a wide model knows few images of a file by heart.</summary>
    public static string[] ByHeart(string file) =>
        [
            "--data",
            file,
            "--label-column",
            "digit",
            "--epochs",
            "150",
            "--batch",
            "20",
            "--learning-rate",
            "0.003",
            "--binarize",
            "threshold",
            "--test",
            "0.4",
        ];
}
