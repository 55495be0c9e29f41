using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>Posteriors with full covariances LLᵀ, by their numbers (μ, ℓ, L below its diagonal, column after column), ℓ = log Lᵢᵢ².</summary>
/// <param name="head">The numbers, [B, 2k + k(k − 1)/2].</param>
/// <param name="latent">k.</param>
internal sealed class TorchFactor(Tensor head, long latent)
{
    /// <summary>(μ, ℓ), [B, 2k].</summary>
    public Tensor Normal => head.narrow(1, 0, 2 * latent);

    /// <summary>L below its diagonal, [B, k(k − 1)/2].</summary>
    public Tensor Lower => head.narrow(1, 2 * latent, head.shape[1] - (2 * latent));

    /// <summary>The row of each value below the diagonal.</summary>
    public Tensor Rows => Places((row, column) => row);

    /// <summary>(μ + Lε without L's diagonal, ℓ), [B, 2k]: the normals of each dimension given those before it.</summary>
    public Tensor Given(Tensor noise)
    {
        var moved = Lower * noise.index_select(1, Places((row, column) => column));
        var mean = head.narrow(1, 0, latent).index_add(1, Rows, moved, TorchScalars.One);
        return cat([mean, head.narrow(1, latent, latent)], 1);
    }

    /// <summary>y with Lᵀy = ε, [B, k], from the last dimension to the first.</summary>
    public Tensor Solve(Tensor noise)
    {
        var inverse = TorchScalars.Times(head.narrow(1, latent, latent), -0.5).exp();
        var solved = noise.narrow(1, latent - 1, 1) * inverse.narrow(1, latent - 1, 1);
        var first = head.shape[1];
        for (var i = latent - 2; i >= 0; i--)
        {
            var count = latent - 1 - i;
            first -= count;
            var below = (head.narrow(1, first, count) * solved).sum(new long[] { 1 }, true);
            solved = cat([(noise.narrow(1, i, 1) - below) * inverse.narrow(1, i, 1), solved], 1);
        }

        return solved;
    }

    private Tensor Places(Func<long, long, long> of)
    {
        var places = new List<long>();
        for (var column = 0L; column < latent; column++)
        {
            for (var row = column + 1; row < latent; row++)
            {
                places.Add(of(row, column));
            }
        }

        return tensor(places.ToArray(), ScalarType.Int64, head.device);
    }
}
