namespace FunctionalVae;

/// <summary>
/// Scores the validation examples. Noise and dynamic binarization of an example come from the run's key and the example's own number, so that
/// every epoch is scored alike.
/// </summary>
internal static class ValidationScore
{
    /// <summary>
    /// The mean objective at β = 1, in nats per example; null where no examples are kept for validation. Where draws are weighed in training they
    /// are here: it is the importance-weighted bound.
    /// </summary>
    public static Objective? Of(TrainingSession session, TrainingTask task, IVaeModel model)
    {
        if (task.Split.Validation.Length == 0)
        {
            return null;
        }

        var average = default(ObjectiveAverage);
        var weighed = model.Spec.Objective is ImportanceWeighted ? session.State.Evaluated : null;
        foreach (var numbers in task.Split.Validation.Chunk(TrainingSession.EvaluationCapacity))
        {
            var examples = Examples(task, model, numbers);
            var noise = Noise(task, model, numbers);
            var score = weighed is null
                ? session.Evaluate(examples, noise[0])
                : WeighedObjective.Of(model, weighed, examples, noise, task.Options.ThreadCount);
            average.Add(score, numbers.Length);
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

    // Draw by draw; those of an example are made together.
    private static IReadOnlyList<Batch> Noise(TrainingTask task, IVaeModel model, int[] numbers)
    {
        var key = task.Key.Child(KeySites.ValidationNoise);
        var width = model.Layout.LatentWidth;
        var all = new float[model.Layout.Draws * width];
        var draws = Enumerable.Range(0, model.Layout.Draws).Select(_ => new float[numbers.Length * width]).ToList();
        for (var i = 0; i < numbers.Length; i++)
        {
            StandardNormalNoise.Fill(key, (uint)numbers[i], all);
            for (var draw = 0; draw < draws.Count; draw++)
            {
                all.AsSpan(draw * width, width).CopyTo(draws[draw].AsSpan(i * width));
            }
        }

        return [.. draws.Select(values => new Batch(values, width))];
    }
}
