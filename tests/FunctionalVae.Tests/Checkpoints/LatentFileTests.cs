using FunctionalVae.Checkpoints;

namespace FunctionalVae.Tests.Checkpoints;

/// <summary>The weights that a file of fitted latents goes with.</summary>
public sealed class LatentFileTests : IDisposable
{
    private static readonly Key Key = Key.FromSeed(43);

    private static readonly IVaeModel Model = Vae.ModelFrom(
        new(new Features(2), [], new DiagonalNormalLatent(2), [], new NormalLikelihood(new FixedVariance(0.5))),
        "PointVae"
    );

    private static readonly Batch Examples = Model.ExamplesFrom(Enumerable.Range(0, 400).Select(i => MathF.Sin(i)));

    private readonly TemporaryFolder folder = new();

    private string Path => folder.File(LatentFile.FileName);

    public void Dispose() => folder.Dispose();

    public static TheoryData<LatentFitOptions> Kinds() =>
        [new() { Components = 2 }, new() { Flow = new(Couplings: 2, Units: 4, Steps: 2) }, new() { Posteriors = true }];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_refused_with_other_weights_of_the_same_specification(LatentFitOptions options)
    {
        var parameters = Model.Initialize(Key);
        var latents = Model.FitLatents(parameters, Examples, Key, options);
        LatentFile.Save(Model, latents, Path, parameters);
        Assert.Equal(latents, LatentFile.Load(Model, Path, parameters));
        Assert.Equal(latents, LatentFile.Load(Model, Path, Model.ParametersFrom(parameters.Values.ToArray())));
        // By nobody who asks for no weights.
        Assert.Equal(latents, LatentFile.Load(Model, Path));

        var values = parameters.Values.ToArray();
        values[^1] = MathF.BitIncrement(values[^1]);
        Assert.Equal(
            $"{Path} has latent vectors that were fitted with other weights of PointVae than these. Put back the file that was written with these weights, or fit them anew.",
            Assert.Throws<CheckpointException>(() => LatentFile.Load(Model, Path, Model.ParametersFrom(values))).Message
        );
    }

    [Fact]
    public void Without_weights_it_goes_with_any_and_its_bytes_are_those_of_before()
    {
        var latents = Model.FitLatents(Model.Initialize(Key), Examples, Key);
        LatentFile.Save(Model, latents, Path);
        Assert.Equal(["model", "schema", "spec", "spec_hash"], SafeTensors.Read(Path).Metadata.Keys.Order());
        Assert.Equal(latents, LatentFile.Load(Model, Path, Model.Initialize(Key.Child(1))));
    }

    [Fact]
    public void A_stream_has_the_bytes_of_the_file_and_weights_of_another_model_are_refused()
    {
        var parameters = Model.Initialize(Key);
        var latents = Model.FitLatents(parameters, Examples, Key);
        LatentFile.Save(Model, latents, Path, parameters);
        using var stream = new MemoryStream();
        LatentFile.Write(Model, latents, stream, parameters);
        Assert.Equal(File.ReadAllBytes(Path), stream.ToArray());
        var wide = Vae.ModelFrom(Model.Spec with { Latent = new DiagonalNormalLatent(3) });
        Assert.ThrowsAny<ArgumentException>(() => LatentFile.Save(Model, latents, Path, wide.Initialize(Key)));
    }
}
