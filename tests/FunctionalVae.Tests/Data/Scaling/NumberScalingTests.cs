using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>Every scaling of numbers is known where it must be.</summary>
public sealed class NumberScalingTests
{
    public static TheoryData<Type> Scalings =>
        [.. typeof(NumberScaling).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(NumberScaling)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Scalings))]
    public void A_scaling_is_listed_found_by_its_word_and_has_a_scale(Type type)
    {
        var scaling = Assert.Single(NumberScaling.All, known => known.GetType() == type);
        Assert.Equal(scaling, NumberScaling.Parse(scaling.Word));
        Assert.Single(NumberScaling.All, known => known.Word == scaling.Word);
        var scale = NumberScales.Fit(scaling, [1, 2, 4]);
        Assert.Equal(2, scale.Decode(scale.Encode(2)), 1e-9);
    }
}
