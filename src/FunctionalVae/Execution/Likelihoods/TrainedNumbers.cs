namespace FunctionalVae;

/// <summary>The parameters of a likelihood that are trained as floor + e^s.</summary>
/// <param name="Parameters">The model's weights.</param>
/// <param name="Head">What the likelihood's tensors are named before a dot.</param>
internal sealed record TrainedNumbers(ParameterVector Parameters, string Head = "likelihood")
{
    /// <summary>floor + e^s of each s of a tensor: one for all values of an example, or one for each.</summary>
    public double[] Of(string tensor, double floor) =>
        [.. Parameters.Tensor($"{Head}.{tensor}").ToArray().Select(s => floor + Math.Exp(s))];
}
