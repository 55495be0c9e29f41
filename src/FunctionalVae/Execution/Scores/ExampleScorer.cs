using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>Scores examples by importance sampling, a few at a time. Each score depends on its example, the key and its number alone.</summary>
/// <param name="model">A model with an evidence lower bound.</param>
/// <param name="parameters">Its weights.</param>
/// <param name="options">How many draws.</param>
internal sealed class ExampleScorer(VaeModel model, ParameterVector parameters, ScoreOptions options)
{
    // Examples that a thread takes at once, and latent vectors that are decoded at once.
    private const int Group = 16;
    private const int Decoded = 1024;

    private readonly ReconstructionFamily family = ReconstructionFamily.Of(model.Spec, parameters);
    private readonly PriorFamily prior = PriorFamily.Of(model, parameters)!;

    public ExampleScore[] Score(Batch examples, Key key, CancellationToken cancel)
    {
        var scores = new ExampleScore[examples.Count];
        Run(examples, key, keepsMeans: false, (row, draws) => scores[row] = draws.Score(), cancel);
        return scores;
    }

    /// <summary>Gives the draws of each example when they suffice, with the means that were decoded of them.</summary>
    public void Each(Batch examples, Key key, Action<int, RowDraws> done, CancellationToken cancel) =>
        Run(examples, key, keepsMeans: true, done, cancel);

    private void Run(Batch examples, Key key, bool keepsMeans, Action<int, RowDraws> done, CancellationToken cancel)
    {
        var groups = (examples.Count + Group - 1) / Group;
        Parts.Each(groups, group => RunGroup(examples, key, group * Group, keepsMeans, done, cancel), options.Threads, cancel);
    }

    private void RunGroup(Batch examples, Key key, int first, bool keepsMeans, Action<int, RowDraws> done, CancellationToken cancel)
    {
        int[] rows = [.. Enumerable.Range(first, Math.Min(Group, examples.Count - first))];
        var posteriors = model.Encode(parameters, examples.Take(rows));
        List<Scored> open =
        [
            .. rows.Select(
                (row, i) =>
                    new Scored(
                        row,
                        new Proposal(prior, new(posteriors, i), IsEmpty(examples[row]), key.Child((ulong)row)),
                        new RowDraws(keepsMeans, options.HasTerms)
                    )
            ),
        ];
        for (var (from, to) = (0, options.Draws); open.Count > 0; (from, to) = (to, (int)Math.Min(2L * to, options.MostDraws)))
        {
            // So many at once, however many draws one example takes.
            for (var part = from; part < to; part += Decoded)
            {
                var end = Math.Min(part + Decoded, to);
                cancel.ThrowIfCancellationRequested();
                foreach (var some in open.Chunk(Math.Max(1, Decoded / (end - part))))
                {
                    Draw(some, examples, part, end);
                }
            }

            open.RemoveAll(one =>
            {
                var isEnough = to == options.MostDraws || one.Draws.Suffice;
                if (isEnough)
                {
                    done(one.Row, one.Draws);
                }

                return isEnough;
            });
        }
    }

    private void Draw(Scored[] rows, Batch examples, int from, int to)
    {
        var width = model.Layout.LatentWidth;
        var latents = new float[rows.Length * (to - from) * width];
        var draws = new LatentDraw[rows.Length * (to - from)];
        for (var i = 0; i < draws.Length; i++)
        {
            draws[i] = rows[i / (to - from)].Proposal.Draw(from + (i % (to - from)), latents.AsSpan(i * width, width));
        }

        var labels = examples.Labels is { } known ? draws.Select((_, i) => known[rows[i / (to - from)].Row]).ToList() : null;
        var means = model.Decode(parameters, new Batch(latents, width).With(labels));
        for (var i = 0; i < draws.Length; i++)
        {
            var row = rows[i / (to - from)];
            row.Draws.Add(draws[i], Terms(means[i], examples[row.Row]), means[i]);
        }
    }

    private bool IsEmpty(ReadOnlyMemory<float> example)
    {
        for (var column = 0; column < example.Length; column++)
        {
            if (family.IsObserved(column, example))
            {
                return false;
            }
        }

        return true;
    }

    // log p(xⱼ|z) of each value of an example; 0 of what is missing, so that p is that of the others.
    private double[] Terms(ReadOnlyMemory<float> means, ReadOnlyMemory<float> example)
    {
        var terms = new double[example.Length];
        for (var column = 0; column < terms.Length; column++)
        {
            if (family.IsObserved(column, example))
            {
                terms[column] = family.Score(column, family.MeanGiven(column, means, example), example.Span[column]);
            }
        }

        return terms;
    }

    private sealed record Scored(int Row, Proposal Proposal, RowDraws Draws);
}
