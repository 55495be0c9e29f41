namespace FunctionalVae;

/// <summary>How fast a model trains and decodes on this machine; every time is the median over rounds of a round's first decile, and the peak a last decile: other programs on the machine disturb these little.</summary>
/// <param name="BatchSize">Examples of a step.</param>
/// <param name="Threads">Threads of a step.</param>
/// <param name="StepMicroseconds">One training step: forward, backward, update, and all of its random numbers.</param>
/// <param name="FlopsPerStep">Floating-point operations of the step's matrix products; a multiply-add is two.</param>
/// <param name="FmaPeak">What as many threads reach with fused multiply-adds alone, in 10⁹ operations a second, measured between the steps.</param>
/// <param name="AllocatedBytesPerStep">What a step leaves to the garbage collector.</param>
/// <param name="DecodeMicroseconds">Decoding one latent vector, on one thread.</param>
public sealed record BenchmarkResult(
    int BatchSize,
    int Threads,
    double StepMicroseconds,
    double FlopsPerStep,
    double FmaPeak,
    double AllocatedBytesPerStep,
    double DecodeMicroseconds
)
{
    /// <summary>Examples a second.</summary>
    public double ExamplesPerSecond => BatchSize / StepMicroseconds * 1e6;

    /// <summary>10⁹ floating-point operations a second, of the matrix products alone.</summary>
    public double Gflops => FlopsPerStep / StepMicroseconds * 1e-3;

    /// <summary><see cref="Gflops"/> as a part of <see cref="FmaPeak"/>.</summary>
    public double FractionOfPeak => Gflops / FmaPeak;
}
