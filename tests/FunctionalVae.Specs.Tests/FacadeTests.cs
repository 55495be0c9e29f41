using FunctionalVae.Checkpoints;
using FunctionalVae.Data;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>The generated, typed face of a model, used as its users use it.</summary>
public sealed class FacadeTests
{
    private static readonly TinyVae.Parameters Parameters = TinyVae.Initialize(Key.FromSeed(1));
    private static readonly TinyVae.Images Images = TinyVae.Binarize(TinyVae.Images.Of(Digits.Load().Test), Key.FromSeed(2));
    private static readonly TinyVae.Noise Noise = TinyVae.NoiseFrom(Key.FromSeed(3), Images.Count);

    [Fact]
    public void Constants_say_the_sizes()
    {
        Assert.Equal((64, 2, 4420), (TinyVae.PixelCount, TinyVae.LatentCount, TinyVae.ParameterCount));
        Assert.Equal(TinyVae.SpecHash, SpecHash.Of(TinyVae.Spec));
        Assert.Equal(TinyVae.ParameterCount, Parameters.Values.Length);
    }

    [Fact]
    public void Evaluate_is_the_mean_of_reconstruction_and_Kl()
    {
        var elbo = TinyVae.Evaluate(Parameters, Images, Noise);
        var terms = TinyVae.Model.Terms(Parameters.Core, Images.Core, Noise.Core);
        Assert.Equal(terms.Average(term => term.Reconstruction), elbo.Reconstruction, 1e-12);
        Assert.Equal(terms.Average(term => term.Kl), elbo.Kl, 1e-12);
        Assert.Equal(elbo.Reconstruction - elbo.Kl, elbo.Value);
        Assert.True(elbo is { Reconstruction: < 0, Kl: >= 0 });
    }

    [Fact]
    public void The_mean_log_weight_is_the_bound_in_expectation()
    {
        // E[log p(z) − log q(z|x)] = −KL: over 360 images and 20 draws the means agree within five standard errors.
        var differences = Enumerable
            .Range(0, 20)
            .SelectMany(draw =>
                TinyVae.Model.Terms(Parameters.Core, Images.Core, TinyVae.NoiseFrom(Key.FromSeed(4).Child((ulong)draw), Images.Count).Core)
            )
            .Select(term => term.LogPriorRatio + term.Kl)
            .ToList();
        var mean = differences.Average();
        var error = Math.Sqrt(differences.Average(value => (value - mean) * (value - mean)) / differences.Count);
        Assert.True(error > 0);
        Assert.InRange(mean, -5 * error, 5 * error);
    }

