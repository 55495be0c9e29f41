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
        foreach (var numbers in task.Split.Validation.Chunk(TrainingSession.EvaluationCapacity))
        {
            average.Add(session.Evaluate(Examples(task, model, numbers), Noise(task, model, numbers)), numbers.Length);
        }

        return average.Value;
    }

    private static Batch Examples(TrainingTask task, IVaeModel model, int[] numbers)
    {
        var examples = task.Take(numbers);
        return model.Binarization == Binarization.Dynamic
            ? Binarizer.Write(Binarization.Dynamic, task.Key.Child(KeySites.ValidationBinarization), examples, numbers)
            : examples;
    }

    private static Batch Noise(TrainingTask task, IVaeModel model, int[] numbers)
    {
        var key = task.Key.Child(KeySites.ValidationNoise);
        var width = model.Layout.LatentWidth;
        var values = new float[numbers.Length * width];
        for (var i = 0; i < numbers.Length; i++)
        {
            StandardNormalNoise.Fill(key, (uint)numbers[i], values.AsSpan(i * width, width));
        }

        return new(values, width);
    }
}
