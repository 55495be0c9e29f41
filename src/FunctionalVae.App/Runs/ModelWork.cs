namespace FunctionalVae.App;

/// <summary>A trained model at work on many examples, so that it can be stopped between any two groups of them.</summary>
internal sealed class ModelWork(SavedRun run, CancellationToken cancel)
{
    private const int Group = 512;

    /// <summary>Means and log-variances of the posteriors of all rows, [rows, latent] each; a latent without noise has the log-variance −∞.</summary>
    public (Batch Mean, ReadOnlyMemory<float> LogVariance) Encode(Batch images)
    {
        var (means, logVariances) = (new List<float>(), new List<float>());
        foreach (var group in Groups(images))
        {
            var posterior = run.Model.Encode(run.Parameters, group);
            means.AddRange(posterior.Mean.Values.Span);
            logVariances.AddRange(posterior.LogVariance.Values.Span);
        }

        var latents = run.Model.LatentsFrom(means);
        return (images.Labels is { } labels ? run.Model.WithLabels(latents, labels) : latents, logVariances.ToArray());
    }

    /// <summary>The likelihood's mean for each latent vector.</summary>
    public ReadOnlyMemory<float> Decode(Batch latents)
    {
        var values = new List<float>();
        foreach (var group in Groups(latents))
        {
            values.AddRange(run.Model.Decode(run.Parameters, group).Values.Span);
        }

        return values.ToArray();
    }

    private IEnumerable<Batch> Groups(Batch rows)
    {
        var all = Dataset.Of(rows);
        for (var start = 0; start < rows.Count; start += Group)
        {
            cancel.ThrowIfCancellationRequested();
            yield return rows.Count <= Group ? rows : all.Take([.. Enumerable.Range(start, Math.Min(Group, rows.Count - start))]);
        }

        cancel.ThrowIfCancellationRequested();
    }
}
