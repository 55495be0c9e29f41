namespace FunctionalVae.Evaluation;

/// <summary>One statistic of the data beside that of drawn sets of as many examples.</summary>
/// <param name="Name">Which statistic.</param>
/// <param name="Observed">That of the data.</param>
/// <param name="Mean">Its mean over the drawn sets.</param>
/// <param name="Deviation">Its deviation over the drawn sets.</param>
/// <param name="PValue">
/// Twice the smaller of (1 + a)/(1 + R) and (1 + b)/(1 + R), 1 at most, where a of R drawn sets have a statistic of at most that of the data, and b at
/// least. At most u with probability at most u where the data are the model's own.
/// </param>
public sealed record PredictiveFinding(string Name, double Observed, double Mean, double Deviation, double PValue);
