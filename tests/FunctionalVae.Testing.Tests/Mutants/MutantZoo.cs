using FunctionalVae.Interpreter;

namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Everything that is known to go wrong in a variational autoencoder, once each.</summary>
internal static class MutantZoo
{
    private const double Percent = 1.01;
    private const double WideVariance = 2.5;
    private const double AggregateWeight = 20;

    /// <summary>The right models that mutants are made of: the zoo's smallest, and one with a trained prior and β ≠ 1.</summary>
    public static IVaeModel Plain { get; } = TinyVae.Model;

    public static IVaeModel Learned { get; } = InterpretedModel.Of(LearnedSpec, "LearnedVae");

    /// <summary>One that is trained by an importance-weighted bound.</summary>
    public static IVaeModel Weighed { get; } = Vae.ModelFrom(Learned.Spec with { Objective = new ImportanceWeighted(3) }, "WeighedVae");

    public static IVaeModel Vamped { get; } =
        InterpretedModel.Of(LearnedSpec with { Latent = new DiagonalNormalLatent(3, new VampPrior(3)) }, "VampedVae");

    public static IVaeModel Flowing { get; } =
        InterpretedModel.Of(LearnedSpec with { Latent = new DiagonalNormalLatent(3, new FlowPrior(3, 4)) }, "FlowingVae");

    public static IVaeModel Correlated { get; } =
        InterpretedModel.Of(LearnedSpec with { Latent = new FullNormalLatent(3) }, "CorrelatedVae");

    /// <summary>One that is trained by another divergence, and one with a weight of the total correlation.</summary>
    public static IVaeModel General { get; } =
        Vae.ModelFrom(
            LearnedSpec with
            {
                Latent = new DiagonalNormalLatent(3),
                Objective = new GeneralizedVariational(new RenyiDivergence(0.5)),
            },
            "GeneralVae"
        );

    public static IVaeModel Untangled { get; } =
        Vae.ModelFrom(LearnedSpec with { Objective = new BetaTotalCorrelation(6) }, "UntangledVae");

    public static IVaeModel Wide { get; } =
        InterpretedModel.Of(LearnedSpec with { Latent = new DiagonalNormalLatent(3, new NormalPrior(WideVariance)) }, "WideVae");

    /// <summary>One whose encoder has doubly reparameterised gradients, of three draws.</summary>
    public static IVaeModel Doubly { get; } =
        Vae.ModelFrom(Learned.Spec with { Objective = new ImportanceWeighted(3, 1, DrawGradient.DoublyReparameterized) }, "DoublyVae");

    /// <summary>One whose encoder is trained through its draw alone.</summary>
    public static IVaeModel Landing { get; } =
        Vae.ModelFrom(Learned.Spec with { Objective = new ImportanceWeighted(1, 1, DrawGradient.StickingTheLanding) }, "LandingVae");

    /// <summary>One whose latent dimensions have free bits.</summary>
    public static IVaeModel Free { get; } =
        Vae.ModelFrom(Learned.Spec with { Objective = new EvidenceLowerBound(FreeBits: 0.5) }, "FreeVae");

    public static IVaeModel Mixed { get; } =
        InterpretedModel.Of(LearnedSpec with { Latent = new DiagonalNormalLatent(3, new MixturePrior(4)) }, "MixedVae");

    /// <summary>One whose divergence is of the aggregate posterior.</summary>
    public static IVaeModel Aggregate { get; } = OfAggregate(new SquaredMmd(), "AggregateVae");

    public static IVaeModel Sliced { get; } = OfAggregate(new SlicedWasserstein(4), "SlicedVae");

    public static IVaeModel Transported { get; } = OfAggregate(new DebiasedSinkhorn(0.1, 40), "TransportedVae");

    /// <summary>All mutants, made anew: one of them remembers its calls, and what it did for one test must not change another.</summary>
    public static IReadOnlyList<Mutant> All => [.. Computing, .. TableMutants.All, .. LabelMutants.All, .. TrainingMutants.All];

