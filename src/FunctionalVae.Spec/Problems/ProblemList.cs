namespace FunctionalVae;

/// <summary>Collects problems, with one wording for those that several rules report.</summary>
internal sealed class ProblemList
{
    /// <inheritdoc cref="SpecRules.ParameterLimit"/>
    public const int ParameterLimit = 500_000_000;

    /// <inheritdoc cref="SpecRules.BufferLimit"/>
    public const int BufferLimit = 2_000_000_000;

    private readonly List<SpecProblem> problems = [];
    private double parameters;
    private double buffers;
    private bool tooLarge;
    private bool buffersTooLarge;

    public void Add(string code, string path, string message) => problems.Add(new(code, path, message));

    public void Missing(string path, string what) => Add(RuleCodes.NotASpecExpression, path, $"{path} is null; give {what}");

    public bool MustBePositive(string path, object value)
    {
        Add(RuleCodes.MustBePositive, path, $"{path} must be positive, was {SpecText.Literal(value).TrimEnd('d')}");
        return false;
    }

    public bool RequirePositive(string path, int value) => value > 0 || MustBePositive(path, value);

    public bool RequirePositive(string path, double value) => (value > 0 && !double.IsInfinity(value)) || MustBePositive(path, value);

    /// <summary>A layer that takes vectors only.</summary>
    public void RequireVector(Shape? shape, string path, string layer)
    {
        if (shape is { IsVector: false })
        {
            Add(RuleCodes.ShapeMismatch, path, $"{path} ({layer}) expects a vector [n], receives {shape}; put new Flatten() before it");
        }
    }

    /// <summary>A block of layers has some.</summary>
    public void RequireLayers<TLayer>(ValueList<TLayer> layers, string path)
    {
        if (layers.Count == 0)
        {
            Add(
                RuleCodes.MustBePositive,
                $"{path}.Layers",
                $"{path}.Layers has no layers; give at least one, such as new Dense(64, Activation.Relu)"
            );
        }
    }

    /// <summary>How often the layers run that are checked now: more than once inside layers that repeat theirs.</summary>
    public int Repetitions { get; set; } = 1;

    /// <summary>Whether an image that comes now was made by a convolution.</summary>
    public bool HasConvolution { get; set; }

    /// <summary>The values that were counted so far.</summary>
    public double Buffers => buffers;

    /// <summary>Counts the weights and biases of an affine map.</summary>
    // In double: the product of two absurd sizes overflows 64 bits, and the comparison needs no last digit.
    public void CountAffine(string path, long inputs, long outputs) =>
        CountParameters(path, (inputs + 1.0) * outputs, $"maps {inputs} values to {outputs}");

    /// <summary>Counts the weights and biases of a convolution.</summary>
    public void CountConvolution(string path, int kernel, int channels, int outputs) =>
        CountParameters(
            path,
            (((double)kernel * kernel * channels) + 1) * outputs,
            $"maps patches of {kernel} × {kernel} × {channels} values to {outputs} channels"
        );

    /// <summary>Counts the gain and bias of a normalisation.</summary>
    public void CountNormalisation(string path, long values) => CountParameters(path, 2.0 * values, $"normalises {values} values");

    /// <summary>Counts the parameters of a prior.</summary>
    public void CountPrior(string path, double values) =>
        CountParameters(path, values, $"has {SpecText.Literal(values).TrimEnd('d')} trained values");

    /// <summary>Counts values that a part holds of one example while it is trained, and reports the first part that takes the model over the limit.</summary>
    public void CountBuffers(string path, double count)
    {
        buffers += Math.Max(0, count);
        if (buffers > BufferLimit && !tooLarge && !buffersTooLarge)
        {
            buffersTooLarge = true;
            Add(
                RuleCodes.TooLarge,
                path,
                $"{path} takes what training holds of one example, values and gradients, over {BufferLimit} numbers; make the layers smaller"
            );
        }
    }

    public ValueList<SpecProblem> ToValueList() => ValueList.From(problems);

    /// <summary>Adds to the model's parameters and reports the first part that takes it over the limit.</summary>
    private void CountParameters(string path, double count, string what)
    {
        parameters += count;
        if (parameters > ParameterLimit && !tooLarge)
        {
            tooLarge = true;
            Add(
                RuleCodes.TooLarge,
                path,
                $"{path} {what}, which takes the model over {ParameterLimit} parameters; make the layers smaller"
            );
        }
    }
}
