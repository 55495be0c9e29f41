using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>Examples on their way from files into a model: scaled, cut where the model's values have bounds, and rounded, in this order.</summary>
internal static class ModelInput
{
    /// <summary>The examples as the model takes them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scaling">The numbers of the training part; null where values are not scaled.</param>
    /// <param name="table">The examples as they were read.</param>
    /// <param name="note">Is told of values that were cut.</param>
    /// <exception cref="InvalidDataSetException">They have another size, or a value is outside the model's domain.</exception>
    public static ExampleTable Scaled(IVaeModel model, FittedScaling? scaling, ExampleTable table, Action<string> note)
    {
        var cut = UnitCut.Scaled(model, scaling, table);
        foreach (var text in DataNotes.Cut(cut))
        {
            note(text);
        }

        return cut.Table;
    }

    /// <summary>Files whose images have the channels first, with the channels last where the model wants them so; all else as it is.</summary>
    public static LoadedData Ordered(IVaeModel model, LoadedData loaded, Action<string> note)
    {
        if (!ChannelOrder.IsChannelsFirst(model, loaded.Train))
        {
            return loaded;
        }

        note(
            $"the images of {loaded.Train.Name} are {ModelText.Size(loaded.Train.Shape)}, channels first: they are taken as {ModelText.Input(model)}, channels last"
        );
        return new(ChannelOrder.ChannelsLast(loaded.Train), loaded.Test is null ? null : ChannelOrder.ChannelsLast(loaded.Test));
    }
}
