namespace FunctionalVae;

/// <summary>Numbers to mean 0 and standard deviation 1: (x − mean) ÷ deviation, over the training rows.</summary>
public sealed record StandardScaling : NumberScaling
{
    /// <inheritdoc/>
    public override string Word => "standard";

    /// <summary>The C# expression that makes this scaling.</summary>
    public override string ToString() => SpecText.New(nameof(StandardScaling));

    internal override string? Fault(double number) => null;
}
