using FunctionalVae.Engine;
using ValueDensity = FunctionalVae.Formulas.ValueDensity;

namespace FunctionalVae.Tests.Engine;

/// <summary>The driver of densities of one value, with none, one and two parameters, against definitions in float64: around the borders of vectors and blocks.</summary>
public sealed class ValueDensitiesTests
{
    private const double Floor = 0.01;
    private const double Given = 0.3;
    private const double Bound = 2e-6;

    // Around vectors of 16, and beyond as many values as the driver keeps parameters of at once.
    private static readonly int[] Widths = [1, 15, 16, 17, 50, 1030];

    private delegate DensityRun Runner(int rows, int columns, int first, int second, int lanes);

    public static TheoryData<int, int> Cases()
    {
        var cases = new TheoryData<int, int>();
        foreach (var rows in BatchSizes.AroundBlocks)
        {
            foreach (var columns in Widths.Where(columns => columns < 100 || rows < 40))
            {
                cases.Add(rows, columns);
            }
        }

        return cases;
    }

    // A further one goes into Each below, or into a test of its own where its digits need more, as counts do (CountMassTests).
    [Fact]
    public void Every_density_is_held() =>
        Assert.Equal(
            ["Laplace", "NegativeBinomial", "Normal", "Poisson", "StudentT"],
            typeof(ValueDensity)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(ValueDensity)) && !type.IsAbstract)
                .Select(type => ((ValueDensity)Activator.CreateInstance(type, nonPublic: true)!).Name)
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_and_gradients_agree_with_their_definitions(int rows, int columns) =>
        Each(columns, (density, run, first, second) => Check(density, run(rows, columns, first, second, 1)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_number_of_lanes_changes_no_bit(int rows, int columns) =>
        Each(
            columns,
            (_, run, first, second) =>
            {
                var one = run(rows, columns, first, second, 1);
                foreach (var lanes in (int[])[2, 3, 4])
                {
                    var more = run(rows, columns, first, second, lanes);
                    Assert.Equal(one.Score, more.Score);
                    Assert.Equal(one.OutputGradient.Data, more.OutputGradient.Data);
                    Assert.Equal(Gradient(one.First), Gradient(more.First));
                    Assert.Equal(Gradient(one.Second), Gradient(more.Second));
                }
            }
        );

    [Fact]
    public void A_given_parameter_is_a_trained_one_that_says_the_same()
    {
        var log = KernelRun.Rows([(float)Math.Log(Given - Floor)]);
        var (given, trained) = (
            Run<LaplaceKernel.Density>(new(Given)),
            Run<LaplaceKernel.Density>(new(Floor, log, KernelRun.Unwritten(1, 1)))
        );
        for (var row = 0; row < 5; row++)
        {
            Near(given.Score[row], trained.Score[row]);
        }

        Assert.All(given.OutputGradient.Data.Zip(trained.OutputGradient.Data), pair => Near(pair.First, pair.Second));

        static DensityRun Run<TDensity>(DensityParameter first)
            where TDensity : struct, IValueDensity => ValueDensitiesTests.Run<TDensity>(5, 17, first, default, lanes: 1);
    }

    // The product of two float32 is exact in float64, and a factor that all values share is float64's.
    [Fact]
    public void The_squares_of_a_normal_score_are_exact()
    {
        var run = Run<NormalKernel.Density>(5, 1030, 0, 0, lanes: 1);
        for (var row = 0; row < 5; row++)
        {
            var squares = 0.0;
            for (var i = 0; i < 1030; i++)
            {
                var difference = run.Target.Row(row)[i] - run.Output.Row(row)[i];
                squares += (double)difference * difference;
            }

            var exact = -0.5 * ((squares / Given) + (1030 * Math.Log(2 * Math.PI * Given)));
            Assert.Equal(exact, run.Score[row], 1e-12 * Math.Abs(exact));
        }
    }

    // Where the variance has found its place the terms 1 − (x − x̂)²/σ² cancel, here those of 1.1 and 0.9.
    [Fact]
    public void Terms_of_a_trained_variance_that_cancel_are_summed_without_loss()
    {
        const int count = 65_536;
        float[] differences = [.. Enumerable.Range(0, count).Select(i => i < count / 2 ? 1.1f : 0.9f)];
        var mean = new Matrix(differences, 0, count / 16, 16);
        var target = new Matrix(new float[count], 0, count / 16, 16);
        var variance = new DensityParameter(0, KernelRun.Rows([0f]), KernelRun.Unwritten(1, 1));
        var gradient = KernelRun.Unwritten(mean.Rows, mean.Columns);
        KernelRun.Of(mean.Rows, (lane, memory) => NormalKernel.Backward(lane, memory, mean, target, gradient, variance), sums: 1, lanes: 1);
        var exact = differences.Sum(d => 1 - ((double)d * d));
        Assert.InRange(KernelRun.Error(variance.Gradient.Values[0], 0.5 * exact / mean.Rows), 0, 1e-7);
        var running = differences.Aggregate(0f, (sum, d) => sum + (1 - (d * d)));
        Assert.True(KernelRun.Error(running, exact) > 1e-6, "a running sum passes");
    }

    // Each density with each kind of its parameters: given (0), one for all (1), one for each value.
    private static void Each(int columns, Action<ExactDensity, Runner, int, int> check)
    {
        check(ExactDensity.Counts, Run<CountsDensity>, 0, 0);
        foreach (var first in (int[])[0, 1, columns])
        {
            check(ExactDensity.Laplace, Run<LaplaceKernel.Density>, first, 0);
            check(ExactDensity.Normal, Run<NormalKernel.Density>, first, 0);
            foreach (var second in (int[])[0, 1, columns])
            {
                check(ExactDensity.Ratio, Run<RatioDensity>, first, second);
                check(ExactDensity.StudentT, Run<StudentTKernel.Density>, first, second);
            }
        }
    }

    private static DensityRun Run<TDensity>(int rows, int columns, int first, int second, int lanes)
        where TDensity : struct, IValueDensity => Run<TDensity>(rows, columns, Parameter(first, 3), Parameter(second, 4), lanes);

    private static DensityRun Run<TDensity>(int rows, int columns, DensityParameter first, DensityParameter second, int lanes)
        where TDensity : struct, IValueDensity
    {
        var run = new DensityRun(
            KernelRun.Normal(rows, columns, 1),
            KernelRun.Normal(rows, columns, 2),
            KernelRun.Unwritten(rows, columns),
            first,
            second,
            new double[rows]
        );
        var memory = KernelRun.Of(
            rows,
            (lane, memory) =>
            {
                ValueDensities.Score<TDensity>(lane, memory, run.Output, run.Target, first, second);
                ValueDensities.Backward<TDensity>(lane, memory, run.Output, run.Target, run.OutputGradient, first, second);
            },
            sums: BlockSums.Padded(first.Log.Count) + second.Log.Count,
            lanes
        );
        memory.Reconstruction.AsSpan(0, rows).CopyTo(run.Score);
        return run;
    }

    private static DensityParameter Parameter(int count, ulong seed) =>
        count == 0 ? new(Given) : new(Floor, KernelRun.Normal(1, count, seed), KernelRun.Unwritten(1, count));

    private static void Check(ExactDensity density, DensityRun run)
    {
        DensityParameter[] parameters = [run.First, run.Second];
        var slopes = parameters.Select(parameter => new double[parameter.Log.Count]).ToArray();
        var sizes = parameters.Select(parameter => new double[parameter.Log.Count]).ToArray();
        var rows = run.Output.Rows;
        for (var row = 0; row < rows; row++)
        {
            var (score, scale) = (0.0, 1.0);
            for (var i = 0; i < run.Output.Columns; i++)
            {
                double[] values = [.. parameters.Select(parameter => Value(parameter, i))];
                double Of(Func<double, double, double, double, double> part) =>
                    part(run.Target.Row(row)[i], run.Output.Row(row)[i], values[0], values[1]);

                double[] parts = [Of(density.Term), .. density.Constant.Select((constant, p) => constant(values[p]))];
                score += parts.Sum();
                scale += parts.Sum(Math.Abs);
                Near(-Of(density.ByOutput) / rows, run.OutputGradient.Row(row)[i]);
                for (var p = 0; p < density.ByParameter.Count; p++)
                {
                    if (parameters[p].Log.Count > 0)
                    {
                        var place = i % slopes[p].Length;
                        var (term, constant) = (Of(density.ByParameter[p]), density.Slope[p](values[p]));
                        var share = (values[p] - Floor) / rows;
                        slopes[p][place] -= share * (term + constant);
                        var size = p == 1 && density.Size is { } own ? Of(own) : Math.Abs(term);
                        sizes[p][place] += share * (size + Math.Abs(constant));
                    }
                }
            }

            Assert.Equal(score, run.Score[row], Bound * scale);
        }

        for (var p = 0; p < density.ByParameter.Count; p++)
        {
            for (var i = 0; i < slopes[p].Length; i++)
            {
                Assert.Equal(slopes[p][i], parameters[p].Gradient.Values[i], Bound * sizes[p][i]);
            }
        }
    }

    private static double Value(DensityParameter parameter, int column) =>
        parameter.Log.Count switch
        {
            0 => parameter.Number,
            var count => parameter.Number + Math.Exp(parameter.Log.Values[column % count]),
        };

    private static float[] Gradient(DensityParameter parameter) => parameter.Log.Count == 0 ? [] : parameter.Gradient.Data;

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, Bound * Math.Max(1, Math.Abs(expected)));

    private sealed record DensityRun(
        Matrix Output,
        Matrix Target,
        Matrix OutputGradient,
        DensityParameter First,
        DensityParameter Second,
        double[] Score
    );
}
