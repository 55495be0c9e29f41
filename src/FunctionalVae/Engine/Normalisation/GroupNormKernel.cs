namespace FunctionalVae.Engine;

/// <summary>
/// Group normalisation and its derivatives. Gain and bias are [1, channels], and examples have the channels of a pixel side by side.
/// </summary>
public static class GroupNormKernel
{
    /// <summary>output = gain ∘ (input − mean) / √(variance + ε) + bias, mean and variance over each group of channels at all pixels.</summary>
    public static void Forward(Lane lane, Matrix input, Matrix gain, Matrix bias, Matrix output, int groups, double epsilon) =>
        Normalisation.Forward(lane, input, gain, bias, output, groups, epsilon);

    /// <summary>
    /// With x̂ the normalised input and g = outputGradient ∘ gain, in each group: inputGradient = (g − mean(g) − x̂·mean(g ∘ x̂)) / √(variance + ε);
    /// gainGradient = Σ outputGradient ∘ x̂ and biasGradient = Σ outputGradient over pixels and the batch.
    /// </summary>
    public static void Backward(
        Lane lane,
        Workspace memory,
        Matrix input,
        Matrix gain,
        Matrix outputGradient,
        Matrix inputGradient,
        Matrix gainGradient,
        Matrix biasGradient,
        int groups,
        double epsilon
    ) =>
        Normalisation.Backward(
            lane,
            memory,
            input,
            gain,
            outputGradient,
            inputGradient,
            gainGradient,
            biasGradient,
            groups,
            epsilon,
            adds: false
        );

    /// <summary>As <see cref="Backward"/>, but the gradients of gain and bias are added to what is there.</summary>
    public static void NextBackward(
        Lane lane,
        Workspace memory,
        Matrix input,
        Matrix gain,
        Matrix outputGradient,
        Matrix inputGradient,
        Matrix gainGradient,
        Matrix biasGradient,
        int groups,
        double epsilon
    ) =>
        Normalisation.Backward(
            lane,
            memory,
            input,
            gain,
            outputGradient,
            inputGradient,
            gainGradient,
            biasGradient,
            groups,
            epsilon,
            adds: true
        );
}
