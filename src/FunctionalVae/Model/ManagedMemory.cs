using FunctionalVae.Kernels;

namespace FunctionalVae;

/// <summary>Makes the memory of an execution on the managed engine.</summary>
internal static class ManagedMemory
{
    public static Workspace ForForward(ModelLayout layout, int capacity, float[] parameters) =>
        new(capacity, layout.ForwardWidth, Scratch(layout, 0), parameters, []);

    public static Workspace ForTraining(ModelLayout layout, int capacity, float[] parameters, float[] gradient) =>
        new(capacity, layout.TrainingWidth, Scratch(layout, capacity), parameters, gradient);

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
