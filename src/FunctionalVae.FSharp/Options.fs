namespace FunctionalVae.FSharp

open FunctionalVae

/// <summary>
/// How a model is trained, as an F# record: <c>{ Options.defaults with Epochs = 20; ClipNorm = Some 1.0 }</c>. Field for field it is
/// <see cref="T:FunctionalVae.TrainOptions"/>, which C# takes; what may be absent is an option.
/// </summary>
[<RequireQualifiedAccess>]
type Options =
    {
        /// <summary>Passes over the training examples.</summary>
        Epochs: int
        /// <summary>Examples per step; the last batch of an epoch takes what is left.</summary>
        BatchSize: int
        /// <summary>The optimiser's step size.</summary>
        LearningRate: float
        /// <summary>The seed of every random choice: initial weights, split, order, noise, binarization.</summary>
        Seed: uint64
        /// <summary>Threads. On the managed engine the result does not depend on them, and 0 is one per processor; on torch they are those of
        /// the whole process, 0 is torch's own setting, and its rounding may depend on them. DiffSharp does not use it.</summary>
        Threads: int
        /// <summary>How a gradient becomes a change of the weights: <c>Adam()</c>, <c>AdamW()</c> or <c>Sgd()</c>.</summary>
        Optimizer: Optimizer
        /// <summary>How the learning rate goes over the run: <c>ConstantSchedule()</c>, <c>StepSchedule(…)</c>, <c>MilestoneSchedule(ValueList.From [ 1; 4; 13 ], 0.5)</c> or <c>CosineSchedule()</c>.</summary>
        Schedule: Schedule
        /// <summary>The greatest norm of the whole gradient: a longer one is shortened to it. None for no limit.</summary>
        ClipNorm: float option
        /// <summary>
        /// Averages the weights: average ← decay·average + (1 − decay)·weights after each step. The averaged weights are then those that are
        /// evaluated and handed out. In [0, 1); None for no averaging.
        /// </summary>
        AverageDecay: float option
        /// <summary>Over how many epochs the Kullback–Leibler term's weight rises linearly from 0 to the specification's β; 0 for none.</summary>
        KlWarmupEpochs: float
        /// <summary>The share of the examples, chosen by key, that is kept from training and scored after every epoch. In [0, 1); 0 for none.</summary>
        ValidationFraction: float
        /// <summary>
        /// Ends the run after so many epochs without a better validation objective, and restores the state of the best epoch. Needs a
        /// validation fraction; None to train to the end.
        /// </summary>
        Patience: int option
        /// <summary>
        /// The number of examples in the data, where the run's length matters: <c>Vae.train</c> fills it in, a fold of <c>Vae.step</c> does by
        /// <c>Options.forData</c>.
        /// </summary>
        Examples: int option
        /// <summary>Goes back where the loss spikes, in <c>Vae.train</c> and <c>Vae.trainFrom</c>: <c>Some(SpikeGuard())</c>; None to go on.</summary>
        Guard: SpikeGuard option
    }

/// <summary>Makes <see cref="T:FunctionalVae.FSharp.Options"/> and carries them to and from C#.</summary>
[<RequireQualifiedAccess>]
module Options =
    /// <summary>The record of C#'s options. An optimiser that is not given is <c>Adam()</c>, a schedule <c>ConstantSchedule()</c>: what C# takes then.</summary>
    let ofTrainOptions (options: TrainOptions) : Options =
        {
            Epochs = options.Epochs
            BatchSize = options.BatchSize
            LearningRate = options.LearningRate
            Seed = options.Seed
            Threads = options.Threads
            Optimizer = options.Optimizer |> Option.ofObj |> Option.defaultWith (fun () -> Adam())
            Schedule =
                options.Schedule
                |> Option.ofObj
                |> Option.defaultWith (fun () -> ConstantSchedule())
            ClipNorm = Option.ofNullable options.ClipNorm
            AverageDecay = Option.ofNullable options.AverageDecay
            KlWarmupEpochs = options.KlWarmupEpochs
            ValidationFraction = options.ValidationFraction
            Patience = Option.ofNullable options.Patience
            Examples = Option.ofNullable options.Examples
            Guard = Option.ofObj options.Guard
        }

    /// <summary>The same options for C#.</summary>
    let toTrainOptions (options: Options) =
        TrainOptions(
            Epochs = options.Epochs,
            BatchSize = options.BatchSize,
            LearningRate = options.LearningRate,
            Seed = options.Seed,
            Threads = options.Threads,
            Optimizer = options.Optimizer,
            Schedule = options.Schedule,
            ClipNorm = Option.toNullable options.ClipNorm,
            AverageDecay = Option.toNullable options.AverageDecay,
            KlWarmupEpochs = options.KlWarmupEpochs,
            ValidationFraction = options.ValidationFraction,
            Patience = Option.toNullable options.Patience,
            Examples = Option.toNullable options.Examples,
            Guard = Option.toObj options.Guard
        )

    /// <summary>10 epochs of batches of 128 with Adam at 1e-3, seed 1, and nothing else asked for.</summary>
    let defaults = ofTrainOptions (TrainOptions())

    /// <summary>The options that the model's author recommends.</summary>
    let ofModel (vae: IObjectiveVae<_, _, _, _, _, _>) = ofTrainOptions vae.Model.Defaults

    /// <summary>
    /// The options for a run over <paramref name="data"/>: what a fold of <c>Vae.step</c> starts from when the learning rate or the weight of
    /// the Kullback–Leibler term changes over the run.
    /// </summary>
    let forData (data: IDataset<_>) (options: Options) =
        { options with
            Examples = Some data.Count
        }
