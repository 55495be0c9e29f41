namespace FunctionalVae.SideBySide;

/// <summary>What is compared: a model of dense layers whose decoder mirrors its encoder, and a batch, at each number of threads.</summary>
internal sealed record Case(IVaeModel Model, int BatchSize, IReadOnlyList<int> Threads)
{
    /// <summary>Units of the encoder's layers.</summary>
    public IReadOnlyList<int> Hidden { get; } = [.. Model.Spec.Encoder.OfType<Dense>().Select(layer => layer.Units)];

    /// <summary>The activation of its layers.</summary>
    public Activation Activation { get; } = Model.Spec.Encoder.OfType<Dense>().First().Activation;

    /// <summary>Whether each step binarises its examples anew.</summary>
    public bool IsBinarized { get; } = Model.Binarization == Binarization.Dynamic;

    /// <summary>The widths of the encoder: <c>784-400-20</c>.</summary>
    public string Network => string.Join('-', [Model.Layout.InputWidth, .. Hidden, Model.Layout.LatentWidth]);
}
