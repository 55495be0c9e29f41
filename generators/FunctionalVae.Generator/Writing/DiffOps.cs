using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Generator.Writing;

/// <summary>Each forward operation of a plan as a call over DiffSharp's tensors: one case per operation. The way back is DiffSharp's own.</summary>
internal static class DiffOps
{
    private const string Ops = "global::FunctionalVae.Diff.DiffOps.";

    private const string Functions = "global::FunctionalVae.Diff.DiffFunctions.";

    /// <param name="op">The operation.</param>
    /// <param name="plan">Its plan.</param>
    public static BackendOp Write(Operation op, Plan plan) =>
        op switch
        {
            Affine affine => new(
                affine.Comment,
                affine.Output,
                $"{Ops}Affine({affine.Input.Name}, {Weight(affine.Weight)}, {Weight(affine.Bias)})"
            ),
            Activate activate => new(
                $"{activate.Output} = {activate.Function}({activate.Input.Name})",
                activate.Output,
                Activation(activate.Function, activate.Input.Name)
            ),
            LayerNormalise norm => new(
                $"{norm.Output} = {norm.Gain.Name} ∘ ({norm.Input.Name} − mean) / √(variance + ε) + {norm.Bias.Name}",
                norm.Output,
                $"{Ops}LayerNorm({norm.Input.Name}, {Weight(norm.Gain)}, {Weight(norm.Bias)}, {Literals.Of(norm.Epsilon)})"
            ),
            ApplyMask mask => new(
                mask.Comment,
                mask.Output,
                $"{Ops}Drop({mask.Input.Name}, masks, {Literals.Of(BackendOps.Site(mask, plan))})"
            ),
            MeanOfLog mean => new(mean.Comment, mean.Mean, $"{Ops}MeanOfLog({mean.LogMean.Name}, {Literals.Of(MeanOfLog.Bound)})"),
            SigmoidMean mean => new(mean.Comment, mean.Mean, $"{Ops}Sigmoid({mean.Logits.Name})"),
            var other => BackendOps.Write(other, Ops, Functions, Weight, own: static _ => null),
        };

    private static string Activation(Activation function, string x)
    {
        var formula = function.Formula();
        return formula.Diff is { } own ? $"{Ops}{own}({x})" : TensorText.Of(formula.Value, Functions, x);
    }

    private static string Weight(ParameterTensor parameter) => $"weights[{Literals.Of(parameter.Name)}]";
}
