using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// A convolution over images: y = f(x ∗ W + b), from [height, width, channels] to [height′, width′, <paramref name="Channels"/>] with
/// height′ = ⌊(height + 2·padding − kernel) / stride⌋ + 1, and width′ alike. The kernel is not flipped, as in PyTorch.
/// </summary>
/// <param name="Channels">The channels of the output.</param>
/// <param name="Kernel">Rows and columns of the kernel.</param>
/// <param name="Stride">From a place of the kernel to the next, in pixels.</param>
/// <param name="Padding">Rows and columns of zeros around the image.</param>
/// <param name="Activation">The element-wise function f.</param>
public sealed record Conv2d(int Channels, int Kernel, int Stride = 1, int Padding = 0, Activation Activation = Activation.Identity) : Layer
{
    // Nobody needs more, and sizes with it are far from overflowing.
    private const int Most = 1 << 15;

    /// <summary>The C# expression that makes this layer.</summary>
    public override string ToString() =>
        SpecText.New(
            nameof(Conv2d),
            (nameof(Channels), Channels),
            (nameof(Kernel), Kernel),
            (nameof(Stride), Stride),
            (nameof(Padding), Padding),
            (nameof(Activation), Activation)
        );

    internal override Mirroring Mirroring => Mirroring.Impossible;

    internal override LayerInput Takes => LayerInput.Image;

    internal override ValueList<Layer> Inner => [];

    internal override Shape? Check(string path, Shape? shape, ProblemList problems)
    {
        var isSized =
            problems.RequirePositive($"{path}.{nameof(Channels)}", Channels)
            & problems.RequirePositive($"{path}.{nameof(Kernel)}", Kernel)
            & problems.RequirePositive($"{path}.{nameof(Stride)}", Stride)
            & RequirePadding($"{path}.{nameof(Padding)}", problems);
        if (shape is { IsVector: true })
        {
            problems.Add(
                RuleCodes.ShapeMismatch,
                path,
                $"{path} (Conv2d) expects an image [height, width, channels], receives the vector {shape}; {Remedy(path)}"
            );
        }

        if (!isSized || shape is not { IsVector: false } || !RequireFit($"{path}.{nameof(Kernel)}", WindowOn(shape), problems))
        {
            return null;
        }

        var window = WindowOn(shape);
        var channels = $"{path}.{nameof(Channels)}";
        problems.HasConvolution = true;
        problems.CountConvolution(channels, Kernel, window.Channels, Channels);
        var output = After(shape);
        // Values and gradients; the derivatives of some activations need the convolution's values beside their own.
        problems.CountBuffers(channels, (Activation.NeedsInput() ? 4.0 : 2.0) * output.Count);
        return output;
    }

    internal override GraphValue Build(GraphBuilder builder, LayerPlace place, GraphValue input)
    {
        var window = WindowOn(input.Shape);
        if (Activation == Activation.Identity)
        {
            return builder.Convolve(place.Path, place.Value, Channels, input, window);
        }

        var convolved = builder.Convolve(place.Path, place.Value + "Conv", Channels, input, window);
        var output = builder.Like(place.Value, convolved);
        builder.Run(new Activate(Activation, convolved, output));
        return output;
    }

    internal override Shape After(Shape shape)
    {
        var window = WindowOn(shape);
        return new([window.Rows, window.Columns, Channels]);
    }

    // A pixel's values reach the output through the kernels that cover it; a stride that is longer than the kernel leaves pixels out.
    internal override bool PassesAll(Shape shape, long values) => Stride <= Kernel && After(shape).Count >= values;

    internal override void Walk(AffineWalk walk, string path) =>
        walk.Affine(After(walk.Shape), path, nameof(Conv2d), isBent: Activation != Activation.Identity, reach: Kernel);

    private Window WindowOn(Shape image) => new(image.Dimensions[0], image.Dimensions[1], image.Dimensions[2], Kernel, Stride, Padding);

    private bool RequirePadding(string path, ProblemList problems)
    {
        if (Padding is >= 0 and <= Most)
        {
            return true;
        }

        problems.Add(
            Padding < 0 ? RuleCodes.MustBePositive : RuleCodes.TooLarge,
            path,
            Padding < 0
                ? $"{path} must not be negative, was {SpecText.Literal(Padding)}; 0 is no padding"
                : $"{path} must be at most {Most}, was {SpecText.Literal(Padding)}"
        );
        return false;
    }

    private static bool RequireFit(string path, Window window, ProblemList problems)
    {
        long height = window.Height + (2L * window.Padding);
        long width = window.Width + (2L * window.Padding);
        if (window.Kernel <= height && window.Kernel <= width)
        {
            return true;
        }

        var padded = window.Padding == 0 ? "the image" : "the image with its padding";
        problems.Add(
            RuleCodes.ShapeMismatch,
            path,
            $"{path} is {window.Kernel}, but {padded} is only {height} × {width}; make the kernel {Math.Min(height, width)} or smaller, or give more Padding"
        );
        return false;
    }

    private static string Remedy(string path) =>
        path.StartsWith("Decoder", StringComparison.Ordinal)
            ? "a decoder begins with the latent vector, and no layer makes an image of a vector yet: write the decoder with Dense layers"
            : "put it before the Flatten or Dense that makes the vector, or declare the input as an Image";
}
