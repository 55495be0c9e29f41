using System.Globalization;
using FunctionalVae;
using FunctionalVae.Zoo;

// The shortest program that trains: what side-by-side starts to measure the way from a process to its first step. Exit code 0 is a finite objective.
// one-step turns: says what it computes with, trains for as many seconds as each line of input says, and prints the first decile of its steps' times in microseconds.
if (args is ["turns"])
{
    var set = InstructionSet.Current;
    Console.WriteLine($"{set.VectorBits} bits, {(set.HasFusedMultiplyAdd ? "fused multiply-adds" : "emulated multiply-adds")}");
    using var session = new BenchmarkSession(MnistVae.Model, batchSize: 128, threads: 1);
    while (Console.ReadLine() is { } seconds)
    {
        var microseconds = session.StepMicroseconds(double.Parse(seconds, CultureInfo.InvariantCulture));
        Console.WriteLine(microseconds.ToString(CultureInfo.InvariantCulture));
    }

    return 0;
}

var options = new TrainOptions(BatchSize: 128);
var images = MnistVae.Images.From(new float[options.BatchSize * MnistVae.Model.Layout.InputWidth]);
var state = MnistVae.Step(MnistVae.Start(options, Key.FromSeed(1)), images);
return state.Objective is { } objective && double.IsFinite(objective.Value) ? 0 : 1;
