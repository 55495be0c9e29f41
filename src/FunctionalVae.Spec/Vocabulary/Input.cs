namespace FunctionalVae;

/// <summary>What one example is.</summary>
public abstract record Input
{
    private protected Input() { }
}
