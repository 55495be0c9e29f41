using FunctionalVae.Generator.Reading;

namespace FunctionalVae.Generator.Writing;

/// <summary>Writes what goes between the rows of a user's type and the examples of a model.</summary>
internal static class RowWriter
{
    private const string Data = ApiWriter.Runtime + "Data.";
    private const string Cells = "global::System.Collections.Generic.IReadOnlyList<double?>";

    /// <summary>The members of a model whose table has a row type.</summary>
    public static void Members(CodeWriter code, RowShape rows)
    {
        var access = rows.IsPublic ? "public" : "internal";
        var many = $"global::System.Collections.Generic.IEnumerable<{rows.Type}>";
        code.Summary("How numbers are scaled, by training rows: rows become examples by it, and examples become rows again.");
        code.Lines(
            "/// <exception cref=\"global::System.ArgumentException\">There is no row, or one lacks what its column must have; the message names row and column.</exception>",
            $"{access} static {Data}TableFit Fit({many} rows) => Compiled.Rows.Fit(rows);",
            ""
        );
        code.Summary("Examples of rows, [count, FeatureCount].");
        code.Lines(
            "/// <exception cref=\"global::System.ArgumentException\">There is no row, one lacks what its column must have, or the fit is another table's.</exception>",
            $"{access} static Examples ExamplesOf({Data}TableFit fit, {many} rows) => Examples.Of(Compiled.Rows.Examples(fit, rows));",
            ""
        );
        code.Summary("Rows of examples, such as draws: levels by name, whole numbers rounded, null where a column is missing.");
        code.Lines(
            "/// <exception cref=\"global::System.ArgumentException\">The fit is another table's.</exception>",
            $"{access} static global::System.Collections.Generic.IReadOnlyList<{rows.Type}> RowsOf({Data}TableFit fit, Examples examples) => Compiled.Rows.Rows(fit, examples.Values);",
            ""
        );
    }

    /// <summary>The function from a row to its cells, and the one back.</summary>
    public static void Functions(CodeWriter code, RowShape rows, string specification)
    {
        code.Line($"internal static readonly {Data}RowCodec<{rows.Type}> Rows = new(");
        code.Line($"    ({ApiWriter.Runtime}Table){specification}.Input,");
        code.Line("    static row => new double?[]");
        code.Line("    {");
        for (var i = 0; i < rows.Members.Count; i++)
        {
            code.Line($"        {Cell(rows.Members[i], i)},");
        }

        code.Line("    },");
        code.Line($"    static ({Cells} cells) => new {rows.Type}(");
        for (var i = 0; i < rows.Members.Count; i++)
        {
            code.Line($"        {Value(rows.Members[i], i)}{(i + 1 < rows.Members.Count ? "," : "")}");
        }

        code.Line("    )");
        code.Lines(");", "");
    }

    /// <summary>Says what the columns of the row type are, before any code of the assembly runs.</summary>
    public static void Registration(CodeWriter code, string program, RowShape rows, Table table)
    {
        code.Line();
        code.Summary("Says what the columns of the row type are: Table.Of asks for them.");
        code.Line(ApiWriter.GeneratedCode);
        code.Block(
            $"internal static class {program}Rows",
            () =>
            {
                code.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
                code.Line("internal static void Register() =>");
                code.Line($"    {ApiWriter.Runtime}RowTypes.Register<{rows.Type}>({CSharp(table)});");
            }
        );
    }

    // The columns' own text, with their types' full names.
    private static string CSharp(Table table) => "[" + string.Join(", ", table.Columns.Select(CSharp)) + "]";

    private static string CSharp(Column column)
    {
        var text = column.ToString();
        if (column is NumberColumn { Scaling: not StandardScaling } number)
        {
            var scaling = number.Scaling.ToString();
            text = text.Substring(0, text.Length - scaling.Length - 1) + Full(scaling) + ")";
        }

        return Full(text);
    }

    private static string Full(string creation) => "new " + ApiWriter.Runtime + creation.Substring("new ".Length);

    private static string Cell(RowMember member, int place)
    {
        var row = "row." + member.Property;
        return member.Absence switch
        {
            RowAbsence.Never => Number(member, row),
            RowAbsence.Option => $"{row} is {{ }} at{Literals.Of(place)} ? {Number(member, $"at{Literals.Of(place)}.Value")} : null",
            _ => $"{row} is {{ }} at{Literals.Of(place)} ? {Number(member, $"at{Literals.Of(place)}")} : null",
        };
    }

    private static string Number(RowMember member, string value) =>
        member.Kind switch
        {
            RowKind.YesNo => $"({value} ? 1d : 0d)",
            RowKind.Date => $"(double){value}.DayNumber",
            RowKind.Time => $"{Data}RowValues.Days({value})",
            RowKind.Level =>
                $"({value} switch {{ {string.Join(", ", member.Levels.Select((level, i) => $"{level} => {Literals.Of(i)}d"))}, var other => throw {Data}RowValues.NoLevel({Literals.Of(member.Property.TrimStart('@'))}, other) }})",
            _ => $"(double){value}",
        };

    private static string Value(RowMember member, int place)
    {
        var cell = $"cells[{Literals.Of(place)}]";
        return member.Absence switch
        {
            RowAbsence.Never => Made(member, cell + ".GetValueOrDefault()"),
            RowAbsence.Option =>
                $"{cell} is {{ }} at{Literals.Of(place)} ? new {member.Option}({Made(member, $"at{Literals.Of(place)}")}) : null",
            _ => $"{cell} is {{ }} at{Literals.Of(place)} ? {Made(member, $"at{Literals.Of(place)}")} : ({member.Type}?)null",
        };
    }

    private static string Made(RowMember member, string cell) =>
        member.Kind switch
        {
            RowKind.YesNo => $"{cell} == 1d",
            RowKind.Date => $"{Data}RowValues.Date({cell})",
            RowKind.Time => $"{Data}RowValues.Time({cell})",
            RowKind.Level =>
                $"((int){cell} switch {{ {string.Join(", ", member.Levels.Select((level, i) => i + 1 < member.Levels.Count ? $"{Literals.Of(i)} => {level}" : $"_ => {level}"))} }})",
            RowKind.Whole => $"{Data}RowValues.Whole<{member.Type}>({cell})",
            _ => $"{Data}RowValues.Number<{member.Type}>({cell})",
        };
}
