using FsCheck.Xunit;

namespace FunctionalVae.Tests.Engine;

/// <summary>A property that holds for a thousand samples, always the same ones; for 100,000 others in each run where FVAE_EXHAUSTIVE=1 is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SampledAttribute : PropertyAttribute
{
    /// <param name="samples">A class with a function that gives the samples and how they shrink.</param>
    public SampledAttribute(Type samples)
    {
        Samples = samples;
        Arbitrary = [samples];
        QuietOnSuccess = true;
        MaxTest = 1000;
        Replay = "1,1";
        if (Floats.Exhaustive)
        {
            MaxTest = 100_000;
            Replay = null;
        }
    }

    public Type Samples { get; }
}
