namespace FunctionalVae.OutlierBenchmark;

/// <summary>Scores −log p(x) of a variational autoencoder.</summary>
internal static class Detector
{
    private static readonly ScoreOptions Draws = new(Threads: 1);

    /// <summary>A score for each test row.</summary>
    /// <param name="setting">How the detector is made.</param>
    /// <param name="split">The rows.</param>
    /// <param name="seed">Of weights, order and draws.</param>
    public static double[] Scores(Setting setting, Split split, ulong seed)
    {
        var model = Vae.ModelFrom(setting.Spec(split.Width));
        var train = model.ExamplesFrom(split.Train);
        var test = model.ExamplesFrom(split.Test);
        double[][] members =
        [
            .. Enumerable
                .Range(0, setting.Members)
                .Select(member =>
                {
                    var own = Key.FromSeed(seed).Child((ulong)member);
                    var run = model.Train(setting.Options(train.Count, own.Bits), Dataset.Of(train));
                    return model.Score(run.State.Evaluated, test, own, Draws).Select(score => score.Value).ToArray();
                }),
        ];
        return [.. Enumerable.Range(0, test.Count).Select(row => members.Average(scores => scores[row]))];
    }
}
