using BenchmarkDotNet.Attributes;
using FunctionalVae.Engine;

namespace FunctionalVae.Kernels.Benchmarks;

/// <summary>The three products of an affine map, the last with Adam: 128 examples, the layers of 784-400-20.</summary>
public class AffineBenchmarks
{
    private const int Examples = 128;
    private KernelRun forward = null!;
    private KernelRun inputGradient = null!;
    private KernelRun weightGradientWithAdam = null!;

    [Params("784-400", "400-40", "20-400", "400-784")]
    public string Layer { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var sizes = Array.ConvertAll(Layer.Split('-'), int.Parse);
        var (inputs, outputs) = (sizes[0], sizes[1]);
        ParameterTensor[] tensors = [new("weight", new([inputs, outputs]), 0, 0, 1), new("bias", new([outputs]), inputs * outputs, 0, 1)];
        var layout = new ModelLayout("Layer", "", inputs, outputs, 0, 0, [.. tensors]);
        var places = new ParameterPlaces(tensors);
        var parameters = places.Pack(Values.Normal((inputs * outputs) + outputs));
        var memory = new Workspace(Examples, WorkspaceSize.Training(layout, Examples, lanes: 1), places, parameters, new float[places.Size])
        {
            Sink = new AdamSink(parameters),
        };
        var (x, y) = (Values.Matrix(Examples, inputs), Values.Matrix(Examples, outputs));
        var dx = Values.Matrix(Examples, inputs);
        forward = new(lane => AffineKernel.Forward(lane, memory, x, memory.Weight(0), memory.Vector(1), y));
        inputGradient = new(lane => AffineKernel.InputGradient(lane, memory, y, memory.Weight(0), dx));
        weightGradientWithAdam = new(lane =>
            AffineKernel.ParameterGradient(lane, memory, x, y, memory.Weight(0), memory.VectorGradient(1))
        );
    }

    [Benchmark]
    public void Forward() => forward.Once();

    [Benchmark]
    public void InputGradient() => inputGradient.Once();

    [Benchmark]
    public void WeightGradientWithAdam() => weightGradientWithAdam.Once();
}
