namespace FunctionalVae.Testing;

/// <summary>Parameters at the places where laws are checked.</summary>
internal static class Places
{
    /// <summary>The tensors of the affine map that gives means and log-variances.</summary>
    public const string PosteriorWeight = "posterior.weight";

    /// <inheritdoc cref="PosteriorWeight"/>
    public const string PosteriorBias = "posterior.bias";

    /// <summary>The tensors of the affine map that gives a full covariance's factor below its diagonal.</summary>
    public const string FactorWeight = "posterior.factor.weight";

    /// <inheritdoc cref="FactorWeight"/>
    public const string FactorBias = "posterior.factor.bias";

    private const string Likelihood = "likelihood.";
    private const float Move = 0.1f;
    private const float Little = 0.01f;

    /// <summary>Whether a tensor is of the likelihood and not of its head: a trained variance's.</summary>
    public static bool IsOfLikelihood(string name) =>
        name.StartsWith(Likelihood, StringComparison.Ordinal) && name is not (Likelihood + "weight" or Likelihood + "bias");

    public static ParameterVector At(Subject subject, ParameterPlace place, Key key)
    {
        var start = subject.Options.Parameters ?? subject.Model.Initialize(key.Child(0));
        var values = start.Values.ToArray();
        var chosen = key.Child(1);
        switch (place)
        {
            case ParameterPlace.Moved:
                var noise = new float[values.Length];
                StandardNormalNoise.Fill(chosen, 0, noise);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] += Move * noise[i];
                }

                break;
            case ParameterPlace.NearPrior:
                Change(PosteriorWeight, (value, _) => Little * value);
                Change(PosteriorBias, (value, _) => Little * value);
                Change(FactorWeight, (value, _) => Little * value);
                Change(FactorBias, (value, _) => Little * value);
                break;
            case ParameterPlace.Narrow:
                LogVariances(-32, -20);
                break;
            case ParameterPlace.Wide:
                LogVariances(20, 32);
                break;
        }

        return subject.Model.ParametersFrom(values);

        // The head's row is mean and log-variance; a latent without noise has means only.
        void LogVariances(double least, double most)
        {
            Change(
                PosteriorBias,
                (value, i) =>
                    subject.IsDeterministic || i < subject.Model.Layout.LatentWidth ? value : (float)Chance.Between(least, most, chosen, i)
            );
        }

        void Change(string name, Func<float, int, float> change)
        {
            if (subject.Model.Layout.Tensors.FirstOrDefault(tensor => tensor.Name == name) is { } tensor)
            {
                for (var i = 0; i < tensor.Count; i++)
                {
                    values[tensor.Offset + i] = change(values[tensor.Offset + i], i);
                }
            }
        }
    }
}
