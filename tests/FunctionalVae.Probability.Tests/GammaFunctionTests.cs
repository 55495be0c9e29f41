namespace FunctionalVae.Probability.Tests;

/// <summary>The gamma functions against values of 40 digits, and the remainders against what they are defined to be.</summary>
public sealed class GammaFunctionTests
{
    [Theory]
    [InlineData(1e-300, 690.7755278982137, -1e+300, 344.4688254159022, -5e+299)]
    [InlineData(1e-40, 92.10340371976183, -1e+40, 45.13276332667624, -5e+39)]
    [InlineData(0.001, 6.907178885383853, -1000.5755719318103, 2.5422704679670947, -493.66781665282815)]
    [InlineData(0.25, 1.2880225246980774, -4.2274535333762655, 0.27251040121343206, -0.8411591722563748)]
    [InlineData(0.5, 0.5723649429247001, -1.9635100260214235, 0.15342640972002736, -0.27036284546147815)]
    [InlineData(0.9999, 5.772979156120022e-05, -0.5773801703298691, 0.08106918908655511, -0.07723016032903574)]
    [InlineData(1.0, 0.0, -0.5772156649015329, 0.08106146679532726, -0.07721566490153287)]
    [InlineData(1.0000001, -5.772155826548335e-08, -0.5772155004081382, 0.0810614590737615, -0.0772156504081282)]
    [InlineData(1.4616, -0.12148629003589732, -3.110625123035162e-05, 0.056217468959305766, -0.037471973000651616)]
    [InlineData(1.7, -0.09580769740706586, 0.20854787487349397, 0.04849986811365692, -0.027962729129852912)]
    [InlineData(2.0, 0.0, 0.42278433509846713, 0.0413406959554093, -0.02036284546147817)]
    [InlineData(2.5, 0.2846828704729192, 0.7031566406452432, 0.03316287351993629, -0.013134091228911878)]
    [InlineData(3.75, 1.486815578593417, 1.1825373886117962, 0.02217056544620611, -0.005885118037189885)]
    [InlineData(9.999, 12.799575780077413, 2.2516474172057355, 0.008331396020466343, -0.0008326702879270648)]
    [InlineData(10.0, 12.801827480081469, 2.251752589066721, 0.00833056343336287, -0.0008325039273245763)]
    [InlineData(33.3, 82.60372358165495, 3.490467238520243, 0.0025024272964210914, -7.51434511402642e-05)]
    [InlineData(1000.0, 5905.220423209181, 6.907255195648812, 8.333333055555635e-05, -8.333332500000397e-08)]
    [InlineData(1e6, 12815504.569147611, 13.815510057964191, 8.333333333333056e-08, -8.3333333333325e-14)]
    [InlineData(1e12, 26631021115915.652, 27.63102111592805, 8.333333333333334e-14, -8.333333333333334e-26)]
    [InlineData(1e30, 6.807755278982137e+31, 69.07755278982137, 8.333333333333333e-32, -8.333333333333334e-62)]
    public void Values_to_fifteen_digits(double x, double logGamma, double digamma, double logGammaRemainder, double digammaRemainder)
    {
        // Beside the zeros the absolute error is what stays.
        Assert.Equal(logGamma, SpecialFunctions.LogGamma(x), 1e-14 * Math.Max(1, Math.Abs(logGamma)));
        Assert.Equal(digamma, SpecialFunctions.Digamma(x), 1e-14 * Math.Max(1, Math.Abs(digamma)));
        Assert.Equal(logGammaRemainder, SpecialFunctions.LogGammaRemainder(x), 2e-13 * logGammaRemainder);
        Assert.Equal(digammaRemainder, SpecialFunctions.DigammaRemainder(x), -5e-13 * digammaRemainder);
    }

    [Fact]
    public void Ends()
    {
        Assert.Equal((double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity), At(0));
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity, 0, 0), At(double.PositiveInfinity));
        Assert.Equal((double.NaN, double.NaN, double.NaN, double.NaN), At(-0.5));
        Assert.Equal((double.NaN, double.NaN, double.NaN, double.NaN), At(double.NaN));

        static (double, double, double, double) At(double x) =>
            (
                SpecialFunctions.LogGamma(x),
                SpecialFunctions.Digamma(x),
                SpecialFunctions.LogGammaRemainder(x),
                Math.Abs(SpecialFunctions.DigammaRemainder(x)) is 0 ? 0 : SpecialFunctions.DigammaRemainder(x)
            );
    }
}
