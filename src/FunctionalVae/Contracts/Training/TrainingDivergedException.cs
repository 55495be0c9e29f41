using System.Globalization;

namespace FunctionalVae;

/// <summary>Training met a value that is not finite: the message names the step and the tensor, and so do the properties.</summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Without a message.</summary>
    public TrainingDivergedException() { }

    /// <summary>With a message.</summary>
    public TrainingDivergedException(string message)
        : base(message) { }

    /// <summary>With a message and a cause.</summary>
    public TrainingDivergedException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>The step, from 1, at which the value was seen; null where nobody said.</summary>
    public long? Step { get; internal set; }

    /// <summary>What was not finite; null where nobody said.</summary>
    public DivergenceKind? Kind { get; init; }

    /// <summary>
    /// The first tensor, in the order of the parameters, with such weights, or with such a gradient where the weights are finite; null where there is
    /// none.
    /// </summary>
    public string? Tensor { get; init; }

    /// <summary>The layer of that tensor, by its place in the specification and its record: <c>encoder.1: Dense</c>; null without a tensor.</summary>
    public string? Layer { get; init; }

    /// <summary>The last place of the run that was kept, by the name that <see cref="ITrainingKeeper.Latest"/> has for it; null where there is none.</summary>
    public string? Checkpoint { get; private set; }

    /// <summary>The sentence, with the last checkpoint where there is one.</summary>
    public override string Message => base.Message + (Checkpoint is null ? "" : $" The last good checkpoint is {Checkpoint}.");

    /// <summary>Adds what only the loop knows: the step at hand, where nothing nearer is known, and the last place that was kept.</summary>
    internal void Complete(long step, string? checkpoint)
    {
        Step ??= step;
        Checkpoint = checkpoint;
    }

    /// <summary>An example of a data set of the caller's own has such a value.</summary>
    internal static TrainingDivergedException InData(string model, int example, int index, float value) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Example {example} of the data, value {index} is {value}, and {model} trains on finite numbers. Remove the example, or fill in the value."
            )
        )
        {
            Kind = DivergenceKind.Data,
        };
}
