namespace FunctionalVae;

/// <summary>What becomes of a layer where a decoder goes an encoder's way back.</summary>
internal enum Mirroring
{
    /// <summary>It has no counterpart: a latent vector is flat.</summary>
    None,

    /// <summary>It stands in the decoder too, and the layers that follow it follow it there.</summary>
    Leads,

    /// <summary>It follows the layer that it follows in the encoder.</summary>
    Follows,

    /// <summary>There is no layer yet that goes its way back: an encoder with it, at any depth, has no mirror.</summary>
    Impossible,
}
