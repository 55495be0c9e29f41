using DiffSharp;
using Microsoft.FSharp.Core;

namespace FunctionalVae.Diff;

/// <summary>
/// A model on DiffSharp. Parameters, posteriors, noise and training states are the plain values of every backend: weights trained here are
/// evaluated there, and a step has the same noise, masks and learning rate.
/// </summary>
public sealed class DiffModel : VaeModel
{
    private readonly DiffProgram program;
    private readonly DiffPlace place;

    /// <summary>A model from what the generator wrote.</summary>
    /// <param name="managed">The same model on the managed engine, whose name, specification, tensors and defaults it has.</param>
    /// <param name="program">Its formulas.</param>
    /// <param name="device">The device: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>.</param>
    /// <param name="backend">DiffSharp's backend: <c>reference</c> or <c>torch</c>.</param>
    /// <exception cref="ArgumentException">There is no such device or backend here; the message says what to do.</exception>
    public DiffModel(IVaeModel managed, DiffProgram program, string device, string backend)
        : base(managed.Spec, managed.Layout, managed.Defaults)
    {
        this.program = program;
        place = DiffPlace.Open(device, backend);
    }

    /// <summary>1e-5: libtorch chooses its kernels by the batch's size; the reference backend stays within it too.</summary>
    public override double BatchRounding => 1e-5;

    /// <inheritdoc/>
    protected override PosteriorBatch EncodeCore(ParameterVector parameters, Batch examples) =>
        place.Alone(() =>
        {
            var weights = DiffWeights.Of(parameters, place);
            return Posterior(Rows(examples.Count, rows => program.Encode(weights, WithLabels(examples, rows), null)));
        });

    /// <inheritdoc/>
    protected override Batch DrawCore(PosteriorBatch posterior, Batch noise) =>
        place.Alone(() =>
        {
            var width = PosteriorBatch.HeadWidth(Spec.Latent);
            return Latents(program.Draw(place.Of(Batch.FromValues(width, posterior.ToHeads(width))), place.Of(noise)));
        });

    /// <inheritdoc/>
    protected override Batch DecodeCore(ParameterVector parameters, Batch latents) =>
        place.Alone(() =>
        {
            var weights = DiffWeights.Of(parameters, place);
            return Batch.FromValues(
                Layout.InputWidth,
                Rows(latents.Count, rows => program.Mean(program.Decode(weights, WithLabels(latents, rows), null)))
            );
        });

    /// <inheritdoc/>
    protected override IReadOnlyList<ExampleTerms> TermsCore(ParameterVector parameters, Batch examples, Batch noise)
    {
        var prior = PriorFamily.Of(this, parameters);
        return place.Alone(() =>
        {
            var weights = DiffWeights.Of(parameters, place);
            return BatchChunks.Of(examples.Count).SelectMany(rows => Terms(weights, rows)).ToList();
        });

        IEnumerable<ExampleTerms> Terms(DiffWeights weights, Range rows)
        {
            var x = WithLabels(examples, rows);
            var head = program.Encode(weights, x, null);
            var epsilon = Of(noise, rows);
            var z = program.Draw(head, epsilon);
            var reconstruction = DiffValues.ToArray(
                program.Reconstruction(weights, program.Decode(weights, program.Latents(z, x), null), x)
            );
            var kl = DiffValues.ToArray(program.Kl(weights, head, epsilon, z));
            return PriorRatio
                .Of(prior, Posterior(DiffValues.ToArray(head)), Latents(epsilon), Latents(z))
                .Select((ratio, row) => new ExampleTerms(reconstruction[row], kl[row], ratio));
        }
    }

    /// <inheritdoc/>
    protected override Gradient<ParameterVector> DifferentiateCore(ParameterVector parameters, Batch examples, Batch noise) =>
        place.Alone(() =>
        {
            var loss = DiffLoss.Of(
                program,
                DiffWeights.Of(parameters, place),
                place.Of(examples, Spec),
                place.Of(noise),
                null,
                Spec.Objective.Beta
            );
            return new Gradient<ParameterVector>(loss.Objective, loss.Gradient().ToParameters());
        });

    /// <inheritdoc/>
    protected override TrainingSession OpenSession(TrainingState state, int capacity, int threads) =>
        new DiffSession(this, program, place, state);

    private PosteriorBatch Posterior(IReadOnlyList<float> heads) =>
        PosteriorBatch.FromHeads(Layout.LatentWidth, PosteriorBatch.HeadWidth(Spec.Latent), heads);

    private Batch Latents(Tensor values) => Batch.FromValues(Layout.LatentWidth, DiffValues.ToArray(values));

    private Tensor Of(Batch batch, Range rows)
    {
        var (values, count) = BatchChunks.Take(batch, rows);
        return place.Of(values, count, batch.Width);
    }

    // Examples and latent vectors, with what is known of them.
    private Tensor WithLabels(Batch batch, Range rows)
    {
        var (values, count) = BatchChunks.WithLabels(batch, rows, Spec);
        return place.Of(values, count, values.Length / count);
    }

    private static List<float> Rows(int count, Func<Range, Tensor> values) =>
        [.. BatchChunks.Of(count).SelectMany(rows => DiffValues.ToArray(values(rows)))];
}
