namespace FunctionalVae.App.Tests;

/// <summary>A folder with a few 8 × 8 images.</summary>
internal static class SmallIdx
{
    public static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("train-images-idx3-ubyte"), IdxBytes.Images(20, 8, 8));
        File.WriteAllBytes(folder.File("train-labels-idx1-ubyte"), IdxBytes.Labels(20));
        File.WriteAllBytes(folder.File("t10k-images-idx3-ubyte"), IdxBytes.Images(5, 8, 8));
        File.WriteAllBytes(folder.File("t10k-labels-idx1-ubyte"), IdxBytes.Labels(5));
        return folder;
    }
}
