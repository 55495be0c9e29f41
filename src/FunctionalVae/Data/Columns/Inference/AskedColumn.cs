namespace FunctionalVae.Data;

/// <summary>What somebody said of a column before its cells are looked at; null each where nothing was said.</summary>
/// <param name="Kind">What it is to be taken as: what is scaled is a number, and what keeps levels is a category.</param>
/// <param name="Scaling">How its numbers are to be scaled.</param>
/// <param name="Kept">How many levels are to be kept.</param>
internal sealed record AskedColumn(ColumnKind? Kind, NumberScaling? Scaling, int? Kept)
{
    /// <summary>What the options say of a column of a file.</summary>
    /// <exception cref="InvalidDataSetException">They say two things of it that do not go together, or that no level is kept.</exception>
    public static AskedColumn Of(InferenceOptions options, TableTexts texts, int column)
    {
        var name = texts.Columns[column];
        var said = options.Kinds?.TryGetValue(name, out var kind) == true ? kind : (ColumnKind?)null;
        var scaling = options.Scalings?.GetValueOrDefault(name);
        var kept = options.Kept?.TryGetValue(name, out var count) == true ? count : (int?)null;
        var problem =
            kept < 1 ? $"is to keep {kept} levels (InferenceOptions.Kept), and a category keeps at least one. Give 1 or more."
            : scaling is not null && (said is not (null or ColumnKind.Number) || kept is not null)
                ? $"is to be scaled by \"{scaling.Word}\", which only numbers are, and is to be {Word(said ?? ColumnKind.Category)} too. Say one of them."
            : kept is not null && said is not (null or ColumnKind.Category)
                ? $"is to keep {kept} levels, which only a category has, and is to be {Word(said.Value)} too. Say one of them."
            : null;
        return problem is null
            ? new(
                said
                    ?? (
                        scaling is not null ? ColumnKind.Number
                        : kept is not null ? ColumnKind.Category
                        : null
                    ),
                scaling,
                kept
            )
            : throw new InvalidDataSetException($"{texts.Path}, {texts.Origin.Column(column)} {problem}");
    }

    /// <summary>What a column is to be, in words: taken as numbers, left out.</summary>
    public static string Word(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Number => "taken as numbers",
            ColumnKind.Count => "taken as counts",
            ColumnKind.Category => "taken as a category",
            ColumnKind.YesNo => "taken as yes or no",
            _ => "left out",
        };
}
