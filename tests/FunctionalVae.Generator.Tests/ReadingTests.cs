using FunctionalVae.Generator.Tests.Harness;

namespace FunctionalVae.Generator.Tests;

/// <summary>Every form that a specification may be written in.</summary>
public sealed class ReadingTests
{
    private static readonly VaeSpec Expected = new(
        new Image(28, 28, Binarization: Binarization.Dynamic),
        [new Flatten(), new Dense(32, Activation.Gelu)],
        new DiagonalNormalLatent(4),
        [new Dense(32, Activation.Tanh)],
        new BernoulliLikelihood()
    );

    [Fact]
    public void A_plain_specification_is_read() => Assert.Equal(Expected, GeneratorRun.Read(Sources.Valid));

    [Theory]
    [InlineData("4", "2 + 2", 4)]
    [InlineData("4", "10 - 2 * 3", 4)]
    [InlineData("4", "19 / 2", 9)]
    [InlineData("4", "19 % 4", 3)]
    [InlineData("4", "-(-7)", 7)]
    [InlineData("4", "+7", 7)]
    [InlineData("4", "((7))", 7)]
    [InlineData("4", "(int)7.9", 7)]
    [InlineData("4", "(int)(7.0 * 3 / 2)", 10)]
    [InlineData("4", "'A' - '9'", 8)]
    [InlineData("4", "default(int) + 1", 1)]
    [InlineData("4", "(int)Activation.Gelu", 3)]
    [InlineData("4", "(int)default(Activation) + 1", 1)]
    [InlineData("4", "-7 / 2 + 10", 7)]
    [InlineData("4", "-7 % 4 + 10", 7)]
    [InlineData("4", "(int)-2.9 + 10", 8)]
    [InlineData("4", "int.MaxValue / int.MaxValue", 1)]
    [InlineData("4", "Side", 28)]
    [InlineData("4", "Vae.Side * 2", 56)]
    [InlineData("4", "Field", 12)]
    [InlineData("4", "Auto", 13)]
    [InlineData("4", "Expression", 14)]
    [InlineData("4", "Accessor", 15)]
    [InlineData("4", "Expression * Side - Auto", 379)]
    [InlineData("4", "Later", 16)]
    [InlineData("4", "Choice.Large", 64)]
    [InlineData("4", "Small.Size", 3)]
    [InlineData("4", "Layers.Count", 2)]
    [InlineData("4", "((Dense)Layers[1]).Units", 5)]
    [InlineData("4", "Other.Spec.Decoder.Count + 1", 2)]
    public void Integers_are_computed(string argument, string expression, int size)
    {
        var text = Sources.Valid.Replace($"Latent({argument})", $"Latent((int)({expression}))", StringComparison.Ordinal);
        const string before = """
            private const int Side = 28;
            private static readonly int Field = 12;
            private static int Auto { get; } = Field + 1;
            private static readonly DiagonalNormalLatent Small = new(3);
            private static ValueList<Layer> Layers { get; } = [new Flatten(), new Dense(5)];
            """;
        const string after = """
            private static int Expression => 14;
            private static int Accessor { get => Later - 1; }
            private static int Later => 16;
            private enum Choice { Small = 3, Large = 64 }
            """;
        var other = Sources.Model(Sources.Valid).Replace("Vae\n", "Other\n", StringComparison.Ordinal);
        var run = GeneratorRun.Of(Sources.Class(before, $"public static VaeSpec Spec {{ get; }} = {text};", after), other);
        Assert.Equal(new DiagonalNormalLatent(size), run.Spec().Latent);
    }

    [Theory]
    [InlineData("0.5", 0.5)]
    [InlineData("1", 1)]
    [InlineData("0.25f", 0.25)]
    [InlineData("1 / 4.0", 0.25)]
    [InlineData("Half * 3", 1.5)]
    [InlineData("7.5 % 2", 1.5)]
    [InlineData("-(-Half)", 0.5)]
    [InlineData("Whole", 3)]
    [InlineData("System.Math.PI", Math.PI)]
    public void Real_numbers_are_computed(string expression, double beta)
    {
        var text = Sources.Valid[..^1] + $", Objective: new EvidenceLowerBound({expression}))";
        var spec = GeneratorRun.Read(text, "private static double Half => 0.5; private static double Whole => 3;");
        Assert.Equal(Expected with { Objective = new EvidenceLowerBound(beta) }, spec);
    }

