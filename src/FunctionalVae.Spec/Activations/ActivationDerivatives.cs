namespace FunctionalVae;

/// <summary>From what the derivative of an activation is told.</summary>
internal static class ActivationDerivatives
{
    /// <summary>Whether it needs the function's input; otherwise the output tells it, and the input's memory is free.</summary>
    public static bool NeedsInput(this Activation function) =>
        function switch
        {
            Activation.Gelu or Activation.Silu => true,
            Activation.Identity
            or Activation.Relu
            or Activation.LeakyRelu
            or Activation.Elu
            or Activation.Tanh
            or Activation.Sigmoid
            or Activation.Softplus => false,
            _ => throw new NotSupportedException($"It is not stated from what the derivative of {function} is told."),
        };
}
