namespace FunctionalVae.App;

/// <summary>Mean and standard deviation of a model's prior in each latent dimension.</summary>
internal sealed record PriorMoments(float[] Mean, float[] Deviation)
{
    public static PriorMoments Of(SavedRun run)
    {
        var latent = run.Model.Layout.LatentWidth;
        return new(new float[latent], [.. Enumerable.Repeat(1f, latent)]);
    }
}
