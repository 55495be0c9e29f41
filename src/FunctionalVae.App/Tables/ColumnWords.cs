using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>What people call what a column is taken as.</summary>
internal static class ColumnWords
{
    /// <summary>The word for numbers.</summary>
    public const string Number = "number";

    /// <summary>The word for categories.</summary>
    public const string Category = "category";

    /// <summary>The words, each with the kind of column and, of numbers, how they are scaled; null where the numbers decide.</summary>
    public static IReadOnlyList<(string Word, ColumnKind Kind, NumberScaling? Scaling)> All { get; } =
    [
        (Number, ColumnKind.Number, null),
        .. NumberScaling.All.Select(scaling => ($"{Number}:{scaling.Word}", ColumnKind.Number, (NumberScaling?)scaling)),
        ("count", ColumnKind.Count, null),
        (Category, ColumnKind.Category, null),
        ("yes-no", ColumnKind.YesNo, null),
        ("leave-out", ColumnKind.LeftOut, null),
    ];

    /// <summary>All words, with commas, and how a number of levels is given.</summary>
    public static string Listed =>
        string.Join(", ", All.Select(known => known.Word == Category ? $"{Category}, {Category}:N" : known.Word));

    /// <summary>The word for a column of a table; standardised numbers are numbers.</summary>
    public static string Of(Column? column) =>
        column switch
        {
            null => "left out",
            NumberColumn { Scaling: StandardScaling } => Number,
            NumberColumn number => $"{Number}:{number.Scaling.Word}",
            CountColumn => "count",
            CategoryColumn => Category,
            YesNoColumn => "yes or no",
            _ => column.GetType().Name,
        };
}
