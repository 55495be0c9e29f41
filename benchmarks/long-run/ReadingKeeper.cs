using FunctionalVae.Checkpoints;
using FunctionalVae.Zoo;

namespace FunctionalVae.LongRun;

/// <summary>Reads what the process holds every so many steps; leaks on request, and keeps checkpoints where it is given a folder.</summary>
/// <param name="every">Steps between two readings.</param>
/// <param name="leak">Bytes to leak at each step.</param>
/// <param name="checkpoints">Where ten checkpoints are kept between two readings; null for none.</param>
internal sealed class ReadingKeeper(long every, int leak, CheckpointFolder? checkpoints) : ITrainingKeeper
{
    private const int StepsALump = 250;

    // Reading needs code and files itself, which the JIT compiles again as it is called more often: all of that comes before the first reading.
    private const int StepsBetweenTrials = 2000;
    private const int Trials = 45;

    // Threads that the run time starts for a while, such as the JIT's, end when they have had nothing to do for some seconds.
    private const int SettlingSeconds = 8;
    private readonly List<byte[]> leaked = [];

    public List<Reading> Readings { get; } = [];

    public bool IsDue(long step)
    {
        if (leak > 0 && step % StepsALump == 0)
        {
            // Written to, so that it is resident.
            var lump = new byte[leak * StepsALump];
            Array.Fill(lump, (byte)1);
            leaked.Add(lump);
        }

        if (step % every == 0)
        {
            Readings.Add(Settled(step));
        }
        else if (step % StepsBetweenTrials == 0 && step / StepsBetweenTrials <= Trials)
        {
            _ = Reading.After(step);
        }

        return checkpoints is not null && step % (every / 10) == every / 20;
    }

    // The least handles and threads of some seconds, in which nothing is trained.
    private static Reading Settled(long step)
    {
        var least = Reading.After(step);
        for (var second = 0; second < SettlingSeconds; second++)
        {
            Thread.Sleep(TimeSpan.FromSeconds(1));
            var next = Reading.After(step);
            least = next with { Handles = Math.Min(next.Handles, least.Handles), Threads = Math.Min(next.Threads, least.Threads) };
        }

        return least;
    }

    public void Keep(TrainingPoint point, bool isLast)
    {
        if (checkpoints is not null)
        {
            checkpoints.Prune([checkpoints.Write(TinyVae.Model, new(point, new Dictionary<string, string>()))]);
        }
    }
}
