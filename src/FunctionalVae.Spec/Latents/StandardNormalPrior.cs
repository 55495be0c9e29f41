namespace FunctionalVae;

/// <summary>The standard normal prior N(0, I).</summary>
public sealed record StandardNormalPrior : Prior
{
    /// <summary>The C# expression that makes this prior.</summary>
    public override string ToString() => SpecText.New(nameof(StandardNormalPrior));
}
