using FunctionalVae.Engine;

namespace FunctionalVae;

/// <summary>Makes the memory of an execution on the managed engine.</summary>
internal static class ManagedMemory
{
    /// <summary>Room for a forward pass of at most <paramref name="capacity"/> examples at once.</summary>
    public static Workspace ForForward(ModelLayout layout, ParameterPlaces places, int capacity, float[] parameters, int lanes = 1) =>
        new(RequireRoom(capacity, layout.ForwardWidth, layout), WorkspaceSize.Forward(layout, lanes), places, parameters, []);

    /// <summary>Room for a forward and a backward pass of at most <paramref name="capacity"/> examples at once.</summary>
    /// <exception cref="ArgumentException">One array cannot hold their values.</exception>
    public static Workspace ForTraining(
        ModelLayout layout,
        ParameterPlaces places,
        int capacity,
        float[] parameters,
        float[] gradient,
        int lanes = 1
    ) =>
        new(
            RequireRoom(capacity, layout.TrainingWidth, layout),
            WorkspaceSize.Training(layout, capacity, lanes),
            places,
            parameters,
            gradient
        );

    /// <summary>The objective of the batch in memory: sums in the order of the examples, so that they do not depend on the threads.</summary>
    public static StepTerms Average(Workspace memory, double beta)
    {
        double reconstruction = 0;
        double kl = 0;
        // Of several draws the first has the example's terms.
        for (var row = 0; row < memory.BatchSize * memory.Draws; row += memory.Draws)
        {
            reconstruction += memory.Reconstruction[row];
            kl += memory.Kl[row];
        }

        return new(reconstruction / memory.BatchSize, kl / memory.BatchSize, beta);
    }

    private static int RequireRoom(int capacity, int width, ModelLayout layout)
    {
        var room = Array.MaxLength - (layout.OwnExamples?.Arena ?? 0);
        return (long)capacity * width <= room
            ? capacity
            : throw new ArgumentException(
                $"{capacity} examples at once need {(long)capacity * width} values of memory, more than one array holds; take {room / width} at a time, or fewer."
            );
    }
}
