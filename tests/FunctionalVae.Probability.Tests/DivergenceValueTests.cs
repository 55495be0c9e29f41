namespace FunctionalVae.Probability.Tests;

/// <summary>Divergences of distributions that share neither mean nor scale, and of close ones, whose value is all cancellation: mpmath 1.3, 60 digits.</summary>
public sealed class DivergenceValueTests
{
    private static Normal N(double mean, double logVariance) => Normal.FromLogVariance(mean, logVariance);

    private static Laplace L(double mean, double scale) => Laplace.FromScale(mean, scale);

    private static UniformDistribution U(double low, double high) => UniformDistribution.Between(low, high);

    private static ContinuousBernoulli B(double logit) => ContinuousBernoulli.FromLogit(logit);

    private static Categorical C(params double[] logits) => Categorical.FromLogits(RealVector.From(logits));

    private static Bernoulli L01(double logit) => Bernoulli.FromLogit(logit);

    // 64 dimensions of log-variances from −3.9 to 3.9, or of all 0.
    private static MultivariateNormal Fan(double scale) =>
        MultivariateNormal.FromDiagonal(
            DiagonalNormal.FromLogVariance(
                [.. Enumerable.Repeat(0.0, 64)],
                [.. Enumerable.Range(0, 64).Select(i => scale * (i - 31.5) / 8)]
            )
        );

    // A Cholesky factor, and one that differs from it by a hundred roundings of its elements.
    private static MultivariateNormal Lower(double moved) =>
        MultivariateNormal.FromFactor(
            [0, 0, 0],
            RealMatrix.From(
                new[,]
                {
                    { 1 + (moved * Math.ScaleB(1, -46)), 0, 0 },
                    { 0.5 + (moved * Math.ScaleB(1, -47)), 2 - (moved * Math.ScaleB(1, -45)), 0 },
                    { -0.25 + (moved * Math.ScaleB(1, -48)), 0.75 - (moved * Math.ScaleB(1, -46)), 0.5 + (moved * Math.ScaleB(1, -47)) },
                }
            )
        );

