using System.CommandLine;
using System.Globalization;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>The options of <c>train</c> about a model that is made for a file of mixed columns.</summary>
internal sealed class TableFlags
{
    public const string Table = "--table";
    public const string Emit = "--emit";
    private const string Latent = "--latent";
    private const int MostUnits = 1 << 16;

    private readonly Option<string?> table = Values.Path(
        Table,
        "A CSV file of mixed columns, plain or .gz, instead of a MODEL and --data: what its columns are is told, and a model is made for them.",
        "FILE"
    );

    private readonly Option<string?> purpose = Values.Choice(
        "--for",
        "What the model is made for, with --table: scores (score, impute, evaluate) or samples, rows to learn from in place of the file's. [default: scores]",
        TablePurpose.Scores.Word,
        TablePurpose.Samples.Word
    );

    private readonly Option<string?> latent = Values.Text(
        Latent,
        $"Latent dimensions, with --table. 2..16 tries 2, 4, 8 and 16, each twice the one before, and takes the best by its validation score. [default: {TablePurpose.Scores.Usual.Latent}; {TablePurpose.Samples.Usual.Latent} for samples]",
        "N|N..N",
        static word => LatentSizes.Of(word, MostUnits).Count > 0 ? word : ""
    );

    private readonly Option<string?> hidden = Values.Text(
        "--hidden",
        "Units of the encoder's layers, with --table; the decoder has them in the other order. [default: 128,64]",
        "N,N",
        word =>
            word.Split(',')
                .All(part =>
                    int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var units) && units is > 0 and <= MostUnits
                )
                ? word
                : throw new FormatException($"'{word}' is not a list of whole numbers from 1 to {MostUnits}; write them as 128,64.")
    );

    private readonly Option<double?> hide = Values.Number(
        "--hide",
        "The share of the observed cells that a training step hides, with --table: above 0 every column may be missing, and the model learns to fill gaps. [default: 0.1 where the file has gaps, else 0; 0 for samples]",
        static value => value is >= 0 and < 1,
        "a number from 0 to below 1, such as 0.1"
    );

    private readonly Option<string[]> columns = new("--column")
    {
        Description =
            $"What a column is taken as, with --table: {ColumnWords.Listed}; category:20 keeps the 20 most frequent levels, and all else is one level more. Repeat it for several columns.",
        HelpName = "NAME=KIND",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> emit = Values.Path(
        Emit,
        "Writes the model that --table makes as a C# program, and trains nothing.",
        "FILE.cs"
    );

    public IReadOnlyList<Option> All => [table, purpose, latent, hidden, hide, columns, emit];

    /// <summary>Where the program is to be written; null where a model is to be trained.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="idle">Options that no program can hold.</param>
    /// <exception cref="UserErrorException">One of them is given, or several latent sizes, of which training would find the best.</exception>
    public string? Program(ParseResult parsed, IEnumerable<Option> idle) =>
        parsed.GetValue(emit) is { } path
            ? idle.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } useless
                ? throw new UserErrorException(
                    $"{Emit} writes a program and trains nothing, and {useless.Name} would do nothing. Leave it out, and pass it where the program trains."
                )
                : Sizes(parsed).Count == 1
                    ? path
                    : throw new UserErrorException(
                        $"{Emit} trains nothing, and {Latent} {parsed.GetValue(latent)} is decided by training. Give one size."
                    )
            : null;

    /// <summary>The latent dimensions that were asked for, one or several to choose from.</summary>
    public IReadOnlyList<int> Sizes(ParseResult parsed) =>
        parsed.GetValue(latent) is { } word ? LatentSizes.Of(word, MostUnits) : [TablePurpose.Of(parsed.GetValue(purpose)).Usual.Latent];

    /// <summary>The model that is made for a file; null where none is asked for.</summary>
    /// <exception cref="UserErrorException">An option does not go with the others.</exception>
    /// <exception cref="InvalidDataSetException">The file cannot be read, or nothing can be learned from it.</exception>
    public TableModel? Read(ParseResult parsed, DataRequest request)
    {
        if (parsed.GetValue(table) is not { } path)
        {
            return All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } useless
                ? throw new UserErrorException($"{useless.Name} is about the model that --table makes. Pass --table too, or leave it out.")
                : null;
        }

        (string Flag, object? Value)[] others =
        [
            (DataFlags.Paths, request.IsEmbedded ? null : request.Paths),
            ("--scale", request.Scaling),
            ("--array", request.Array),
            ("--label-array", request.LabelArray),
        ];
        if (others.FirstOrDefault(other => other.Value is not null).Flag is { } given)
        {
            throw new UserErrorException(
                given == "--scale"
                    ? "--scale: the numbers of a table are always scaled, each column by its own numbers; --column \"NAME=number:log\" says how. Leave it out."
                    : $"{given} does not go with --table, which names the file and says how it is read. Leave it out."
            );
        }

        var texts = TableTexts.Read(path, new(Header: request.Header));
        var made = TablePurpose.Of(parsed.GetValue(purpose));
        var asked = AskedColumns.Of(parsed.GetValue(columns) ?? []);
        var options = asked.Options(parsed.GetValue(hide) ?? made.Hidden, request.LabelColumn);
        var inferred = TableInference.Of(texts, options);
        asked.RequireDates(inferred);
        if (made.CountsAreNumbers)
        {
            foreach (var column in inferred.Columns.Where(column => column.Column is CountColumn))
            {
                _ = asked.Kinds.TryAdd(column.Name, ColumnKind.Number);
            }

            inferred = TableInference.Of(texts, options);
        }

        var units = parsed.GetValue(hidden) is { } word
            ? ValueList.From(word.Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture)))
            : made.Usual.Hidden;
        return TableModel.Of(texts, inferred, made.Usual with { Latent = Sizes(parsed)[0], Hidden = units }, made);
    }
}
