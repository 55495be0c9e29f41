namespace FunctionalVae.Probability;

/// <summary>When the search for a barycentre ends.</summary>
/// <param name="MaxSteps">How often its points are moved at most, 1 at least.</param>
/// <param name="Tolerance">It ends once a step lowers the objective by no more than this share of it; not negative.</param>
public sealed record BarycentreOptions(int MaxSteps = 100, double Tolerance = 1e-9)
{
    internal void Check()
    {
        Arguments.AtLeast(1, MaxSteps, nameof(MaxSteps));
        if (Tolerance is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(Tolerance),
                Tolerance,
                $"{nameof(Tolerance)} is {Arguments.Text(Tolerance)}; it must be from 0 to below 1."
            );
        }
    }
}
