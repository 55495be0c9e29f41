namespace FunctionalVae;

/// <summary>A spike of the loss that training went back from.</summary>
/// <param name="Step">The step, from 1, at which the spike was seen.</param>
/// <param name="To">Steps done at the place that training went back to.</param>
/// <param name="Loss">The loss of the step, minus its objective, in nats per example; NaN where that, or a weight, is not finite.</param>
/// <param name="Level">The level that it exceeded; infinite where only a value that is not finite counted.</param>
public sealed record Rollback(long Step, long To, double Loss, double Level);
