using Acme.System;
using FunctionalVae;
using FunctionalVae.Data;

// 'System' is a namespace of this project here.
var images = @class.@event.Images.Of(Digits.Load().Train);
var options = new TrainOptions(Epochs: 2, BatchSize: 64, Threads: 2);
var run = @class.@event.Train(options, Dataset.Of(images));
global::System.Console.WriteLine("improved: " + (run.Epochs[1].Objective.Value > run.Epochs[0].Objective.Value));
