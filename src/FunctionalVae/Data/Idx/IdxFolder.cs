namespace FunctionalVae.Data;

/// <summary>Folders in the layout of MNIST: four IDX files, plain or gzip, as MNIST, Fashion-MNIST, KMNIST and others come.</summary>
public static class IdxFolder
{
    /// <summary>Reads <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c> and their <c>t10k-</c> twins.</summary>
    /// <param name="folder">Each file may end in <c>.gz</c>, and may be spelt <c>train-images.idx3-ubyte</c>. A plain file wins over a packed one.</param>
    /// <returns>All training images and all test images, one channel, byte ÷ 255, with their labels.</returns>
    /// <exception cref="InvalidDataSetException">Anything is missing, malformed or does not fit together; the message is complete.</exception>
    public static TrainTestSets Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var files = IdxFiles.Find(folder);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var train = Read(name + "/train", files.TrainImages, files.TrainLabels);
        var test = Read(name + "/test", files.TestImages, files.TestLabels);
        if ((train.Height, train.Width) != (test.Height, test.Width))
        {
            throw new InvalidDataSetException(
                $"{files.TrainImages} has images of {train.Height} × {train.Width} pixels and {files.TestImages} of "
                    + $"{test.Height} × {test.Width}. Put files of one data set into the folder."
            );
        }

        return new(train, test);
    }

    private static ExampleSet Read(string name, string imagesPath, string labelsPath)
    {
        var images = IdxImages.Read(imagesPath);
        var labels = IdxLabels.Read(labelsPath);
        if (images.Count != labels.Length)
        {
            throw new InvalidDataSetException(
                $"{imagesPath} has {images.Count} images and {labelsPath} has {labels.Length} labels: one label belongs to each image. "
                    + "Put files of one data set into the folder."
            );
        }

        return new(name, images.Height, images.Width, 1, images.Values, labels);
    }
}
