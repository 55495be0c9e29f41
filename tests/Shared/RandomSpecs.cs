namespace FunctionalVae.Shared;

/// <summary>Random specifications by key: up to five layers a side, every activation, likelihood, domain and binarization.</summary>
internal static class RandomSpecs
{
    public static VaeSpec Make(Key key)
    {
        var draws = new Draws(key);
        var (likelihood, domain, binarization) = draws.Next(6) switch
        {
            0 => ((Reconstruction)new BernoulliLikelihood(), ValueDomain.Binary, Binarization.None),
            1 => (new BernoulliLikelihood(), ValueDomain.UnitInterval, (Binarization)(1 + draws.Next(3))),
            2 => (new GreyCrossEntropy(), ValueDomain.UnitInterval, Binarization.None),
            3 => (new SquaredErrorLikelihood(), ValueDomain.UnitInterval, Binarization.None),
            _ => (new SquaredErrorLikelihood(), ValueDomain.Real, Binarization.None),
        };
        return new(
            new Image(1 + draws.Next(6), 1 + draws.Next(6), 1 + draws.Next(3), domain, binarization),
            [new Flatten(), .. Layers(draws)],
            new DiagonalNormalLatent(1 + draws.Next(9), draws.Next(2) == 0 ? null : new StandardNormalPrior()),
            [.. Layers(draws)],
            likelihood,
            Beta: draws.Next(2) == 0 ? 1 : 0.25 * (1 + draws.Next(12))
        );
    }

    private static IEnumerable<Layer> Layers(Draws draws) =>
        Enumerable.Range(0, 1 + draws.Next(5)).Select(_ => new Dense(1 + draws.Next(40), (Activation)draws.Next(4))).ToList();

    private sealed class Draws(Key key)
    {
        private uint drawn;

        public int Next(int bound) => (int)((ulong)key.Words(drawn++, 0).Word0 * (ulong)bound >> 32);
    }
}
