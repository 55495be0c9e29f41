namespace FunctionalVae.Shared;

/// <summary>Random specifications by key: none to five layers a side, and every record of the vocabulary.</summary>
internal static class RandomSpecs
{
    private const ulong Tables = 77;
    private const ulong Priors = 78;
    private const ulong Conditions = 79;
    private const ulong Aggregates = 80;
    private const ulong Posteriors = 81;
    private const ulong Divergences = 82;
    private const ulong Correlations = 83;
    private static readonly Activation[] Activations = Enum.GetValues<Activation>();

    /// <summary>One in eight is of a table.</summary>
    public static VaeSpec Make(Key key)
    {
        var spec = WithPrior(Plain(key), new(key.Child(Priors)));
        spec =
            new Draws(key.Child(Tables)).Next(8) == 0
                ? OfTable(spec, new(key.Child(Tables).Child(1)))
                : WithCondition(spec, new(key.Child(Conditions)));
        spec = WithPosterior(OnAggregate(spec, new(key.Child(Aggregates))), new(key.Child(Posteriors)));
        return WithCorrelation(WithDivergence(spec, new(key.Child(Divergences))), new(key.Child(Correlations)));
    }

    // Apart from the other draws.
    private static VaeSpec WithCorrelation(VaeSpec spec, Draws draws) =>
        spec is { Latent: DiagonalNormalLatent { Size: > 1 }, Objective: EvidenceLowerBound } && draws.Next(12) == 0
            ? spec with
            {
                Objective = new BetaTotalCorrelation(0.5 * (1 + draws.Next(20))),
            }
            : spec;

    // Apart from the other draws. Priors without trained values go with it.
    private static VaeSpec WithDivergence(VaeSpec spec, Draws draws) =>
        spec is { Latent: DiagonalNormalLatent, Prior: StandardNormalPrior or NormalPrior, Objective: EvidenceLowerBound bound }
        && draws.Next(8) == 0
            ? spec with
            {
                Objective = new GeneralizedVariational(
                    draws.Next(3) switch
                    {
                        0 => new SquaredWasserstein(),
                        1 => new JeffreysDivergence(),
                        _ => new RenyiDivergence(0.1 * (1 + draws.Next(9))),
                    },
                    bound.Beta
                ),
            }
            : spec;

    // Apart from the other draws, which stay what they were.
    private static VaeSpec WithPosterior(VaeSpec spec, Draws draws) =>
        spec
            is {
                Latent: DiagonalNormalLatent { Size: > 1, Prior: not VampPrior } latent,
                Objective: not EvidenceLowerBound { FreeBits: > 0 }
            }
        && draws.Next(12) == 0
            ? spec with
            {
                Latent = new FullNormalLatent(latent.Size, latent.Prior),
            }
            : spec;

    // Apart from the other draws, which stay what they were. Pseudo-inputs have no labels.
    private static VaeSpec WithCondition(VaeSpec spec, Draws draws) =>
        draws.Next(6) == 0 && spec.Prior is not VampPrior ? spec with { Condition = new ClassCondition(2 + draws.Next(9)) } : spec;

    // Apart from the other draws. Priors without trained values go with it.
    private static VaeSpec OnAggregate(VaeSpec spec, Draws draws) =>
        spec is { Latent: DiagonalNormalLatent latent, Prior: StandardNormalPrior or NormalPrior } && draws.Next(5) == 0
            ? spec with
            {
                Latent = draws.Next(2) == 0 ? latent : latent with { Prior = new UniformPrior(-draws.Next(3), 1 + draws.Next(9)) },
                Objective = new WassersteinAutoencoder(Divergence(draws, latent.Size), Weight: 1 + draws.Next(50)),
            }
            : spec;

    private static AggregateDivergence Divergence(Draws draws, int size) =>
        draws.Next(3) switch
        {
            0 => new SquaredMmd((MmdKernel)draws.Next(2), 0.25 * (1 + draws.Next(8))),
            1 => new SlicedWasserstein(size + draws.Next(9), Order: 1 + draws.Next(2)),
            _ => new DebiasedSinkhorn(0.1 * (1 + draws.Next(8)), Iterations: 60),
        };

    // Apart from the other draws, which stay what they were.
    private static VaeSpec WithPrior(VaeSpec spec, Draws draws) =>
        (spec.Latent, draws.Next(6)) switch
        {
            (DiagonalNormalLatent latent, 0) => spec with
            {
                Latent = latent with { Prior = new NormalPrior(0.25 * (1 + draws.Next(20))) },
                Objective = WithoutFreeBits(spec.Objective),
            },
            (DiagonalNormalLatent latent, 1) when spec.Input.Domain is ValueDomain.UnitInterval or ValueDomain.Binary or ValueDomain.Real =>
                spec with
                {
                    Latent = latent with { Prior = new VampPrior(1 + draws.Next(5)) },
                    Objective = WithoutFreeBits(spec.Objective),
                },
            (DiagonalNormalLatent { Size: > 1 } latent, 2) when draws.Next(2) == 0 => spec with
            {
                Latent = latent with { Prior = new FlowPrior(1 + draws.Next(6), 1 + draws.Next(9)) },
                Objective = WithoutFreeBits(spec.Objective),
            },
            _ => spec,
        };

