namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>A model that makes binary values in another way.</summary>
internal sealed class BinarizeMutant(IVaeModel inner, Func<Batch, Key, Batch> binarize) : WrappedModel(inner)
{
    public override Batch Binarize(Batch images, Key key) => binarize(images, key);
}
