using FunctionalVae.Plans;
using FunctionalVae.Shared;

namespace FunctionalVae.Spec.Tests;

/// <summary>Where the plan lays parameters and buffers: without gaps, without overlaps, what the forward pass needs first.</summary>
public sealed class PlanLayoutTests
{
    [Fact]
    public void Parameters_and_buffers_of_random_specifications_tile_their_arrays()
    {
        for (ulong index = 0; index < 200; index++)
        {
            var plan = Lowering.Lower(RandomSpecs.Make(Key.FromSeed(5).Child(index)));
            AssertTiles(plan.Parameters.Select(parameter => (parameter.Offset, parameter.Count)), plan.ParameterCount);
            AssertTiles(plan.Buffers.Select(buffer => (buffer.Offset, buffer.Width)), plan.TrainingWidth);
            Assert.All(plan.Buffers, buffer => Assert.Equal(buffer.Kind == BufferKind.Gradient, buffer.Offset >= plan.ForwardWidth));
            Assert.Equal(plan.Buffers.Count, plan.Buffers.Select(buffer => buffer.Name).Distinct().Count());
            Assert.Equal(plan.Parameters.Count, plan.Parameters.Select(parameter => parameter.Name).Distinct().Count());
        }
    }

    private static void AssertTiles(IEnumerable<(int Offset, int Size)> pieces, int total)
    {
        var at = 0;
        foreach (var (offset, size) in pieces)
        {
            Assert.Equal(at, offset);
            Assert.True(size > 0);
            at += size;
        }

        Assert.Equal(total, at);
    }
}
