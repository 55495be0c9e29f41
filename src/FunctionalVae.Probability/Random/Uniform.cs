namespace FunctionalVae;

/// <summary>Uniform draws.</summary>
public static class Uniform
{
    private const double Step = 1.0 / 4294967296.0;

    /// <summary>The centre of the word's interval of width 2⁻³², strictly between 0 and 1.</summary>
    public static double Open(uint word) => (word + 0.5) * Step;
}
