using DiffSharp;
using FunctionalVae.Zoo;

namespace FunctionalVae.Diff.Tests;

/// <summary>On DiffSharp's torch backend, whose memory finalizers free, models compute one after the other; on its reference backend side by side.</summary>
public sealed class TurnTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private delegate void Call(VaeModel model, ParameterVector parameters, Batch images, Batch noise);

    private static readonly Dictionary<string, Call> Calls = new(StringComparer.Ordinal)
    {
        ["encode"] = (model, parameters, images, _) => model.Encode(parameters, images),
        ["decode"] = (model, parameters, _, noise) => model.Decode(parameters, noise),
        ["evaluate"] = (model, parameters, images, noise) => model.Evaluate(parameters, images, noise),
        ["differentiate"] = (model, parameters, images, noise) => model.Differentiate(parameters, images, noise),
        ["step"] = (model, _, images, _) => model.Step(model.Start(new(BatchSize: images.Count), Key.FromSeed(1)), images),
    };

    public static TheoryData<string, string> All => DiffZoo.Each(Calls.Keys);

    [SkippableTheory]
    [MemberData(nameof(All))]
    public void Models_on_torch_take_turns(string name, string backend)
    {
        DiffZoo.Require(backend);
        using var pair = new Barrier(2);
        var isAlone = backend == DiffZoo.Torch;
        var met = 0;
        var program = new Watched(() =>
        {
            if (pair.SignalAndWait(isAlone ? TimeSpan.FromSeconds(0.3) : Long))
            {
                Interlocked.Increment(ref met);
            }
        });
        // Two models, for it is the process that has one finalizer thread.
        var threads = Enumerable.Range(0, 2).Select(_ => new Thread(() => Run(new(TinyVae.Model, program, "cpu", backend)))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(isAlone ? 0 : 2, met);

        void Run(DiffModel model)
        {
            var images = ModelAgreement.Images(model, Key.FromSeed(1), 3);
            Calls[name](model, model.Initialize(Key.FromSeed(2)), images, model.NoiseFrom(Key.FromSeed(3), 3));
        }
    }

    // Every call above comes by one of these, once.
    private sealed class Watched(Action called) : DiffProgram
    {
        private readonly TinyVae.Diff.Program program = new();

        public override Tensor Encode(DiffWeights weights, Tensor x, IReadOnlyList<Tensor>? masks)
        {
            called();
            return program.Encode(weights, x, masks);
        }

        public override Tensor Draw(Tensor head, Tensor noise) => program.Draw(head, noise);

        public override Tensor Decode(DiffWeights weights, Tensor z, IReadOnlyList<Tensor>? masks) => program.Decode(weights, z, masks);

        public override Tensor Mean(Tensor output)
        {
            called();
            return program.Mean(output);
        }

        public override Tensor Reconstruction(DiffWeights weights, Tensor output, Tensor x) => program.Reconstruction(weights, output, x);

        public override Tensor Kl(DiffWeights weights, Tensor head, Tensor noise, Tensor z) => program.Kl(weights, head, noise, z);
    }
}
