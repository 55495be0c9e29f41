namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Another formula for the Kullback–Leibler term, from mean and log-variance in each dimension.</summary>
internal sealed class KlFormulaMutant(IVaeModel inner, Func<double, double, double> formula) : WrappedModel(inner)
{
    public override IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch images, Batch noise)
    {
        var posterior = Encode(parameters, images);
        return [.. base.Terms(parameters, images, noise).Select((term, row) => term with { Kl = Kl(row) })];

        double Kl(int row) => posterior.Mean[row].ToArray().Zip(posterior.LogVariance[row].ToArray(), (mean, l) => formula(mean, l)).Sum();
    }
}