    private static IReadOnlyList<Mutant> Computing =>
        [
            Mutant.Of("KL 1 % too large", new KlFormulaMutant(Plain, (mean, l) => Percent * StandardKl(mean, l))),
            Mutant.Of("KL with the wrong sign", TermsMutant.OfEach(Plain, term => term with { Kl = -term.Kl })),
            Mutant.Of("KL with σ for σ²", new KlFormulaMutant(Plain, (mean, l) => StandardKl(mean, 0.5 * l))),
            Mutant.Of("KL without the −1", new KlFormulaMutant(Plain, (mean, l) => StandardKl(mean, l) + 0.5)),
            Mutant.Of("KL(p ‖ q) for KL(q ‖ p)", new KlFormulaMutant(Plain, (mean, l) => StandardKl(mean * Math.Exp(-0.5 * l), -l))),
            Mutant.Of("KL against the standard normal, prior is learned", new KlFormulaMutant(Learned, StandardKl)),
            Mutant.Of("KL against the standard normal, prior is wider", new KlFormulaMutant(Wide, StandardKl)),
            Mutant.Of(
                "KL without the prior's log v",
                new KlFormulaMutant(
                    Wide,
                    (mean, l) => StandardKl(mean / Math.Sqrt(WideVariance), l - Math.Log(WideVariance)) - (0.5 * Math.Log(WideVariance))
                )
            ),
            Mutant.Of("KL averaged over dimensions, not summed", TermsMutant.OfEach(Plain, term => term with { Kl = term.Kl / 2 })),
            Mutant.Of("hidden β in the KL", TermsMutant.OfEach(Learned, term => term with { Kl = Learned.Spec.Objective.Beta * term.Kl })),
            Mutant.Of(
                "KL is NaN where it is large",
                TermsMutant.OfEach(Plain, term => term.Kl > 20 ? term with { Kl = double.NaN } : term)
            ),
            Mutant.Of(
                "log p(z) − log q(z|x) with the wrong sign",
                TermsMutant.OfEach(Plain, term => term with { LogPriorRatio = -term.LogPriorRatio })
            ),
            Mutant.Of("log weight with the analytic KL", TermsMutant.OfEach(Plain, term => term with { LogPriorRatio = -term.Kl })),
            Mutant.Of(
                "log weights 1 % too long",
                TermsMutant.OfEach(Plain, term => term with { LogPriorRatio = Percent * term.LogPriorRatio })
            ),
            Mutant.Of(
                "log weight underflows to −∞",
                TermsMutant.OfEach(Plain, term => term.LogWeight < -60 ? term with { LogPriorRatio = double.NegativeInfinity } : term)
            ),
            Mutant.Of("KL at the draw 1 % too large", TermsMutant.OfEach(Mixed, term => term with { Kl = Percent * term.Kl })),
            Mutant.Of(
                "KL at the draw with the wrong sign",
                TermsMutant.OfEach(Mixed, term => term with { Kl = -term.Kl, LogPriorRatio = -term.LogPriorRatio })
            ),
            Mutant.Of("KL at the draw without what is below 0", TermsMutant.OfEach(Mixed, term => term with { Kl = Math.Max(0, term.Kl) })),
            Mutant.Of("KL to a mixture of posteriors whose weights differ", new AsMixtureMutant(Vamped, [0.7f, 0, 0])),
            Mutant.Of(
                "KL to a mixture of posteriors without log P",
                TermsMutant.OfEach(
                    Vamped,
                    term => term with { Kl = term.Kl - Math.Log(3), LogPriorRatio = term.LogPriorRatio + Math.Log(3) }
                )
            ),
            Mutant.Of("KL to a flow without the logarithms of its scales", new UnscaledFlowMutant(Flowing)),
            Mutant.Of("KL of a full covariance without what is below its diagonal", new FactorMutant(Correlated, isTransposed: false)),
            Mutant.Of("draw of a full covariance by the transposed factor", new FactorMutant(Correlated, isTransposed: true)),
            Mutant.Of("gradient that does not reach the encoder through its prior", new AsMixtureMutant(Vamped, null)),
            Mutant.Of("DrawPrior of a mixture twice too wide", new WidePriorMutant(Mixed)),
            Mutant.Of("gradient 1 % too long", new GradientMutant(Plain, (_, g) => [.. g.Select(value => (float)Percent * value)])),
            Mutant.Of("gradient with the wrong sign", new GradientMutant(Plain, (_, g) => [.. g.Select(value => -value)])),
            Mutant.Of(
                "gradient without the KL term",
                new OtherGradientMutant(Plain, InterpretedModel.Of(Plain.Spec with { Objective = new EvidenceLowerBound(1e-12) }))
            ),
            Mutant.Of(
                "gradient of the KL where Rényi's divergence is trained",
                new OtherGradientMutant(General, InterpretedModel.Of(General.Spec with { Objective = new EvidenceLowerBound() }))
            ),
            Mutant.Of(
                "total correlation weighed by β, not by β − 1",
                new OtherGradientMutant(Untangled, InterpretedModel.Of(Untangled.Spec with { Objective = new BetaTotalCorrelation(7) }))
            ),
            Mutant.Of(
                "gradient at β = 1, β is 0.5",
                new OtherGradientMutant(Learned, InterpretedModel.Of(Learned.Spec with { Objective = new EvidenceLowerBound(1) }))
            ),
            Mutant.Of(
                "one tensor's gradient is 0",
                new GradientMutant(Plain, (name, g) => name == Plain.Layout.Tensors[1].Name ? new float[g.Length] : g)
            ),
            Mutant.Of(
                "draws weighed by softmax of the loss",
                new DrawWeightsMutant(Weighed, log => DrawWeightsMutant.Softmax(log.Select(w => -w)))
            ),
            Mutant.Of("draws weighed alike", new DrawWeightsMutant(Weighed, log => [.. log.Select(_ => 1.0 / log.Length)])),
            // Of three equal draws a doubly reparameterised gradient is a third of the one through the draws.
            Mutant.Of(
                "doubly reparameterised draws weighed by w̃, not w̃²",
                new DrawWeightsMutant(Doubly, DrawWeightsMutant.Softmax, log => [.. DrawWeightsMutant.Softmax(log).Select(w => 3 * w)])
            ),
            Mutant.Of(
                "the decoder weighed by w̃² too",
                new DrawWeightsMutant(Doubly, Squares, log => [.. Squares(log).Select(w => 3 * w)])
            ),
            Mutant.Of(
                "doubly reparameterised draws with the density's own derivative",
                new OtherGradientMutant(Doubly, InterpretedModel.Of(Weighed.Spec with { Objective = new ImportanceWeighted(3) }))
            ),
            Mutant.Of(
                "sticking the landing with the density's own derivative",
                new OtherGradientMutant(Landing, InterpretedModel.Of(Landing.Spec with { Objective = new ImportanceWeighted(1) }))
            ),
            Mutant.Of("free bits of each example, not of the batch", new ExampleByExampleMutant(Free)),
            Mutant.Of("free bits without effect", OtherFree(0)),
            Mutant.Of("free bits in bits, not nats", OtherFree(0.5 * Math.Log(2))),
            Mutant.Of("free bits of all dimensions together", OtherFree(0.5 / 3)),
            Mutant.Of("aggregate divergence without its weight", TermsMutant.OfEach(Aggregate, term => term with { Kl = term.Kl / 20 })),
            Mutant.Of("aggregate divergence without its gradient", OtherAggregate(Aggregate, new SquaredMmd(), 1e-9)),
            Mutant.Of("MMD² with distances averaged over the dimensions", OtherAggregate(Aggregate, new SquaredMmd(Scale: 3))),
            Mutant.Of("MMD² with the other kernel", OtherAggregate(Aggregate, new SquaredMmd(MmdKernel.Gaussian))),
            Mutant.Of("sliced distance with draws matched as they come", AggregateMutant.OfPairs(Sliced)),
            Mutant.Of("sliced distance of each example alone", new ExampleByExampleMutant(Sliced)),
            Mutant.Of("sliced distance of the other order", OtherAggregate(Sliced, new SlicedWasserstein(4, Order: 1))),
            Mutant.Of("sliced distance along other directions", OtherAggregate(Sliced, new SlicedWasserstein(5))),
            Mutant.Of("sliced distance summed over the directions", OtherAggregate(Sliced, new SlicedWasserstein(4), 4 * AggregateWeight)),
            Mutant.Of("Sinkhorn divergence with its bias", AggregateMutant.Biased(Transported, 0.1 * 2 * 3 * 16 / 12)),
            Mutant.Of(
                "Sinkhorn divergence of half the cost",
                OtherAggregate(Transported, new DebiasedSinkhorn(0.2, 40), 0.5 * AggregateWeight)
            ),
            Mutant.Of("Sinkhorn divergence of one update", OtherAggregate(Transported, new DebiasedSinkhorn(0.1, 1))),
            Mutant.Of("gradient summed over the batch", new SummedGradientMutant(Plain)),
            Mutant.Of("gradient counts the first example twice", new FirstTwiceMutant(Plain)),
            Mutant.Of(
                "Evaluate sums the KL, averages the rest",
                new ObjectiveMutant(Plain, (right, count) => right with { Kl = count * right.Kl })
            ),
            Mutant.Of(
                "Evaluate with β inside the KL",
                new ObjectiveMutant(Learned, (right, _) => right with { Kl = right.Beta * right.Kl })
            ),
            Mutant.Of("Draw ignores the noise", new DrawMutant(Plain, (mean, _, _) => mean)),
            Mutant.Of("Draw with σ = e^ℓ", new DrawMutant(Plain, (mean, l, e) => Math.Min(float.MaxValue, mean + (Math.Exp(l) * e)))),
            Mutant.Of("Decode gives logits", new LogitMutant(Plain)),
            Mutant.Of("Reconstruct from a draw", new NoisyReconstructionMutant(Plain)),
            Mutant.Of("Sample by another key", new OtherSampleKeyMutant(Plain)),
            Mutant.Of("Sample gives means", new MeansForSamplesMutant(Plain)),
            Mutant.Of("draws of binary values are their means", ExampleDrawsMutant.OfEach(Plain, (m, _, _) => m)),
            Mutant.Of("draws of binary values are the likelier ones", ExampleDrawsMutant.OfEach(Plain, (m, _, _) => m > 0.5 ? 1 : 0)),
            Mutant.Of("draws of real values are their means", ExampleDrawsMutant.OfEach(Learned, (m, _, _) => m)),
            Mutant.Of("draws with σ = 1", ExampleDrawsMutant.OfEach(Learned, (m, x, sigma) => m + ((x - m) / sigma))),
            Mutant.Of("draws with σ² for σ", ExampleDrawsMutant.OfEach(Learned, (m, x, sigma) => m + ((x - m) * sigma))),
            Mutant.Of("draws 10 % too wide", ExampleDrawsMutant.OfEach(Learned, (m, x, _) => m + (1.1 * (x - m)))),
            Mutant.Of("draws with one noise for all dimensions", new ExampleDrawsMutant(Learned, ExampleDrawsMutant.SharedNoise)),
            Mutant.Of("draws number their rows anew in each hundred", new ExampleDrawsMutant(Learned, ExampleDrawsMutant.ByChunks)),
            Mutant.Of("binary draws number their rows anew in each hundred", new ExampleDrawsMutant(Plain, ExampleDrawsMutant.ByChunks)),
            Mutant.Of(
                "draws depend on the number of rows",
                new ExampleDrawsMutant(Plain, (model, p, z, key) => model.DrawExamples(p, z, key.Child((ulong)z.Count)))
            ),
            Mutant.Of("draws without the key", new ExampleDrawsMutant(Learned, (model, p, z, _) => model.DrawExamples(p, z, new(1)))),
            Mutant.Of("DrawPrior twice too wide", new WidePriorMutant(Plain)),
            Mutant.Of("noise without the key", new KeylessNoiseMutant(Plain)),
            Mutant.Of("terms by statistics of the batch", new BatchStatisticsMutant(Plain)),
            Mutant.Of("terms with the neighbour's noise", new NeighboursNoiseMutant(Plain)),
            Mutant.Of("terms change from call to call", new RestlessMutant(Plain)),
            Mutant.Of("Step slower than Train", new SlowStepMutant(Plain)),
            Mutant.Of("Batches without the last, smaller one", new DropLastMutant(Plain)),
            Mutant.Of("Train depends on the number of threads", new ThreadedSumsMutant(Plain)),
            Mutant.Of("parameters from values by way of 16 bits", new HalfParametersMutant(Plain)),
            Mutant.Stored("a file without the last tensor", Plain, StorageMutants.LosesTensor),
            Mutant.Stored("a file of 16-bit values", Plain, StorageMutants.RoundsToHalf),
            new(
                "typed face: Elbo of twice the KL",
                options =>
                    VaeLaws.For(
                        TypedMutant.Of(TinyVae.Functions, "Evaluate", elbo => ((Elbo)elbo!) with { Kl = 2 * ((Elbo)elbo).Kl }),
                        options
                    )
            ),
            new(
                "typed face: LogWeight without the prior",
                options =>
                    VaeLaws.For(
                        TypedMutant.Of(
                            TinyVae.Functions,
                            "LogWeight",
                            weights => ((IReadOnlyList<double>)weights!).Select(w => w + 1).ToList()
                        ),
                        options
                    )
            ),
        ];

