namespace FunctionalVae.FSharp

open FunctionalVae
open FunctionalVae.Reports

/// <summary>Pictures of what a model of images does, each as a value; <c>Pictures.save</c> writes a PNG file.</summary>
[<RequireQualifiedAccess>]
module Pictures =
    // An image is enlarged to about so many pixels.
    let private tile = 48

    let private size (vae: IObjectiveVae<_, _, _, _, _, _>) =
        match vae.Spec.Input with
        | :? Image as image -> image
        | input ->
            invalidArg (nameof vae) $"{vae.Model.Name} models {input}, which is not an image. Draw points of a plane by Pictures.scatter."

    let private scaleOf (image: Image) =
        max 1 (tile / max image.Height image.Width)

    /// <summary>Images from left to right and from top to bottom.</summary>
    /// <param name="vae">A model of images.</param>
    /// <param name="columns">Images side by side.</param>
    /// <param name="images">[count, inputs], clamped to [0, 1].</param>
    let grid (vae: IObjectiveVae<'images, _, _, _, _, _>) (columns: int) (images: 'images :> ITyped<'images, Batch>) =
        let image = size vae
        ImageGrid.Draw(images.Core.Values, image.Height, image.Width, image.Channels, columns, scaleOf image)

    /// <summary>A row of images, under it the row of their reconstructions, and so on.</summary>
    /// <param name="vae">A model of images.</param>
    /// <param name="columns">Pairs side by side.</param>
    /// <param name="parameters">The weights that reconstruct.</param>
    /// <param name="images">[count, inputs].</param>
    let reconstructions
        (vae: IObjectiveVae<'images, _, _, _, 'parameters, _>)
        (columns: int)
        (parameters: 'parameters)
        (images: 'images :> ITyped<'images, Batch>)
        =
        let image = size vae
        let copies = vae.Reconstruct(parameters, images)

        ReconstructionGrid.Draw(images.Core.Values, copies.Core.Values, image.Height, image.Width, image.Channels, columns, scaleOf image)

    /// <summary>The decoder over a square of latents in equal steps of prior probability: a map of a two-dimensional latent space.</summary>
    /// <param name="vae">A model of images with two latent dimensions.</param>
    /// <param name="side">Images in each direction.</param>
    /// <param name="parameters">The weights.</param>
    /// <exception cref="T:System.ArgumentException">The latent space does not have two dimensions, or the model is not one of images.</exception>
    /// <exception cref="T:System.NotSupportedException">The latent variable has no prior.</exception>
    let manifold
        (vae: IObjectiveVae<_, _, _, _, 'parameters, _>)
        (side: int)
        (parameters: 'parameters :> ITyped<'parameters, ParameterVector>)
        =
        let image = size vae
        let model = vae.Model

        if model.Layout.LatentWidth <> 2 then
            invalidArg
                (nameof vae)
                $"{model.Name} has {model.Layout.LatentWidth} latent dimensions and a map has two. Draw Pictures.traversal."

        let latents =
            model.DrawPrior(parameters.Core, model.NoiseFromValues(Manifold.Grid side))

        let decoded = model.Decode(parameters.Core, latents)
        ImageGrid.Draw(decoded.Values, image.Height, image.Width, image.Channels, side, scaleOf image)

    /// <summary>One row per latent dimension: the decoder as that one coordinate of the first of <paramref name="latents"/> moves.</summary>
    /// <param name="vae">A model of images.</param>
    /// <param name="offsets">By how much, one for each column, in units of the latent space: <c>[ -3.0 .. 3.0 ]</c>.</param>
    /// <param name="parameters">The weights.</param>
    /// <param name="latents">[count, latent]; the others are not looked at.</param>
    let traversal
        (vae: IObjectiveVae<_, _, 'latents, _, 'parameters, _>)
        (offsets: float list)
        (parameters: 'parameters :> ITyped<'parameters, ParameterVector>)
        (latents: 'latents :> ITyped<'latents, Batch>)
        =
        let image = size vae
        let centre = Rows.item 0 latents

        let moved =
            [
                for dimension in 0 .. centre.Length - 1 do
                    for offset in offsets do
                        yield! Array.updateAt dimension (centre[dimension] + float32 offset) centre
            ]

        let decoded = vae.Model.Decode(parameters.Core, vae.Model.LatentsFrom moved)

        CaptionedGrid.Draw(
            decoded.Values,
            image.Height,
            image.Width,
            image.Channels,
            [| for dimension in 0 .. centre.Length - 1 -> $"z{dimension}" |],
            [|
                for offset in offsets -> offset.ToString("+0.##;-0.##;0", System.Globalization.CultureInfo.InvariantCulture)
            |],
            scaleOf image
        )

    /// <summary>Points of the plane, coloured by label where there are labels.</summary>
    /// <param name="title">Above the plot; empty for none.</param>
    /// <param name="labels">One per point, or None: <c>Data.labels test</c>.</param>
    /// <param name="latents">[count, 2].</param>
    let scatter (title: string) (labels: int array option) (latents: 'latents :> ITyped<'latents, Batch>) =
        if Rows.width latents <> 2 then
            invalidArg (nameof latents) $"Rows of {Rows.width latents} values are not points of a plane. Give rows of two."

        ScatterPlot.Draw(latents.Core.Values, Option.toObj labels, ScatterStyle(Title = title))

    /// <summary>Writes a picture as PNG, whole or not at all; its folder is made when missing.</summary>
    /// <exception cref="T:System.IO.IOException">The disk or the folder does not allow it.</exception>
    let save (path: string) (picture: Bitmap) = PngCodec.Save(picture, path)
