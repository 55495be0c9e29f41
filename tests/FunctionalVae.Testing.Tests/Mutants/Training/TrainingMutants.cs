using FunctionalVae.Interpreter;

namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Models that compute everything right and train wrong, begin wrong, or are fed wrong.</summary>
internal static class TrainingMutants
{
    private const double Percent = 1.01;

    /// <summary>A right model with dropout.</summary>
    public static InterpretedModel Dropping { get; } =
        InterpretedModel.Of(
            new(
                Input: new Features(4),
                Encoder: [new Dense(6, Activation.Tanh), new Dropout(0.4)],
                Latent: new DiagonalNormalLatent(2),
                Decoder: [new Dense(6, Activation.Tanh)],
                Likelihood: new NormalLikelihood(new FixedVariance(0.5))
            ),
            "DroppingVae"
        );

    private static IVaeModel Plain => MutantZoo.Plain;

    private static InterpretedModel Interpreted { get; } = InterpretedModel.Of(Plain.Spec, Plain.Name);

    public static IReadOnlyList<Mutant> All => [.. Steps, .. Optimizers, .. Inputs, .. Beginnings, .. Scores];

    private static IEnumerable<Mutant> Steps =>
        [
            Mutant.Of(
                "Step and Train give the initial weights",
                new StepMutant(
                    Plain,
                    (state, batch) => Plain.Step(state, batch) with { Parameters = state.Parameters, Average = state.Average }
                )
            ),
            Mutant.Of(
                "KL 1 % too large in training only",
                StepMutant.Of(
                    Plain,
                    InterpretedModel.Of(Plain.Spec with { Objective = new EvidenceLowerBound(Percent * Plain.Spec.Objective.Beta) })
                )
            ),
            Mutant.Of(
                "training without the KL's warm-up",
                new StepMutant(
                    Plain,
                    (state, batch) => Plain.Step(state with { Options = Unwarmed(state.Options) }, batch) with { Options = state.Options }
                )
            ),
            Mutant.Of(
                "training without the learning rate's schedule",
                new StepMutant(
                    Plain,
                    (state, batch) =>
                        Plain.Step(state with { Options = state.Options with { Schedule = null } }, batch) with
                        {
                            Options = state.Options,
                        }
                )
            ),
            Mutant.Of(
                "a step's objective is that of the step before",
                new StepMutant(Plain, (state, batch) => Plain.Step(state, batch) with { Objective = state.Objective ?? new(0, 0, 1) })
            ),
            Mutant.Of(
                "dropout without 1/(1 − rate)",
                new AlteredModel(Dropping, step => step with { Masks = [.. step.Masks.Select(Ones)] })
            ),
            Mutant.Of("no dropout in training", new AlteredModel(Dropping, step => step with { Masks = [.. step.Masks.Select(All1)] })),
            Mutant.Of(
                "one dropout mask for the whole batch",
                new AlteredModel(Dropping, step => step with { Masks = [.. step.Masks.Select(FirstRow)] })
            ),
            Mutant.Of(
                "training's noise scaled by 0.98",
                new AlteredModel(Interpreted, step => step with { Noise = Map(step.Noise, Shrunk) })
            ),
            Mutant.Of(
                "training's noise copied to all dimensions",
                new AlteredModel(Interpreted, step => step with { Noise = Map(step.Noise, Copied) })
            ),
            Mutant.Of(
                "training's noise is that of the first example",
                new AlteredModel(Interpreted, step => step with { Noise = FirstRow(step.Noise) })
            ),
            Mutant.Of(
                "training without noise",
                new AlteredModel(Interpreted, step => step with { Noise = Map(step.Noise, row => new float[row.Length]) })
            ),
        ];

    private static IEnumerable<Mutant> Optimizers =>
        [
            Mutant.Of("Adam without bias correction", new AlteredModel(Interpreted, step => step with { Number = int.MaxValue })),
            Mutant.Of(
                "Adam's bias correction one step late",
                new AlteredModel(Interpreted, step => step with { Number = step.Number + 1 })
            ),
            Changed(
                "Adam for AdamW",
                options => options.Optimizer is AdamW adam ? options with { Optimizer = adam with { WeightDecay = 0 } } : options
            ),
            Changed(
                "AdamW's decay coupled",
                options =>
                    options.Optimizer is AdamW adam
                        ? options with
                        {
                            Optimizer = adam with { WeightDecay = adam.WeightDecay * options.LearningRate },
                        }
                        : options
            ),
            Changed(
                "no momentum",
                options =>
                    options.Optimizer is Sgd { Nesterov: false } sgd ? options with { Optimizer = sgd with { Momentum = 0 } } : options
            ),
            Changed(
                "momentum for Nesterov's",
                options => options.Optimizer is Sgd sgd ? options with { Optimizer = sgd with { Nesterov = false } } : options
            ),
            Changed(
                "no decay in gradient descent",
                options => options.Optimizer is Sgd sgd ? options with { Optimizer = sgd with { WeightDecay = 0 } } : options
            ),
            Changed("the gradient is not clipped", options => options with { ClipNorm = null }),
            Mutant.Of(
                "averaged weights stay as they begin",
                new StepMutant(Plain, (state, batch) => Plain.Step(state, batch) with { Average = state.Average })
            ),
        ];

