namespace FunctionalVae.Checkpoints;

/// <summary>What lies in the file of fitted latent vectors of a run, read together with the run. Where it is damaged only those who need it are told.</summary>
/// <param name="tensors">What it holds; null where there is no such file, or it is damaged.</param>
/// <param name="damage">Why it cannot be read; null where it can.</param>
internal sealed class FittedFile(SafeTensors? tensors, CheckpointException? damage)
{
    /// <summary>What it holds; null where there is no such file.</summary>
    /// <exception cref="CheckpointException">It is damaged.</exception>
    public SafeTensors? Tensors => damage is null ? tensors : throw new CheckpointException(damage.Message, damage);

    public static FittedFile Read(string path)
    {
        try
        {
            return new(File.Exists(path) ? SafeTensors.Read(path) : null, null);
        }
        catch (CheckpointException problem)
        {
            return new(null, problem);
        }
    }
}
