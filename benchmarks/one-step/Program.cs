using System.Globalization;
using FunctionalVae;
using FunctionalVae.Zoo;

// The shortest program that trains: what side-by-side starts to measure the way from a process to its first step.
var options = new TrainOptions(BatchSize: 128);
var images = MnistVae.Images.From(Enumerable.Repeat(0.5f, options.BatchSize * MnistVae.Model.Layout.InputWidth));
var state = MnistVae.Step(MnistVae.Start(options, Key.FromSeed(1)), images);
Console.Write(string.Create(CultureInfo.InvariantCulture, $"{state.Objective}\n"));
