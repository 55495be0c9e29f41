namespace FunctionalVae.Engine;

/// <summary>The constants of one step of stochastic gradient descent, rounded once.</summary>
/// <param name="Rate">The learning rate of the step.</param>
/// <param name="Momentum">The momentum μ.</param>
/// <param name="Nesterov">Whether to look one step ahead.</param>
/// <param name="WeightDecay">The weight decay λ.</param>
internal readonly record struct SgdStep(float Rate, float Momentum, bool Nesterov, float WeightDecay)
{
    /// <param name="sgd">The optimiser's constants.</param>
    /// <param name="rate">The learning rate of the step.</param>
    public static SgdStep At(Sgd sgd, double rate) => new((float)rate, (float)sgd.Momentum, sgd.Nesterov, (float)sgd.WeightDecay);
}
