using BenchmarkDotNet.Attributes;
using FunctionalVae.Engine;

namespace FunctionalVae.Kernels.Benchmarks;

/// <summary>The random numbers of a step: 128 examples of 784 values with a latent of 20 dimensions.</summary>
public class RandomBenchmarks
{
    private const int Examples = 128;
    private readonly Key key = Key.FromSeed(1);
    private readonly float[] noise = new float[20];
    private readonly float[] grey = Array.ConvertAll(Values.Normal(784), x => Math.Clamp(x, 0, 1));
    private readonly float[] binary = new float[784];

    [Benchmark]
    public void NormalNoise()
    {
        for (uint example = 0; example < Examples; example++)
        {
            StandardNormalNoise.Fill(key, example, noise);
        }
    }

    [Benchmark]
    public void Binarization()
    {
        for (uint example = 0; example < Examples; example++)
        {
            Binarizer.Write(FunctionalVae.Binarization.Dynamic, key, example, grey, binary);
        }
    }
}
