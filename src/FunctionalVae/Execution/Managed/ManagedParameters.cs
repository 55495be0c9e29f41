using FunctionalVae.Engine;

namespace FunctionalVae;

/// <summary>What the managed engine keeps with parameters that are used for inference.</summary>
internal static class ManagedParameters
{
    /// <summary>The values as the engine keeps them, which nobody may write to.</summary>
    public static float[] Packed(this ParameterVector parameters, ParameterPlaces places) =>
        Of(parameters).Packed ??= places.Pack(parameters.Array);

    /// <summary>The memory that an earlier call of <paramref name="program"/> gave back, if it has room; no other call gets it meanwhile.</summary>
    public static Workspace? Borrow(this ParameterVector parameters, CompiledProgram program, int capacity) =>
        Interlocked.Exchange(ref Of(parameters).Spare, null) is { } kept && kept.Program == program && kept.Memory.Capacity >= capacity
            ? kept.Memory
            : null;

    /// <summary>Keeps the memory of a forward pass of <paramref name="program"/> for the next, as long as these parameters live.</summary>
    public static void GiveBack(this ParameterVector parameters, CompiledProgram program, Workspace memory) =>
        Volatile.Write(ref Of(parameters).Spare, new(program, memory));

    private static Keep Of(ParameterVector parameters) => parameters.Kept(static () => new Keep());

    private sealed class Keep
    {
        // Once somebody asks: models are used more often than changed. Two threads that ask at once make equal copies.
        public float[]? Packed;

        // The memory of the last call that used them, for the next: a new arena for every example would cost more than the example.
        public ForwardMemory? Spare;
    }

    private sealed record ForwardMemory(CompiledProgram Program, Workspace Memory);
}
