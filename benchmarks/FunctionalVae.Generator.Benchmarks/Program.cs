using System.Globalization;
using FunctionalVae.Generator.Benchmarks;

// Medians of what the generator costs the compiler, in milliseconds: dotnet run -c Release --project benchmarks/FunctionalVae.Generator.Benchmarks
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int repetitions = 21;
Console.WriteLine($"{Machine.Processor()}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, Roslyn {Machine.Roslyn}");
Console.WriteLine(
    $"medians of {repetitions} in milliseconds: the generator's own time (GeneratorDriver.GetTimingInfo), and the whole run of the driver; fastest: of the generator"
);
Console.WriteLine();

var first = Measurement.Cold(Specimens.Compile(1));
Console.WriteLine($"the first spec of a process, compiled by the JIT on the way: {first.Generator:F1} (driver {first.Driver:F1})");
Console.WriteLine();
Console.WriteLine("| specs | what is run | generator | a spec | driver | fastest |");
Console.WriteLine("|---:|---|---:|---:|---:|---:|");
foreach (var count in new[] { 1, 10, 50 })
{
    Row(count, "cold", Measurement.Median(repetitions, _ => Measurement.Cold(Specimens.Compile(count))));
    Row(count, "unrelated edit", Measurement.Edits(count, repetitions, Specimens.EditUnrelated));
    Row(count, "edit of one spec", Measurement.Edits(count, repetitions, Specimens.EditSpec));
    Row(count, "edit of a shared block", Measurement.Edits(count, repetitions, Specimens.EditBlock));
}

static void Row(int count, string what, Cost cost) =>
    Console.WriteLine($"| {count} | {what} | {cost.Generator:F2} | {cost.Generator / count:F2} | {cost.Driver:F2} | {cost.Fastest:F2} |");
