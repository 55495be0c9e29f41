using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>
/// The posterior predictive of examples, a few at a time. The result of an example depends on it, the key and its number alone.
/// </summary>
/// <param name="model">A model with a likelihood.</param>
/// <param name="parameters">Its weights.</param>
/// <param name="options">How many draws, and which quantiles.</param>
internal sealed class ExamplePredictor(VaeModel model, ParameterVector parameters, PredictOptions options)
{
    // Examples that a thread takes at once, and latent vectors that are decoded at once.
    private const int Group = 4;
    private const int Chunk = 1024;

    private readonly LikelihoodFamily family = (LikelihoodFamily)ReconstructionFamily.Of(model.Spec, parameters);

    public Predicted<Batch> Predict(Batch examples, Key key, CancellationToken cancel)
    {
        var (means, variances, ofMeans) = (Room(), Room(), Room());
        float[][] quantiles = [.. options.Probabilities.Select(_ => Room())];
        Parts.Each((examples.Count + Group - 1) / Group, Do, options.Threads, cancel);
        return new(
            Of(means).With(examples.Labels),
            Of(variances),
            Of(ofMeans),
            [.. quantiles.Zip(options.Probabilities, (values, p) => new PredictedQuantile<Batch>(p, Of(values).With(examples.Labels)))]
        );

        float[] Room() => Batch.Allocate(examples.Count, examples.Width, "example");

        Batch Of(float[] values) => new(values, examples.Width);

        void Do(int group)
        {
            int[] rows = [.. Enumerable.Range(group * Group, Math.Min(Group, examples.Count - (group * Group)))];
            var posteriors = model.Encode(parameters, examples.Take(rows));
            for (var i = 0; i < rows.Length; i++)
            {
                var decoded = MeansAtDraws(new(posteriors, i), key.Child((ulong)rows[i]), examples.Labels?[rows[i]], cancel);
                for (var column = 0; column < examples.Width; column++)
                {
                    cancel.ThrowIfCancellationRequested();
                    var at = (rows[i] * examples.Width) + column;
                    var value = PredictedValue.Of(family, column, decoded);
                    (means[at], variances[at], ofMeans[at]) = ((float)value.Mean, (float)value.Variance, (float)value.VarianceOfMean);
                    for (var q = 0; q < quantiles.Length; q++)
                    {
                        quantiles[q][at] = (float)value.Quantile(options.Probabilities[q]);
                    }
                }
            }
        }
    }

    // E[x*|z] at each draw of one posterior.
    private List<ReadOnlyMemory<float>> MeansAtDraws(PosteriorNormal posterior, Key key, int? label, CancellationToken cancel)
    {
        var (width, decoded) = (model.Layout.LatentWidth, new List<ReadOnlyMemory<float>>());
        for (var first = 0; first < options.LatentDraws; first += Chunk)
        {
            cancel.ThrowIfCancellationRequested();
            var latents = new float[Math.Min(Chunk, options.LatentDraws - first) * width];
            for (var draw = 0; draw * width < latents.Length; draw++)
            {
                posterior.Draw(key, first + draw, latents.AsSpan(draw * width, width));
            }

            IReadOnlyList<int>? labels = label is { } known ? [.. Enumerable.Repeat(known, latents.Length / width)] : null;
            var means = model.Decode(parameters, new Batch(latents, width).With(labels));
            decoded.AddRange(Enumerable.Range(0, means.Count).Select(row => means[row]));
        }

        return decoded;
    }
}
