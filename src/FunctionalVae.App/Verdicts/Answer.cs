namespace FunctionalVae.App;

/// <summary>What the numbers of a run say of a fault.</summary>
internal enum Answer
{
    /// <summary>It is not there.</summary>
    No,

    /// <summary>It is there.</summary>
    Yes,

    /// <summary>The run has not the numbers that would tell.</summary>
    Open,

    /// <summary>The model cannot have it, so nothing is asked.</summary>
    NotAsked,
}
