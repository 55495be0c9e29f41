using System.Reflection;
using FunctionalVae.Graphs;
using FunctionalVae.Interpreter;
using FunctionalVae.Passes;

namespace FunctionalVae.Tests.Graphs;

/// <summary>
/// The derivative of every operation that has one, on the engine, against central differences of the interpreter's loss at random sizes. The
/// operations are found by reflection: one without a case here is missed.
/// </summary>
public sealed partial class DerivativeTests
{
    // Steps of 1e-5 leave an error of about 1e-10 of the curvature and 1e-11 of the loss.
    private const double Step = 1e-5;
    private const double NearestKink = 1e-3;

    // All activations come up, and each likelihood's forms.
    private const int Tries = 12;

    private static readonly Activation[] Activations =
    [
        .. Enum.GetValues<Activation>().Where(activation => activation != Activation.Identity),
    ];

    private delegate VaeSpec Maker(int number, Func<int, int> upTo);

    private static readonly Dictionary<Type, Maker> Cases = new()
    {
        [typeof(Affine)] = (_, upTo) => Rows(upTo, [new Dense(upTo(20))]),
        [typeof(Convolve)] = (number, upTo) =>
            Images(
                upTo,
                [
                    new Conv2d(upTo(60), upTo(3), upTo(3), Padding: upTo(3) - 1, Activations[number % Activations.Length]),
                    new Conv2d(3, upTo(2), upTo(2), Padding: upTo(2)),
                    new Residual([new Repeat([new Conv2d(3, 3, Padding: 1, Activation: Activation.Tanh)], upTo(3))]),
                    new Flatten(),
                ]
            ),
        [typeof(ChannelsFirst)] = (_, upTo) =>
            Images(upTo, [new Conv2d(1 + upTo(12), 2), new Dropout(0.5), new Flatten(), new LayerNorm(0.5), new Dense(upTo(9))]),
        [typeof(Activate)] = (number, upTo) => Rows(upTo, [new Dense(upTo(20), Activations[number % Activations.Length])]),
        [typeof(Sum)] = (_, upTo) =>
            Rows(upTo, [new Residual([new Residual([new Dense(upTo(9), Activation.Tanh)]), new LayerNorm(0.5)]), new Dense(3), Tied(upTo)]),
        [typeof(ApplyMask)] = (_, upTo) => Rows(upTo, [new Dense(upTo(20), Activation.Elu), new Dropout(0.5), new Dense(3), Tied(upTo)]),
        [typeof(Gate)] = (number, upTo) =>
            Rows(
                upTo,
                [
                    new GatedDense(upTo(20), Activations[number % Activations.Length]),
                    new GatedDense(3),
                    new Repeat([new GatedDense(3, Activation.Tanh)], upTo(3)),
                ]
            ),
        [typeof(LayerNormalise)] = (_, upTo) =>
            Rows(upTo, [new Dense(1 + upTo(20)), new LayerNorm(0.1 * upTo(9)), new Dense(3), Tied(upTo)]),
        [typeof(GroupNormalise)] = (number, upTo) =>
            number % 2 == 0
                ? Images(
                    upTo,
                    [
                        new Conv2d(12, 1 + upTo(2), Padding: 1),
                        new GroupNorm(1 + (number / 2 % 4), 0.1 * upTo(9)),
                        new Repeat([new Conv2d(12, 3, Padding: 1), new GroupNorm(6, 0.5)], 2),
                        new Flatten(),
                    ]
                )
                : Rows(upTo, [new Dense(12), new GroupNorm(number % 4 == 1 ? 3 : 4, 0.1 * upTo(9)), new Dense(3), Tied(upTo)]),
        [typeof(ClampLogVariance)] = (_, upTo) => Rows(upTo, []),
        [typeof(Reparameterise)] = (_, upTo) => Rows(upTo, []),
        [typeof(TotalCorrelationTerm)] = (_, upTo) =>
            Rows(upTo, [new Dense(upTo(9), Activation.Tanh)]) with
            {
                Latent = new DiagonalNormalLatent(1 + upTo(8)),
                Objective = new BetaTotalCorrelation(0.5 * upTo(20)),
            },
        [typeof(NormalDivergence)] = (number, upTo) =>
            Rows(upTo, []) with
            {
                Latent = new DiagonalNormalLatent(upTo(19), number % 2 == 0 ? null : new NormalPrior(0.3 * upTo(20))),
                Objective = new GeneralizedVariational(
                    (number % 3) switch
                    {
                        0 => new SquaredWasserstein(),
                        1 => new JeffreysDivergence(),
                        _ => new RenyiDivergence(0.09 * upTo(11)),
                    },
                    0.5 * upTo(9)
                ),
            },
        [typeof(Correlate)] = (number, upTo) => Full(number, upTo),
        [typeof(FullNormalKl)] = (number, upTo) => Full(number % 2 * 3, upTo),
        [typeof(FullLearnedPriorKl)] = (_, upTo) => Full(1, upTo),
        [typeof(StandardNormalKl)] = (_, upTo) => Rows(upTo, []) with { Objective = new EvidenceLowerBound(0.5 * upTo(9)) },
        [typeof(LearnedPriorKl)] = (_, upTo) =>
            Rows(upTo, []) with
            {
                Latent = new DiagonalNormalLatent(upTo(9), new LearnedNormalPrior()),
                Objective = new EvidenceLowerBound(0.5 * upTo(9)),
            },
        [typeof(ScaledNormalKl)] = (_, upTo) =>
            Rows(upTo, []) with
            {
                Latent = new DiagonalNormalLatent(upTo(9), new NormalPrior(0.3 * upTo(20))),
                Objective = new EvidenceLowerBound(0.5 * upTo(9)),
            },
        [typeof(ScaledNormalDrawnKl)] = (_, upTo) =>
            Rows(upTo, []) with
            {
                Latent = new DiagonalNormalLatent(upTo(9), new NormalPrior(0.3 * upTo(20))),
                Objective = new ImportanceWeighted(upTo(4), 0.5 * upTo(9)),
            },
        [typeof(RepeatDraws)] = (number, upTo) =>
            Rows(upTo, [new Dense(upTo(9), Activation.Tanh)]) with
            {
                Objective = new ImportanceWeighted(1 + (number % 4)),
            },
        [typeof(StandardNormalDrawnKl)] = (_, upTo) =>
            Rows(upTo, []) with
            {
                Objective = new ImportanceWeighted(Beta: 0.5 * upTo(9), Draws: upTo(4)),
            },
        [typeof(LearnedPriorDrawnKl)] = (_, upTo) =>
            Rows(upTo, []) with
            {
                Latent = new DiagonalNormalLatent(upTo(9), new LearnedNormalPrior()),
                Decoder = [new Dense(3), Tied(upTo)],
                Objective = new ImportanceWeighted(Beta: 0.5 * upTo(9), Draws: upTo(4)),
            },
        [typeof(WeighDraws)] = (number, upTo) =>
            Rows(upTo, []) with
            {
                Likelihood =
                    number % 2 == 0
                        ? new NormalLikelihood(new LearnedVariance(PerDimension: number % 4 == 0))
                        : new LaplaceLikelihood(new LearnedVariance(PerDimension: number % 4 == 1)),
                Objective = new ImportanceWeighted(1 + upTo(3)),
            },
        [typeof(NormalMixtureKl)] = (number, upTo) =>
            Rows(upTo, []) with
            {
                Latent = new DiagonalNormalLatent(upTo(9), new MixturePrior(upTo(5))),
                Objective =
                    number % 2 == 0 ? new EvidenceLowerBound(0.5 * upTo(9)) : new ImportanceWeighted(Beta: 0.5 * upTo(9), Draws: upTo(4)),
            },
        [typeof(Couple)] = (number, upTo) => Flow(number, upTo),
        [typeof(FlowDrawnKl)] = (number, upTo) => Flow(number, upTo),
        [typeof(PseudoInputs)] = (number, upTo) =>
            (
                (number % 4) switch
                {
                    0 => Rows(upTo, [new GatedDense(upTo(9), Activation.Tanh), new LayerNorm(0.5), new Dropout(0.5)]),
                    1 => Images(
                        upTo,
                        [new Conv2d(4, upTo(2), upTo(2), Padding: 1), new GroupNorm(2, 0.5), new Flatten(), new Dense(upTo(9))]
                    ),
                    2 => Rows(upTo, [new Dense(3), Tied(upTo)]) with
                    {
                        Input = new Features(upTo(20), ValueDomain.UnitInterval),
                        Likelihood = new GreyCrossEntropy(),
                    },
                    _ => Rows(upTo, []),
                }
            ) with
            {
                Latent = new DiagonalNormalLatent(upTo(9), new VampPrior(upTo(5))),
                Objective =
                    number % 3 == 0 && number % 4 != 2
                        ? new ImportanceWeighted(upTo(4), 0.5 * upTo(9))
                        : new EvidenceLowerBound(0.5 * upTo(9)),
            },
        [typeof(PosteriorNoise)] = (_, upTo) => OfAggregate(upTo, new StandardNormalPrior(), new SquaredMmd()),
        [typeof(NormalPriorDraw)] = (_, upTo) => OfAggregate(upTo, new NormalPrior(0.3 * upTo(20)), new SquaredMmd()),
        [typeof(UniformPriorDraw)] = (_, upTo) => OfAggregate(upTo, new UniformPrior(-upTo(3), upTo(9)), new SquaredMmd()),
        [typeof(SquaredMmdTerm)] = (number, upTo) =>
            OfAggregate(upTo, new StandardNormalPrior(), new SquaredMmd((MmdKernel)(number % 2), 0.3 * upTo(9))),
        [typeof(SlicedWassersteinTerm)] = (number, upTo) =>
            OfAggregate(upTo, new StandardNormalPrior(), new SlicedWasserstein(9 + upTo(9), 1 + (number % 2))),
        [typeof(DebiasedSinkhornTerm)] = (_, upTo) => OfAggregate(upTo, new StandardNormalPrior(), new DebiasedSinkhorn(1 + upTo(3), 60)),
        [typeof(CopyHead)] = (_, upTo) => Rows(upTo, []) with { Latent = new DeterministicLatent(upTo(9)) },
        [typeof(NoKl)] = (_, upTo) => Rows(upTo, []) with { Latent = new DeterministicLatent(upTo(9)) },
        [typeof(LogitCrossEntropy)] = (_, upTo) =>
            Rows(upTo, []) with
            {
                Input = new Features(upTo(20), ValueDomain.UnitInterval),
                Likelihood = new GreyCrossEntropy(),
            },
        [typeof(CategoricalLogMass)] = (number, upTo) =>
            Rows(upTo, []) with
            {
                Input = new Features((2 + number) * upTo(4), ValueDomain.OneHot),
                Likelihood = new CategoricalLikelihood(2 + number),
                Objective = number % 3 == 0 ? new ImportanceWeighted(upTo(3)) : new EvidenceLowerBound(),
            },
        [typeof(Beside)] = (number, upTo) =>
            (
                number % 2 == 0
                    ? Rows(upTo, [new Dense(upTo(9), Activation.Tanh)])
                    : Images(upTo, [new Conv2d(upTo(4), 2, Activation: Activation.Tanh), new Flatten(), new Dense(upTo(9))])
            ) with
            {
                Objective = number % 3 == 0 ? new ImportanceWeighted(upTo(3)) : new EvidenceLowerBound(),
                Condition = new ClassCondition(1 + upTo(5)),
            },
        [typeof(PickColumns)] = (number, upTo) => Columns(number, upTo),
        [typeof(AddTerm)] = (number, upTo) => Columns(number, upTo) with { Objective = new ImportanceWeighted(upTo(3)) },
        [typeof(TakeTerm)] = (number, upTo) => Columns(number, upTo),
        [typeof(ValueLogDensity)] = (number, upTo) =>
            number % 3 != 2
                ? Rows(upTo, []) with
                {
                    Likelihood = (3 * number / Tries) switch
                    {
                        0 => new LaplaceLikelihood(Variance(number, upTo)),
                        1 => Student(number, upTo),
                        _ => new NormalLikelihood(Variance(number, upTo)),
                    },
                }
                : Rows(upTo, []) with
                {
                    Input = new Features(upTo(20), ValueDomain.Count),
                    Likelihood = (number / 3 % 3) switch
                    {
                        0 => new PoissonLikelihood(),
                        1 => new NegativeBinomialLikelihood(new FixedDispersion(0.2 * upTo(9))),
                        _ => new NegativeBinomialLikelihood(new LearnedDispersion(PerDimension: upTo(2) == 1, Floor: 0.05 * upTo(9))),
                    },
                },
    };

