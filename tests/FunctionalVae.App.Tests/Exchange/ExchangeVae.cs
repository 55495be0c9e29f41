using System.Globalization;
using System.Text.Json;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests;

/// <summary>A small model with a tensor of every kind: exchange.py has the same network in PyTorch.</summary>
internal static class ExchangeVae
{
    private const double Tolerance = 1e-5;

    public static IVaeModel Model { get; } =
        Vae.ModelFrom(
            new(
                new Features(4),
                [new Dense(5, Activation.Relu), new LayerNorm(), new Dense(4, Activation.Gelu)],
                new DiagonalNormalLatent(2, new LearnedNormalPrior()),
                [new Dense(5, Activation.Silu)],
                new NormalLikelihood(new LearnedVariance(PerDimension: true))
            ),
            nameof(ExchangeVae)
        );

    /// <summary>The folder with the Python side and the committed files.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "FunctionalVae.App.Tests", "Exchange");

    /// <summary>Eight rows, as exchange.py makes them.</summary>
    private static float[] Rows { get; } = [.. Enumerable.Range(0, 32).Select(i => (float)Math.Sin(0.7 * (i + 1)))];

    /// <summary>Writes the rows as a CSV file.</summary>
    public static string WriteRows(TemporaryFolder folder)
    {
        var path = folder.File("rows.csv");
        var lines = Rows.Chunk(4).Select(row => string.Join(',', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
        File.WriteAllLines(path, lines.Prepend("a,b,c,d"));
        return path;
    }

    public static Outcome Fvae(params string[] args) => Tests.Fvae.With([Model], args);

    /// <summary>That the weights at <paramref name="path"/> compute what PyTorch did with them.</summary>
    public static void AssertAgrees(JsonElement pytorch, string path)
    {
        var parameters = Checkpoint.Load(Model, path);
        var images = Model.ExamplesFrom(Rows);
        var noise = Model.NoiseFromValues(Enumerable.Range(0, 16).Select(i => (float)(1.5 * Math.Sin(5.1 * (i + 1)))));
        var posterior = Model.Encode(parameters, images);
        var terms = Model.Terms(parameters, images, noise);
        Assert.Equal(8, terms.Count);
        AssertNear("mean", posterior.Mean.Values.ToArray().Select(value => (double)value));
        AssertNear("log_variance", posterior.LogVariance.Values.ToArray().Select(value => (double)value));
        AssertNear("decoded", Model.Decode(parameters, Model.Draw(posterior, noise)).Values.ToArray().Select(value => (double)value));
        AssertNear("reconstruction", terms.Select(term => term.Reconstruction));
        AssertNear("kl", terms.Select(term => term.Kl));

        void AssertNear(string name, IEnumerable<double> ours)
        {
            double[] theirs = [.. Numbers(pytorch, name)];
            double[] computed = [.. ours];
            Assert.Equal(theirs.Length, computed.Length);
            Assert.All(
                theirs.Zip(computed),
                pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, Tolerance * Math.Max(1, Math.Abs(pair.First)))
            );
        }
    }

    /// <summary>That the tool's estimate has PyTorch's Kullback–Leibler term, which depends on no draw.</summary>
    public static void AssertEvaluates(JsonElement pytorch, string run, TemporaryFolder folder)
    {
        var line = Fvae("evaluate", run, "--data", WriteRows(folder), "--draws", "1", "--json").Succeeded().LastLine;
        Assert.Equal(8, line.GetProperty("testCount").GetInt32());
        Assert.Equal(Numbers(pytorch, "kl").Average(), line.GetProperty("kl").GetDouble(), Tolerance);
    }

    private static IEnumerable<double> Numbers(JsonElement json, string name) =>
        json.GetProperty(name).EnumerateArray().Select(value => value.GetDouble());
}
