namespace FunctionalVae;

/// <summary>The keys of one training step: a pure function of the run's key and of the number of steps done, the same on every backend.</summary>
/// <param name="Noise">Of the noise of the draws.</param>
/// <param name="Binarization">Of binary pixels, where they are drawn anew at each step.</param>
/// <param name="Dropout">Of the dropout masks.</param>
/// <param name="Hiding">Of the cells of a table that are hidden.</param>
internal readonly record struct StepKeys(Key Noise, Key Binarization, Key Dropout, Key Hiding)
{
    /// <param name="run">The run's key.</param>
    /// <param name="done">Steps done before this one.</param>
    public static StepKeys At(Key run, long done) =>
        new(
            Of(run, KeySites.Noise, done),
            Of(run, KeySites.Binarization, done),
            Of(run, KeySites.Dropout, done),
            Of(run, KeySites.Hiding, done)
        );

    /// <summary>The key of the masks of one dropout layer, by its number in the order of the plan.</summary>
    public Key Mask(int site) => Dropout.Child((ulong)site);

    private static Key Of(Key run, ulong site, long done) => run.Child(site).Child((ulong)done);
}
