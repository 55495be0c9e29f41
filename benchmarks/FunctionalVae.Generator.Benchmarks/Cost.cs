namespace FunctionalVae.Generator.Benchmarks;

/// <summary>What one run took.</summary>
/// <param name="Generator">Milliseconds in the generator.</param>
/// <param name="Driver">Milliseconds in the driver: the generator, and what Roslyn does around it.</param>
/// <param name="Fastest">The generator's milliseconds in the fastest run of several: what a busy machine adds least to.</param>
internal sealed record Cost(double Generator, double Driver, double Fastest);
