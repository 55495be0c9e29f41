using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>Runs one kernel on matrices made of plain values.</summary>
internal static class KernelRun
{
    /// <summary>What the kernel leaves in the workspace of <paramref name="rows"/> examples.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="sums">The sums over the batch that it makes by blocks.</param>
    /// <param name="lanes">The lanes that run it.</param>
    public static Workspace Of(int rows, Action<Lane, Workspace> kernel, int sums = 0, int lanes = 1)
    {
        var memory = new Workspace(rows, new(0, (int)BlockSums.Size(rows, sums), 0, lanes), new([]), [], []);
        memory.Scratch.AsSpan().Fill(float.NaN);
        using var team = new ThreadTeam(lanes);
        team.Run(lane => kernel(lane, memory));
        return memory;
    }

    /// <summary>A matrix of these rows.</summary>
    public static Matrix Rows(params float[][] rows) => new([.. rows.SelectMany(row => row)], 0, rows.Length, rows[0].Length);

    /// <summary>A matrix of NaN: what a kernel does not write stays visible.</summary>
    public static Matrix Unwritten(int rows, int columns) =>
        Rows([.. Enumerable.Repeat(Enumerable.Repeat(float.NaN, columns).ToArray(), rows)]);

    /// <summary>A matrix of standard normal values.</summary>
    public static Matrix Normal(int rows, int columns, ulong seed) =>
        new(
            [
                .. Enumerable
                    .Range(0, rows * columns)
                    .Select(i => (float)NormalDistribution.Quantile(Uniform.Open(Key.FromSeed(seed).Words((uint)i, 0).Word0))),
            ],
            0,
            rows,
            columns
        );

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
