using System.Globalization;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;
using StbImageSharp;

namespace FunctionalVae.App;

/// <summary>One file of a picture, as the values that a model of images takes.</summary>
internal static class PictureFile
{
    private const int Rgba = 4;
    private const byte Opaque = 255;
    private const float White = 255;

    /// <summary>Reads byte ÷ 255 into <paramref name="values"/>.</summary>
    /// <param name="path">A PNG or JPEG file; the contents say which, and not the name.</param>
    /// <param name="model">Whose size the picture must have, in messages.</param>
    /// <param name="input">The size: 1 channel, grey, or 3, for which a grey picture has three equal values per pixel.</param>
    /// <param name="values">[height · width · channels], rows first, channels last.</param>
    /// <exception cref="InvalidDataSetException">The file cannot be read, is damaged, or does not fit the model.</exception>
    public static void Read(string path, string model, Image input, Span<float> values)
    {
        var pixels = Decoded(path, model, input);
        for (int i = 0, at = 0; i < pixels.Length; i += Rgba)
        {
            var pixel = pixels.AsSpan(i, Rgba);
            if (pixel[3] != Opaque)
            {
                throw new InvalidDataSetException(
                    $"{path} is transparent at {Place(i, input)}. Put it on a background, and save it without transparency."
                );
            }

            if (input.Channels == 1 && (pixel[0] != pixel[1] || pixel[0] != pixel[2]))
            {
                throw new InvalidDataSetException(
                    $"{path} has colour at {Place(i, input)}, and {model} takes grey images. Save it as grey, or declare Channels: 3 in the specification's input."
                );
            }

            for (var channel = 0; channel < input.Channels; channel++)
            {
                values[at++] = pixel[channel] / White;
            }
        }
    }

    // A pipe by such a name would wait for ever: it is refused.
    private static byte[] Contents(string path)
    {
        using var file = AtomicFile.OpenRead(path);
        var contents = new byte[file.Length];
        file.ReadExactly(contents);
        return contents;
    }

    // [height · width · 4]. Only what is whole and has the right size reaches the decoder.
    private static byte[] Decoded(string path, string model, Image input)
    {
        try
        {
            var picture = PictureBytes.Of(Contents(path));
            RequireFit(path, picture, model, input);
            using var contents = new MemoryStream(picture.Contents.Array!, 0, picture.Contents.Count, writable: false);
            var decoded = ImageResult.FromStream(contents, ColorComponents.RedGreenBlueAlpha);
            return (decoded.Height, decoded.Width) == (input.Height, input.Width)
                ? decoded.Data
                : throw new InvalidDataException("it declares two sizes");
        }
        catch (Exception problem) when (problem is InvalidDataException or InvalidOperationException)
        {
            throw new InvalidDataSetException(
                $"{path} is not an intact PNG or JPEG file ({problem.Message}). Fetch or make it again, or take it out of the folder.",
                problem
            );
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataSetException($"{path} cannot be read: {problem.Message}", problem);
        }
    }

    private static void RequireFit(string path, PictureBytes picture, string model, Image input)
    {
        if ((picture.Height, picture.Width) != (input.Height, input.Width))
        {
            throw new InvalidDataSetException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path} is {picture.Height} × {picture.Width} pixels, and {model} takes images of {input.Height} × {input.Width} (rows × columns). Resize the picture, or declare its size in the specification's input."
                )
            );
        }

        if (picture.Bits > 8)
        {
            throw new InvalidDataSetException(
                $"{path} has {picture.Bits.ToString(CultureInfo.InvariantCulture)} bits per value, and 8 are read. Save it with 8, or give all pictures as one array by numpy.save."
            );
        }
    }

    private static string Place(int at, Image input) =>
        string.Create(CultureInfo.InvariantCulture, $"row {at / Rgba / input.Width}, column {at / Rgba % input.Width} (from 0)");
}
