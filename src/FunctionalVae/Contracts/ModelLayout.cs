using FunctionalVae.Passes;

namespace FunctionalVae;

/// <summary>The sizes of a compiled model: what generated code states as constants.</summary>
/// <param name="Name">The model's name: that of its class.</param>
/// <param name="SpecText">The specification as C#.</param>
/// <param name="InputWidth">Values per example.</param>
/// <param name="LatentWidth">Latent dimensions.</param>
/// <param name="ForwardWidth">Floats of arena per example for a forward pass.</param>
/// <param name="TrainingWidth">Floats of arena per example for a training step.</param>
/// <param name="Tensors">The trained tensors, in the order in which they lie in the parameter vector.</param>
public sealed record ModelLayout(
    string Name,
    string SpecText,
    int InputWidth,
    int LatentWidth,
    int ForwardWidth,
    int TrainingWidth,
    ValueList<ParameterTensor> Tensors
)
{
    /// <summary>Draws of each posterior in a training step, K: a step and a gradient take K noise vectors for each example.</summary>
    public int Draws { get; init; } = 1;

    /// <summary>
    /// Noise vectors of each example in a training step and a gradient, one after the other: those of its posterior's draws, and where the objective
    /// compares them with draws of the prior one of such a draw.
    /// </summary>
    public int NoiseVectors
    {
        get => Math.Max(field, Draws);
        init;
    }

    /// <summary>The examples of its own that the prior has the encoder encode, beside every batch; null for most.</summary>
    public OwnExamples? OwnExamples { get; init; }

    /// <summary>The number of trained values.</summary>
    public int ParameterCount { get; } = Tensors.Sum(tensor => tensor.Count);

    /// <summary>The layout of a plan that is run as it stands.</summary>
    internal static ModelLayout Of(Plan plan, VaeSpec spec, string name) =>
        new(name, spec.ToString(), plan.InputWidth, plan.LatentWidth, plan.ForwardWidth, plan.TrainingWidth, plan.Tensors)
        {
            Draws = plan.Draws,
            // As generated code tells it.
            NoiseVectors = plan.NoiseVectors == plan.Draws ? 0 : plan.NoiseVectors,
            OwnExamples = plan.OwnExamples,
        };
}
