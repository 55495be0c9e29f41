namespace FunctionalVae;

/// <summary>What a layer takes.</summary>
internal enum LayerInput
{
    /// <summary>A vector or an image.</summary>
    Any,

    /// <summary>Vectors only: an image has to be flattened before it.</summary>
    Vector,

    /// <summary>Images only.</summary>
    Image,
}
