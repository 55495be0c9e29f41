namespace FunctionalVae.Engine;

/// <summary>
/// The memory of one execution: the arena in which all buffers of the plan lie, and the parameters.
/// A buffer at offset o (in values per example) of width w begins at float o·B, B being the batch size.
/// </summary>
public sealed class Workspace
{
    private readonly float[] arena;
    private readonly int beside;
    private readonly ParameterPlaces places;
    private readonly float[] parameters;
    private readonly float[] gradient;
    private readonly float[][] tiles;
    private readonly float[][] patches;
    private readonly float[][] packed;

    // Made when it is asked for, which few models do.
    private GradientSum? sum;

    internal Workspace(int capacity, WorkspaceSize size, ParameterPlaces places, float[] parameters, float[] gradient)
    {
        Capacity = capacity;
        BatchSize = capacity;
        beside = checked(capacity * size.Arena);
        arena = GC.AllocateUninitializedArray<float>(checked(beside + size.Fixed));
        Scratch = GC.AllocateUninitializedArray<float>(size.Scratch);
        tiles = Rooms(size.Lanes, ProductTile.Size);
        patches = Rooms(size.Lanes, size.Patches);
        packed = Rooms(size.Lanes, size.Packed);
        GradientPanels = GC.AllocateUninitializedArray<float>(size.GradientPanels);
        Draws = size.Draws;
        Reconstruction = new double[checked(capacity * size.Draws)];
        Kl = new double[Reconstruction.Length];
        KeptTerms = new double[Reconstruction.Length];
        Store = new GradientStore(gradient);
        Sink = Store;
        this.places = places;
        this.parameters = parameters;
        this.gradient = gradient;
    }

    /// <summary>B: the number of examples that the buffers hold at present.</summary>
    public int BatchSize { get; internal set; }

    /// <summary>The share of the Kullback–Leibler term that is trained at this step: below 1 while it warms up.</summary>
    internal double KlWeight { get; set; } = 1;

    /// <summary>Where the gradients of weights go: into the gradient that the memory was given, unless set otherwise.</summary>
    internal WeightSink Sink { get; set; }

    /// <summary>Where the first of several contributions to a weight's gradient goes.</summary>
    internal WeightSink Store { get; }

    /// <summary>Where the later ones go.</summary>
    internal WeightSink Sum => sum ??= new(gradient);

    /// <summary>The most examples that the arena has room for.</summary>
    internal int Capacity { get; }

    /// <summary>Room for a packed factor of a matrix product, for <see cref="BlockSums"/> or for <see cref="PatchSums"/>, shared by all lanes.</summary>
    internal float[] Scratch { get; }

    /// <summary>Room for an output's gradient in panels, shared by all lanes.</summary>
    internal float[] GradientPanels { get; }

    /// <summary>Where sums without a bias begin: one panel's width of zeros.</summary>
    internal float[] Zeros { get; } = new float[Panels.Width];

    /// <summary>K: the draws of each example's posterior in a training step; 1 where the memory is for evaluation.</summary>
    internal int Draws { get; }

    /// <summary>The reconstruction term of each example, in nats; of each of its draws, where there are several.</summary>
    internal double[] Reconstruction { get; }

    /// <summary>The Kullback–Leibler term of each example, in nats; of each of its draws, where there are several.</summary>
    internal double[] Kl { get; }

    /// <summary>The sum of the terms that were scored so far, where a reconstruction has several, in nats.</summary>
    internal double[] KeptTerms { get; }

    /// <summary>What a divergence of the aggregate posterior is computed in.</summary>
    internal AggregateRoom Aggregate { get; } = new();

    /// <summary>The examples at present, or their draws where there are several.</summary>
    internal int Rows => BatchSize * Draws;

    /// <summary>The buffer at <paramref name="offset"/>, [B, <paramref name="width"/>].</summary>
    public Matrix Buffer(int offset, int width) => new(arena, offset * BatchSize, BatchSize, width);

    /// <summary>The buffer at <paramref name="offset"/> with <paramref name="rows"/> rows for each example, [B·rows, <paramref name="width"/>].</summary>
    public Matrix Buffer(int offset, int width, int rows) => new(arena, offset * BatchSize, BatchSize * rows, width);

    /// <summary>The buffer at <paramref name="offset"/> of what is not of the batch, [<paramref name="rows"/>, <paramref name="width"/>].</summary>
    public Matrix Fixed(int offset, int width, int rows) => new(arena, beside + offset, rows, width);

    /// <summary>Weight <paramref name="index"/> of the plan's parameters, [inputs, outputs].</summary>
    public Panels Weight(int index) => places[index].In(parameters);

    /// <summary>Vector <paramref name="index"/> of the plan's parameters, [1, length].</summary>
    public Matrix Vector(int index) => places[index].VectorIn(parameters);

    /// <summary>The gradient of vector <paramref name="index"/> of the plan's parameters, [1, length].</summary>
    public Matrix VectorGradient(int index) => places[index].VectorIn(gradient);

    /// <summary>A lane's room for one tile of a product.</summary>
    internal float[] Tile(Lane lane) => tiles[lane.Index];

    /// <summary>A lane's room for the patches of a convolution.</summary>
    internal float[] Patches(Lane lane) => patches[lane.Index];

    /// <summary>A lane's room for the output's gradient of a convolution, as products read it.</summary>
    internal float[] Packed(Lane lane) => packed[lane.Index];

    private static float[][] Rooms(int count, int size)
    {
        var rooms = new float[count][];
        for (var i = 0; i < count; i++)
        {
            rooms[i] = GC.AllocateUninitializedArray<float>(size);
        }

        return rooms;
    }
}
