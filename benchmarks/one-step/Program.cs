using FunctionalVae;
using FunctionalVae.Zoo;

// The shortest program that trains: what side-by-side starts to measure the way from a process to its first step. Exit code 0 is a finite objective.
var options = new TrainOptions(BatchSize: 128);
var images = MnistVae.Images.From(new float[options.BatchSize * MnistVae.Model.Layout.InputWidth]);
var state = MnistVae.Step(MnistVae.Start(options, Key.FromSeed(1)), images);
return state.Objective is { } objective && double.IsFinite(objective.Value) ? 0 : 1;
