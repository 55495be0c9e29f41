namespace FunctionalVae.Engine;

/// <summary>Layer normalisation and its derivatives; gain and bias are [1, n].</summary>
public static class LayerNormKernel
{
    /// <summary>output = gain ∘ (input − mean) / √(variance + ε) + bias, mean and variance over each example's n values.</summary>
    public static void Forward(Lane lane, Matrix input, Matrix gain, Matrix bias, Matrix output, double epsilon) =>
        Normalisation.Forward(lane, input, gain, bias, output, groups: 1, epsilon);

    /// <summary>
    /// With x̂ the normalised input and g = outputGradient ∘ gain: inputGradient = (g − mean(g) − x̂·mean(g ∘ x̂)) / √(variance + ε);
    /// gainGradient = Σ outputGradient ∘ x̂ and biasGradient = Σ outputGradient over the batch.
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
            groups: 1,
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
            groups: 1,
            epsilon,
            adds: true
        );
}