    public static TheoryData<double, double, Func<double>> Values { get; } =
        new()
        {
            { 1.178654996341646117, 1e-15, () => KullbackLeibler.Uniform(U(1, 3), U(0.5, 7)) },
            { 1.066074929807129667, 1e-15, () => KullbackLeibler.UniformToNormal(U(1, 3), Normal.FromDeviation(0.75, 1.6)) },
            { 0.3745910429006759792, 1e-14, () => KullbackLeibler.UniformToLaplace(U(1, 3), L(1.75, 0.6)) },
            { 3.849364158253133027, 1e-14, () => KullbackLeibler.UniformToLaplace(U(1, 3.5), L(5, 0.6)) },
            { 2.292135404020566602, 1e-14, () => KullbackLeibler.UniformToLaplace(U(1, 3.5), L(-2, 3)) },
            { 0.02276127070302372349, 1e-14, () => KullbackLeibler.ContinuousBernoulli(B(0.5), B(1.25)) },
            { 0.8838013376997444009, 1e-13, () => KullbackLeibler.ContinuousBernoulli(B(1e-9), B(5)) },
            { 27.094534997010577, 1e-13, () => KullbackLeibler.ContinuousBernoulli(B(-20), B(30)) },
            { 3.137055538985861078e-14, 1e-9, () => KullbackLeibler.ContinuousBernoulli(B(2), B(2 + Math.ScaleB(1, -20))) },
            { 0.004689820195483328611, 1e-13, () => KullbackLeibler.ContinuousBernoulli(B(30), B(33)) },
            { 0.3266095699409684298, 1e-13, () => KullbackLeibler.ContinuousBernoulli(B(-3), B(-7)) },
            { 1.006885547220276812, 1e-14, () => KullbackLeibler.Laplace(L(0.5, 0.75), L(-1.5, 2)) },
            { 0.3745284944768972058, 1e-14, () => KullbackLeibler.Laplace(L(0.5, 0.75), L(0.25, 2)) },
            { 0.02314355131420975577, 1e-14, () => KullbackLeibler.Laplace(L(2, 1), L(2, 1.25)) },
            { 7.709882112261192749e-19, 1e-9, () => KullbackLeibler.Laplace(L(0.5, 0.75), L(0.5 + Math.ScaleB(1, -30), 0.75)) },
            { 5.000000826737077389e-21, 1e-5, () => KullbackLeibler.Laplace(L(1, 3), L(1, 3 * (1 + 1e-10))) },
            { 4.999999999666666667e-21, 1e-9, () => KullbackLeibler.Laplace(L(-1, 1e10 + 1), L(-1, 1e10)) },
            { 1e48, 1e-15, () => KullbackLeibler.Laplace(L(1e200, 1e-152), L(0, 1e152)) },
            { 0.9707205997237650915, 1e-14, () => KullbackLeibler.NormalToLaplace(Normal.FromDeviation(0.5, 1.25), L(-0.75, 0.6)) },
            { 0.6689385332046727418, 1e-14, () => KullbackLeibler.LaplaceToNormal(L(0.5, 0.75), Normal.FromDeviation(-1, 1.5)) },
            { 1.628028602080046504, 1e-14, () => KullbackLeibler.Normal(N(0.5, 0.5), N(-1, -0.25)) },
            { 3.296967135284719246, 1e-14, () => CrossEntropy.Normal(N(0.5, 0.5), N(-1, -0.25)) },
            { 2.86213206613614984, 1e-14, () => KullbackLeibler.Categorical(C(0, 3, -2), C(2, -1, 0.5)) },
            { 2.666643695165883997, 1e-14, () => KullbackLeibler.Categorical(C(2, -1, 0.5), C(0, 3, -2)) },
            { 4.985212280952552266e-18, 1e-6, () => KullbackLeibler.Categorical(C(0, 3, -2), C(Math.ScaleB(1, -26), 3, -2)) },
            { 3.090374855699501182, 1e-14, () => CrossEntropy.Categorical(C(0, 3, -2), C(2, -1, 0.5)) },
            { 0.5065174988410346413, 1e-14, () => JensenShannon.Categorical(C(0, 3, -2), C(2, -1, 0.5)) },
            { 1.246303073041649861e-18, 1e-6, () => JensenShannon.Categorical(C(0, 3, -2), C(Math.ScaleB(1, -26), 3, -2)) },
            { 3.324028885348457754e-23, 1e-13, () => KullbackLeibler.Bernoulli(L01(5), L01(5 + 1e-10)) },
            { 1.842429965802036768e-36, 1e-13, () => KullbackLeibler.Bernoulli(L01(-40), L01(-40 + Math.ScaleB(1, -30))) },
            { 700, 1e-13, () => KullbackLeibler.Bernoulli(L01(700), L01(-700)) },
            { 8.310072213234497106e-24, 1e-13, () => JensenShannon.Bernoulli(L01(5), L01(5 + 1e-10)) },
            { 8.310072213166173467e-24, 1e-9, () => Renyi.Bernoulli(0.25, L01(5), L01(5 + 1e-10)) },
            { 1.698225895894266794e-13, 1e-13, () => Renyi.Bernoulli(1e-12, L01(1), L01(3)) },
            { 2.245140007663205572e-20, 1e-13, () => KullbackLeibler.Categorical(C(0, 3, -2), C(1e-9, 3, -2)) },
            { 1.947348539033677261e-20, 1e-13, () => KullbackLeibler.Categorical(C(0, 3, -2), C(1024 + Math.ScaleB(1, -30), 1027, 1022)) },
            { 1.947348539033677261e-20, 1e-13, () => KullbackLeibler.Categorical(C(0, 3, -2, -800), C(Math.ScaleB(1, -30), 3, -2, -797)) },
            { 1.792000000001767139e-11, 1e-13, () => Renyi.Normal(1e-12, N(0, 36.84), N(0, 0)) },
            { 4.604539507636020208, 1e-13, () => Renyi.Normal(1e-12, N(0, 0), N(0, 36.84)) },
            { 5.948211951698813306, 1e-13, () => Renyi.Normal(0.25, N(0, 36.84), N(0, 0)) },
            { 7.199198352600080133e-13, 1e-13, () => Renyi.Normal(1e-12, N(1.5, 2), N(0, 0)) },
            { 1.861772673400070851e-13, 1e-12, () => Renyi.MultivariateNormal(1e-15, Fan(1), Fan(0)) },
            { 7.320629200450884326e-28, 1e-12, () => KullbackLeibler.MultivariateNormal(Lower(0), Lower(1)) },
            { 0.8864089974552650008, 1e-14, () => Renyi.Normal(0.75, N(0.5, 0.25), N(-1, -0.125)) },
            { 1.687500843749841882e-12, 1e-13, () => Renyi.Normal(0.75, N(0.5, 3e-6), N(0.5, 0)) },
            { 7.656250446614455634e-14, 1e-13, () => Renyi.Normal(0.625, N(0.5, 7e-7), N(0.5, 0)) },
            { 2.273737477233941248e-13, 1e-13, () => Renyi.Normal(1, N(0.5, Math.ScaleB(1, -20)), N(0.5, 0)) },
            { 45.54643391437437773, 1e-12, () => Renyi.Normal(1.0009765625, N(0.5, 4.5), N(-1, 0)) },
            { 0.2192894381221154288, 1e-13, () => Renyi.Normal(50, N(0.25, -0.5), N(0.25, 0)) },
            { 1.898461167253706937, 1e-14, () => Renyi.Normal(3, N(0.5, -0.25), N(-1, 0.125)) },
            { 2.957682291666666667, 1e-14, () => KullbackLeibler.MultivariateNormal(Q, P) },
            { 8.313110179948794583, 1e-14, () => CrossEntropy.MultivariateNormal(Q, P) },
            { 1.973749868579887204, 1e-13, () => Renyi.MultivariateNormal(0.75, Q, P) },
            { 3.7661935798121147, 1e-13, () => Renyi.MultivariateNormal(0.75, Near(1), Standard(P.Mean)) },
            { 2.784653401829041661, 1e-13, () => Renyi.MultivariateNormal(0.75, Near(4), Standard(P.Mean)) },
            { 7.117486671374298855e-12, 1e-13, () => Renyi.MultivariateNormal(0.75, Stretched(3e-6, -7e-7), Standard(Q.Mean)) },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Value(double expected, double relative, Func<double> divergence) =>
        Assert.Equal(expected, divergence(), relative * expected);

    // s² = ασp² + (1 − α)σq² is 0 to the last bit.
    [Fact]
    public void Renyi_of_an_order_where_no_spread_is_left_is_infinite()
    {
        Assert.Equal(double.PositiveInfinity, Renyi.Normal(2, N(0, Math.Log(2)), Normal.Standard));
        var wide = MultivariateNormal.FromFactor(
            [0],
            RealMatrix.FromRows([
                [3],
            ])
        );
        Assert.Equal(double.PositiveInfinity, Renyi.MultivariateNormal(1.125, wide, Standard([0])));
    }

    [Fact]
    public void The_standard_error_of_terms_far_from_zero()
    {
        Assert.Equal(new Estimate(4, Math.Sqrt(38.0 / 3 / 4), 4), Estimate.FromTerms([1, 2, 4, 9]));
        Assert.Equal(Math.Sqrt(1.0 / 3), Estimate.FromTerms([6e15, 6e15 + 1, 6e15 + 2]).StandardError, 1e-15);
    }

    private static MultivariateNormal Q =>
        MultivariateNormal.FromFactor(
            [1, -0.5, 2],
            RealMatrix.FromRows([
                [1, 0, 0],
                [0.5, 2, 0],
                [-0.25, 0.75, 1.5],
            ])
        );

    private static MultivariateNormal P =>
        MultivariateNormal.FromFactor(
            [0.5, 0.25, -1],
            RealMatrix.FromRows([
                [1.5, 0, 0],
                [-0.5, 1, 0],
                [0.25, 0.5, 2],
            ])
        );

    private static MultivariateNormal Near(double last) =>
        MultivariateNormal.FromFactor(
            Q.Mean,
            RealMatrix.FromRows([
                [1.0625, 0, 0],
                [0.125, 0.9375, 0],
                [-0.0625, 0.125, last],
            ])
        );

    private static MultivariateNormal Stretched(double first, double last) =>
        MultivariateNormal.FromFactor(Q.Mean, RealMatrix.FromDiagonal([1 + first, 1, 1 + last]));

    private static MultivariateNormal Standard(RealVector mean) => MultivariateNormal.FromFactor(mean, RealMatrix.Identity(mean.Count));
}
