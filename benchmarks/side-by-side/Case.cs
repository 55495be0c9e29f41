namespace FunctionalVae.SideBySide;

/// <summary>What is compared: a model of dense layers whose decoder mirrors its encoder, and a batch, at each number of threads.</summary>
internal sealed record Case(IVaeModel Model, int BatchSize, IReadOnlyList<int> Threads)
{
    /// <summary>Units of the encoder's layers.</summary>
    public IReadOnlyList<int> Hidden { get; } = [.. Model.Spec.Encoder.OfType<Dense>().Select(layer => layer.Units)];

    /// <summary>The activation of its layers.</summary>
    public Activation Activation { get; } = Model.Spec.Encoder.OfType<Dense>().First().Activation;

    /// <summary>The posterior and what it is held to the prior by, in the word of benchmarks/torchsharp-steps.</summary>
    public string Term { get; } =
        Model.Spec switch
        {
            { Latent: FullNormalLatent } => "full",
            { Objective: GeneralizedVariational { Divergence: RenyiDivergence } } => "renyi",
            { Objective: BetaTotalCorrelation } => "correlation",
            { Objective: WassersteinAutoencoder { Divergence: SquaredMmd } } => "mmd",
            _ => Plain,
        };

    /// <summary>The term that every peer knows: the Kullback–Leibler divergence of diagonal normals.</summary>
    public const string Plain = "kl";

    /// <summary>Whether each step binarises its examples anew.</summary>
    public bool IsBinarized { get; } = Model.Binarization == Binarization.Dynamic;

    /// <summary>The widths of the encoder: <c>784-400-20</c>.</summary>
    public string Network => string.Join('-', [Model.Layout.InputWidth, .. Hidden, Model.Layout.LatentWidth]);
}
