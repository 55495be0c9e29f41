using System.Globalization;

namespace FunctionalVae;

/// <summary>Says what is not finite, with its place. Searching is left to the moment at which something is.</summary>
internal static class Divergence
{
    /// <summary>What to throw at an objective that is not finite.</summary>
    /// <param name="objective">The objective of the step.</param>
    /// <param name="spec">The model.</param>
    /// <param name="state">The state before its update, with the step counted.</param>
    /// <param name="gradient">Its gradient.</param>
    public static TrainingDivergedException Of(StepTerms objective, VaeSpec spec, TrainingState state, float[] gradient)
    {
        var layout = state.Parameters.Layout;
        var found = InWeights(state);
        var tensor = found?.Tensor ?? First(layout, gradient);
        var where =
            found is { } place ? $"{What(place.Kind)} {Named(place.Tensor, spec)}"
            : tensor is null ? "no weight or gradient"
            : $"the gradient of {Named(tensor, spec)}";
        return Problem(
            string.Create(
                CultureInfo.InvariantCulture,
                $"At step {state.Step} the objective of {layout.Name} is not finite (reconstruction {objective.Reconstruction}, {spec.Objective.TrainedDivergenceSymbol} {objective.Kl}); the first tensor with such values: {where}. {Remedy(found?.Kind)}, or look at the data of that step."
            ),
            state.Step,
            found?.Kind ?? DivergenceKind.Objective,
            tensor,
            spec
        );
    }

    /// <summary>Throws where weights that would be handed out, or what the optimiser carries, are not numbers: those of the last step are in no objective yet.</summary>
    /// <exception cref="TrainingDivergedException">They are not.</exception>
    public static void Check(TrainingState state, VaeSpec spec)
    {
        if ((InWeights(state) ?? InMoments(state)) is var (tensor, kind))
        {
            throw Problem(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"After step {state.Step} {What(kind)} {Named(tensor, spec)} of {state.Parameters.Layout.Name} are not finite. {Remedy(kind)}, or look at the data of that step."
                ),
                state.Step,
                kind,
                tensor,
                spec
            );
        }
    }

    // Weights that are not finite come of a gradient of theirs that was not, which the optimiser remembers, or of too long a step.
    private static (string Tensor, DivergenceKind Kind)? InWeights(TrainingState state)
    {
        var layout = state.Parameters.Layout;
        return (First(layout, state.Parameters.Array) ?? First(layout, state.Evaluated.Array)) is not { } tensor ? null
            : IsNotFinite(layout, tensor, state.FirstMoment.Array) ? (tensor, DivergenceKind.Gradient)
            : IsNotFinite(layout, tensor, state.SecondMoment.Array) ? (tensor, DivergenceKind.SecondMoment)
            : (tensor, DivergenceKind.Weight);
    }

    private static (string Tensor, DivergenceKind Kind)? InMoments(TrainingState state)
    {
        var layout = state.Parameters.Layout;
        return First(layout, state.FirstMoment.Array) is { } gradient ? (gradient, DivergenceKind.Gradient)
            : First(layout, state.SecondMoment.Array) is { } square ? (square, DivergenceKind.SecondMoment)
            : null;
    }

    private static TrainingDivergedException Problem(string text, long step, DivergenceKind kind, string? tensor, VaeSpec spec) =>
        new(text)
        {
            Step = step,
            Kind = kind,
            Tensor = tensor,
            Layer = tensor is null ? null : LayerName.Of(spec, tensor),
        };

    private static string Remedy(DivergenceKind? kind) =>
        kind == DivergenceKind.SecondMoment ? "Limit the gradient by ClipNorm" : "Lower the learning rate";

    private static string What(DivergenceKind kind) =>
        kind switch
        {
            DivergenceKind.Weight => "the weights",
            DivergenceKind.SecondMoment => "the optimiser's means of the squared gradients of",
            _ => "the gradients of",
        };

    private static string Named(string tensor, VaeSpec spec) => $"{tensor} ({LayerName.Of(spec, tensor)})";

    private static string? First(ModelLayout layout, float[] values)
    {
        foreach (var tensor in layout.Tensors)
        {
            if (IsNotFinite(tensor, values))
            {
                return tensor.Name;
            }
        }

        return null;
    }

    private static bool IsNotFinite(ModelLayout layout, string tensor, float[] values) =>
        IsNotFinite(layout.Tensors.First(each => each.Name == tensor), values);

    private static bool IsNotFinite(ParameterTensor tensor, float[] values) =>
        values.AsSpan(tensor.Offset, tensor.Count).ContainsAnyNonFinite();
}
