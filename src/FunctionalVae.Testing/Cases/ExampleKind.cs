namespace FunctionalVae.Testing;

/// <summary>Which examples a case has, simplest first.</summary>
public enum ExampleKind
{
    /// <summary>Random in the domain, or taken from those that were given.</summary>
    Drawn,

    /// <summary>All 0.</summary>
    Zeros,

    /// <summary>All 1; in the domain of real numbers all 1000.</summary>
    Ones,

    /// <summary>Each value 0 or 1 at random; in the domain of real numbers normal with standard deviation 100.</summary>
    Edges,
}
