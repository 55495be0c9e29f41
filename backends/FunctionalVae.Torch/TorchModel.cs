using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>
/// A model on TorchSharp. Parameters, posteriors, noise and training states are the plain values of every backend: weights trained here are
/// evaluated there, and a step has the same noise, masks and learning rate.
/// </summary>
public sealed class TorchModel : VaeModel
{
    private readonly Func<Device, TorchProgram> create;
    private readonly Device device;
    private readonly TorchInference inference;

    /// <summary>A model from what the generator wrote.</summary>
    /// <param name="managed">The same model on the managed engine, whose name, specification, tensors and defaults it has.</param>
    /// <param name="create">Makes its modules on a device.</param>
    /// <param name="device">The device: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>.</param>
    /// <exception cref="ArgumentException">There is no such device here, or torch itself is missing; the message says what to do.</exception>
    public TorchModel(IVaeModel managed, Func<Device, TorchProgram> create, string device)
        : base(managed.Spec, managed.Layout, managed.Defaults)
    {
        this.create = create;
        this.device = TorchDevice.Open(device);
        inference = new(create(this.device));
    }

    /// <summary>3e-5: libtorch chooses its kernels by the batch's size, and splits sums between threads; 1.1e-5 is the most that was measured.</summary>
    public override double BatchRounding => 3e-5;

    /// <inheritdoc/>
    protected override PosteriorBatch EncodeCore(ParameterVector parameters, Batch examples) =>
        inference.With(parameters, program => Posterior(Rows(examples.Count, rows => program.Encode(WithLabels(examples, rows), null))));

    /// <inheritdoc/>
    protected override Batch DrawCore(PosteriorBatch posterior, Batch noise) =>
        inference.With(
            null,
            program =>
            {
                using var scope = NewDisposeScope();
                var width = PosteriorBatch.HeadWidth(Spec.Latent);
                var head = TorchValues.Of(Batch.FromValues(width, posterior.ToHeads(width)), device);
                return Batch.FromValues(Layout.LatentWidth, TorchValues.ToArray(program.Draw(head, TorchValues.Of(noise, device))));
            }
        );

    /// <inheritdoc/>
    protected override Batch DecodeCore(ParameterVector parameters, Batch latents) =>
        inference.With(
            parameters,
            program =>
                Batch.FromValues(
                    Layout.InputWidth,
                    Rows(latents.Count, rows => program.Mean(program.Decode(WithLabels(latents, rows), null)))
                )
        );

    /// <inheritdoc/>
    protected override IReadOnlyList<ExampleTerms> TermsCore(ParameterVector parameters, Batch examples, Batch noise)
    {
        // Before the modules are taken: it may encode.
        var prior = PriorFamily.Of(this, parameters);
        return inference.With(
            parameters,
            program =>
            {
                var terms = new List<ExampleTerms>(examples.Count);
                foreach (var rows in BatchChunks.Of(examples.Count))
                {
                    using var scope = NewDisposeScope();
                    var x = WithLabels(examples, rows);
                    var head = program.Encode(x, null);
                    var epsilon = Of(noise, rows);
                    var z = program.Draw(head, epsilon);
                    var reconstruction = TorchValues.ToArray(program.Reconstruction(program.Decode(program.Latents(z, x), null), x));
                    var kl = TorchValues.ToArray(program.Kl(head, epsilon, z));
                    var ratios = PriorRatio.Of(
                        prior,
                        Posterior(TorchValues.ToArray(head)),
                        Batch.FromValues(Layout.LatentWidth, TorchValues.ToArray(epsilon)),
                        Batch.FromValues(Layout.LatentWidth, TorchValues.ToArray(z))
                    );
                    terms.AddRange(ratios.Select((ratio, row) => new ExampleTerms(reconstruction[row], kl[row], ratio)));
                }

                return terms;
            }
        );
    }

    /// <inheritdoc/>
    protected override Gradient<ParameterVector> DifferentiateCore(ParameterVector parameters, Batch examples, Batch noise) =>
        inference.Differentiating(
            parameters,
            program =>
            {
                using var scope = NewDisposeScope();
                var (reconstruction, kl) = program.Score(
                    TorchValues.Of(examples, Spec, device),
                    TorchValues.Of(noise, device),
                    null,
                    Spec.Objective.Beta
                );
                var gradient = autograd.grad([Loss(reconstruction, kl, Spec.Objective.Beta)], [.. TorchWeights.Ordered(program, Layout)]);
                return new Gradient<ParameterVector>(
                    Average(reconstruction, kl, Spec.Objective.Beta),
                    TorchWeights.Gather(Layout, [.. gradient])
                );
            }
        );

    /// <inheritdoc/>
    protected override TrainingSession OpenSession(TrainingState state, int capacity, int threads)
    {
        if (state.Options.Threads > 0)
        {
            set_num_threads(state.Options.Threads);
        }

        return new TorchSession(this, create(device), device, state);
    }

    /// <summary>The loss that training lowers, a scalar: β·KL minus the reconstruction, averaged over the batch.</summary>
    internal static Tensor Loss(Tensor reconstruction, Tensor kl, double beta) =>
        TorchScalars.Times(kl.mean(), beta) - reconstruction.mean();

    /// <summary>The objective, averaged in float64.</summary>
    internal static Objective Average(Tensor reconstruction, Tensor kl, double beta) =>
        new(
            TorchValues.ToArray(reconstruction).Average(value => (double)value),
            TorchValues.ToArray(kl).Average(value => (double)value),
            beta
        );

    private PosteriorBatch Posterior(IReadOnlyList<float> heads) =>
        PosteriorBatch.FromHeads(Layout.LatentWidth, PosteriorBatch.HeadWidth(Spec.Latent), heads);

    private Tensor Of(Batch batch, Range rows)
    {
        var (values, count) = BatchChunks.Take(batch, rows);
        return TorchValues.Of(values, [count, batch.Width], device);
    }

    // Examples and latent vectors, with what is known of them.
    private Tensor WithLabels(Batch batch, Range rows)
    {
        var (values, count) = BatchChunks.WithLabels(batch, rows, Spec);
        return TorchValues.Of(values, [count, values.Length / count], device);
    }

    private static List<float> Rows(int count, Func<Range, Tensor> values)
    {
        var all = new List<float>();
        foreach (var rows in BatchChunks.Of(count))
        {
            using var scope = NewDisposeScope();
            all.AddRange(TorchValues.ToArray(values(rows)));
        }

        return all;
    }
}