    // Free bits go with a standard or a learned normal prior.
    private static TrainingObjective WithoutFreeBits(TrainingObjective objective) =>
        objective is EvidenceLowerBound bound ? bound with { FreeBits = 0 } : objective;

    private static VaeSpec OfTable(VaeSpec spec, Draws draws)
    {
        var table = new Table([.. Enumerable.Range(0, 1 + draws.Next(6)).Select(i => Column(draws, $"c{i}"))]);
        var own = table.Columns.FirstOrDefault(column => column is NumberColumn);
        var likelihood = new ColumnLikelihoods(
            draws.Next(2) == 0 ? null : new StudentTLikelihood(new LearnedVariance(), new LearnedDegrees(PerDimension: true)),
            draws.Next(2) == 0 ? null : new PoissonLikelihood(),
            own is null || draws.Next(2) == 0 ? [] : [new(own.Name, new LaplaceLikelihood(new LearnedVariance()))]
        );
        var latent = spec.Latent is DeterministicLatent or DiagonalNormalLatent { Prior: VampPrior }
            ? new DiagonalNormalLatent(3)
            : spec.Latent;
        return spec with { Input = table, Encoder = spec.Decoder, Latent = latent, Likelihood = likelihood };
    }

    private static Column Column(Draws draws, string name) =>
        (draws.Next(5), draws.Next(2) == 0) switch
        {
            (0, var gaps) => new CountColumn(name, gaps),
            (1, var gaps) => new YesNoColumn(name, gaps),
            (2, var gaps) => new CategoryColumn(name, [.. Enumerable.Range(0, 2 + draws.Next(6)).Select(i => $"l{i}")], gaps),
            (3, var gaps) => new NumberColumn(
                name,
                [.. Enumerable.Range(0, 1 + draws.Next(2)).Select(i => (double)i)],
                gaps,
                new QuantileScaling()
            ),
            (_, var gaps) => new NumberColumn(name, MayBeMissing: gaps),
        };

    private static VaeSpec Plain(Key key)
    {
        var draws = new Draws(key);
        var (likelihood, domain, binarization) = draws.Next(15) switch
        {
            0 => ((Reconstruction)new BernoulliLikelihood(), ValueDomain.Binary, Binarization.None),
            1 => (new BernoulliLikelihood(), ValueDomain.UnitInterval, (Binarization)(1 + draws.Next(3))),
            2 => (new GreyCrossEntropy(), ValueDomain.UnitInterval, Binarization.None),
            3 => (new SquaredErrorLikelihood(), ValueDomain.UnitInterval, Binarization.None),
            4 => (new NormalLikelihood(new FixedVariance(0.1 * (1 + draws.Next(20)))), ValueDomain.Real, Binarization.None),
            5 => (new NormalLikelihood(new LearnedVariance(Floor: 0.01, Initial: 0.3)), ValueDomain.Real, Binarization.None),
            6 => (new NormalLikelihood(new LearnedVariance(PerDimension: true)), ValueDomain.UnitInterval, Binarization.None),
            7 => (new LaplaceLikelihood(new FixedVariance(0.1 * (1 + draws.Next(20)))), ValueDomain.Real, Binarization.None),
            8 => (new LaplaceLikelihood(new LearnedVariance(PerDimension: draws.Next(2) == 0)), ValueDomain.Real, Binarization.None),
            9 => (
                new StudentTLikelihood(
                    draws.Next(2) == 0 ? new FixedVariance(0.1 * (1 + draws.Next(20))) : new LearnedVariance(draws.Next(2) == 0),
                    draws.Next(2) == 0 ? new FixedDegrees(2.1 + draws.Next(20)) : new LearnedDegrees(draws.Next(2) == 0)
                ),
                ValueDomain.Real,
                Binarization.None
            ),
            10 => (new PoissonLikelihood(), ValueDomain.Count, Binarization.None),
            11 => (new NegativeBinomialLikelihood(new FixedDispersion(0.1 * (1 + draws.Next(20)))), ValueDomain.Count, Binarization.None),
            12 => (
                new NegativeBinomialLikelihood(new LearnedDispersion(PerDimension: draws.Next(2) == 0)),
                ValueDomain.Count,
                Binarization.None
            ),
            13 => (new CategoricalLikelihood(2 + draws.Next(11)), ValueDomain.OneHot, Binarization.None),
            _ => (new SquaredErrorLikelihood(), ValueDomain.Real, Binarization.None),
        };
        // Whole groups.
        var levels = likelihood.GroupSize;
        Input input =
            draws.Next(3) == 0
                ? new Features((1 + draws.Next(40 / levels)) * levels, domain, binarization)
                : new Image(1 + draws.Next(6), 1 + draws.Next(6), (1 + draws.Next(3)) * levels, domain, binarization);
        var spec = new VaeSpec(
            input,
            input is Image image ? [.. Images(draws, image), new Flatten(), .. Layers(draws)]
                : draws.Next(4) == 0 ? [new Flatten(), .. Layers(draws)]
                : [.. Layers(draws)],
            draws.Next(7) switch
            {
                6 => new DiagonalNormalLatent(1 + draws.Next(20), new MixturePrior(1 + draws.Next(12))),
                0 => new DeterministicLatent(1 + draws.Next(9)),
                1 or 2 => new DiagonalNormalLatent(1 + draws.Next(20), new LearnedNormalPrior()),
                3 => new DiagonalNormalLatent(1 + draws.Next(9), new StandardNormalPrior()),
                _ => new DiagonalNormalLatent(1 + draws.Next(9)),
            },
            [.. Layers(draws)],
            likelihood
        );
        var beta = draws.Next(2) == 0 ? 1 : 0.25 * (1 + draws.Next(12));
        // Free of some of what a latent dimension tells, at random points around where a fresh encoder is.
        var freeBits = spec.Prior is StandardNormalPrior or LearnedNormalPrior && draws.Next(6) == 0 ? 0.05 * (1 + draws.Next(20)) : 0;
        return spec with
        {
            Objective = spec.HasEvidenceLowerBound && draws.Next(4) == 0 ? Weighted(draws, beta) : new EvidenceLowerBound(beta, freeBits),
        };
    }

