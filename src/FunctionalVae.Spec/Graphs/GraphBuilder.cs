namespace FunctionalVae.Graphs;

/// <summary>Collects the tensors, dropout masks and operations of a graph while a specification is built.</summary>
/// <param name="input">What an example is.</param>
/// <param name="isForTraining">Whether layers that behave otherwise in training, such as dropout, do so here.</param>
internal sealed class GraphBuilder(Input input, bool isForTraining)
{
    private readonly List<ParameterTensor> tensors = [];
    private readonly List<DropoutSite> dropouts = [];
    private readonly Dictionary<string, int> uses = [];
    private List<Operation> operations = [];
    private int parameterCount;

    /// <summary>Whether layers behave as they do in training.</summary>
    public bool IsForTraining { get; private set; } = isForTraining;

    /// <summary>What comes before the shape of the values that are made from now on.</summary>
    public ValueList<Extent> Extents { get; set; } = [Extent.Batch];

    public ValueList<ParameterTensor> Tensors => ValueList.From(tensors);

    public ValueList<DropoutSite> Dropouts => ValueList.From(dropouts);

    /// <summary>What an example is.</summary>
    public Input Input { get; } = input;

    /// <summary>Nats of each latent dimension that cost nothing where closed-form divergences are trained; 0 for none.</summary>
    public double FreeBits { get; set; }

    /// <summary>Where the trained numbers of the likelihood stand that is built now: before their names.</summary>
    public string Head { get; set; } = "likelihood";

    /// <summary>Adds an operation.</summary>
    public void Run(Operation operation) => operations.Add(operation);

    /// <summary>The operations since the last cut: a part of the graph.</summary>
    public ValueList<Operation> Cut()
    {
        var part = ValueList.From(operations);
        operations = [];
        return part;
    }

    /// <summary>A new value; a name that was used before gets a number: layers that are used twice compute two values.</summary>
    public GraphValue Value(string name, Shape shape, ValueKind kind = ValueKind.Value)
    {
        uses[name] = uses.TryGetValue(name, out var before) ? before + 1 : 1;
        return new(before == 0 ? name : $"{name}Use{SpecText.Literal(before + 1)}", shape, kind) { Extents = Extents };
    }

    /// <summary>The same value once for each draw, where there are several; else the value itself.</summary>
    public GraphValue ForEachDraw(string name, GraphValue value)
    {
        if (value.Extents == Extents)
        {
            return value;
        }

        var repeated = Like(name, value);
        Run(new RepeatDraws(value, repeated));
        return repeated;
    }

    /// <summary>A value [B, <paramref name="width"/>].</summary>
    public GraphValue Value(string name, int width, ValueKind kind = ValueKind.Value) => Value(name, Shape.Vector(width), kind);

    /// <summary>A new value of the shape of another, and a feature map where that is one.</summary>
    public GraphValue Like(string name, GraphValue other, ValueKind kind = ValueKind.Value) =>
        Value(name, other.Shape, kind) with
        {
            IsFeatureMap = other.IsFeatureMap,
        };

    /// <summary>Builds something of which there is a fixed number, beside the batch: layers behave there as they do in evaluation.</summary>
    public GraphValue Beside(int count, Func<GraphValue> build)
    {
        var (extents, training) = (Extents, IsForTraining);
        (Extents, IsForTraining) = ([Extent.Fixed(count)], false);
        var built = build();
        (Extents, IsForTraining) = (extents, training);
        return built;
    }

    /// <summary>A dropout mask as wide as <paramref name="masked"/>.</summary>
    public GraphValue DropoutMask(string name, GraphValue masked, double rate)
    {
        var mask = Like(name, masked, ValueKind.Mask);
        dropouts.Add(new(mask, rate));
        return mask;
    }

    /// <summary>output = input · weight + bias: what dense layers and the implied heads are made of. It starts as PyTorch's linear layers do.</summary>
    /// <param name="name">The name of the two tensors, before <c>.weight</c> and <c>.bias</c>.</param>
    /// <param name="output">The name of the output.</param>
    /// <param name="outputs">The output's values per example.</param>
    /// <param name="input">The input, flat.</param>
    /// <param name="beginsAtZero">Whether weight and bias are 0 before the first step.</param>
    public GraphValue Affine(string name, string output, int outputs, GraphValue input, bool beginsAtZero = false)
    {
        var (weight, bias) = AffineTensors(name, input.Width, outputs, beginsAtZero);
        var result = Value(output, outputs);
        Run(new Affine(input, weight, bias, result));
        return result;
    }

    /// <summary>The two tensors of an affine map, for what lies in another place of the parameters than its operation in the graph.</summary>
    /// <param name="name">Their name, before <c>.weight</c> and <c>.bias</c>.</param>
    /// <param name="inputs">The input's values per example.</param>
    /// <param name="outputs">The output's values per example.</param>
    /// <param name="beginsAtZero">Whether both are 0 before the first step.</param>
    public (ParameterTensor Weight, ParameterTensor Bias) AffineTensors(string name, int inputs, int outputs, bool beginsAtZero = false)
    {
        var radius = beginsAtZero ? 0 : 1 / Math.Sqrt(inputs);
        return (
            Tensor(name + ".weight", new([inputs, outputs]), centre: 0, radius),
            Tensor(name + ".bias", Shape.Vector(outputs), centre: 0, radius)
        );
    }

    /// <summary>output = input ∗ weight + bias: what a convolution is made of. It starts as PyTorch's convolutions do.</summary>
    /// <param name="name">The name of the two tensors, before <c>.weight</c> and <c>.bias</c>.</param>
    /// <param name="output">The name of the output.</param>
    /// <param name="outputs">The output's channels.</param>
    /// <param name="input">The input, an image.</param>
    /// <param name="window">Where the convolution looks.</param>
    public GraphValue Convolve(string name, string output, int outputs, GraphValue input, Window window)
    {
        var radius = 1 / Math.Sqrt(window.Patch);
        var weight = Tensor(name + ".weight", new([window.Kernel, window.Kernel, window.Channels, outputs]), centre: 0, radius);
        var bias = Tensor(name + ".bias", Shape.Vector(outputs), centre: 0, radius);
        var result = Value(output, new Shape([window.Rows, window.Columns, outputs])) with { IsFeatureMap = true };
        Run(new Convolve(input, weight, bias, result, window));
        return result;
    }

    /// <summary>A vector of parameters that all start at <paramref name="initial"/>, or uniform on that ± <paramref name="radius"/>.</summary>
    public ParameterTensor Vector(string name, int count, double initial, double radius = 0) =>
        Tensor(name, Shape.Vector(count), initial, radius);

    // A layer that is used again finds the tensors of its first use.
    private ParameterTensor Tensor(string name, Shape shape, double centre, double radius)
    {
        if (tensors.Find(known => known.Name == name) is { } before)
        {
            return before.Shape == shape ? before : throw new NotSupportedException($"{name} is {before.Shape} and {shape}.");
        }

        var tensor = new ParameterTensor(name, shape, parameterCount, centre, radius);
        tensors.Add(tensor);
        parameterCount += tensor.Count;
        return tensor;
    }
}
