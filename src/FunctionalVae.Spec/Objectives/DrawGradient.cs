namespace FunctionalVae;

/// <summary>How the encoder is trained by an importance-weighted bound. Decoder, likelihood and prior always have the bound's own gradient.</summary>
public enum DrawGradient
{
    /// <summary>The gradient of the bound: Σ w̃ₖ ∇ log wₖ, through the draws and through log q(z|x) itself (Burda et al. 2016).</summary>
    Standard,

    /// <summary>
    /// Through the draws alone, whose weights count once more: Σ w̃ₖ² ∂log wₖ/∂zₖ ∂zₖ/∂φ at β = 1 (DReG, Tucker et al. 2018). The same on
    /// average over draws, and nearly always with less noise where there are many.
    /// </summary>
    DoublyReparameterized,

    /// <summary>
    /// Through the draw alone: ∂log w/∂z ∂z/∂φ (Roeder et al. 2017). The same on average at one draw only, where it is 0 once q(z|x) is the
    /// model's own posterior.
    /// </summary>
    StickingTheLanding,
}
