namespace FunctionalVae.Data;

/// <summary>What is wrong with a text of a cell.</summary>
/// <param name="Reason">A sentence.</param>
/// <param name="Remedy">What to do in a file; empty where the reason says it.</param>
internal sealed record CellProblem(string Reason, string Remedy)
{
    /// <summary>Both.</summary>
    public string Text => Remedy.Length == 0 ? Reason : $"{Reason} {Remedy}";
}