    public static TheoryData<string> Names { get; } = [.. Cases.Keys.Select(type => type.Name)];

    [Fact]
    public void Every_operation_with_a_derivative_has_a_case()
    {
        var differentiable = typeof(Operation)
            .Assembly.GetTypes()
            .Where(type => type.IsSealed && typeof(Operation).IsAssignableFrom(type))
            .Where(type =>
                type.GetMethod("Differentiate", BindingFlags.Instance | BindingFlags.NonPublic)!.DeclaringType != typeof(Operation)
            )
            .Select(type => type.Name)
            .ToList();
        // Stop has none to compare: StopTests.
        Assert.Equal(Names.Append(nameof(Stop)).Order(StringComparer.Ordinal), differentiable.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_derivative_is_that_of_central_differences(string operation)
    {
        var (type, make) = Cases.Single(each => each.Key.Name == operation);
        var compared = 0;
        for (var number = 0; number < Tries; number++)
        {
            var key = Key.FromSeed(41).Child((ulong)number);
            uint drawn = 0;
            var spec = make(number, bound => 1 + (int)(key.Words(drawn++, 0).Word0 % (uint)bound));
            var model = InterpretedModel.Of(spec);
            var point = GraphPoint.At(model, key.Child(1), count: 1 + (number % 4));
            if (model.KinkDistance(point.Parameters, point.Images, point.Noise) < NearestKink)
            {
                continue;
            }

            compared++;
            // As each operation states its derivative, before any fusion.
            var plan = Plan.Of(spec, []);
            Assert.Contains(plan.Training.ForwardOps, each => each.GetType() == type);
            var gradient = GraphRun.Gradient(plan, spec, point);
            // A few places of each tensor by differences; the others keep what the engine has.
            double[] differences = [.. gradient];
            foreach (var tensor in model.Layout.Tensors)
            {
                for (uint draw = 0; draw < 4; draw++)
                {
                    var place = tensor.Offset + (int)(key.Child(2).Words((uint)tensor.Offset, draw).Word0 % (uint)tensor.Count);
                    differences[place] = (point.Loss(model, place, Step) - point.Loss(model, place, -Step)) / (2 * Step);
                }
            }

            var worst = GraphPoint.Worst(model.Layout, differences, gradient);
            Assert.True(worst <= 1, $"{operation} is off by {worst} times what is granted.\n{spec}");
        }

        Assert.True(compared > Tries / 2, $"Only {compared} of {Tries} cases keep clear of a kink.");
    }
}
