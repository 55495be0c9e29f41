using System.Globalization;
using FunctionalVae.Checkpoints;
using FunctionalVae.LongRun;

// long-run [--threads N] [--leak BYTES] [--checkpoints]: what a process holds from step 200,000 to 1,000,000 of TinyVae, as Markdown tables. With
// --leak so many bytes are leaked at each step, which must be seen; with --checkpoints every 10,000 steps one is kept in a folder of its own.
// long-run checkpoints [--threads N] [--rounds N]: what a checkpoint every second costs MnistVae, in turns with training without. Pairs
// of turns at which two processors lay further apart than at others are measured again.
// long-run finite [--threads N]: what it costs to look for values that are not finite.
// Exit code 1: a bound is broken; 2: other words.
const double MostOfCheckpoints = 1.02;
const double MostOfFinite = 0.005;
var (threads, leak, rounds, keeps, way) = (1, 0, 7, false, "");
for (var i = 0; i < args.Length; i++)
{
    var number = i + 1 < args.Length && int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var given) && given > 0 ? given : 0;
    switch (args[i])
    {
        case "checkpoints" or "finite" when i == 0:
            way = args[i];
            break;
        case "--checkpoints":
            keeps = true;
            break;
        case "--threads" when number > 0:
            threads = number;
            i++;
            break;
        case "--leak" when number > 0:
            leak = number;
            i++;
            break;
        case "--rounds" when number > 0:
            rounds = number;
            i++;
            break;
        default:
            Console.Error.Write($"{args[i]} is not one of the words of long-run; its first lines say which there are.\n");
            return 2;
    }
}

if (way == "checkpoints")
{
    var (table, ratio) = CheckpointCost.Of(rounds, threads);
    Console.Write(table);
    return ratio <= MostOfCheckpoints ? 0 : 1;
}

if (way == "finite")
{
    var (table, share) = FiniteCost.Of(threads);
    Console.Write(table);
    return share <= MostOfFinite ? 0 : 1;
}

var place = keeps ? Directory.CreateTempSubdirectory("long-run-").FullName : null;
try
{
    const long Every = 100_000;
    var readings = LongTraining.Of(10 * Every, Every, threads, leak, place is null ? null : new CheckpointFolder(place));
    // Writing files rents buffers, which the run time's pools keep for a while and let go: up and down by some hundred kilobytes.
    var growth = new Growth([.. readings.Skip(1)], keeps ? 1_000_000 : 64_000);
    Console.Write(growth);
    return growth.Holds ? 0 : 1;
}
finally
{
    if (place is not null)
    {
        Directory.Delete(place, recursive: true);
    }
}
