namespace FunctionalVae.Kernels;

/// <summary>
/// The memory of one execution: the arena in which all buffers of the plan lie, and the parameters that are read.
/// A buffer at offset o (in values per example) of width w begins at float o·B, B being the batch size.
/// </summary>
public sealed class Workspace
{
    private readonly float[] arena;
    private readonly float[] parameters;
    private readonly float[] gradient;

    internal Workspace(int capacity, int arenaWidth, int scratchSize, float[] parameters, float[] gradient)
    {
        Capacity = capacity;
        BatchSize = capacity;
        arena = GC.AllocateUninitializedArray<float>(checked(capacity * arenaWidth));
        Scratch = GC.AllocateUninitializedArray<float>(scratchSize);
        Reconstruction = new double[capacity];
        Kl = new double[capacity];
        this.parameters = parameters;
        this.gradient = gradient;
    }

    /// <summary>B: the number of examples that the buffers hold at present.</summary>
    public int BatchSize { get; internal set; }

    /// <summary>The share of the Kullback–Leibler term that is trained at this step: below 1 while it warms up.</summary>
    internal double KlWeight { get; set; } = 1;

    /// <summary>The most examples that the arena has room for.</summary>
    internal int Capacity { get; }

    /// <summary>Room for packed panels of a matrix product, shared by all lanes.</summary>
    internal float[] Scratch { get; }

    /// <summary>The reconstruction term of each example, in nats.</summary>
    internal double[] Reconstruction { get; }

    /// <summary>The Kullback–Leibler term of each example, in nats.</summary>
    internal double[] Kl { get; }

    /// <summary>The buffer at <paramref name="offset"/>, [B, <paramref name="width"/>].</summary>
    public Matrix Buffer(int offset, int width) => new(arena, offset * BatchSize, BatchSize, width);

    /// <summary>The parameter tensor at <paramref name="offset"/>, [<paramref name="rows"/>, <paramref name="columns"/>].</summary>
    public Matrix Parameter(int offset, int rows, int columns) => new(parameters, offset, rows, columns);

    /// <summary>The gradient of the parameter tensor at <paramref name="offset"/>, [<paramref name="rows"/>, <paramref name="columns"/>].</summary>
    public Matrix ParameterGradient(int offset, int rows, int columns) => new(gradient, offset, rows, columns);
}
