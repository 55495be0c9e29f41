namespace FunctionalVae.Spec.Tests;

/// <summary>The rules of how an encoder is trained by weighed draws.</summary>
public sealed class DrawGradientTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void One_that_nobody_knows_is_refused(int draws) =>
        Assert.Equal(
            new("FVAE2010", "Objective.Gradient", "Objective.Gradient is 7, which is not one of DrawGradient's"),
            Assert.Single(SpecRules.Check(Refusal.Valid with { Objective = new ImportanceWeighted(draws, 1, (DrawGradient)7) }))
        );
}
