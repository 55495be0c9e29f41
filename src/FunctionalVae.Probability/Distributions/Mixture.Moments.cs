namespace FunctionalVae.Probability;

/// <summary>Makes mixtures, and gives their moments where the components have them.</summary>
public static class Mixture
{
    /// <summary>The mixture of <paramref name="components"/>, which are copied, with <paramref name="weights"/>.</summary>
    /// <exception cref="ArgumentException">The numbers of weights and components differ, or the dimensions of two components.</exception>
    public static Mixture<TPoint, TLog> Of<TPoint, TLog>(Categorical weights, IReadOnlyList<IDistribution<TPoint, TLog>> components)
        where TLog : struct, ILogProbability<TLog>
    {
        if (components.Count != weights.Outcomes)
        {
            throw new ArgumentException(
                $"{nameof(components)} has {components.Count} elements, {nameof(weights)} has {weights.Outcomes}; they must agree.",
                nameof(components)
            );
        }

        for (var i = 1; i < components.Count; i++)
        {
            if (components[0] is IVectorMoments first && components[i] is IVectorMoments other)
            {
                Arguments.SameCount(other.Mean.Count, $"{nameof(components)}[{i}]", first.Mean.Count, $"{nameof(components)}[0]");
            }
        }

        return new(weights, Array.AsReadOnly([.. components]));
    }

    /// <summary>Σ wᵢ·mᵢ of components of one number.</summary>
    /// <exception cref="ArgumentException">A component has no mean of one number.</exception>
    public static double Mean<TPoint, TLog>(Mixture<TPoint, TLog> mixture)
        where TLog : struct, ILogProbability<TLog> => Weighted(mixture, Parts<TPoint, TLog, IScalarMoments>(mixture), part => part.Mean);

    /// <summary>Σ wᵢ·(vᵢ + (mᵢ − m)²) of components of one number.</summary>
    /// <exception cref="ArgumentException">A component has no variance of one number.</exception>
    public static double Variance<TPoint, TLog>(Mixture<TPoint, TLog> mixture)
        where TLog : struct, ILogProbability<TLog>
    {
        var mean = Mean(mixture);
        return Weighted(
            mixture,
            Parts<TPoint, TLog, IScalarMoments>(mixture),
            part => part.Variance + ((part.Mean - mean) * (part.Mean - mean))
        );
    }

    /// <summary>Σ wᵢ·mᵢ of components of k numbers, k values.</summary>
    /// <exception cref="ArgumentException">A component has no mean of k numbers.</exception>
    public static RealVector MeanVector<TPoint, TLog>(Mixture<TPoint, TLog> mixture)
        where TLog : struct, ILogProbability<TLog>
    {
        var parts = Parts<TPoint, TLog, IVectorMoments>(mixture);
        return RealVector.From(
            Enumerable.Range(0, parts[0].Mean.Count).Select(dimension => Weighted(mixture, parts, part => part.Mean[dimension]))
        );
    }

    /// <summary>Σ wᵢ·(Σᵢ + (mᵢ − m)(mᵢ − m)ᵀ) of components of k numbers, [k, k].</summary>
    /// <exception cref="ArgumentException">A component has no covariance.</exception>
    public static RealMatrix Covariance<TPoint, TLog>(Mixture<TPoint, TLog> mixture)
        where TLog : struct, ILogProbability<TLog>
    {
        var mean = MeanVector(mixture);
        (RealVector Mean, RealMatrix Covariance)[] parts =
        [
            .. Parts<TPoint, TLog, IVectorMoments>(mixture).Select(part => (part.Mean, part.Covariance)),
        ];
        return RealMatrix.Of(
            mean.Count,
            mean.Count,
            (row, column) =>
                Weighted(
                    mixture,
                    parts,
                    part => part.Covariance[row, column] + ((part.Mean[row] - mean[row]) * (part.Mean[column] - mean[column]))
                )
        );
    }

    private static TMoments[] Parts<TPoint, TLog, TMoments>(Mixture<TPoint, TLog> mixture)
        where TLog : struct, ILogProbability<TLog> =>
        [
            .. mixture.Components.Select(
                (component, i) =>
                    component is TMoments moments
                        ? moments
                        : throw new ArgumentException(
                            $"{nameof(mixture)}.Components[{i}] is {component}, which has no {typeof(TMoments).Name}; estimate from draws.",
                            nameof(mixture)
                        )
            ),
        ];

    private static double Weighted<TPoint, TLog, TPart>(Mixture<TPoint, TLog> mixture, TPart[] parts, Func<TPart, double> value)
        where TLog : struct, ILogProbability<TLog> =>
        parts.Select((part, i) => Math.Exp(mixture.Weights.LogProbabilities[i]) * value(part)).Sum();
}