    private static IEnumerable<Mutant> Inputs =>
        [
            Mutant.Of(
                "the last, smaller batch dropped in Batches and Train",
                new BatchesMutant(Plain, batches => batches.GroupBy(batch => batch.Count).MaxBy(group => group.Key)!)
            ),
            Mutant.Of(
                "the first example of a batch twice, the last never",
                new BatchesMutant(Plain, batches => batches.Select(FirstTwice))
            ),
            Mutant.Of("every epoch in the same order", new BatchesMutant(Plain, batches => batches, sameOrder: true)),
            Mutant.Of("training binarises by threshold", new StepMutant(Plain, (state, batch) => Plain.Step(state, Threshold(batch)))),
            Mutant.Of(
                "training binarises with the same bits at every step",
                new StepMutant(
                    Plain,
                    (state, batch) => Plain.Step(state, Plain.Binarize(batch, state.Key.Child(KeySites.Binarization).Child(0)))
                )
            ),
            Mutant.Of("Binarize by threshold", new BinarizeMutant(Plain, (images, _) => Threshold(images))),
            Mutant.Of("Binarize without the key", new BinarizeMutant(Plain, (images, _) => Plain.Binarize(images, Key.FromSeed(0)))),
            Mutant.Of(
                "Binarize with one uniform value for an example",
                new BinarizeMutant(Plain, (images, key) => Map(images, (row, i) => [.. row.Select(g => Below(g, key, i))]))
            ),
            Mutant.Of("Binarize leaves grey values", new BinarizeMutant(Plain, (images, _) => images)),
            Mutant.Of("noise scaled by 0.98", new NoiseMutant(Plain, Shrunk)),
            Mutant.Of("noise copied to all dimensions", new NoiseMutant(Plain, Copied)),
            Mutant.Of(
                "noise uniform, of variance 1",
                new NoiseMutant(Plain, row => [.. row.Select(value => (float)(Math.Sqrt(12) * (Cumulative(value) - 0.5)))])
            ),
        ];

    private static IEnumerable<Mutant> Beginnings =>
        [
            Mutant.Of("initial weights are 0", new InitialMutant(Plain, (_, _) => 0)),
            Mutant.Of("initial weights 1.2 times too wide", new InitialMutant(Plain, (value, _) => 1.2f * value)),
            Mutant.Of("initial weights half as wide", new InitialMutant(Plain, (value, _) => 0.5f * value)),
            Mutant.Of("initial weights positive", new InitialMutant(Plain, (value, _) => Math.Abs(value))),
        ];

    private static IEnumerable<Mutant> Scores =>
        [
            Mutant.Of("Evaluate counts an uneven last chunk as a whole one", new UnevenChunksMutant(Plain, 256)),
            Mutant.Of("Evaluate leaves out an uneven last chunk", new UnevenChunksMutant(Plain, 256, drops: true)),
            Mutant.Of(
                "reconstruction 1 % too large",
                TermsMutant.OfEach(Plain, term => term with { Reconstruction = Percent * term.Reconstruction })
            ),
            Mutant.Of(
                "reconstruction averaged over dimensions",
                TermsMutant.OfEach(MutantZoo.Learned, term => term with { Reconstruction = term.Reconstruction / 4 })
            ),
            Mutant.Of(
                "reconstruction without ½ log 2π",
                TermsMutant.OfEach(
                    MutantZoo.Learned,
                    term => term with { Reconstruction = term.Reconstruction + (4 * NormalDistribution.HalfLogTwoPi) }
                )
            ),
        ];

    private static Mutant Changed(string name, Func<TrainOptions, TrainOptions> change) =>
        Mutant.Of(
            name,
            new StepMutant(
                Plain,
                (state, batch) => Plain.Step(state with { Options = change(state.Options) }, batch) with { Options = state.Options }
            )
        );

    private static TrainOptions Unwarmed(TrainOptions options) => options with { KlWarmupEpochs = 0 };

    private static Batch Ones(Batch mask) => Map(mask, row => [.. row.Select(value => value == 0 ? 0f : 1f)]);

    private static Batch All1(Batch mask) => Map(mask, row => [.. row.Select(_ => 1f)]);

    private static Batch FirstRow(Batch values) => Map(values, (_, _) => values[0].ToArray());

    private static Batch FirstTwice(Batch batch) => Map(batch, (row, i) => i == batch.Count - 1 ? batch[0].ToArray() : row);

    private static Batch Threshold(Batch images) => Map(images, row => [.. row.Select(value => value > 0.5f ? 1f : 0f)]);

    private static float[] Shrunk(float[] row) => [.. row.Select(value => 0.98f * value)];

    private static float[] Copied(float[] row) => [.. row.Select(_ => row[0])];

    private static float Below(float grey, Key key, int row) => Uniform.Open(key.Words((uint)row, 0).Word0) < grey ? 1 : 0;

    private static double Cumulative(float value) => NormalDistribution.Cumulative(value);

    private static Batch Map(Batch values, Func<float[], float[]> change) => Map(values, (row, _) => change(row));

    private static Batch Map(Batch values, Func<float[], int, float[]> change) =>
        new([.. Enumerable.Range(0, values.Count).SelectMany(row => change(values[row].ToArray(), row))], values.Width);
}
