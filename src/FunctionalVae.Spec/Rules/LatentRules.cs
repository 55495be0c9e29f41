namespace FunctionalVae;

/// <summary>Rules about the latent variable.</summary>
internal static class LatentRules
{
    private const string PriorPath = nameof(VaeSpec.Latent) + "." + nameof(DiagonalNormalLatent.Prior);

    /// <summary>The values that the encoder's head gives for each latent dimension: mean and log-variance, or the value itself.</summary>
    public static int HeadValues(Latent latent) => latent is DeterministicLatent ? 1 : 2;

    /// <summary>The shape of a latent draw, or null where it cannot be known.</summary>
    public static Shape? Check(Latent? latent, Input? input, Shape? example, ProblemList problems)
    {
        const string path = nameof(VaeSpec.Latent);
        switch (latent)
        {
            case null:
                problems.Missing(path, "a latent variable, such as new DiagonalNormalLatent(16)");
                return null;
            case DiagonalNormalLatent diagonal:
                var isSized = problems.RequirePositive(path + "." + nameof(DiagonalNormalLatent.Size), diagonal.Size);
                diagonal.PriorOfDraws.Check(PriorPath, isSized ? diagonal.Size : 0, input, example, problems);
                return isSized ? Shape.Vector(diagonal.Size) : null;
            case DeterministicLatent deterministic:
                return problems.RequirePositive(path + "." + nameof(DeterministicLatent.Size), deterministic.Size)
                    ? Shape.Vector(deterministic.Size)
                    : null;
            default:
                throw new NotSupportedException($"There is no rule for the latent variable {latent}.");
        }
    }

    /// <summary>Counts what is encoded beside the batch: everything so far, once more for each example that the prior has of its own.</summary>
    public static void CountOwn(Latent? latent, ProblemList problems) =>
        problems.CountBuffers(PriorPath, (latent?.PriorOfDraws?.OwnExamples ?? 0) * problems.Buffers);
}
