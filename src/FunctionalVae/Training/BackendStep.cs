namespace FunctionalVae;

/// <summary>All that one training step takes from outside the model: the same for every backend, from the run's key and options.</summary>
/// <param name="Examples">The batch as the likelihood models it, [B, inputs]: binarised, or with hidden cells, where that belongs to a step.</param>
/// <param name="Noise">Standard normal noise, [B, latent]; with K draws of each posterior K rows for each example.</param>
/// <param name="Masks">The mask of each dropout layer in turn, [B, width]: 0 or 1/(1 − rate).</param>
/// <param name="Number">The step about to be made, from 1: what bias correction counts.</param>
/// <param name="LearningRate">The step size, after the schedule.</param>
/// <param name="KlWeight">The share of the specification's β that is trained, in [0, 1]: below 1 while the Kullback–Leibler term warms up.</param>
public sealed record BackendStep(Batch Examples, Batch Noise, IReadOnlyList<Batch> Masks, long Number, double LearningRate, double KlWeight)
{
    /// <summary>The step of a run that comes after <paramref name="done"/> others.</summary>
    /// <param name="model">The model that is trained.</param>
    /// <param name="run">Any state of the run: its key and options count.</param>
    /// <param name="done">Steps done before it.</param>
    /// <param name="batch">Its examples, grey where the model binarises anew at each step.</param>
    /// <param name="noise">One noise vector per example; null for those of the run's key and step.</param>
    /// <param name="dropouts">The model's dropout layers in the order of the plan.</param>
    internal static BackendStep At(
        IVaeModel model,
        TrainingState run,
        long done,
        Batch batch,
        Batch? noise,
        IReadOnlyList<DropoutSize> dropouts
    )
    {
        var settings = StepSettings.At(run.Options, done);
        var keys = StepKeys.At(run.Key, done);
        if (model.Binarization == Binarization.Dynamic)
        {
            batch = model.Binarize(batch, keys.Binarization);
        }

        batch = HiddenCells.Of(model.Spec)?.Hide(keys.Hiding, batch) ?? batch;

        return new(
            batch,
            noise ?? NoiseOf(model, keys.Noise, batch.Count),
            [.. dropouts.Select((size, site) => Mask(size, keys.Mask(site), batch.Count))],
            done + 1,
            settings.LearningRate,
            settings.KlWeight
        );
    }

    // All draws of an example come from the example's own number, so that its noise does not depend on what is beside it in the batch.
    private static Batch NoiseOf(IVaeModel model, Key key, int count)
    {
        var width = model.Layout.NoiseVectors * model.Layout.LatentWidth;
        var values = Batch.Allocate(count, width, "noise vector");
        StandardNormalNoise.FillExamples(key, 0, width, values);
        return new(values, model.Layout.LatentWidth);
    }

    private static Batch Mask(DropoutSize size, Key key, int count)
    {
        var values = Batch.Allocate(count, size.Width, "dropout mask");
        for (var row = 0; row < count; row++)
        {
            DropoutMask.Write(key, (uint)row, size.Rate, values.AsSpan(row * size.Width, size.Width));
        }

        return new(values, size.Width);
    }
}
