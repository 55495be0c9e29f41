using System.Text.Json;
using FunctionalVae.Data;

namespace FunctionalVae.Checkpoints;

/// <summary>The record of a table as JSON: <c>{"schema": …, "model": "AdultVae", "specHash": …, "hidden": 0.1, "columns": [{"name": "age", "kind": "number", …}, …], …}</c>.</summary>
public static class TableRecordJson
{
    private const string Number = "number";
    private const string Count = "count";
    private const string Category = "category";
    private const string YesNo = "yesNo";

    /// <summary>Writes the record as one object; every number reads back as the same.</summary>
    public static void Write(Utf8JsonWriter json, TableRecord record)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(record);
        json.WriteStartObject();
        json.WriteString("schema", TableRecord.Schema);
        json.WriteString("model", record.ModelName);
        json.WriteString("specHash", record.SpecHash);
        json.WriteNumber("hidden", record.Form.Table.Hidden);
        if (record.Architecture is { } architecture)
        {
            json.WriteStartObject("architecture");
            json.WriteNumber("latent", architecture.Latent);
            json.WriteStartArray("hidden");
            foreach (var units in architecture.Hidden)
            {
                json.WriteNumberValue(units);
            }

            json.WriteEndArray();
            // Told where it is not the usual one: earlier versions read the others.
            if (architecture.Beta != 1)
            {
                json.WriteNumber("beta", architecture.Beta);
            }

            json.WriteEndObject();
        }

        json.WriteStartArray("columns");
        for (var i = 0; i < record.Form.Columns.Count; i++)
        {
            WriteColumn(json, record, i);
        }

        json.WriteEndArray();
        WriteTexts(json, "leftOut", record.Form.LeftOut);
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">Something is missing, of another type, or out of range; the message names it.</exception>
    public static TableRecord Read(JsonElement json) => Of(new("", json));

    internal static TableRecord Of(RecordField json)
    {
        if (json["schema"].Text is not (TableRecord.Schema or TableRecord.FirstSchema))
        {
            throw json["schema"].Problem($"{TableRecord.Schema}, which this version reads,");
        }

        RecordField[] fields = [.. json["columns"].Items];
        var table = new Table(ValueList.From(fields.Select(ColumnOf)), json["hidden"].Share);
        return new(
            json["model"].Text,
            json["specHash"].Text,
            new(table, ValueList.From(fields.Select(FormOf)), ValueList.From(json["leftOut"].Texts)),
            new(
                table,
                ValueList.From(
                    table.Columns.Select(
                        (column, i) => column is NumberColumn number ? NumberScales.Read(number.Scaling, new NumberFields(fields[i])) : null
                    )
                )
            ),
            json.Find("architecture") is { } architecture
                ? new(
                    architecture["latent"].Whole,
                    ValueList.From(architecture["hidden"].Items.Select(item => item.Whole)),
                    architecture.Find("beta")?.Number ?? 1
                )
                : null
        );
    }

    private static void WriteColumn(Utf8JsonWriter json, TableRecord record, int i)
    {
        var (column, form) = (record.Form.Table.Columns[i], record.Form.Columns[i]);
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("kind", KindOf(column));
        json.WriteBoolean("mayBeMissing", column.MayBeMissing);
        switch (column)
        {
            case NumberColumn number:
                json.WriteStartArray("points");
                foreach (var point in number.Points)
                {
                    json.WriteNumberValue(point);
                }

                json.WriteEndArray();
                json.WriteString("scaling", number.Scaling.Word);
                record.Fit.Scales[i]!.Write(json);
                if (form.Decimals is { } decimals)
                {
                    json.WriteNumber("decimals", decimals);
                }

                if (form.Date is { } date)
                {
                    json.WriteString("date", date);
                }

                break;
            case CategoryColumn category:
                WriteTexts(json, "levels", category.Levels);
                if (category.Other is { } other)
                {
                    json.WriteString("other", other);
                }

                break;
            case YesNoColumn:
                json.WriteString("no", form.No);
                json.WriteString("yes", form.Yes);
                break;
        }

        json.WriteEndObject();
    }

    private static string KindOf(Column column) =>
        column switch
        {
            NumberColumn => Number,
            CountColumn => Count,
            CategoryColumn => Category,
            YesNoColumn => YesNo,
            _ => throw new NotSupportedException($"There is no record for {column}."),
        };

    private static Column ColumnOf(RecordField field)
    {
        var (name, mayBeMissing) = (field["name"].Text, field["mayBeMissing"].Flag);
        return field["kind"].Text switch
        {
            Number => new NumberColumn(
                name,
                ValueList.From(field["points"].Items.Select(point => point.Number)),
                mayBeMissing,
                field.Find("scaling") is { } scaling ? ScalingOf(scaling) : null
            ),
            Count => new CountColumn(name, mayBeMissing),
            Category => new CategoryColumn(name, ValueList.From(field["levels"].Texts), mayBeMissing, field.Find("other")?.Text),
            YesNo => new YesNoColumn(name, mayBeMissing),
            _ => throw field["kind"].Problem($"{Number}, {Count}, {Category} or {YesNo}"),
        };
    }

    private static ColumnForm FormOf(RecordField field) =>
        field["kind"].Text switch
        {
            YesNo => new(No: field["no"].Text, Yes: field["yes"].Text),
            Count => new(Decimals: 0),
            _ => new(
                field.Find("decimals") is { } decimals ? Decimals(decimals) : null,
                Date: field.Find("date") is { } date ? DateForm(date) : null
            ),
        };

    private static string DateForm(RecordField field) =>
        CsvDate.Forms.Contains(field.Text) ? field.Text : throw field.Problem($"a form of dates such as {CsvDate.Day}");

    private static int Decimals(RecordField field) =>
        field.Whole <= ColumnForm.MostDecimals ? field.Whole : throw field.Problem("a whole number from 0 to 15");

    private static NumberScaling ScalingOf(RecordField field) =>
        NumberScaling.All.FirstOrDefault(scaling => scaling.Word == field.Text)
        ?? throw field.Problem(string.Join(" or ", NumberScaling.All.Select(scaling => scaling.Word)));

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
