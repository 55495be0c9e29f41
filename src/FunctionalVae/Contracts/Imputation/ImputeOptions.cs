namespace FunctionalVae;

/// <summary>How gaps of rows are filled.</summary>
/// <param name="Rows">Rows that are drawn for each example: several are multiple imputations, whose spread is what the gaps leave open. 1 at least.</param>
/// <param name="LatentDraws">
/// Draws of the latent variable for each example, at first. They are doubled, for those examples alone whose weights do not pass, up to
/// <paramref name="MostLatentDraws"/>. 16 at least.
/// </param>
/// <param name="MostLatentDraws">The most draws for one example. What does not pass with these is not reliable (<see cref="ImputedExample.IsReliable"/>).</param>
/// <param name="Threads">Threads; 0 for one per processor. No result depends on it.</param>
public sealed record ImputeOptions(int Rows = 1, int LatentDraws = 64, int MostLatentDraws = 1024, int Threads = 0)
{
    /// <summary>Throws where an option makes no sense.</summary>
    /// <exception cref="ArgumentException">One does; the message says which.</exception>
    internal ScoreOptions Checked()
    {
        OptionRange.Require(Rows >= 1, nameof(Rows), Rows, "1 or more");
        var draws = new ScoreOptions(LatentDraws, MostLatentDraws, Threads);
        draws.Check(nameof(LatentDraws), nameof(MostLatentDraws));
        return draws;
    }
}
