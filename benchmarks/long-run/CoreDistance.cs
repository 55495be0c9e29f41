using System.Diagnostics;

namespace FunctionalVae.LongRun;

/// <summary>
/// How far apart the processors of two threads are: how long a cache line takes from one to the other and back. Where a virtual machine's
/// processors are put on cores that share no cache, it takes several times as long, and a step on two threads takes up to twice as long.
/// </summary>
internal static class CoreDistance
{
    private const int Turns = 200_000;

    /// <summary>Distances up to so many times the least are the same place.</summary>
    private const double SamePlace = 1.5;

    /// <summary>Whether both ends of a measurement lay where the processors were near each other.</summary>
    public static bool IsNear(double distance, double least) => distance <= SamePlace * least;

    /// <summary>The time of a round trip, in nanoseconds.</summary>
    public static double Nanoseconds()
    {
        var ball = 0;
        var other = new Thread(() =>
        {
            for (var turn = 0; turn < Turns; turn++)
            {
                Await(ref ball, (2 * turn) + 1);
                Volatile.Write(ref ball, (2 * turn) + 2);
            }
        });
        other.Start();
        var clock = Stopwatch.StartNew();
        for (var turn = 0; turn < Turns; turn++)
        {
            Volatile.Write(ref ball, (2 * turn) + 1);
            Await(ref ball, (2 * turn) + 2);
        }

        var time = clock.Elapsed;
        other.Join();
        return time.TotalNanoseconds / Turns;
    }

    private static void Await(ref int ball, int value)
    {
        var spins = 0;
        while (Volatile.Read(ref ball) != value)
        {
            // Both threads may have been put on one processor.
            if (++spins % 10_000 == 0)
            {
                Thread.Yield();
            }
        }
    }
}
