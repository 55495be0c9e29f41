namespace FunctionalVae;

/// <summary>One layer of an encoder or a decoder.</summary>
public abstract record Layer
{
    private protected Layer() { }
}
