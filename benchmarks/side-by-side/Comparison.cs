using System.Runtime.InteropServices;
using static System.FormattableString;

namespace FunctionalVae.SideBySide;

/// <summary>Runs both sides in turns, so that both meet the machine in the same state.</summary>
internal static class Comparison
{
    private const int Alternations = 7;
    private const double SecondsPerTurn = 0.3;
    private const double WarmUpSeconds = 0.5;

    /// <summary>One row of the table, or null without PyTorch.</summary>
    public static string? Row(Case @case, string python, string repository, TextWriter log)
    {
        var file = Path.GetTempFileName();
        try
        {
            using var own = new BenchmarkSession(@case.Model, @case.BatchSize, @case.Threads);
            File.WriteAllBytes(file, MemoryMarshal.AsBytes(own.Examples.Values.Span));
            using var other = PyTorchProcess.Start(python, repository, @case, file);
            if (other is null)
            {
                return null;
            }

            log.Write(Invariant($"{@case.Model.Name}, batch {@case.BatchSize}, threads {@case.Threads}: {other.Description}\n"));
            own.StepMicroseconds(WarmUpSeconds);
            own.DecodeMicroseconds(WarmUpSeconds);
            var (ownSteps, otherSteps, ownDecodes, otherDecodes) = (
                new double[Alternations],
                new double[Alternations],
                new double[Alternations],
                new double[Alternations]
            );
            for (var turn = 0; turn < Alternations; turn++)
            {
                ownSteps[turn] = own.StepMicroseconds(SecondsPerTurn);
                otherSteps[turn] = other.StepMicroseconds(SecondsPerTurn);
                ownDecodes[turn] = own.DecodeMicroseconds(SecondsPerTurn / 3);
                otherDecodes[turn] = other.DecodeMicroseconds(SecondsPerTurn / 3);
            }

            var (step, otherStep) = (Median(ownSteps), Median(otherSteps));
            var (decode, otherDecode) = (Median(ownDecodes), Median(otherDecodes));
            return Invariant(
                $"| {@case.Model.Name} | {@case.BatchSize} | {@case.Threads} | {step:F1} | {otherStep:F1} | {otherStep / step:F2} | {decode:F1} | {otherDecode:F1} | {otherDecode / decode:F2} |\n"
            );
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
