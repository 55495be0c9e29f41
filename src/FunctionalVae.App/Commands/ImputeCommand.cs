using System.CommandLine;
using FunctionalVae.Data;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary><c>impute RUN</c>: a file whose gaps are filled.</summary>
internal static class ImputeCommand
{
    private const int MostTimes = 1000;

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var words = new RunFlags(catalogue);
        var data = Values.Path(
            DataFlags.Paths,
            "The CSV file with gaps, with the columns of the run's table in any order. [default: the run's own]",
            "FILE"
        );
        var header = Values.Choice(
            "--header",
            "Whether the file begins with column names. [default: where the first row has texts]",
            "yes",
            "no"
        );
        var values = Values.Choice(
            "--values",
            "What fills a gap: a draw given what was observed, as likely as it is, or the likeliest level and the mean number. [default: draws]",
            SampledValues.Draws,
            SampledValues.Means
        );
        var times = Values.Whole(
            "--times",
            "Fillings of each row, by draws: multiple imputations, whose spread is what the gaps leave open. [default: 1]",
            1,
            MostTimes
        );
        var seed = Values.Seed("--seed", "The seed of the draws. [default: the run's own]");
        var file = Values.Path("--out", "The file to write, .csv: all columns and rows of the file, with its gaps filled.", "FILE.csv");
        file.Required = true;
        var command = new Command(
            "impute",
            "Fills the gaps of a CSV file by a model that was trained on a table, and leaves its other cells as they are."
        )
        {
            words.Run,
            data,
            header,
            values,
            times,
            seed,
            file,
        };
        foreach (var option in words.Backend.All)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var run = words.Load(parsed, host);
            var table =
                run.Run.Table
                ?? throw new UserErrorException($"{run.Path} is not a run of a table: its rows have no gaps. Train with --table.");
            if (table.Form.Table.Columns.All(column => !column.MayBeMissing))
            {
                throw new UserErrorException($"{run.Model.Name} was trained without gaps, and cannot fill any. Train with --hide 0.1.");
            }

            var wantsMeans = parsed.GetValue(values) == SampledValues.Means;
            var number = parsed.GetValue(times) ?? 1;
            if (wantsMeans && number > 1)
            {
                throw new UserErrorException(
                    "--times draws several fillings, and there is one mean. Leave --times out, or pass --values draws."
                );
            }

            var path = Source(run, parsed.GetValue(data));
            var output = parsed.GetRequiredValue(file)!;
            KeptFiles.Require(output, run, null);
            if (KeptFiles.AreSame(output, path))
            {
                throw new UserErrorException($"--out {output} would replace {path}, which is read. Pass another name.");
            }

            using var target = OutFile.Prepare(run, output, host.Cancel, OutFile.Csv);
            var filled = FilledTable.Read(
                table,
                path,
                new(Header: parsed.GetValue(header) is { } word ? word == "yes" : run.Run.Reading.Header)
            );
            var (cells, unreliable) = Fill(run, filled, wantsMeans, number, parsed.GetValue(seed) ?? run.Seed, host.Cancel);
            target.Save(filled.Filled(cells, number));
            host.Output.Write(Text(target.Path, filled, wantsMeans, number, unreliable));
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Source(SavedRun run, string? given) =>
        (given, run.Source?.Paths) switch
        {
            ({ } path, _) => path,
            (null, [var own]) => own,
            _ => throw new UserErrorException($"{run.Path} names no single file. Pass --data with the file that has gaps."),
        };

    private static (ReadOnlyMemory<float> Cells, int Unreliable) Fill(
        SavedRun run,
        FilledTable filled,
        bool wantsMeans,
        int times,
        ulong seed,
        CancellationToken cancel
    )
    {
        if (filled.Gaps.Count == 0)
        {
            return (default, 0);
        }

        var imputed = run.Model.Impute(
            run.Parameters,
            run.Input(filled.OfGaps),
            Key.FromSeed(seed).Child(KeySites.Imputation),
            new(times, Threads: run.Backend.EvaluationThreads(0)),
            cancel
        );
        RequireFinite(run, filled, imputed, times);
        var cells = wantsMeans
            ? imputed.Examples.SelectMany(example => example.Means.Select(mean => (float)mean)).ToArray()
            : imputed.Rows.Values;
        return (cells, imputed.Examples.Count(example => !example.IsReliable));
    }

    private static void RequireFinite(SavedRun run, FilledTable filled, Imputed<Batch> imputed, int times)
    {
        for (var i = 0; i < filled.Gaps.Count; i++)
        {
            var (means, drawn) = (imputed.Examples[i].Means, Enumerable.Range(i * times, times).Select(row => imputed.Rows[row].ToArray()));
            if (!means.All(double.IsFinite) || drawn.Any(row => !row.All(float.IsFinite)))
            {
                throw new UserErrorException(
                    Invariant(
                        $"With {run.Path} what fills row {filled.Gaps[i]} (from 0) of {filled.Texts.Path} is not a number: its latent values or what is decoded of them overflow. Look at that row, or train again with a lower learning rate."
                    )
                );
            }
        }
    }

    private static string Text(string path, FilledTable filled, bool wantsMeans, int times, int unreliable)
    {
        var count = filled.Missing.Sum(column => column.Cells);
        if (count == 0)
        {
            return filled.Left.Count == 0
                ? $"wrote {path}: {filled.Texts.Path} has no gaps\n"
                : $"wrote {path}: {filled.Texts.Path} has no gaps in the columns of the table\n{Left(filled)}";
        }

        var columns = string.Join(", ", filled.Missing.Select(column => Invariant($"{column.Column} {column.Cells}")));
        var how =
            wantsMeans ? "by the likeliest level and the mean number, which vary less than the data; --values draws draws them"
            : times > 1 ? Invariant($"{times} times by draws given what was observed, one after the other")
            : "by draws given what was observed; --values means gives the likeliest";
        var doubt =
            unreliable == 0
                ? ""
                : Invariant(
                    $"{unreliable} of {Counted.Of(filled.Gaps.Count, "row")} with gaps {(unreliable == 1 ? "is" : "are")} unlike what the model knows: a few draws decided there, and the fillings are rough\n"
                );
        return Invariant(
            $"wrote {path}: {Counted.Of(count, "cell")} in {filled.Gaps.Count} of {Counted.Of(filled.Texts.Count, "row")} filled {how} ({columns})\n{Left(filled)}{doubt}"
        );
    }

    private static string Left(FilledTable filled) =>
        filled.Left.Count == 0
            ? ""
            : $"columns that are not part of the table keep their gaps ({string.Join(", ", filled.Left.Select(column => Invariant($"{column.Column} {column.Cells}")))})\n";
}
