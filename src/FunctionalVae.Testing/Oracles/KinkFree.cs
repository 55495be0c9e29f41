namespace FunctionalVae.Testing;

/// <summary>Cases at which the derivative is one number: away from the kinks of ReLU and of clamps.</summary>
internal static class KinkFree
{
    // Float32 rounds an argument by about 1e-6 of the largest beside it, and a central difference moves it by about as much.
    private const double Nearest = 1e-5;
    private const ulong Variants = 24;

    /// <summary>The case itself or its first variant that keeps clear of kinks; null where none of them does.</summary>
    public static Situation? Variant(Situation at)
    {
        for (ulong variant = 0; variant < Variants; variant++)
        {
            var moved = new Situation(at.Subject, at.Case, variant);
            var parameters = at.Subject.Oracle.ParametersFrom(moved.Parameters.Values.ToArray());
            if (at.Subject.Oracle.KinkDistance(parameters, moved.Examples, moved.DrawNoise) >= Nearest)
            {
                return moved;
            }
        }

        return null;
    }
}
