using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>What people call what a column is taken as: what <c>--column</c> takes, and <c>train</c> tells.</summary>
internal static class ColumnWords
{
    /// <summary>The word for categories.</summary>
    public const string Category = "category";

    /// <summary>What stands before the number of levels that a category keeps.</summary>
    public const string Kept = Category + ":";

    private const string Number = "number";
    private const string Date = "date";

    /// <summary>The words.</summary>
    public static IReadOnlyList<ColumnWord> All { get; } =
    [
        .. Scaled(Number, false),
        .. Scaled(Date, true),
        new("count", ColumnKind.Count),
        new(Category, ColumnKind.Category),
        new("yes-no", ColumnKind.YesNo),
        new("leave-out", ColumnKind.LeftOut),
    ];

    /// <summary>All words, with commas, and how a number of levels is given; of dates that they are scaled as numbers are is left out.</summary>
    public static string Listed =>
        string.Join(
            ", ",
            All.Where(known => !(known.IsDate && known.Scaling is not null))
                .Select(known => known.Word == Category ? $"{Category}, {Kept}N" : known.Word)
        );

    /// <summary>The word for a column, which makes the same column of the same cells.</summary>
    public static string Of(InferredColumn column) =>
        column.Column switch
        {
            NumberColumn number => $"{(column.Form.Date is null ? Number : Date)}:{number.Scaling.Word}",
            // The last level is that of all others.
            CategoryColumn { Other: not null } category => FormattableString.Invariant($"{Kept}{category.Levels.Count - 1}"),
            var other => All.First(known => known.Kind == KindOf(other)).Word,
        };

    private static ColumnKind KindOf(Column? column) =>
        column switch
        {
            null => ColumnKind.LeftOut,
            CountColumn => ColumnKind.Count,
            CategoryColumn => ColumnKind.Category,
            YesNoColumn => ColumnKind.YesNo,
            _ => throw new NotSupportedException($"{column.GetType().Name} has no word."),
        };

    private static IEnumerable<ColumnWord> Scaled(string word, bool isDate) =>
        [
            new(word, ColumnKind.Number, null, isDate),
            .. NumberScaling.All.Select(scaling => new ColumnWord($"{word}:{scaling.Word}", ColumnKind.Number, scaling, isDate)),
        ];
}
