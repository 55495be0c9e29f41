namespace FunctionalVae.Engine;

/// <summary>
/// A fixed number of threads that run one program together. The caller is lane 0; the other lanes are background threads that park
/// between programs.
/// </summary>
public sealed class ThreadTeam : IDisposable
{
    // Kernels take microseconds: a waiting lane spins about one, then gives its time slice away. Longer spins gain little on idle cores
    // and cost most of the speed where other programs share them.
    private const int SpinsBeforeYield = 100;
    private readonly Thread[] workers;
    private readonly SemaphoreSlim start = new(0);
    private Action<Lane>? program;
    private Exception? failure;
    private int arrived;
    private int generation;
    private bool disposed;

    /// <summary>A team of <paramref name="count"/> lanes.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public ThreadTeam(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        Count = count;
        First = new(this, 0);
        workers = new Thread[count - 1];
        for (var i = 0; i < workers.Length; i++)
        {
            var lane = new Lane(this, i + 1);
            workers[i] = new(() => Work(lane)) { IsBackground = true, Name = $"FunctionalVae lane {i + 1}" };
            workers[i].Start();
        }
    }

    /// <summary>The number of lanes.</summary>
    public int Count { get; }

    private Lane First { get; }

    /// <summary>Runs <paramref name="work"/> on every lane and returns when all are done. One caller at a time.</summary>
    /// <exception cref="InvalidOperationException">
    /// A lane failed, now or earlier: its exception is the inner one, and the team cannot be used again. A team of one lets the exception
    /// through as it is, and can.
    /// </exception>
    public void Run(Action<Lane> work)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (Count == 1)
        {
            work(First);
            return;
        }

        if (failure is not null)
        {
            throw new InvalidOperationException("A thread of the team failed earlier: " + failure.Message, failure);
        }

        program = work;
        start.Release(workers.Length);
        Execute(First);
        if (failure is not null)
        {
            throw new InvalidOperationException("A thread of the team failed: " + failure.Message, failure);
        }
    }

    /// <summary>Ends the background threads.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        program = null;
        if (workers.Length > 0)
        {
            start.Release(workers.Length);
        }

        foreach (var worker in workers)
        {
            worker.Join();
        }

        start.Dispose();
    }

    internal void Sync()
    {
        if (Count == 1)
        {
            return;
        }

        var seen = Volatile.Read(ref generation);
        if (Interlocked.Increment(ref arrived) == Count)
        {
            arrived = 0;
            Volatile.Write(ref generation, seen + 1);
            return;
        }

        var spins = 0;
        while (Volatile.Read(ref generation) == seen)
        {
            if (Volatile.Read(ref failure) is not null)
            {
                throw new InvalidOperationException("Another lane failed.");
            }

            if (++spins < SpinsBeforeYield)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Thread.Yield();
            }
        }
    }

    private void Work(Lane lane)
    {
        while (true)
        {
            start.Wait();
            if (Volatile.Read(ref program) is null)
            {
                return;
            }

            Execute(lane);
        }
    }

    private void Execute(Lane lane)
    {
        try
        {
            program!(lane);
            Sync();
        }
#pragma warning disable CA1031 // Whatever a lane throws must reach the caller of Run and not end the process from a background thread.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref failure, exception, null);
        }
    }
}
