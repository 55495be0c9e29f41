namespace FunctionalVae;

/// <summary>The set in which every value of an example lies. A likelihood models its own domain only.</summary>
public enum ValueDomain
{
    /// <summary>Grey levels scaled to the closed interval [0, 1].</summary>
    UnitInterval,

    /// <summary>Exactly 0 or 1.</summary>
    Binary,

    /// <summary>Any finite real number.</summary>
    Real,

    /// <summary>A whole number from 0 to 2²⁴ = 16,777,216, up to which float32 has every one.</summary>
    Count,

    /// <summary>Groups of neighbours of which one value is 1 and the others are 0. The likelihood says how many values are a group.</summary>
    OneHot,

    /// <summary>Each column of a <see cref="Table"/> has a domain of its own.</summary>
    Columns,
}
