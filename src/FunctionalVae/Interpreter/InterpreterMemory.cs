using FunctionalVae.Plans;

namespace FunctionalVae.Interpreter;

/// <summary>The values of one interpretation, in float64: a buffer is [B, width], row by row.</summary>
internal sealed class InterpreterMemory(Plan plan, int batchSize, double[] parameters)
{
    private readonly Dictionary<string, double[]> buffers = plan.Buffers.ToDictionary(
        buffer => buffer.Name,
        buffer => Filled(buffer, batchSize),
        StringComparer.Ordinal
    );

    public int BatchSize => batchSize;

    /// <summary>The share of the Kullback–Leibler term that is trained: below 1 while it warms up.</summary>
    public double KlWeight { get; set; } = 1;

    /// <summary>The gradient of the loss, laid out as the parameters.</summary>
    public double[] Gradient { get; } = new double[parameters.Length];

    /// <summary>The reconstruction term of each example, in nats.</summary>
    public double[] Reconstruction { get; } = new double[batchSize];

    /// <summary>The Kullback–Leibler term of each example, in nats.</summary>
    public double[] Kl { get; } = new double[batchSize];

    /// <summary>
    /// How near any ReLU's argument came to 0, or a log-variance to its clamp, where the derivative jumps: nearer than the engine's rounding,
    /// and the two may rightly differ. Relative to the largest argument beside it where that is above 1.
    /// </summary>
    public double KinkDistance { get; private set; } = double.PositiveInfinity;

    /// <summary>Says that an argument came as near to a kink as <paramref name="distance"/>, among arguments up to <paramref name="largest"/>.</summary>
    public void NearKink(double distance, double largest) => KinkDistance = Math.Min(KinkDistance, distance / Math.Max(1, largest));

    public double[] this[PlanBuffer buffer] => buffers[buffer.Name];

    /// <summary>Element (<paramref name="row"/>, <paramref name="column"/>) of a parameter tensor.</summary>
    public double Parameter(PlanParameter parameter, int row, int column) =>
        parameters[parameter.Offset + (row * parameter.Outputs) + column];

    /// <summary>The gradient of that element.</summary>
    public ref double ParameterGradient(PlanParameter parameter, int row, int column) =>
        ref Gradient[parameter.Offset + (row * parameter.Outputs) + column];

    // Masks are 1 unless training sets them.
    private static double[] Filled(PlanBuffer buffer, int batchSize)
    {
        var values = new double[batchSize * buffer.Width];
        Array.Fill(values, buffer.Kind == BufferKind.Mask ? 1 : 0);
        return values;
    }
}
