namespace FunctionalVae;

/// <summary>The parts of the proposal from which latent vectors of a score are drawn.</summary>
internal enum DrawPart
{
    /// <summary>The posterior q(z|x) as it is encoded.</summary>
    Posterior,

    /// <summary>The posterior with twice its deviations.</summary>
    Wide,

    /// <summary>The prior p(z).</summary>
    Prior,
}
