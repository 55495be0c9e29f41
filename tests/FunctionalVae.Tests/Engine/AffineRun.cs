using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>An affine map of fixed random values, run forward and backward; matrices are row by row.</summary>
internal sealed record AffineRun(int Inputs, int Outputs, float[] Input, float[] Weight, float[] Bias, float[] OutputGradient)
{
    public float[] Output { get; private init; } = [];

    public float[] InputGradient { get; private init; } = [];

    public float[] WeightGradient { get; private init; } = [];

    public float[] BiasGradient { get; private init; } = [];

    public double X(int example, int input) => Input[(example * Inputs) + input];

    public double W(int input, int output) => Weight[(input * Outputs) + output];

    public double Dy(int example, int output) => OutputGradient[(example * Outputs) + output];

    public static AffineRun Of(int examples, int inputs, int outputs, int lanes)
    {
        var run = new AffineRun(
            inputs,
            outputs,
            Values(examples * inputs, 1),
            Values(inputs * outputs, 2),
            Values(outputs, 3),
            Values(examples * outputs, 4)
        );
        var places = new ParameterPlaces([
            new("weight", new([inputs, outputs]), 0, 0, 1),
            new("bias", new([outputs]), inputs * outputs, 0, 1),
        ]);
        var gradient = new float[places.Size];
        var memory = new Workspace(
            examples,
            new(0, 400_000, (int)Panels.Size(examples, outputs), lanes),
            places,
            places.Pack([.. run.Weight, .. run.Bias]),
            gradient
        );
        var x = new Matrix(run.Input, 0, examples, inputs);
        var dy = new Matrix(run.OutputGradient, 0, examples, outputs);
        var (y, dx) = (Guarded(examples, outputs), Guarded(examples, inputs));
        using var team = new ThreadTeam(lanes);
        team.Run(lane =>
        {
            AffineKernel.Forward(lane, memory, x, memory.Weight(0), memory.Vector(1), y);
            AffineKernel.InputGradient(lane, memory, dy, memory.Weight(0), dx);
            AffineKernel.ParameterGradient(lane, memory, x, dy, memory.Weight(0), memory.VectorGradient(1));
        });
        var parameters = places.Unpack(gradient);
        return run with
        {
            Output = Inside(y),
            InputGradient = Inside(dx),
            WeightGradient = parameters[..(inputs * outputs)],
            BiasGradient = parameters[(inputs * outputs)..],
        };
    }

    // Two guard values on either side: nothing outside a result may be touched.
    private static Matrix Guarded(int rows, int columns) => new([.. Enumerable.Repeat(-77f, (rows * columns) + 4)], 2, rows, columns);

    private static float[] Inside(Matrix matrix)
    {
        Assert.Equal([-77f, -77f, -77f, -77f], (float[])[.. matrix.Data[..2], .. matrix.Data[^2..]]);
        return matrix.Values.ToArray();
    }

    private static float[] Values(int count, ulong seed) => KernelRun.Normal(1, count, seed).Data;
}
