namespace FunctionalVae.App;

/// <summary>
/// What an encoder is given when somebody looks at a model: the values as they are, so that no random bit stands between an example and its
/// posterior. A threshold is not random, and what was trained on it gets it.
/// </summary>
/// <param name="Model">A trained model.</param>
/// <param name="Binarization">How its grey values become binary before they are encoded.</param>
internal sealed record EncodedValues(IVaeModel Model, Binarization Binarization)
{
    public static EncodedValues Usual(IVaeModel model) =>
        new(model, model.Binarization == Binarization.Threshold ? Binarization.Threshold : Binarization.None);

    /// <summary>The values of examples that an encoder is given; random ones are the same for the same seed.</summary>
    public Batch Of(Batch examples, ulong seed) =>
        Binarization == Binarization.None
            ? examples
            : Model.WithBinarization(Binarization).Binarize(examples, Key.FromSeed(seed).Child(KeySites.Evaluation));

    /// <summary>One line that says what was encoded; nothing where there is only one way to take the examples.</summary>
    public string Note(Batch examples) =>
        Model.Binarization == Binarization.None || examples.IsBinary
            ? ""
            : Binarization switch
            {
                Binarization.None =>
                    $"encoded the grey values as they are; the model was trained on binary ones, which --binarize {Word(Model.Binarization)} makes\n",
                Binarization.Threshold =>
                    "encoded binary values: 1 where a value is above a half, otherwise 0; --binarize none leaves them grey\n",
                _ => "encoded binary values, drawn by the run's seed; without --binarize they stay grey\n",
            };

    /// <summary>As the command line has it.</summary>
    public static string Word(Binarization binarization) => binarization.ToString().ToLowerInvariant();
}