    private static ImportanceWeighted Weighted(Draws draws, double beta)
    {
        var count = 1 + draws.Next(4);
        return new(
            count,
            beta,
            draws.Next(3) switch
            {
                0 => DrawGradient.Standard,
                1 when count == 1 => DrawGradient.StickingTheLanding,
                _ => DrawGradient.DoublyReparameterized,
            }
        );
    }

    // None to two convolutions of every kind that fits the image, with a residual block, layers that repeat, or dropout between.
    private static List<Layer> Images(Draws draws, Image image)
    {
        var (side, layers) = (Math.Min(image.Height, image.Width), new List<Layer>());
        for (var left = draws.Next(3) == 0 ? 1 + draws.Next(2) : 0; left > 0; left--)
        {
            var padding = draws.Next(3);
            var kernel = 1 + draws.Next(Math.Min(side + (2 * padding), 4));
            var stride = 1 + draws.Next(3);
            var channels = 1 + draws.Next(6);
            layers.Add(new Conv2d(channels, kernel, stride, padding, Activations[draws.Next(Activations.Length)]));
            side = ((side + (2 * padding) - kernel) / stride) + 1;
            var block = new Conv2d(channels, 3, Padding: 1, Activation: Activations[draws.Next(Activations.Length)]);
            layers.AddRange(
                draws.Next(8) switch
                {
                    0 => [new Residual([block])],
                    1 => [new Repeat([block], 1 + draws.Next(3))],
                    2 => [new Dropout(0.1 * (1 + draws.Next(8)))],
                    3 => [new GroupNorm(Divisor(draws, channels), 0.1 * (1 + draws.Next(9)))],
                    _ => (Layer[])[],
                }
            );
        }

        return layers;
    }

    private static int Divisor(Draws draws, int number)
    {
        var divisors = Enumerable.Range(1, number).Where(each => number % each == 0).ToList();
        return divisors[draws.Next(divisors.Count)];
    }

    private static List<Layer> Layers(Draws draws) => [.. Enumerable.Range(0, draws.Next(6)).Select(_ => Layer(draws, depth: 0))];

    private static Layer Layer(Draws draws, int depth) =>
        draws.Next(depth < 3 ? 11 : 9) switch
        {
            9 => new Residual([.. Block(draws, depth + 1)]),
            10 => Loop(draws, depth + 1),
            // A small epsilon over few values is ill-conditioned: two values normalise to ±1, and the gradient to what rounding leaves of 0.
            0 => new LayerNorm(0.1 * (1 + draws.Next(9))),
            1 => new Dropout(0.1 * (1 + draws.Next(8))),
            2 => new GatedDense(1 + draws.Next(40), Activations[draws.Next(Activations.Length)]),
            _ => new Dense(1 + draws.Next(40), Activations[draws.Next(Activations.Length)]),
        };

    private static List<Layer> Block(Draws draws, int depth) =>
        [.. Enumerable.Range(0, 1 + draws.Next(3)).Select(_ => Layer(draws, depth))];

    // Layers that give as many values as they receive, whatever the width: those of a residual block, and what keeps its width.
    private static Layer Loop(Draws draws, int depth)
    {
        var width = 1 + draws.Next(20);
        List<Layer> layers = [.. Block(draws, depth), new Dense(width, Activations[draws.Next(Activations.Length)])];
        return new Residual([
            new Dense(width),
            new Repeat(draws.Next(3) == 0 ? [.. layers, new GroupNorm(Divisor(draws, width), 0.5)] : [.. layers], 1 + draws.Next(3)),
        ]);
    }

    private sealed class Draws(Key key)
    {
        private uint drawn;

        public int Next(int bound) => (int)((ulong)key.Words(drawn++, 0).Word0 * (ulong)bound >> 32);
    }
}
