namespace FunctionalVae.Testing;

/// <summary>An epoch is every example once.</summary>
internal static class EpochBatches
{
    private const int Epochs = 4;

    // Of 5 different rows one order in 120 comes again by chance: in four epochs all alike once in 1.7 million.
    private const int LeastRows = 5;

    public static LawDefinition Law { get; } =
        new(
            "batches",
            "The Batches of an epoch hold every example once, as it is or binarised once where that is done before training, BatchSize of them in each and what is left in the last; and four epochs of 5 different examples or more do not all go in one order.",
            10,
            CaseRange.AsGiven,
            Applies.Always,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var options = ShortRun.Options(at) with { Epochs = Epochs };
        var expected = Rows([Trained(at, options)]);
        var orders = new HashSet<string>(StringComparer.Ordinal);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var batches = at.Model.Batches(options, ShortRun.Data(at), epoch).ToList();
            var sizes = batches.Select(batch => batch.Count).ToList();
            yield return new(
                $"number of batches of epoch {epoch}",
                (at.Case.Count + options.BatchSize - 1) / options.BatchSize,
                sizes.Count,
                0
            );
            for (var i = 0; i < sizes.Count; i++)
            {
                var size = Math.Min(options.BatchSize, at.Case.Count - (i * options.BatchSize));
                yield return new($"examples of batch {i} of epoch {epoch}", size, sizes[i], 0);
            }

            var rows = Rows(batches);
            for (var i = 0; i < expected.Count; i++)
            {
                var row = expected[i];
                yield return new(
                    $"how often epoch {epoch} has what is example {i}",
                    expected.Count(other => other == row),
                    rows.Count(other => other == row),
                    0
                );
            }

            orders.Add(string.Join('|', rows));
        }

        if (expected.Distinct(StringComparer.Ordinal).Count() >= LeastRows)
        {
            yield return new("number of orders in four epochs", 2, orders.Count, 0, Relation: Relation.AtLeast);
        }
    }

    private static Batch Trained(Situation at, TrainOptions options) =>
        at.Model.Binarization is Binarization.Once or Binarization.Threshold
            ? at.Model.Binarize(at.RawExamples, Key.FromSeed(options.Seed).Child(KeySites.Binarization))
            : at.RawExamples;

    // A row as text: equal where the bits are.
    private static List<string> Rows(IReadOnlyList<Batch> batches) =>
        [
            .. batches.SelectMany(batch =>
                Enumerable.Range(0, batch.Count).Select(i => string.Join(' ', batch[i].ToArray().Select(BitConverter.SingleToInt32Bits)))
            ),
        ];
}
