namespace FunctionalVae;

/// <summary>A variational autoencoder, declared: the whole model as one immutable value.</summary>
/// <param name="Input">What an example is, and in which domain its values lie.</param>
/// <param name="Encoder">The layers from the input to the posterior's head. The head (an affine map to mean and log-variance) is implied: <c>[]</c> is the head alone, where the input is a vector; of an image it is <c>[new Flatten()]</c>.</param>
/// <param name="Latent">The latent variable: its posterior family, size and prior.</param>
/// <param name="Decoder">The layers from the latent variable to the likelihood's head. The head (an affine map to the likelihood's parameters) is implied: <c>[]</c> is the head alone.</param>
/// <param name="Likelihood">How a reconstruction is scored: a <see cref="FunctionalVae.Likelihood"/>, or another <see cref="Reconstruction"/> term that is not a density.</param>
/// <param name="Objective">What training maximises; the evidence lower bound, <see cref="EvidenceLowerBound"/>, where none is given.</param>
/// <param name="Condition">What is known of an example beside its values, such as its class; null for nothing.</param>
public sealed record VaeSpec(
    Input Input,
    ValueList<Layer> Encoder,
    Latent Latent,
    ValueList<Layer> Decoder,
    Reconstruction Likelihood,
    TrainingObjective? Objective = null,
    Condition? Condition = null
)
{
    private readonly TrainingObjective objective = Objective ?? new EvidenceLowerBound();

    /// <summary>What training maximises: never null, so that a specification without one equals the one that names the default.</summary>
    public TrainingObjective Objective
    {
        get => objective;
        init => objective = value ?? new EvidenceLowerBound();
    }

    /// <summary>
    /// Whether the objective at β = 1 is an evidence lower bound: the reconstruction term is a likelihood, the latent variable is random, and what
    /// is trained has the Kullback–Leibler divergence of each posterior.
    /// </summary>
    public bool HasEvidenceLowerBound => Likelihood is Likelihood && Latent is not DeterministicLatent && Objective.OfAggregate is null;

    /// <summary>Why there is no evidence lower bound, as the end of a sentence; null where there is one.</summary>
    public string? WhyNoEvidenceLowerBound =>
        HasEvidenceLowerBound ? null
        : Likelihood is not FunctionalVae.Likelihood ? $"its {Likelihood?.GetType().Name} is not a likelihood"
        : Latent is DeterministicLatent ? $"its {nameof(DeterministicLatent)} has no prior"
        : $"its {Objective.GetType().Name} has a divergence of the aggregate posterior in place of each posterior's from the prior";

    /// <summary>The prior p(z): the standard normal where the latent variable names none; null where it has none.</summary>
    public Prior? Prior => Latent?.PriorOfDraws;

    /// <summary>The draws of each posterior in a training step: 1, or those of <see cref="ImportanceWeighted"/>.</summary>
    public int Draws => Objective.DrawsOfStep;

    /// <summary>Values that say what is known of an example beside its own; 0 where nothing is.</summary>
    internal int ConditionWidth => Condition?.Width ?? 0;

    /// <summary>What the hash is taken of.</summary>
    // β was an argument of the specification, always told, and an objective was told where there was one.
    internal string HashedText =>
        Text([
            (nameof(TrainingObjective.Beta), Objective.Beta),
            .. SpecText.Unless(null, nameof(Objective), Objective.HashedText),
            .. Known,
        ]);

    /// <summary>The C# expression that makes this specification.</summary>
    public override string ToString() => Text([.. SpecText.Unless(new EvidenceLowerBound(), nameof(Objective), Objective), .. Known]);

    // Told where there is one: specifications without keep their text and hash.
    private (string Name, object? Value)[] Known => SpecText.Unless(null, nameof(Condition), Condition);

    private string Text((string Name, object? Value)[] training) =>
        SpecText.New(
            nameof(VaeSpec),
            [
                (nameof(Input), Input),
                (nameof(Encoder), Encoder),
                (nameof(Latent), Latent),
                (nameof(Decoder), Decoder),
                (nameof(Likelihood), Likelihood),
                .. training,
            ]
        );
}
