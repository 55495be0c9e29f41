using System;
using FunctionalVae;

namespace Shop
{
    public enum Home
    {
        Vienna,
        Graz = 7,
        Linz,
    }

    public sealed record Customer(
        int Age,
        Home Home,
        double? Income,
        bool Member,
        ushort Visits,
        [Points(0), Scaling("log")] decimal? Spent,
        [Levels("web", "shop")] string? Source,
        DateOnly Since,
        DateTime? Seen);

    [GenerateVae]
    public static partial class CustomerVae
    {
        public static VaeSpec Spec { get; } = new(
            Input: Table.Of<Customer>(hidden: 0.1),
            Encoder: [new Dense(4, Activation.Tanh)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(4, Activation.Tanh)],
            Likelihood: new ColumnLikelihoods());
    }
}
