namespace FunctionalVae;

/// <summary>
/// Scores the validation examples. Noise and dynamic binarization of an example come from the run's key and the example's own number, so that
/// every epoch is scored alike.
/// </summary>
internal static class ValidationScore
{
    /// <summary>The mean objective at β = 1, in nats per example; null where no examples are kept for validation.</summary>
    public static Objective? Of(TrainingSession session, TrainingTask task, IVaeModel model)
    {
        if (task.Split.Validation.Length == 0)
        {
            return null;
        }

        var average = default(ObjectiveAverage);
        foreach (var examples in task.Split.Validation.Chunk(TrainingSession.EvaluationCapacity))
        {
            average.Add(session.Evaluate(Images(task, model, examples), Noise(task, model, examples)), examples.Length);
        }

        return average.Value;
    }

    private static Batch Images(TrainingTask task, IVaeModel model, int[] examples)
    {
        var images = task.Take(examples);
        return model.Binarization == Binarization.Dynamic
            ? Binarizer.Write(Binarization.Dynamic, task.Key.Child(KeySites.ValidationBinarization), images, examples)
            : images;
    }

    private static Batch Noise(TrainingTask task, IVaeModel model, int[] examples)
    {
        var key = task.Key.Child(KeySites.ValidationNoise);
        var width = model.Layout.LatentWidth;
        var values = new float[examples.Length * width];
        for (var i = 0; i < examples.Length; i++)
        {
            StandardNormalNoise.Fill(key, (uint)examples[i], values.AsSpan(i * width, width));
        }

        return new(values, width);
    }
}
