namespace FunctionalVae;

/// <summary>
/// Fills the gaps of rows: a latent vector is drawn by the weights of importance sampling given what is observed, and the missing columns are
/// drawn from p(x|z) there. What is drawn of an example depends on the example, the key and its number alone.
/// </summary>
/// <param name="model">A model of a table.</param>
/// <param name="layout">Where the columns lie.</param>
/// <param name="parameters">Its weights.</param>
/// <param name="options">How many rows and draws.</param>
internal sealed class ExampleImputer(VaeModel model, TableLayout layout, ParameterVector parameters, ImputeOptions options)
{
    // Children of an example's key, beside that of its latent vectors.
    private const ulong Choice = 1;
    private const ulong Values = 2;

    private readonly LikelihoodFamily family = (LikelihoodFamily)ReconstructionFamily.Of(model.Spec, parameters);

    public Imputed<Batch> Impute(Batch examples, Key key, CancellationToken cancel)
    {
        var found = new ImputedExample[examples.Count];
        var rows = Batch.Allocate((int)Math.Min((long)examples.Count * options.Rows, int.MaxValue), examples.Width, "row");
        new ExampleScorer(model, parameters, options.Checked()).Each(examples, key, Finish, cancel);
        return new(new(rows, examples.Width), found);

        void Finish(int row, RowDraws draws)
        {
            var shares = draws.Shares();
            found[row] = Known(examples[row], draws, shares);
            var own = rows.AsSpan(row * options.Rows * examples.Width, options.Rows * examples.Width);
            Fill(examples[row], draws, shares, key.Child((ulong)row), own);
        }
    }

    private ImputedExample Known(ReadOnlyMemory<float> example, RowDraws draws, double[] shares)
    {
        double[] means = [.. example.ToArray()];
        var errors = new double[means.Length];
        foreach (var place in layout.Places.Where(place => !place.IsIn(example.Span)))
        {
            means[place.Missing!.Value] = 0;
            for (var i = place.First; i < place.First + (int)place.Column.Width; i++)
            {
                var column = i;
                double[] weights = [.. shares.Select((share, k) => share * family.Presence(column, draws.Means(k)))];
                (means[i], errors[i]) = Mean(weights, k => draws.Means(k).Span[i]);
            }
        }

        var score = draws.Score();
        return new(ValueList.From(means), ValueList.From(errors), score.Draws, score.EffectiveDraws, score.ParetoShape, !score.IsBound);
    }

    private static (double Mean, double Error) Mean(double[] weights, Func<int, double> value)
    {
        var (total, mean, spread) = (0.0, 0.0, 0.0);
        for (var k = 0; k < weights.Length; k++)
        {
            total += weights[k];
            mean += weights[k] * value(k);
        }

        // A weight that is 0 everywhere, as that of what is never drawn: all draws count alike.
        if (total == 0)
        {
            return Mean([.. weights.Select(_ => 1.0 / weights.Length)], value);
        }

        mean /= total;
        for (var k = 0; k < weights.Length; k++)
        {
            var distance = weights[k] / total * (value(k) - mean);
            spread += distance * distance;
        }

        return (mean, Math.Sqrt(spread));
    }

    private void Fill(ReadOnlyMemory<float> example, RowDraws draws, double[] shares, Key key, Span<float> rows)
    {
        var width = example.Length;
        var means = new float[rows.Length];
        for (var row = 0; row < options.Rows; row++)
        {
            var draw = Chosen(shares, Uniform.Open(key.Child(Choice).Words((uint)row, 0).Word0));
            draws.Means(draw).Span.CopyTo(means.AsSpan(row * width, width));
        }

        var drawn = new float[rows.Length];
        family.Draw(new(means, width), key.Child(Values), drawn);
        for (var row = 0; row < options.Rows; row++)
        {
            var filled = rows.Slice(row * width, width);
            example.Span.CopyTo(filled);
            foreach (var place in layout.Places.Where(place => !place.IsIn(example.Span)))
            {
                drawn.AsSpan((row * width) + place.First, (int)place.Column.Width).CopyTo(filled[place.First..]);
                filled[place.Missing!.Value] = 0;
            }
        }
    }

    // By inversion: the first draw at which the summed shares are over a uniform number.
    private static int Chosen(double[] shares, double u)
    {
        var (draw, sum) = (0, shares[0]);
        while (draw < shares.Length - 1 && sum < u)
        {
            sum += shares[++draw];
        }

        return draw;
    }
}
