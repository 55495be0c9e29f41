namespace FunctionalVae;

/// <summary>Finds values that are not finite.</summary>
internal static class FiniteValues
{
    /// <summary>Whether a value is NaN or infinite.</summary>
    public static bool ContainsAnyNonFinite(this Span<float> values)
    {
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
            {
                return true;
            }
        }

        return false;
    }
}
