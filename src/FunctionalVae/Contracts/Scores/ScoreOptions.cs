namespace FunctionalVae;

/// <summary>How many draws a score takes.</summary>
/// <param name="Draws">
/// Draws of the latent variable for each example, at first. They are doubled, for those examples alone whose weights do not pass, up to
/// <paramref name="MostDraws"/>. 16 at least.
/// </param>
/// <param name="MostDraws">The most draws for one example. What does not pass with these is only a bound (<see cref="ExampleScore.IsBound"/>).</param>
/// <param name="Threads">Threads; 0 for one per processor. No score depends on it.</param>
/// <param name="HasTerms">Whether scores have <see cref="ExampleScore.Terms"/>, which are kept for each draw: without them many draws take little memory.</param>
public sealed record ScoreOptions(int Draws = 64, int MostDraws = 1024, int Threads = 0, bool HasTerms = true)
{
    // With eighths of the draws from the prior, two is the fewest that have a variance.
    private const int LeastDraws = 16;

    /// <summary>Throws where an option makes no sense.</summary>
    /// <exception cref="ArgumentException">One does; the message says which.</exception>
    internal void Check() => Check(nameof(Draws), nameof(MostDraws));

    /// <summary>The same of options that have other names.</summary>
    internal void Check(string draws, string mostDraws)
    {
        OptionRange.Require(Draws >= LeastDraws, draws, Draws, "16 or more");
        OptionRange.Require(MostDraws >= Draws, mostDraws, MostDraws, $"at least {draws}");
        OptionRange.Require(Threads >= 0, nameof(Threads), Threads, "0 or more");
    }
}
