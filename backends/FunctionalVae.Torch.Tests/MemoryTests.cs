using System.Runtime.InteropServices;
using FunctionalVae.Zoo;
using static TorchSharp.torch;

namespace FunctionalVae.Torch.Tests;

/// <summary>Nothing outlives a step or a call but weights, gradients and moments. A collection of its own: the count is the process's.</summary>
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    private const int Steps = 200;
    private const int Stressed = 1500;

    // What earlier tests left to finalisers is not to be counted here.
    private static long Live()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Tensor.TotalCount;
    }

    private static long Gained(Action make)
    {
        make();
        var before = Live();
        for (var i = 0; i < 20; i++)
        {
            make();
        }

        return Live() - before;
    }

    [Theory]
    [InlineData("adam constant")]
    [InlineData("momentum constant clip")]
    [InlineData("adamw warmup-cosine")]
    [InlineData("adam average")]
    public void Two_hundred_steps_gain_no_tensor(string trace)
    {
        var name = GoldenNumbers.Traces.Contains(trace) ? trace : "adam constant";
        var model = (VaeModel)TorchZoo.Torch(nameof(TinyVae));
        var images = ModelAgreement.Images(model, Key.FromSeed(1), 16);
        var rows = Enumerable.Range(0, 16).ToArray();
        using var session = model.OpenSession(model.Start(GoldenTrace.Options(name), Key.FromSeed(1)), 16, threads: 1);
        session.Step(images, rows);
        session.Step(images, rows);
        var before = Live();
        for (var step = 0; step < Steps; step++)
        {
            session.Step(images, rows);
        }

        Assert.Equal(before, Live());
    }

    [Fact]
    public void Calls_gain_no_tensor()
    {
        var model = TorchZoo.Torch(nameof(MoonsVae));
        var parameters = model.Initialize(Key.FromSeed(1));
        var images = ModelAgreement.Images(model, Key.FromSeed(1), 7);
        var noise = model.NoiseFrom(Key.FromSeed(2), 7);
        Call();
        var before = Live();
        Call();
        Assert.Equal(before, Live());

        void Call()
        {
            model.Draw(model.Encode(parameters, images), noise);
            model.Decode(parameters, noise);
            model.Evaluate(parameters, images, noise);
            model.Differentiate(parameters, images, noise);
            model.Sample(parameters, 3, Key.FromSeed(3));
        }
    }

    // TorchSharp 0.107 counts each parameter of a layer twice and takes it back once, although its memory is freed; 0.99 counts right.
    [Fact]
    public void Modules_with_vectors_of_their_own_leave_no_more_than_torchs_own_layers() =>
        Assert.Equal(
            Gained(() =>
            {
                using var posterior = nn.Linear(64, 20);
                using var output = nn.Linear(10, 64);
                using var vector = nn.Linear(1, 1);
            }),
            Gained(() =>
            {
                using var module = new LinearVae.Torch.Module();
            })
        );

    [Fact]
    public void Vectors_of_a_module_give_their_memory_back()
    {
        const int megabytes = 4;
        const int modules = 400;
        Make();
        Live();
        var before = Environment.WorkingSet;
        for (var i = 0; i < modules; i++)
        {
            Make();
            if (i % 20 == 0)
            {
                Live();
            }
        }

        Live();
        // Kept vectors would be all 1,600 MB; the system's allocator keeps some of what was freed.
        Assert.InRange((Environment.WorkingSet - before) >> 20, long.MinValue, modules * megabytes / 4);

        static void Make()
        {
            using var module = new Vector();
            TorchModules.RegisterVector(module, "vector", megabytes << 18, null);
        }
    }

    [Fact]
    public void Values_lie_where_torch_aligns_them()
    {
        // Arrays begin at any multiple of 8 bytes; 64 are what MKL asks for equal bits.
        for (var size = 1; size < 40; size++)
        {
            using var tensor = TorchValues.Of(new float[size], [size], device("cpu"));
            Assert.Equal(0, Address(tensor) % 64);
        }

        static unsafe long Address(Tensor tensor)
        {
            fixed (byte* first = &MemoryMarshal.GetReference(tensor.bytes))
            {
                return (long)first;
            }
        }
    }

    [Fact]
    public void Steps_stand_collections_in_their_midst()
    {
        // TorchSharp's own numbers die under torch's hands when a finaliser runs during a call: none of its sums and optimisers is used here.
        // A number dies young, so that collections of the youngest are enough, and there are many more of them in a second than of whole ones.
        var model = (VaeModel)TorchZoo.Torch(nameof(LinearVae));
        var images = ModelAgreement.Images(model, Key.FromSeed(1), 16);
        var rows = Enumerable.Range(0, 16).ToArray();
        using var session = model.OpenSession(model.Start(new TrainOptions(), Key.FromSeed(1)), 16, threads: 1);
        var isDone = false;
        var collector = new Thread(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        for (var step = 0; step < Stressed; step++)
        {
            session.Step(images, rows);
        }

        Volatile.Write(ref isDone, true);
        collector.Join();
        Assert.Equal(Stressed, session.State.Step);
    }

    [Fact]
    public void A_loop_without_a_scope_is_seen()
    {
        using var module = new TinyVae.Torch.Module();
        var before = Live();
        var kept = Enumerable.Range(0, 10).Select(_ => module.call(zeros([1, 64]), zeros([1, 2]))).ToList();
        Assert.True(Live() >= before + (2 * kept.Count));
    }
}

/// <summary>A module with nothing in it yet.</summary>
internal sealed class Vector() : nn.Module(nameof(Vector));

/// <summary>Runs beside no other test.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTestsAlone;
