using System.Globalization;

namespace FunctionalVae;

/// <summary>Stops training at the first value that is not a number, with its place.</summary>
internal static class Divergence
{
    /// <summary>What to throw at an objective that is not finite.</summary>
    public static TrainingDivergedException Of(StepTerms objective, long step, ModelLayout layout, float[] parameters, float[] gradient)
    {
        var where =
            First(layout, parameters) is { } parameter ? $"the weights of {parameter}"
            : First(layout, gradient) is { } tensor ? $"the gradient of {tensor}"
            : "no weight or gradient";
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"At step {step} the objective of {layout.Name} is not finite (reconstruction {objective.Reconstruction}, KL {objective.Kl}); the first tensor with such values: {where}. Lower the learning rate, or look at the data of that step."
            )
        );
    }

    /// <summary>Throws where weights that would be handed out are not numbers: those of the last step are in no objective yet.</summary>
    public static void Check(TrainingState state)
    {
        var layout = state.Parameters.Layout;
        if ((First(layout, state.Parameters.Array) ?? First(layout, state.Evaluated.Array)) is { } tensor)
        {
            throw new TrainingDivergedException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"After step {state.Step} the weights {tensor} of {layout.Name} are not finite. Lower the learning rate, or look at the data of that step."
                )
            );
        }
    }

    private static string? First(ModelLayout layout, float[] values) =>
        layout.Tensors.FirstOrDefault(tensor => values.AsSpan(tensor.Offset, tensor.Count).ContainsAnyNonFinite())?.Name;
}
