using System.Diagnostics;

namespace FunctionalVae.LongRun;

/// <summary>What the process holds after a step, when all that nobody needs was collected.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Resident">Bytes of memory that are resident.</param>
/// <param name="Managed">Bytes of live managed objects.</param>
/// <param name="Handles">Open handles; on Linux file descriptors.</param>
/// <param name="Threads">Threads of the process.</param>
internal sealed record Reading(long Step, long Resident, long Managed, int Handles, int Threads)
{
    public static Reading After(long step)
    {
        // Twice, for what finalizers let go. Memory that is free goes back to the system: what the collector keeps of it is no growth.
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        var managed = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return new(step, process.WorkingSet64, managed, process.HandleCount, process.Threads.Count);
    }
}
