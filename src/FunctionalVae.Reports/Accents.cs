namespace FunctionalVae.Reports;

/// <summary>
/// Marks over and under letters, drawn as <see cref="Glyphs"/> are, and the letters of Latin alphabets that have them. A table of its own:
/// the run time takes such letters apart by data that not every system has.
/// </summary>
internal static class Accents
{
    // A combining mark; its strokes over a small letter; letters that have it, each before the letter without it.
    private static readonly (char Mark, string Strokes, string Letters)[] Table =
    [
        ('\u0300', "0022", "ÀAÈEÌIÒOÙUàaèeìiòoùu"),
        ('\u0301', "0220", "ÁAÉEÍIÓOÚUÝYĆCĹLŃNŔRŚSŹZáaéeíióoúuýyćcĺlńnŕrśsźz"),
        ('\u0302', "021022", "ÂAÊEÎIÔOÛUĈCĜGĤHĴJŜSŴWŶYâaêeîiôoûuĉcĝgĥhĵjŝsŵwŷy"),
        ('\u0303', "02112231", "ÃAÑNÕOĨIŨUãañnõoĩiũu"),
        ('\u0304', "0131", "ĀAĒEĪIŌOŪUāaēeīiōoūu"),
        ('\u0306', "00122230", "ĂAĔEĞGĬIŎOŬUăaĕeğgĭiŏoŭu"),
        ('\u0307', "0101", "ĊCĖEĠGİIŻZċcėeġgżz"),
        ('\u0308', "0101 2121", "ÄAËEÏIÖOÜUŸYäaëeïiöoüuÿy"),
        ('\u030a', "1021120110", "ÅAŮUåaůu"),
        ('\u030b', "0210 2230", "ŐOŰUőoűu"),
        ('\u030c', "001220", "ČCĎDĚEĽLŇNŘRŠSŤTŽZčcďděeľlňnřršsťtžz"),
        ('\u0326', "1819", "ȘSȚTșsțt"),
        ('\u0327', "18190a", "ÇCĢGĶKĻLŅNŖRŞSŢTçcģgķkļlņnŗrşsţt"),
        ('\u0328', "18091a", "ĄAĘEĮIŲUąaęeįiųu"),
    ];

    private static readonly Dictionary<char, string> Apart = Table
        .SelectMany(row => row.Letters.Chunk(2).Select(pair => (Letter: pair[0], Parts: $"{pair[1]}{row.Mark}")))
        .ToDictionary(each => each.Letter, each => each.Parts);

    /// <summary>The strokes of each combining mark.</summary>
    public static IReadOnlyDictionary<char, string> Strokes { get; } = Table.ToDictionary(row => row.Mark, row => row.Strokes);

    /// <summary>A text whose accented letters are each a letter and a combining mark.</summary>
    public static string Split(string text) =>
        string.Concat(text.Select(letter => Apart.TryGetValue(letter, out var parts) ? parts : letter.ToString()));

    /// <summary>Whether a mark stands under its letter, and not over it.</summary>
    public static bool IsBelow(char mark) => mark is >= '\u0323' and <= '\u0333';
}
