using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Generator.Writing;

/// <summary>Each forward operation of a plan as a call over DiffSharp's tensors: one case per operation. The way back is DiffSharp's own.</summary>
internal static class DiffOps
{
    private const string Ops = "global::FunctionalVae.Diff.DiffOps.";

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
                $"{Ops}{Function(activate.Function)}({activate.Input.Name})"
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
            SigmoidMean mean => new(mean.Comment, mean.Mean, $"{Ops}Sigmoid({mean.Logits.Name})"),
            var other => BackendOps.Write(other, Ops, Weight),
        };

    // BackendRules keeps GELU out: DiffSharp has no error function.
    private static string Function(Activation function) =>
        function switch
        {
            Activation.Relu
            or Activation.Tanh
            or Activation.LeakyRelu
            or Activation.Sigmoid
            or Activation.Softplus
            or Activation.Silu
            or Activation.Elu => function.ToString(),
            _ => throw new NotSupportedException($"There is no formula of DiffSharp for the activation {function}."),
        };

    private static string Weight(ParameterTensor parameter) => $"weights[{Literals.Of(parameter.Name)}]";
}
