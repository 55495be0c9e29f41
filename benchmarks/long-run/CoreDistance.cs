using System.Diagnostics;

namespace FunctionalVae.LongRun;

/// <summary>
/// How far apart the processors of two threads are: how long a cache line takes from one to the other and back. Where a virtual machine's
/// processors are put on cores that share no cache, it takes several times as long, and a step on two threads takes up to twice as long.
/// </summary>
/// <param name="threads">Threads that are measured; one has no distance.</param>
internal sealed class CoreDistance(int threads)
{
    private const int Turns = 200_000;
    private const int LongestWait = 60;

    // Distances up to so many times the least are the same place.
    private const double SamePlace = 1.5;
    private double least = double.PositiveInfinity;

    /// <summary>The distance now, in nanoseconds; 0 where there is none.</summary>
    public double Now()
    {
        var distance = threads == 1 ? 0 : Nanoseconds();
        least = Math.Min(least, distance);
        return distance;
    }

    /// <summary>Whether a distance is that of processors that are near each other, as far as is known by now.</summary>
    public bool IsNear(double distance) => distance <= SamePlace * least;

    /// <summary>Waits for the processors to be near each other; a minute at most.</summary>
    public void Await()
    {
        for (var second = 0; second < LongestWait && !IsNear(Now()); second++)
        {
            Thread.Sleep(1000);
        }
    }

    private static double Nanoseconds()
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
