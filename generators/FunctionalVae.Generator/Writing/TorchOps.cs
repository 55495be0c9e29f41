using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Generator.Writing;

/// <summary>Each forward operation of a plan as operations of torch: one case per operation. The way back is torch's own.</summary>
internal static class TorchOps
{
    public const string Torch = "global::TorchSharp.torch.";

    private const string Runtime = "global::FunctionalVae.Torch.";

    private const string Functions = Runtime + "TorchFunctions.";

    private const string Ops = Runtime + "TorchOps.";

    /// <param name="op">The operation.</param>
    /// <param name="plan">Its plan.</param>
    public static BackendOp Write(Operation op, Plan plan) =>
        op switch
        {
            Affine affine => new(
                $"{affine.Output} = {affine.Input.Name} · {affine.Weight.Name}ᵀ + {affine.Bias.Name}",
                affine.Output,
                $"layers.{TorchLayer.Of(affine).Field}.call({affine.Input.Name})"
            ),
            Convolve convolve => new(
                convolve.Comment,
                convolve.Output,
                $"{Ops}Convolve(layers.{TorchLayer.Of(convolve).Field}, {convolve.Input.Name}, {Literals.Of(convolve.Window.Height)}L, {Literals.Of(convolve.Window.Width)}L, {Literals.Of(convolve.Window.Channels)}L)"
            ),
            ChannelsFirst flatten => new(
                flatten.Comment,
                flatten.Output,
                $"{Ops}ChannelsFirst({flatten.Input.Name}, {Literals.Of(flatten.Channels)}L)"
            ),
            Activate activate => new(
                $"{activate.Output} = {activate.Function}({activate.Input.Name})",
                activate.Output,
                Activation(activate.Function, activate.Input.Name)
            ),
            LayerNormalise norm => new(
                $"{norm.Output} = {norm.Gain.Name} ∘ ({norm.Input.Name} − mean) / √(variance + ε) + {norm.Bias.Name}",
                norm.Output,
                $"layers.{TorchLayer.Of(norm).Field}.call({norm.Input.Name})"
            ),
            GroupNormalise norm => new(
                norm.Comment,
                norm.Output,
                $"{Ops}GroupNorm(layers.{TorchLayer.Of(norm).Field}, {norm.Input.Name}, {Literals.Of(norm.Gain.Count)}L)"
            ),
            ApplyMask mask => new(
                mask.Comment,
                mask.Output,
                $"{Ops}Drop({mask.Input.Name}, masks, {Literals.Of(BackendOps.Site(mask, plan))}, {Literals.Of(plan.Training.Dropouts[BackendOps.Site(mask, plan)].Rate)}, layers.{FirstLayer(mask, plan)}.training)"
            ),
            MeanOfLog mean => new(mean.Comment, mean.Mean, $"{Ops}MeanOfLog({mean.LogMean.Name}, {Literals.Of(MeanOfLog.Bound)})"),
            SigmoidMean mean => new(mean.Comment, mean.Mean, $"{Torch}sigmoid({mean.Logits.Name})"),
            var other => BackendOps.Write(other, Ops, Functions, Vector, own: density => density.Torch is { } own ? Runtime + own : null),
        };

    private static string Activation(Activation function, string x)
    {
        var formula = function.Formula();
        return formula.Torch is { } own
            ? $"{(own.StartsWith("torch.", StringComparison.Ordinal) ? Torch + own.Substring("torch.".Length) : Runtime + own)}({x})"
            : TensorText.Of(formula.Value, Functions, x);
    }

    // Whether a module trains is asked of one that it has registered: train() and eval() reach those.
    private static string FirstLayer(ApplyMask mask, Plan plan) =>
        (plan.Training.EncodeOps.Contains(mask) ? plan.Training.EncodeOps : plan.Training.DecodeOps)
            .Select(TorchLayer.Find)
            .OfType<TorchLayer>()
            .First()
            .Field;

    private static string Vector(ParameterTensor parameter) =>
        $"global::FunctionalVae.Torch.TorchModules.Parameter(this, {Literals.Of(parameter.Name)})";
}
