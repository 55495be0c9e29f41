using FunctionalVae.Data;

namespace FunctionalVae.ImputationBenchmark;

/// <summary>What a method says of the hidden cells of a case.</summary>
/// <param name="Error">The root of the mean squared error of the means, in standard deviations.</param>
/// <param name="Score">The log density of a hidden cell given what was observed, in nats, of a row's cells together; null where a method has none.</param>
/// <param name="Coverage">The share of hidden cells in their 90 % intervals; null where a method has none.</param>
internal sealed record Filling(double Error, double? Score = null, double? Coverage = null)
{
    private const int Draws = 50;

    /// <summary>Trains on the rows with their gaps and fills these.</summary>
    public static Filling Of(Setting setting, Case one, bool isMeanOnly = false)
    {
        var models = setting.Models(one.Width);
        var table = (Table)models[0].Spec.Input;
        var examples = TableExamples.Of(table, Case.Rows(one.Given, one.Width));
        var fit = TableFit.Of(table, examples);
        var given = ExampleBatch.Of(models[0], fit.Encode(examples));
        var truth = ExampleBatch.Of(models[0], fit.Encode(TableExamples.Of(table, Case.Rows(one.Truth, one.Width))));
        var means = new double[one.Asked.Count];
        var draws = one.Asked.Select(_ => new List<double>()).ToArray();
        var rows = new List<double[]>();
        for (var member = 0; member < models.Count; member++)
        {
            var model = models[member];
            var key = Key.FromSeed((ulong)one.Seed).Child((ulong)member);
            var parameters = model.Train(setting.Options(given.Count, key.Bits), Dataset.Of(given)).State.Evaluated;
            var imputed = model.Impute(parameters, given, key, new(Rows: isMeanOnly ? 1 : Draws, Threads: 1));
            for (var i = 0; i < means.Length; i++)
            {
                var (row, column) = (one.Asked[i] / one.Width, one.Asked[i] % one.Width);
                double InUnits(double value) => fit.Scales[column]!.Decode(value);
                var count = imputed.Rows.Count / given.Count;
                means[i] += InUnits(imputed.Examples[row].Means[column]) / models.Count;
                draws[i].AddRange(Enumerable.Range(row * count, count).Select(draw => InUnits(imputed.Rows[draw].Span[column])));
            }

            if (!isMeanOnly)
            {
                rows.Add(LogDensities(model, parameters, given, truth, key));
            }
        }

        return isMeanOnly ? new(one.Error(means)) : new(one.Error(means), one.Score(Shares(one, fit, rows)), Covered(one, draws));
    }

    // log p(hidden | observed) = log p(all) - log p(observed) of each row.
    private static double[] LogDensities(IVaeModel model, ParameterVector parameters, Batch given, Batch truth, Key key)
    {
        var options = new ScoreOptions(Threads: 1);
        return
        [
            .. model
                .Score(parameters, given, key, options)
                .Zip(model.Score(parameters, truth, key, options), (observed, all) => observed.Value - all.Value),
        ];
    }

    // Of the mixture of all networks, for each cell an equal share of its row's, in the unit of the data.
    private static double[] Shares(Case one, TableFit fit, List<double[]> members)
    {
        var counts = one.Asked.CountBy(cell => cell / one.Width).ToDictionary();
        return
        [
            .. one.Asked.Select(cell =>
            {
                var row = cell / one.Width;
                var most = members.Max(member => member[row]);
                var mixed = most + Math.Log(members.Average(member => Math.Exp(member[row] - most)));
                var scale = fit.Scales[cell % one.Width]!;
                return (mixed / counts[row]) + scale.LogSlope(scale.Encode(one.Truth[cell]));
            }),
        ];
    }

    private static double Covered(Case one, List<double>[] draws) =>
        one
            .Asked.Select(
                (cell, i) =>
                {
                    draws[i].Sort();
                    var tail = draws[i].Count / 20;
                    return one.Truth[cell] >= draws[i][tail] && one.Truth[cell] <= draws[i][^(tail + 1)] ? 1.0 : 0;
                }
            )
            .Average();
}
