namespace FunctionalVae.Engine;

/// <summary>The mean of values whose head gives its logarithm.</summary>
public static class LogLinkKernel
{
    /// <summary>mean = exp(logMean within ±16), element by element.</summary>
    public static void Mean(Lane lane, Matrix logMean, Matrix mean) => Elementwise.Map<MeanFunction>(lane, logMean, mean);

    private readonly struct MeanFunction : IUnaryFunction
    {
        private const float Bound = Graphs.MeanOfLog.Bound;

        public static T Apply<T>(T x)
            where T : struct, IFloats<T> => Simd.Exp(T.Clamp(x, T.Of(-Bound), T.Of(Bound)));
    }
}
