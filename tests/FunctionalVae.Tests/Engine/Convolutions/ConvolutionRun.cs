using FunctionalVae.Engine;
using FunctionalVae.Graphs;

namespace FunctionalVae.Tests.Engine;

/// <summary>A convolution of fixed random values, run forward and backward; matrices are row by row.</summary>
/// <param name="Results">Output, input's gradient, weight's gradient, bias's gradient.</param>
internal sealed record ConvolutionRun(
    Window Window,
    int Outputs,
    float[] Input,
    float[] Weight,
    float[] Bias,
    float[] OutputGradient,
    float[][] Results
)
{
    public static ConvolutionRun Of(int examples, Window window, int outputs, int lanes, float? gradientEverywhere = null)
    {
        var places = window.Rows * window.Columns;
        var pixels = window.Height * window.Width * window.Channels;
        var (x, w, b, dy) = (
            Values(examples * pixels, 1),
            Values(window.Patch * outputs, 2),
            Values(outputs, 3),
            Values(examples * places * outputs, 4)
        );
        if (gradientEverywhere is { } same)
        {
            Array.Fill(dy, same);
        }

        ValueList<ParameterTensor> tensors =
        [
            new("weight", new([window.Kernel, window.Kernel, window.Channels, outputs]), 0, 0, 1),
            new("bias", new([outputs]), window.Patch * outputs, 0, 1),
            new("head", new([1, 1]), (window.Patch + 1) * outputs, 0, 1),
        ];
        var parameters = new ParameterPlaces(tensors);
        var gradient = new float[parameters.Size];
        // As a session makes it: the rooms are as large as they say, and not larger.
        var layout = new ModelLayout("", "", pixels, 1, 1, 1, tensors);
        var memory = new Workspace(
            examples,
            WorkspaceSize.Training(layout, examples, lanes),
            parameters,
            parameters.Pack([.. w, .. b, 0]),
            gradient
        );
        var forward = new Workspace(examples, WorkspaceSize.Forward(layout, lanes), parameters, parameters.Pack([.. w, .. b, 0]), []);
        memory.Scratch.AsSpan().Fill(float.NaN);
        var (y, dx) = (Guarded(examples, places * outputs), Guarded(examples, pixels));
        using var team = new ThreadTeam(lanes);
        team.Run(lane =>
        {
            memory.Patches(lane).AsSpan().Fill(float.NaN);
            memory.Packed(lane).AsSpan().Fill(float.NaN);
            var input = new Matrix(x, 0, examples, pixels);
            var output = new Matrix(dy, 0, examples, places * outputs);
            ConvolutionKernel.Forward(lane, forward, input, forward.Weight(0), forward.Vector(1), y, window);
            ConvolutionKernel.InputGradient(lane, memory, output, memory.Weight(0), dx, window);
            ConvolutionKernel.ParameterGradient(lane, memory, input, output, memory.Weight(0), memory.VectorGradient(1), window);
        });
        var kept = parameters.Unpack(gradient);
        var weights = window.Patch * outputs;
        return new(window, outputs, x, w, b, dy, [Inside(y), Inside(dx), kept[..weights], kept[weights..^1]]);
    }

    /// <summary>The four results by definition, each sum with the sum of its terms' sizes.</summary>
    public (double Sum, double Scale)[][] Exact()
    {
        var pixels = Window.Height * Window.Width * Window.Channels;
        (double Sum, double Scale)[][] exact = [.. Results.Select(result => new (double, double)[result.Length])];
        for (var at = 0; at < exact[0].Length; at++)
        {
            var output = at % Outputs;
            var place = at / Outputs;
            var column = (place % Window.Columns * Window.Stride) - Window.Padding;
            var row = (place / Window.Columns % Window.Rows * Window.Stride) - Window.Padding;
            var example = place / Window.Columns / Window.Rows;
            Add(exact[0], at, Bias[output]);
            Add(exact[3], output, OutputGradient[at]);
            for (var k = 0; k < Window.Patch; k++)
            {
                var channel = k % Window.Channels;
                var (i, j) = (row + (k / Window.Channels / Window.Kernel), column + (k / Window.Channels % Window.Kernel));
                if (i < 0 || j < 0 || i >= Window.Height || j >= Window.Width)
                {
                    continue;
                }

                var pixel = (example * pixels) + (((i * Window.Width) + j) * Window.Channels) + channel;
                var weight = (k * Outputs) + output;
                Add(exact[0], at, (double)Input[pixel] * Weight[weight]);
                Add(exact[1], pixel, (double)OutputGradient[at] * Weight[weight]);
                Add(exact[2], weight, (double)OutputGradient[at] * Input[pixel]);
            }
        }

        return exact;
    }

    private static void Add((double Sum, double Scale)[] sums, int at, double term) =>
        sums[at] = (sums[at].Sum + term, sums[at].Scale + Math.Abs(term));

    // Two guard values on either side: nothing outside a result may be touched.
    private static Matrix Guarded(int rows, int columns) => new([.. Enumerable.Repeat(-77f, (rows * columns) + 4)], 2, rows, columns);

    private static float[] Inside(Matrix matrix)
    {
        Assert.Equal([-77f, -77f, -77f, -77f], (float[])[.. matrix.Data[..2], .. matrix.Data[^2..]]);
        return matrix.Values.ToArray();
    }

    private static float[] Values(int count, ulong seed) => KernelRun.Normal(1, count, seed).Data;
}
