namespace FunctionalVae;

/// <summary>Rules about the latent variable.</summary>
internal static class LatentRules
{
    private const string PriorPath = nameof(VaeSpec.Latent) + "." + nameof(DiagonalNormalLatent.Prior);

    /// <summary>The shape of a latent draw, or null where it cannot be known.</summary>
    public static Shape? Check(Latent? latent, Input? input, Shape? example, ProblemList problems)
    {
        const string path = nameof(VaeSpec.Latent);
        if (latent is null)
        {
            problems.Missing(path, "a latent variable, such as new DiagonalNormalLatent(16)");
            return null;
        }

        var isSized = problems.RequirePositive($"{path}.{latent.SizeName}", latent.Dimensions);
        if (isSized)
        {
            latent.Check(path, problems);
        }

        latent.PriorOfDraws?.Check(PriorPath, isSized ? latent.Dimensions : 0, input, example, problems);
        return isSized ? Shape.Vector(latent.Dimensions) : null;
    }

    /// <summary>Counts what is encoded beside the batch: everything so far, once more for each example that the prior has of its own.</summary>
    public static void CountOwn(Latent? latent, ProblemList problems) =>
        problems.CountBuffers(PriorPath, (latent?.PriorOfDraws?.OwnExamples ?? 0) * problems.Buffers);
}
