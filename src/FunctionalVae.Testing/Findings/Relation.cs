namespace FunctionalVae.Testing;

/// <summary>What a law asks of a number.</summary>
internal enum Relation
{
    /// <summary>Equal to what is expected, within the tolerance; with tolerance 0 the same bits.</summary>
    Equal,

    /// <summary>Not below what is expected by more than the tolerance.</summary>
    AtLeast,
}
