using FunctionalVae.Interpreter;
using FunctionalVae.Passes;

namespace FunctionalVae.Tests.Graphs;

/// <summary>A fusion changes the work and not what is computed: the gradient without it is the same but for rounding, and near the interpreter's.</summary>
public sealed class FusionTests
{
    private const int Specifications = 120;
    private const double NearestKink = 3e-6;

    public static TheoryData<string> Names { get; } = [.. Fuse.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_a_fusion_the_gradient_is_the_same(string name) => Check(ValueList.From(Fuse.Names.Where(other => other != name)));

    [Fact]
    public void Without_any_fusion_the_gradient_is_the_same() => Check([]);

    [Fact]
    public void A_fusion_that_is_not_asked_for_is_not_applied()
    {
        foreach (var spec in Specs())
        {
            var bare = Differentiate.Of(Build.Of(spec, isForTraining: true));
            Assert.Equal(bare, Fuse.Of(bare, []));
            Assert.Equal(bare, Fuse.Of(bare, ["no such fusion"]));
        }
    }

    private static void Check(ValueList<string> others)
    {
        var applied = 0;
        var compared = 0;
        foreach (var spec in Specs())
        {
            var (fused, plain) = (Plan.Of(spec), Plan.Of(spec, others));
            if (fused.Training == plain.Training)
            {
                continue;
            }

            applied++;
            Assert.True(fused.Training.Operations.Count < plain.Training.Operations.Count);
            var model = InterpretedModel.Of(spec);
            var point = GraphPoint.At(model, Key.FromSeed((ulong)applied), count: 1 + (applied % 5));
            if (model.KinkDistance(point.Parameters, point.Images, point.Noise) < NearestKink)
            {
                continue;
            }

            compared++;
            var gradient = GraphRun.Gradient(fused, spec, point);
            var without = GraphRun.Gradient(plain, spec, point);
            Assert.InRange(GraphPoint.Worst(model.Layout, [.. gradient], without), 0, 1);
            Assert.InRange(GraphPoint.Worst(model.Layout, point.Exact(model), without), 0, 1);
        }

        Assert.True(applied > 5, $"The fusion was applied to {applied} of {Specifications} specifications.");
        Assert.True(compared > applied / 2, $"Only {compared} of {applied} keep clear of a kink.");
    }

    private static IEnumerable<VaeSpec> Specs() =>
        Enumerable.Range(0, Specifications).Select(index => RandomSpecs.Make(Key.FromSeed(19).Child((ulong)index)));
}
