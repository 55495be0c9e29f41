namespace FunctionalVae.Probability;

/// <summary>The responsibilities that a fit begins with: each point is its nearest centre's.</summary>
internal static class MixtureStart
{
    /// <summary>Centres are points, each drawn by its squared distance from the nearest one before (k-means++), in standard deviations of each dimension.</summary>
    /// <param name="points">The points.</param>
    /// <param name="covariance">Their covariance.</param>
    /// <param name="key">The key of the centres.</param>
    /// <param name="responsibilities">Of each component 1 for its points and 0 for others; is written.</param>
    /// <exception cref="ArgumentException">There are fewer different points than components.</exception>
    public static void Write(PointColumns points, RealMatrix covariance, Key key, double[][] responsibilities)
    {
        var nearest = new int[points.Count];
        var distances = new double[points.Count];
        Array.Fill(distances, double.PositiveInfinity);
        var centre = Math.Min((int)(KeyDraws.Uniform(key, 0) * points.Count), points.Count - 1);
        for (var component = 0; component < responsibilities.Length; component++)
        {
            if (component > 0)
            {
                centre = Drawn(distances, KeyDraws.Uniform(key, (uint)component), responsibilities.Length);
            }

            for (var row = 0; row < points.Count; row++)
            {
                var distance = 0.0;
                for (var column = 0; column < points.Dimensions; column++)
                {
                    var difference = points[row, column] - points[centre, column];
                    distance += difference * difference / covariance[column, column];
                }

                if (distance < distances[row])
                {
                    (distances[row], nearest[row]) = (distance, component);
                }
            }
        }

        for (var row = 0; row < points.Count; row++)
        {
            responsibilities[nearest[row]][row] = 1;
        }
    }

    private static int Drawn(double[] distances, double probability, int components)
    {
        var rest = probability * distances.Sum();
        for (var row = 0; row < distances.Length; row++)
        {
            rest -= distances[row];
            if (rest < 0)
            {
                return row;
            }
        }

        // Rounding may leave something over.
        var last = Array.FindLastIndex(distances, distance => distance > 0);
        return last >= 0
            ? last
            : throw new ArgumentException(
                $"The points have fewer than {components} different ones: take fewer components.",
                nameof(components)
            );
    }
}