    [Fact]
    public void Encode_draw_decode_are_the_parts_of_the_whole()
    {
        var posterior = TinyVae.Encode(Parameters, Images);
        var mean = TinyVae.Decode(Parameters, posterior.Mean);
        Assert.Equal(TinyVae.Reconstruct(Parameters, Images).Values.ToArray(), mean.Values.ToArray());
        var still = TinyVae.Noise.From(new float[Images.Count * TinyVae.LatentCount]);
        Assert.Equal(posterior.Mean.Values.ToArray(), TinyVae.Draw(posterior, still).Values.ToArray());
        Assert.All(mean.Values.ToArray(), value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void An_example_does_not_depend_on_the_batch_around_it()
    {
        var all = TinyVae.Encode(Parameters, Images);
        // Groups of 256 are scored together: one image on each side of the border, and the last one.
        foreach (var image in (int[])[.. Enumerable.Range(0, 20), 255, 256, Images.Count - 1])
        {
            var alone = TinyVae.Encode(Parameters, TinyVae.Images.From(Images[image].ToArray()));
            Assert.Equal(all.Mean[image].ToArray(), alone.Mean.Values.ToArray());
        }
    }

    [Fact]
    public void Samples_are_reproducible_by_key()
    {
        var one = TinyVae.Sample(Parameters, 5, Key.FromSeed(1)).Values.ToArray();
        Assert.Equal(one, TinyVae.Sample(Parameters, 5, Key.FromSeed(1)).Values.ToArray());
        Assert.NotEqual(one, TinyVae.Sample(Parameters, 5, Key.FromSeed(2)).Values.ToArray());
        Assert.All(one, value => Assert.True(value is 0 or 1));
        var latents = TinyVae.Latents.From(TinyVae.NoiseFrom(Key.FromSeed(1), 5).Values.ToArray());
        Assert.Equal(one, TinyVae.DrawExamples(Parameters, latents, Key.FromSeed(1).Child(0)).Values.ToArray());
        var means = TinyVae.SampleMeans(Parameters, 5, Key.FromSeed(1)).Values.ToArray();
        Assert.Equal(TinyVae.Decode(Parameters, latents).Values.ToArray(), means);
    }

    [Fact]
    public void A_model_without_a_likelihood_has_means_and_no_draws()
    {
        Assert.NotNull(typeof(DigitsVae).GetMethod("SampleMeans"));
        Assert.Null(typeof(DigitsVae).GetMethod("Sample"));
        Assert.Null(typeof(DigitsVae).GetMethod("DrawExamples"));
        Assert.NotNull(typeof(TinyVae).GetMethod("Sample"));
    }

    [Fact]
    public void Grey_images_are_refused_where_the_likelihood_is_binary()
    {
        var grey = TinyVae.Images.Of(Digits.Load().Test);
        var problem = Assert.Throws<ArgumentException>(() => TinyVae.Evaluate(Parameters, grey, Noise));
        Assert.Contains("Binarize", problem.Message);
    }

    [Theory]
    [InlineData(1.5f)]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    public void A_value_outside_the_domain_is_refused_with_its_place(float value)
    {
        var values = new float[128];
        values[70] = value;
        var problem = Assert.Throws<ArgumentException>(() => TinyVae.Images.From(values));
        Assert.Contains("Image 1, value 6", problem.Message);
    }

    [Fact]
    public void Sizes_are_checked()
    {
        Assert.Contains("64 values", Assert.Throws<ArgumentException>(() => TinyVae.Images.From(new float[63])).Message);
        Assert.Contains("4420 parameters", Assert.Throws<ArgumentException>(() => TinyVae.Parameters.From(new float[4])).Message);
        Assert.Contains(
            "one for each example",
            Assert.Throws<ArgumentException>(() => TinyVae.Evaluate(Parameters, Images, TinyVae.NoiseFrom(Key.FromSeed(1), 1))).Message
        );
        var mnist = new ExampleSet("big", 28, 28, 1, new float[784]);
        Assert.Contains("8 × 8", Assert.Throws<InvalidDataSetException>(() => TinyVae.Images.Of(mnist)).Message);
    }

    [Fact]
    public void A_trained_run_loads_back_in_one_line()
    {
        using var folder = new TemporaryFolder();
        TinyVae.Save(Parameters, Path.Combine(folder.Path, "model.safetensors"));
        Assert.Equal(Parameters.Values.ToArray(), TinyVae.Load(folder.Path).Values.ToArray());
        Assert.Equal("TinyVae", Checkpoint.ModelName(folder.Path));
        var problem = Assert.Throws<CheckpointException>(() => DigitsVae.Load(folder.Path));
        Assert.Contains("TinyVae", problem.Message);
    }

    [Fact]
    public void Values_that_are_no_numbers_are_refused_everywhere()
    {
        Assert.Contains(
            "Latent vector 1, value 0",
            Assert.Throws<ArgumentException>(() => TinyVae.Latents.From([1, 2, float.NaN, 4])).Message
        );
        Assert.Contains(
            "Noise vector 0, value 1",
            Assert.Throws<ArgumentException>(() => TinyVae.Noise.From([1, float.PositiveInfinity])).Message
        );
        var values = Parameters.Values.ToArray();
        values[2050] = float.NaN;
        Assert.Contains("not finite", Assert.Throws<ArgumentException>(() => TinyVae.Parameters.From(values)).Message);
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "model.safetensors");
        Checkpoint.Save(TinyVae.Model, new ParameterVector(values, TinyVae.Model.Layout), file);
        Assert.Contains("encoder.1.bias", Assert.Throws<CheckpointException>(() => TinyVae.Load(file)).Message);
        Assert.Contains("No file was named", Assert.Throws<CheckpointException>(() => TinyVae.Load("")).Message);
    }

    [Fact]
    public void Rows_of_anything_enumerable_are_a_data_set()
    {
        var rows = Enumerable.Range(0, 7).Select(row => Enumerable.Range(0, 64).Select(i => (i + row) % 2f).ToArray());
        var data = Dataset.OfRows(rows, TinyVae.Images.From);
        Assert.Equal(7, data.Count);
        Assert.Equal(1f, data.Take([3]).Values.Span[0]);
        var problem = Assert.Throws<ArgumentException>(() =>
            Dataset.OfRows<TinyVae.Images>([new float[64], new float[63]], TinyVae.Images.From)
        );
        Assert.Contains("Row 1 has 63 values", problem.Message);
    }

    [Fact]
    public void Values_say_what_they_are()
    {
        Assert.Equal("Images [360, 64]", Images.ToString());
        Assert.Equal("Parameters [4420] of TinyVae", Parameters.ToString());
    }

    [Fact]
    public void Weights_are_stored_as_PyTorch_lays_them_out()
    {
        using var folder = new TemporaryFolder();
        TinyVae.Save(Parameters, Path.Combine(folder.Path, "model.safetensors"));
        var stored = SafeTensors.Read(Path.Combine(folder.Path, "model.safetensors"));
        var weight = stored.Tensors.Single(tensor => tensor.Name == "encoder.1.weight");
        Assert.Equal([32, 64], weight.Shape);
        var inMemory = Parameters.Tensor("encoder.1.weight").ToArray();
        Assert.Equal(inMemory[(3 * 32) + 5], weight.Values.Span[(5 * 64) + 3]);
        Assert.Equal(SpecHash.Of(TinyVae.Spec), stored.Metadata["spec_hash"]);
    }
}
