using FunctionalVae.Interpreter;
using FunctionalVae.Probability;

namespace FunctionalVae.Tests.Graphs;

/// <summary>Divergences of a posterior in closed form, on the engine and in the interpreter, against those of the mathematics, from one end of the numbers to the other.</summary>
public sealed class PosteriorDivergenceTests
{
    private const int Latent = 19;

    public static TheoryData<PosteriorDivergence, double> Cases
    {
        get
        {
            var cases = new TheoryData<PosteriorDivergence, double>();
            foreach (var variance in new[] { 1.0, 0.3, 4 })
            {
                cases.Add(new SquaredWasserstein(), variance);
                cases.Add(new JeffreysDivergence(), variance);
                cases.Add(new RenyiDivergence(0.02), variance);
                cases.Add(new RenyiDivergence(0.5), variance);
                cases.Add(new RenyiDivergence(0.98), variance);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void They_are_those_of_two_normals(PosteriorDivergence divergence, double variance)
    {
        var spec = Spec(divergence, variance);
        var (engine, interpreter) = (Vae.ModelFrom(spec), InterpretedModel.Of(spec));
        var parameters = Identity(engine);
        for (var number = 0; number < 40; number++)
        {
            // From posteriors that are the prior to those that are points, and far wider.
            float[] head = [.. Enumerable.Range(0, 2 * Latent).Select(i => Spread(number, i, variance))];
            var x = engine.ExamplesFrom(head);
            var expected = Enumerable.Range(0, Latent).Sum(i => Exact(divergence, head[i], head[Latent + i], variance));
            var size = 1 + Enumerable.Range(Latent, Latent).Sum(i => Math.Abs(head[i]));
            var tolerance = (2e-6 * Math.Abs(expected)) + (3e-7 * size);
            var noise = engine.NoiseFromValues(new float[Latent]);
            Assert.Equal(expected, engine.Differentiate(parameters, x, noise).Objective.Kl, tolerance);
            Assert.Equal(expected, interpreter.Differentiate(parameters, x, noise).Objective.Kl, (1e-10 * Math.Abs(expected)) + 1e-9);
        }
    }

    [Fact]
    public void Every_divergence_is_here() =>
        Assert.Equal(
            typeof(PosteriorDivergence)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(PosteriorDivergence)))
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal),
            Cases.Select(row => row[0].GetType().Name).Distinct().Order(StringComparer.Ordinal)
        );

    // The rounding of log v is as large as what is measured.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Near_the_prior_their_digits_are_kept(PosteriorDivergence divergence, double variance)
    {
        var spec = Spec(divergence, variance);
        var engine = Vae.ModelFrom(spec);
        float[] head = [.. Enumerable.Range(0, 2 * Latent).Select(i => i < Latent ? 0 : (float)Math.Log(variance) + 2e-3f)];
        var expected = Enumerable.Range(Latent, Latent).Sum(i => Exact(divergence, 0, head[i], variance));
        var found = engine.Differentiate(Identity(engine), engine.ExamplesFrom(head), engine.NoiseFromValues(new float[Latent]));
        var own = divergence is RenyiDivergence ? 3e-7 * 2e-3 * Latent / expected : 0;
        Assert.Equal(1, found.Objective.Kl / expected, 2e-6 + own);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void They_are_0_at_the_prior_alone(PosteriorDivergence divergence, double variance)
    {
        Assert.Equal(0, Exact(divergence, 0, Math.Log(variance), variance), 1e-12);
        Assert.True(Exact(divergence, 0.1, Math.Log(variance), variance) > 1e-6);
        Assert.True(Exact(divergence, 0, Math.Log(variance) + 0.1, variance) > 1e-6);
    }

    [Fact]
    public void Renyis_rises_with_its_order_to_the_divergence_of_Kullback_and_Leibler()
    {
        double[] values = [.. new[] { 0.1, 0.5, 0.9, 0.9999 }.Select(order => Exact(new RenyiDivergence(order), 0.7, -1.2, 1))];
        Assert.Equal(values.Order(), values);
        Assert.Equal(KullbackLeibler.Normal(Normal.FromLogVariance(0.7, -1.2), Normal.FromLogVariance(0, 0)), values[^1], 1e-3);
    }

    private static VaeSpec Spec(PosteriorDivergence divergence, double variance) =>
        new(
            new Features(2 * Latent),
            [],
            new DiagonalNormalLatent(Latent, new NormalPrior(variance)),
            [],
            new SquaredErrorLikelihood(),
            new GeneralizedVariational(divergence)
        );

    private static double Exact(PosteriorDivergence divergence, double mean, double logVariance, double variance)
    {
        var (q, p) = (Normal.FromLogVariance(mean, logVariance), Normal.FromLogVariance(0, Math.Log(variance)));
        return divergence switch
        {
            SquaredWasserstein => (mean * mean) + Math.Pow(Math.Exp(0.5 * logVariance) - Math.Sqrt(variance), 2),
            JeffreysDivergence => KullbackLeibler.Normal(q, p) + KullbackLeibler.Normal(p, q),
            RenyiDivergence renyi => Renyi.Normal(renyi.Order, q, p),
            var other => throw new NotSupportedException(other.ToString()),
        };
    }

    private static float Spread(int number, int i, double variance) =>
        i < Latent ? (number - 20) * 0.2f * MathF.Sin(1 + i)
        : number == 0 ? (float)Math.Log(variance)
        : Math.Clamp((number - 20) * 0.5f * MathF.Cos(i), -14, 9);

    // The head is the example itself.
    private static ParameterVector Identity(IVaeModel model) =>
        model.ParametersFrom(
            model.Layout.Tensors.SelectMany(tensor =>
                tensor.Name == "posterior.weight"
                    ? Enumerable.Range(0, tensor.Count).Select(i => i / (2 * Latent) == i % (2 * Latent) ? 1f : 0)
                    : new float[tensor.Count]
            )
        );
}
