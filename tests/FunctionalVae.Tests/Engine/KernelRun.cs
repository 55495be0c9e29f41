using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>Runs one kernel on one lane, on matrices made of plain values.</summary>
internal static class KernelRun
{
    /// <summary>What the kernel leaves in the workspace of <paramref name="rows"/> examples.</summary>
    public static Workspace Of(int rows, Action<Lane, Workspace> kernel)
    {
        var memory = new Workspace(rows, new(0, 0, 0, 1), new([]), [], []);
        using var team = new ThreadTeam(1);
        team.Run(lane => kernel(lane, memory));
        return memory;
    }

    /// <summary>A matrix of these rows.</summary>
    public static Matrix Rows(params float[][] rows) => new([.. rows.SelectMany(row => row)], 0, rows.Length, rows[0].Length);

    /// <summary>A matrix of NaN: what a kernel does not write stays visible.</summary>
    public static Matrix Unwritten(int rows, int columns) =>
        Rows([.. Enumerable.Repeat(Enumerable.Repeat(float.NaN, columns).ToArray(), rows)]);

    /// <summary>How far <paramref name="actual"/> is off, relatively.</summary>
    public static double Error(double actual, double exact)
    {
        var error = Math.Abs(actual - exact) / Math.Abs(exact);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    /// <summary>Whether <paramref name="actual"/> keeps a relative error, or is within two of float32's last places below 2⁻¹²⁶.</summary>
    public static bool Holds(double actual, double exact, double bound) =>
        Math.Abs(actual - exact)
        <= (Math.Abs(exact) >= KernelFunction.SmallestNormal ? bound * Math.Abs(exact) : 2 * KernelFunction.SmallestNormal / (1 << 23));
}
