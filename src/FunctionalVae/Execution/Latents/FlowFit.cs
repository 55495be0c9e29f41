using FunctionalVae.Probability;
using FunctionalVae.Runner;

namespace FunctionalVae;

/// <summary>Fits a flow to the posteriors of examples: a prior that is trained alone, to an encoder that stays as it is.</summary>
internal static class FlowFit
{
    // How it is trained; the least divergence of a tenth of the posteriors says which epoch is taken.
    private const int LeastPatience = 10;
    private const int LeastExamples = 10;
    private const int BatchSize = 256;
    private const double LearningRate = 2e-3;
    private const double AverageDecay = 0.998;
    private const double ClipNorm = 5;
    private const double HeldOut = 0.1;

    // The log-variance of a latent without noise: what the graph's posteriors have at least.
    private const float LeastLogVariance = -30;

    /// <summary>The flow for posteriors [N, latent].</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ArgumentException">The flow breaks a rule, there are too few posteriors, or a dimension does not vary.</exception>
    /// <exception cref="TrainingDivergedException">Its training came to values that are not finite.</exception>
    public static LatentFlow Of(
        ModelLayout layout,
        FlowOptions flow,
        PosteriorBatch posteriors,
        Key key,
        LatentFitOptions options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancel
    )
    {
        var size = layout.LatentWidth;
        var plan = new FlowPlan(flow.Couplings, flow.Units, size, $"the latents of {layout.Name}", posteriors.Factor is not null);
        LatentFit.Require(layout, posteriors.Mean.Count, LeastExamples, "a flow");
        var (mean, scale) = Moments(posteriors);
        var model = new ManagedModel(plan.Spec, plan.Layout, new PlannedProgram(plan.Plan));
        var epochs = Epochs(flow, posteriors.Mean.Count);
        var run = model.Train(
            new(
                Epochs: epochs,
                BatchSize: BatchSize,
                LearningRate: LearningRate,
                Seed: key.Words(0, 0)[0],
                Threads: options.Threads,
                Schedule: new CosineSchedule(),
                ClipNorm: ClipNorm,
                AverageDecay: AverageDecay,
                ValidationFraction: HeldOut,
                Patience: Math.Max(LeastPatience, epochs / 5)
            ),
            new InMemoryDataset<Batch>(Standard(posteriors, mean, scale)),
            progress,
            cancel
        );
        cancel.ThrowIfCancellationRequested();
        return new(plan, run.State.Evaluated, mean, scale);
    }

    /// <summary>The epochs of which the steps are those that are asked for at most, and one at least.</summary>
    internal static int Epochs(FlowOptions flow, int count)
    {
        var steps = (int)Math.Ceiling(Math.Max(1, (1 - HeldOut) * count) / BatchSize);
        return Math.Max(1, flow.Steps / steps);
    }

    // Of the mixture of all posteriors, in float32's numbers.
    private static (RealVector Mean, RealVector Scale) Moments(PosteriorBatch posteriors)
    {
        var (count, size) = (posteriors.Mean.Count, posteriors.Mean.Width);
        var (mean, scale) = (new double[size], new double[size]);
        for (var i = 0; i < size; i++)
        {
            mean[i] = (float)(Enumerable.Range(0, count).Sum(row => (double)posteriors.Mean.Array[(row * size) + i]) / count);
            var variance =
                Enumerable
                    .Range(0, count)
                    .Select(row => (row * size) + i)
                    .Sum(at => Math.Exp(posteriors.LogVariance.Array[at]) + Math.Pow(posteriors.Mean.Array[at] - mean[i], 2)) / count;
            scale[i] = (float)Math.Sqrt(variance);
            if (scale[i] == 0)
            {
                throw new ArgumentException($"Latent dimension {i} does not vary over the {count} examples: no flow can be fitted to it.");
            }
        }

        return (new(mean), new(scale));
    }

    // The numbers of (z − m)/s for each posterior: those of L are divided by the s of their row.
    internal static Batch Standard(PosteriorBatch posteriors, RealVector mean, RealVector scale)
    {
        var size = posteriors.Mean.Width;
        var width = (2 * size) + (posteriors.Factor?.Lower.Width ?? 0);
        var values = Batch.Allocate(posteriors.Mean.Count, width, "posterior");
        for (var row = 0; row < posteriors.Mean.Count; row++)
        {
            var head = values.AsSpan(row * width, width);
            posteriors.WriteHead(row, head);
            for (var i = 0; i < size; i++)
            {
                head[i] = (float)((head[i] - mean[i]) / scale[i]);
                head[size + i] = Math.Max(LeastLogVariance, (float)(head[size + i] - (2 * Math.Log(scale[i]))));
                for (var j = 0; j < i && width > 2 * size; j++)
                {
                    ref var below = ref head[(2 * size) + PosteriorFactor.At(size, i, j)];
                    below = (float)(below / scale[i]);
                }
            }
        }

        return new(values, width);
    }
}
