using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

/// <summary>Gradients of a weight and Adam, tile by tile: each tile is changed while the gradient of the next is computed.</summary>
internal static class AdamTiles
{
    /// <summary>Changes the weights of the tiles by their gradients.</summary>
    /// <param name="tiles">Tiles of a whole panel's width.</param>
    /// <param name="parameters">All weights, of which those of the tiles are updated.</param>
    /// <param name="first">Their first moments.</param>
    /// <param name="second">Their second moments.</param>
    /// <param name="step">The constants of this step.</param>
    [MethodImpl(Compiled.Alone)]
    public static void Run(in WeightTiles tiles, float[] parameters, float[] first, float[] second, in AdamStep step)
    {
        tiles.Gradient(tiles.From);
        for (var tile = tiles.From + 1; tile < tiles.To; tile++)
        {
            // Only a weight's last tile may be less than a whole one.
            var before = tiles.Offset(tile - 1);
            WideAdamTile.Run(
                tiles.Examples,
                ref tiles.Input(tile),
                ref tiles.OutputGradient,
                ref tiles.Room(tile - 1)[0],
                ref parameters[before],
                ref first[before],
                ref second[before],
                step
            );
        }

        var last = tiles.Offset(tiles.To - 1);
        var gradient = tiles.Room(tiles.To - 1);
        AdamKernel.Update(
            gradient,
            parameters.AsSpan(last, gradient.Length),
            first.AsSpan(last, gradient.Length),
            second.AsSpan(last, gradient.Length),
            step
        );
    }
}
