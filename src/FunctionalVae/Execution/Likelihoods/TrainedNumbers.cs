namespace FunctionalVae;

/// <summary>A parameter of a likelihood that is trained as floor + e^s.</summary>
internal static class TrainedNumbers
{
    /// <summary>floor + e^s of each s of a tensor: one for all values of an example, or one for each.</summary>
    public static double[] Of(ParameterVector parameters, string tensor, double floor) =>
        [.. parameters.Tensor(tensor).ToArray().Select(s => floor + Math.Exp(s))];
}
