namespace FunctionalVae.Probability;

/// <summary>The costs ‖x − y‖ᵖ between the points of two clouds.</summary>
internal static class GroundCost
{
    /// <summary>One row per point of q, one column per point of p.</summary>
    public static double[][] Between(double order, PointCloud q, PointCloud p)
    {
        var cost = new double[q.Count][];
        for (var i = 0; i < cost.Length; i++)
        {
            cost[i] = new double[p.Count];
            for (var j = 0; j < p.Count; j++)
            {
                var square = PointRows.SquaredDistance(q.Points.RowSpan(i), p.Points.RowSpan(j));
                cost[i][j] = order == 2 ? square : WassersteinOrder.Power(order, Math.Sqrt(square));
            }
        }

        return cost;
    }

    public static double[][] Transpose(double[][] cost)
    {
        var transpose = new double[cost[0].Length][];
        for (var j = 0; j < transpose.Length; j++)
        {
            transpose[j] = [.. cost.Select(row => row[j])];
        }

        return transpose;
    }
}
