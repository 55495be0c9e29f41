namespace FunctionalVae.Laws;

/// <summary>A wrong formula, which some law must refute.</summary>
/// <param name="Area">The area of the mathematics whose laws it meets.</param>
/// <param name="Name">A name of a few words.</param>
/// <param name="Fault">What is wrong, and where it comes from.</param>
/// <param name="Change">Replaces the right formula by the wrong one.</param>
internal sealed record Mutant(string Area, string Name, string Fault, Func<Formulas, Formulas> Change)
{
    public override string ToString() => $"{Area}: {Name}";
}
