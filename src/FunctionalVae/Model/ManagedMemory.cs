using FunctionalVae.Kernels;

namespace FunctionalVae;

/// <summary>Makes the memory of an execution on the managed engine.</summary>
internal static class ManagedMemory
{
    public static Workspace ForForward(ModelLayout layout, int capacity, float[] parameters) =>
        new(RequireRoom(capacity, layout.ForwardWidth), layout.ForwardWidth, Scratch(layout, 0), parameters, []);

    /// <summary>Room for a forward and a backward pass of at most <paramref name="capacity"/> examples at once.</summary>
    /// <exception cref="ArgumentException">One array cannot hold their values.</exception>
    public static Workspace ForTraining(ModelLayout layout, int capacity, float[] parameters, float[] gradient) =>
        new(RequireRoom(capacity, layout.TrainingWidth), layout.TrainingWidth, Scratch(layout, capacity), parameters, gradient);

    /// <summary>The objective of the batch in memory: sums in the order of the examples, so that they do not depend on the threads.</summary>
    public static Objective Average(Workspace memory, double beta)
    {
        double reconstruction = 0;
        double kl = 0;
        for (var example = 0; example < memory.BatchSize; example++)
        {
            reconstruction += memory.Reconstruction[example];
            kl += memory.Kl[example];
        }

        return new(reconstruction / memory.BatchSize, kl / memory.BatchSize, beta);
    }

    private static int RequireRoom(int capacity, int width) =>
        (long)capacity * width <= Array.MaxLength
            ? capacity
            : throw new ArgumentException(
                $"{capacity} examples at once need {(long)capacity * width} values of memory, more than one array holds; take {Array.MaxLength / width} at a time, or fewer."
            );

    // The largest packed factor: a weight, its transpose on the way back, and the gradient of its output (inner index = examples).
    private static int Scratch(ModelLayout layout, int trainingCapacity) =>
        layout
            .Tensors.Where(tensor => !tensor.IsVector)
            .Max(tensor =>
                Math.Max(
                    MatrixProduct.ScratchSize(tensor.Inputs, tensor.Outputs),
                    trainingCapacity == 0
                        ? 0
                        : Math.Max(
                            MatrixProduct.ScratchSize(tensor.Outputs, tensor.Inputs),
                            MatrixProduct.ScratchSize(trainingCapacity, tensor.Outputs)
                        )
                )
            );
}
