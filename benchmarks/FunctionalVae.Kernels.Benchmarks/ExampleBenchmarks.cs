using BenchmarkDotNet.Attributes;
using FunctionalVae.Engine;

namespace FunctionalVae.Kernels.Benchmarks;

/// <summary>What is done example by example: 128 of 784 values with a latent of 20 dimensions, 400 units.</summary>
public class ExampleBenchmarks
{
    private const int Examples = 128;
    private const int Inputs = 784;
    private const int Units = 400;
    private const int Latent = 20;

    private readonly Workspace memory = new(Examples, new(0, 0, 0, 1), new([]), [], []);
    private readonly Matrix logits = Values.Matrix(Examples, Inputs);
    private readonly Matrix target = new(Array.ConvertAll(Values.Normal(Examples * Inputs), x => x > 0 ? 1f : 0f), 0, Examples, Inputs);
    private readonly Matrix logitsGradient = Values.Matrix(Examples, Inputs);
    private readonly Matrix hidden = Values.Matrix(Examples, Units);
    private readonly Matrix hiddenGradient = Values.Matrix(Examples, Units);
    private readonly Matrix head = Values.Matrix(Examples, 2 * Latent);
    private readonly Matrix headGradient = Values.Matrix(Examples, 2 * Latent);
    private readonly Matrix noise = Values.Matrix(Examples, Latent);
    private readonly Matrix draw = Values.Matrix(Examples, Latent);
    private readonly KernelRun crossEntropy;
    private readonly KernelRun reparameterisation;
    private readonly KernelRun kl;
    private readonly KernelRun posteriorGradient;
    private readonly KernelRun relu;

    public ExampleBenchmarks()
    {
        crossEntropy = new(lane => CrossEntropyKernel.ScoreAndBackward(lane, memory, logits, target, logitsGradient));
        reparameterisation = new(lane => DiagonalNormalKernel.Draw(lane, head, noise, draw));
        kl = new(lane => DiagonalNormalKernel.Kl(lane, memory, head));
        posteriorGradient = new(lane => DiagonalNormalKernel.Backward(lane, memory, head, noise, draw, headGradient, beta: 1));
        relu = new(lane => ReluKernel.Forward(lane, hidden, hiddenGradient));
    }

    [Benchmark]
    public void CrossEntropyAndItsGradient() => crossEntropy.Once();

    [Benchmark]
    public void Relu() => relu.Once();

    [Benchmark]
    public void Reparameterisation() => reparameterisation.Once();

    [Benchmark]
    public void KullbackLeibler() => kl.Once();

    [Benchmark]
    public void PosteriorGradient() => posteriorGradient.Once();
}
