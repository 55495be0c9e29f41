using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>The memory of a forward pass is kept beside the parameters: calls share it one after the other, and never at once.</summary>
public sealed class InferenceMemoryTests
{
    private const int Count = 128;

    // A result's own object, the closure of the call, and what else is small.
    private const int Few = 1000;

    private static readonly IVaeModel Model = TinyVae.Model;

    [Fact]
    public void A_call_allocates_little_but_its_result()
    {
        var parameters = Model.Initialize(Key.FromSeed(1));
        var latents = Model.NoiseFrom(Key.FromSeed(2), Count);
        Model.Decode(parameters, latents);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var images = Model.Decode(parameters, latents);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(allocated, sizeof(float) * images.Values.Length, (sizeof(float) * images.Values.Length) + Few);
    }

    [Fact]
    public void Calls_of_other_sizes_and_models_find_no_wrong_memory()
    {
        var parameters = Model.Initialize(Key.FromSeed(1));
        // The same tensors, and buffers that lie elsewhere.
        var other = Vae.ModelFrom(TinyVae.Spec with { Decoder = [new Dense(32, Activation.Gelu)] }, "OtherVae");
        foreach (var count in (int[])[3, Count, 1, 300, 3])
        {
            var latents = Model.NoiseFrom(Key.FromSeed(2), count);
            var expected = Model.Decode(Model.Initialize(Key.FromSeed(1)), latents);
            var otherExpected = other.Decode(other.Initialize(Key.FromSeed(1)), latents);
            Assert.Equal(expected.Values.ToArray(), Model.Decode(parameters, latents).Values.ToArray());
            Assert.Equal(otherExpected.Values.ToArray(), other.Decode(parameters, latents).Values.ToArray());
        }
    }

    [Fact]
    public void Threads_that_share_parameters_share_no_memory()
    {
        var parameters = Model.Initialize(Key.FromSeed(1));
        var latents = Enumerable.Range(0, 64).Select(i => Model.NoiseFrom(Key.FromSeed((ulong)i), Count)).ToArray();
        var expected = Array.ConvertAll(latents, batch => Model.Decode(Model.Initialize(Key.FromSeed(1)), batch).Values.ToArray());
        var threads = new Thread[3];
        var wrong = 0;
        for (var thread = 0; thread < threads.Length; thread++)
        {
            threads[thread] = new(() =>
            {
                for (var round = 0; round < 20; round++)
                {
                    for (var i = 0; i < latents.Length; i++)
                    {
                        if (!Model.Decode(parameters, latents[i]).Values.Span.SequenceEqual(expected[i]))
                        {
                            Interlocked.Increment(ref wrong);
                        }
                    }
                }
            });
            threads[thread].Start();
        }

        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(0, wrong);
    }
}
