namespace FunctionalVae.Generator;

/// <summary>The names of the pipeline's steps, by which tests see what an edit made the compiler do again.</summary>
internal static class TrackingNames
{
    /// <summary>What was read of one class: a model or problems.</summary>
    public const string Reading = nameof(Reading);

    /// <summary>The incremental cut: equal models are written once.</summary>
    public const string Model = nameof(Model);

    /// <summary>Problems as plain data, before they are given a place in the current text.</summary>
    public const string Problems = nameof(Problems);

    /// <summary>The backends whose packages a compilation references.</summary>
    public const string Backends = nameof(Backends);

    /// <summary>What keeps a model from being written for a backend.</summary>
    public const string BackendProblems = nameof(BackendProblems);

    /// <summary>Models with one specification.</summary>
    public const string Twins = nameof(Twins);

    /// <summary>Members that nothing names.</summary>
    public const string Unused = nameof(Unused);
}
