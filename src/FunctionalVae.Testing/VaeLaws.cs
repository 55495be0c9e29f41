namespace FunctionalVae.Testing;

/// <summary>
/// The laws that any variational autoencoder of this library keeps, as FsCheck properties, in a fixed order.
/// <c>[Fact] public void The_laws_hold() => VaeLaws.CheckAll(MyVae.Functions);</c> checks all of them from any test runner.
/// </summary>
public static class VaeLaws
{
    /// <summary>The laws for a typed model: those of the model behind it, and that the typed face says the same.</summary>
    /// <typeparam name="TExamples">Examples of this model.</typeparam>
    /// <typeparam name="TPosterior">Its posteriors.</typeparam>
    /// <typeparam name="TLatents">Its latent vectors.</typeparam>
    /// <typeparam name="TNoise">Its noise.</typeparam>
    /// <typeparam name="TParameters">Its parameters.</typeparam>
    /// <typeparam name="TState">Its training state.</typeparam>
    /// <param name="functions">The model: <c>MyVae.Functions</c>.</param>
    /// <param name="options">How hard to check; by default as far as a few seconds go.</param>
    /// <exception cref="ArgumentException">The options do not fit the model; the message says how.</exception>
    public static IReadOnlyList<VaeLaw> For<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>(
        IObjectiveVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState> functions,
        VaeLawOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(functions);
        return LawBook.Of(new(functions.Model, options ?? new(), TypedFace.Of(functions)));
    }

    /// <summary>The laws for a model behind plain values.</summary>
    /// <param name="model">The model: <c>MyVae.Model</c>, or one of your own making.</param>
    /// <param name="options">How hard to check; by default as far as a few seconds go.</param>
    /// <exception cref="ArgumentException">The options do not fit the model; the message says how.</exception>
    public static IReadOnlyList<VaeLaw> ForModel(IVaeModel model, VaeLawOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return LawBook.Of(new(model, options ?? new(), null));
    }

    /// <summary>Checks all laws of a typed model and returns what was checked.</summary>
    /// <typeparam name="TExamples">Examples of this model.</typeparam>
    /// <typeparam name="TPosterior">Its posteriors.</typeparam>
    /// <typeparam name="TLatents">Its latent vectors.</typeparam>
    /// <typeparam name="TNoise">Its noise.</typeparam>
    /// <typeparam name="TParameters">Its parameters.</typeparam>
    /// <typeparam name="TState">Its training state.</typeparam>
    /// <param name="functions">The model: <c>MyVae.Functions</c>.</param>
    /// <param name="options">How hard to check; by default as far as a few seconds go.</param>
    /// <exception cref="LawsRefutedException">Some law does not hold; the message has a counterexample to each that does not.</exception>
    /// <exception cref="ArgumentException">The options do not fit the model; the message says how.</exception>
    public static IReadOnlyList<VaeLawReport> CheckAll<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>(
        IObjectiveVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState> functions,
        VaeLawOptions? options = null
    ) => Check(functions?.Model.Name, For(functions!, options));

    /// <summary>Checks all laws of a model behind plain values and returns what was checked.</summary>
    /// <param name="model">The model: <c>MyVae.Model</c>, or one of your own making.</param>
    /// <param name="options">How hard to check; by default as far as a few seconds go.</param>
    /// <exception cref="LawsRefutedException">Some law does not hold; the message has a counterexample to each that does not.</exception>
    /// <exception cref="ArgumentException">The options do not fit the model; the message says how.</exception>
    public static IReadOnlyList<VaeLawReport> CheckModel(IVaeModel model, VaeLawOptions? options = null) =>
        Check(model?.Name, ForModel(model!, options));

    private static List<VaeLawReport> Check(string? name, IReadOnlyList<VaeLaw> laws)
    {
        var reports = laws.Select(law => law.Check()).ToList();
        return reports.Any(report => report.Verdict == LawVerdict.Refuted) ? throw LawsRefutedException.Of(name!, reports) : reports;
    }
}
