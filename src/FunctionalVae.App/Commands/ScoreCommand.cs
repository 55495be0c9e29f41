using System.CommandLine;

namespace FunctionalVae.App;

/// <summary><c>score RUN</c>: how improbable rows are under a trained model.</summary>
internal static class ScoreCommand
{
    private const string FileName = "scores";
    private const int LeastDraws = 16;
    private const int MostDraws = 1_000_000;

    private static readonly ScoreOptions Usual = new();

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var words = new RunFlags(catalogue);
        var alarms = Values.Number(
            "--false-alarms",
            "Says of each row whether it is an outlier, with this share of false alarms: by a threshold from the rows that the run held out.",
            static value => value is > 0 and < 1,
            "a number strictly between 0 and 1, such as 0.05"
        );
        var terms = new Option<bool>("--terms")
        {
            Description = "A column more for each column's share of the score, and one for the latent's.",
        };
        var rows = Values.Choice(
            ScoredRows.Option,
            "Which rows of the run's own data. [default: test, those that the model was not trained on; other data are scored whole]",
            RunData.TestPart,
            RunData.TrainPart,
            ScoredRows.All
        );
        var draws = Values.Whole(
            "--draws",
            $"Draws of the latent variable for each row, doubled where they do not suffice. [default: {Usual.Draws}]",
            LeastDraws,
            MostDraws
        );
        var most = Values.Whole(
            "--most-draws",
            $"The most draws for one row; what does not pass with these is only a bound. [default: {Usual.MostDraws}, or --draws if that is more]",
            LeastDraws,
            MostDraws
        );
        var seed = Values.Seed("--seed", "The seed of the draws. [default: the run's own]");
        var file = Values.Path(
            "--out",
            $"The file to write, .csv. [default: {FileName}{OutFile.Csv} beside the model]",
            ExampleFile.OutName
        );
        var json = new Option<bool>("--json") { Description = "End standard output with the results as one line of JSON." };
        var command = words.Command(
            "score",
            "Scores the test rows, or those of --data, for finding outliers: -log p(x) in nats, by importance sampling. A greater score is more unusual. With labels 0 and 1, of which 1 are outliers, it prints the ROC-AUC. Scores compare within one model only.",
            alarms,
            rows,
            terms,
            draws,
            most,
            seed,
            file,
            json
        );
        command.SetAction(parsed =>
        {
            var run = words.Load(parsed, host);
            if (!run.Model.HasEvidenceLowerBound)
            {
                throw new UserErrorException(
                    $"{run.Model.Name} gives no probability of a row: {ObjectiveText.WhyNoBound(run.Model)}. Score with a model that has a likelihood and a prior."
                );
            }

            var data = words.LoadData(parsed, run);
            var word = parsed.GetValue(rows);
            var asked = ScoredRows.Of(run, data, word);
            if (parsed.GetValue(words.Data) is { Length: > 0 } && ScoredRows.Note(run, data, word) is { } note)
            {
                run.Note(note);
            }

            using var target = ExampleFile.PrepareTable(run, data, parsed.GetValue(file), FileName, host.Cancel);
            var first = parsed.GetValue(draws) ?? Usual.Draws;
            var options = new ScoreOptions(
                first,
                parsed.GetValue(most) ?? Math.Max(first, Usual.MostDraws),
                run.Backend.EvaluationThreads(0)
            );
            if (options.MostDraws < first)
            {
                throw new UserErrorException($"--most-draws {options.MostDraws} is less than --draws {first}. Give more, or leave it out.");
            }

            var scorer = new RowScorer(run, parsed.GetValue(seed) ?? run.Seed, options, host.Cancel);
            var heldOut = parsed.GetValue(alarms) is { } rate
                ? HeldOutScores.Of(scorer, data.HeldOut is null ? words.OwnData(run) : data, rate)
                : null;
            var scored = scorer.Given(asked.Table);
            var result = new ScoreResult(run, data.Name, asked, scorer, scored, heldOut, ScoredLabels.Of(asked.Table, scored));
            target.Save(ScoreTable.Of(run, asked, scored, heldOut, parsed.GetValue(terms)));
            result.Say(parsed.GetValue(json) ? host.Error : host.Output, target.Path);
            if (parsed.GetValue(json))
            {
                host.Output.Write(result.ToJson(target.Path) + "\n");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
