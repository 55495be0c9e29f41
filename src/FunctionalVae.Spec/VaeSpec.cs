namespace FunctionalVae;

/// <summary>A variational autoencoder, declared: the whole model as one immutable value.</summary>
/// <param name="Input">What an example is, and in which domain its values lie.</param>
/// <param name="Encoder">The layers from the input to the posterior's head. The head (an affine map to mean and log-variance) is implied: <c>[]</c> is the head alone, where the input is a vector; of an image it is <c>[new Flatten()]</c>.</param>
/// <param name="Latent">The latent variable: its posterior family, size and prior.</param>
/// <param name="Decoder">The layers from the latent variable to the likelihood's head. The head (an affine map to the likelihood's parameters) is implied: <c>[]</c> is the head alone.</param>
/// <param name="Likelihood">How a reconstruction is scored: a <see cref="FunctionalVae.Likelihood"/>, or another <see cref="Reconstruction"/> term that is not a density.</param>
/// <param name="Beta">The weight of the Kullback–Leibler term in the trained objective, E log p(x|z) − β·KL (Higgins et al. 2017). Reported bounds always use 1.</param>
/// <param name="Objective">What training maximises; E log p(x|z) − β·KL where none is given.</param>
public sealed record VaeSpec(
    Input Input,
    ValueList<Layer> Encoder,
    Latent Latent,
    ValueList<Layer> Decoder,
    Reconstruction Likelihood,
    double Beta = 1.0,
    TrainingObjective? Objective = null
)
{
    /// <summary>
    /// Whether the objective at β = 1 is an evidence lower bound: the reconstruction term is a likelihood and the latent variable is random.
    /// </summary>
    public bool HasEvidenceLowerBound => Likelihood is Likelihood && Latent is not DeterministicLatent;

    /// <summary>The prior p(z): the standard normal where the latent variable names none; null where it has none.</summary>
    public Prior? Prior => Latent?.PriorOfDraws;

    /// <summary>The draws of each posterior in a training step: 1, or those of <see cref="ImportanceWeighted"/>.</summary>
    public int Draws => Objective is ImportanceWeighted weighted ? weighted.Draws : 1;

    /// <summary>The C# expression that makes this specification.</summary>
    // An objective is told where there is one: files of models without one have always had this text.
    public override string ToString() =>
        SpecText.New(
            nameof(VaeSpec),
            [
                (nameof(Input), Input),
                (nameof(Encoder), Encoder),
                (nameof(Latent), Latent),
                (nameof(Decoder), Decoder),
                (nameof(Likelihood), Likelihood),
                (nameof(Beta), Beta),
                .. Objective is null ? Array.Empty<(string, object?)>() : [(nameof(Objective), Objective)],
            ]
        );
}