    private static double[] Squares(double[] logWeights) => [.. DrawWeightsMutant.Softmax(logWeights).Select(weight => weight * weight)];

    private static OtherGradientMutant OtherFree(double freeBits) =>
        new(Free, InterpretedModel.Of(Free.Spec with { Objective = new EvidenceLowerBound(FreeBits: freeBits) }));

    private static IVaeModel OfAggregate(AggregateDivergence divergence, string name) =>
        Vae.ModelFrom(
            LearnedSpec with
            {
                Latent = new DiagonalNormalLatent(3, new UniformPrior(-1, 3)),
                Objective = new WassersteinAutoencoder(divergence, AggregateWeight),
            },
            name
        );

    private static OtherGradientMutant OtherAggregate(IVaeModel right, AggregateDivergence divergence, double weight = AggregateWeight) =>
        new(right, InterpretedModel.Of(right.Spec with { Objective = new WassersteinAutoencoder(divergence, weight) }));

    private static VaeSpec LearnedSpec =>
        new(
            Input: new Features(4),
            Encoder: [new Dense(5, Activation.Tanh)],
            Latent: new DiagonalNormalLatent(3, new LearnedNormalPrior()),
            Decoder: [new Dense(5, Activation.Relu)],
            Likelihood: new NormalLikelihood(new LearnedVariance()),
            Objective: new EvidenceLowerBound(0.5)
        );

    // −½ (1 + ℓ − μ² − e^ℓ), Kingma and Welling 2014, appendix B.
    private static double StandardKl(double mean, double l) => -0.5 * (1 + l - (mean * mean) - Math.Exp(l));
}
