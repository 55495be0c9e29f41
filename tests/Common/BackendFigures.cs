using FunctionalVae.Interpreter;

namespace FunctionalVae.Shared;

/// <summary>How far a backend is from the float64 interpreter of the same specification, as one number.</summary>
internal static class BackendFigures
{
    /// <summary>The worst tensor's ‖g − g_ref‖∞ / ‖g_ref‖∞ at initial weights moved a little.</summary>
    public static double WorstGradient(IVaeModel model, Key key, int count)
    {
        var oracle = InterpretedModel.Of(model.Spec, model.Name);
        var parameters = ModelAgreement.Parameters(model, key.Child(0));
        var images = ModelAgreement.Images(model, key.Child(1), count);
        var noise = model.NoiseFrom(key.Child(2), count * model.Layout.NoiseVectors);
        var exact = oracle.DifferentiateInFloat64(Wide(parameters.Values), [.. oracle.InFloat64(images)], Wide(noise.Values)).Values;
        var actual = model.Differentiate(parameters, images, noise).Values.Values.ToArray();
        return model
            .Layout.Tensors.Select(tensor =>
            {
                var range = Enumerable.Range(tensor.Offset, tensor.Count).ToList();
                return range.Max(i => Math.Abs(exact[i] - actual[i])) / range.Max(i => Math.Abs(exact[i]));
            })
            .Max();
    }

    /// <summary>The worst relative difference of the loss at any of <paramref name="steps"/> steps from initial weights.</summary>
    public static double WorstLoss(VaeModel model, TrainOptions options, int steps, int batch)
    {
        var images = ModelAgreement.Images(model, Key.FromSeed(3), batch);
        var losses = Losses(model, options, images, steps);
        var exact = Losses(InterpretedModel.Of(model.Spec, model.Name), options, images, steps);
        return losses.Zip(exact, (loss, reference) => Math.Abs(loss - reference) / Math.Abs(reference)).Max();
    }

    private static List<double> Losses(VaeModel model, TrainOptions options, Batch images, int steps)
    {
        var rows = Enumerable.Range(0, images.Count).ToArray();
        using var session = model.OpenSession(model.Start(options.For(images.Count), Key.FromSeed(1)), images.Count, threads: 1);
        return [.. Enumerable.Range(0, steps).Select(_ => -session.Step(images, rows).Objective.Value)];
    }

    private static double[] Wide(ReadOnlyMemory<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);
}
