namespace FunctionalVae.Laws;

/// <summary>Equality to within rounding. NaN is near nothing.</summary>
internal static class Near
{
    /// <summary>Whether the numbers are equal, infinite ones too, or differ by no more than <paramref name="tolerance"/> for each unit of their size.</summary>
    public static bool Of(double left, double right, double tolerance) =>
        double.IsFinite(left) && double.IsFinite(right)
            ? Math.Abs(left - right) <= tolerance * Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right)))
            : !double.IsNaN(left) && left.Equals(right);

    /// <summary>Whether the left number is at least the right one, to within <paramref name="tolerance"/> for each unit of their size.</summary>
    public static bool AtLeast(double left, double right, double tolerance) => left >= right || Of(left, right, tolerance);
}