    [Theory]
    [InlineData("new Dense(32, Activation.Gelu)")]
    [InlineData("new Dense(Activation: Activation.Gelu, Units: 32)")]
    [InlineData("new(32, Activation.Gelu)")]
    [InlineData("new Dense(32) { Activation = Activation.Gelu }")]
    [InlineData("new Dense(1) with { Units = 32, Activation = Activation.Gelu }")]
    [InlineData("(new Dense(32, Activation.Relu) with { }) with { Activation = (Activation)3 }")]
    [InlineData("Block")]
    [InlineData("Block!")]
    [InlineData("Encoding[1]")]
    [InlineData("(Layer)Block")]
    [InlineData("Block with { Units = Block.Units }")]
    public void Records_are_made(string expression)
    {
        var typed = expression.StartsWith("new(", StringComparison.Ordinal) ? "(Dense)new Dense" + expression[3..] : expression;
        var text = Sources.Valid.Replace("new Dense(32, Activation.Gelu)", typed, StringComparison.Ordinal);
        const string members = """
            private static Dense Block => new(32, Activation.Gelu);
            private static ValueList<Layer> Encoding => [new Flatten(), Block];
            """;
        Assert.Equal(Expected, GeneratorRun.Read(text, members));
    }

    [Theory]
    [InlineData("[new Flatten(), .. Tail]")]
    [InlineData("[.. Head, .. Tail]")]
    [InlineData("[.. Head, .. Denses]")]
    [InlineData("[.. All]")]
    [InlineData("All")]
    [InlineData("Base.Encoder")]
    [InlineData("(All)")]
    public void Lists_are_made(string expression)
    {
        var text = Sources.Valid.Replace("[new Flatten(), new Dense(32, Activation.Gelu)]", expression, StringComparison.Ordinal);
        const string blocks = """
            using FunctionalVae;
            namespace Zoo;
            public static class Shared
            {
                public static ValueList<Layer> Head { get; } = [new Flatten()];
                public static readonly ValueList<Layer> Tail = [new Dense(32, Activation.Gelu)];
                public static ValueList<Dense> Denses => [new(32, Activation.Gelu)];
                public static ValueList<Layer> All => [.. Head, .. Tail];
                public static VaeSpec Base { get; } = new(null!, All, null!, default, null!);
            }
            """;
        var run = GeneratorRun.Of("using static Zoo.Shared;" + Sources.Model(text), blocks);
        Assert.Equal(Expected, run.Spec());
    }

    [Theory]
    [InlineData("public static VaeSpec Spec => {0};")]
    [InlineData("private static VaeSpec Spec {{ get => {0}; }}")]
    [InlineData("internal static readonly VaeSpec Spec = {0};")]
    [InlineData("public static VaeSpec? Spec {{ get; }} = ({0})!;")]
    [InlineData("public static partial VaeSpec Spec {{ get; }} public static partial VaeSpec Spec => {0};")]
    public void The_member_may_be_any_that_cannot_change(string declaration) =>
        Assert.Equal(Expected, GeneratorRun.Of(Sources.Class(string.Format(null, declaration, Sources.Valid))).Spec());

    [Fact]
    public void A_specification_derives_from_another_model()
    {
        var run = GeneratorRun.Of(
            Sources.Model(Sources.Valid),
            """
            using FunctionalVae;
            [GenerateVae]
            internal static partial class Wider
            {
                public static readonly VaeSpec Wide = Zoo.Vae.Spec with { Latent = new DiagonalNormalLatent(64), Objective = new EvidenceLowerBound(4) };
            }
            """
        );
        var wider = run.Models.Single(model => model.Name == "Wider");
        Assert.Equal(Expected with { Latent = new DiagonalNormalLatent(64), Objective = new EvidenceLowerBound(4) }, run.Spec("Wider"));
        Assert.Equal(("Wide", "internal", ""), (wider.SpecMember, wider.Accessibility, wider.Namespace));
    }
}
