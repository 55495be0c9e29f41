namespace FunctionalVae.Spec.Tests;

/// <summary>A record of the vocabulary that was given no rule is an error that names it, not a specification without problems.</summary>
public sealed class UnknownRecordTests
{
    public static TheoryData<VaeSpec, string> Unknown { get; } = new() { { Refusal.Valid with { Input = new NewInput() }, "the input" } };

    [Theory]
    [MemberData(nameof(Unknown))]
    public void A_record_without_a_rule_is_named(VaeSpec spec, string what) =>
        Assert.Equal(
            $"There is no rule for {what} a new record.",
            Assert.Throws<NotSupportedException>(() => SpecRules.Check(spec)).Message
        );

    private sealed record NewInput : Input
    {
        public override ValueDomain Domain { get; init; }

        public override Binarization Binarization { get; init; }

        public override string ToString() => "a new record";
    }
}
