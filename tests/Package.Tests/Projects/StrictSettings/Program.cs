using System.Globalization;
using FunctionalVae;
using FunctionalVae.Data;
using FunctionalVae.Somewhere;

var images = Strict.Binarize(Strict.Images.Of(Digits.Load().Train), Key.FromSeed(1));
var run = Strict.Train(Strict.Defaults, Dataset.Of(images));
var improved = run.Epochs[^1].Objective.Value > run.Epochs[0].Objective.Value;
Console.WriteLine("improved: " + improved.ToString(CultureInfo.InvariantCulture));
