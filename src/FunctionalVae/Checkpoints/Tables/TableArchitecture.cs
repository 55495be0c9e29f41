namespace FunctionalVae.Checkpoints;

/// <summary>The layers of a model that is made for a table: dense ones with Silu on both sides, the decoder's in the other order.</summary>
/// <param name="Latent">Latent dimensions.</param>
/// <param name="Hidden">Units of the encoder's layers.</param>
/// <param name="Beta">β, the weight of the Kullback–Leibler term in training.</param>
public sealed record TableArchitecture(int Latent, ValueList<int> Hidden, double Beta = 1)
{
    /// <summary>The specification of a model of <paramref name="table"/>, with a diagonal normal latent and each column by its usual likelihood.</summary>
    /// <param name="table">The table.</param>
    public VaeSpec Of(Table table) =>
        new(
            table,
            Layers(Hidden),
            new DiagonalNormalLatent(Latent),
            Layers(Hidden.Reverse()),
            new ColumnLikelihoods(),
            new EvidenceLowerBound(Beta)
        );

    private static ValueList<Layer> Layers(IEnumerable<int> units) =>
        ValueList.From(units.Select(count => (Layer)new Dense(count, Activation.Silu)));
}
