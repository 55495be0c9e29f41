namespace FunctionalVae.Engine;

/// <summary>Trained examples as rows of the arena, and their gradient back.</summary>
public static class PseudoInputsKernel
{
    /// <summary>values [P, n] = vector [1, P·n], one row after the other.</summary>
    public static void Copy(Lane lane, Matrix vector, Matrix values) => Copied(lane, vector, values);

    /// <summary>vectorGradient [1, P·n] = valuesGradient [P, n].</summary>
    public static void Gradient(Lane lane, Matrix valuesGradient, Matrix vectorGradient) => Copied(lane, valuesGradient, vectorGradient);

    private static void Copied(Lane lane, Matrix source, Matrix target)
    {
        var (from, to) = lane.Share(target.Count);
        source.Values[from..to].CopyTo(target.Values[from..to]);
        lane.Sync();
    }
}
