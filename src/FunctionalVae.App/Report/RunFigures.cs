using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What a model of images makes, and its latent space.</summary>
internal sealed class RunFigures
{
    private const int SampleCount = 64;
    private const int PairCount = 20;
    private const int MostDimensions = 12;
    private const int WalkSteps = 9;
    private const double WalkRange = 3;

    private readonly RunReport report;
    private readonly ModelWork work;
    private readonly List<string> notes = [];

    public RunFigures(RunReport report, CancellationToken cancel)
    {
        (this.report, work) = (report, new ModelWork(report.Run, cancel));
        var usual = EncodedValues.Usual(Model);
        var encoded = usual.Of(report.Told.Examples, report.Run.Seed);
        Pictures = Model.Spec.Input is Image ? [.. Of(encoded).OfType<Figure>()] : [];
        Plane = PlaneFigure.Of(report, work, encoded, notes.Add);
        if (report.HasRows && usual.Binarization != Model.Binarization && !report.Told.Examples.IsBinary)
        {
            notes.Add("Pictures and points are of grey values as they are, though training made them binary at random.");
        }
    }

    public IReadOnlyList<Figure> Pictures { get; }

    public Figure? Plane { get; }

    /// <summary>What is not shown, and why.</summary>
    public IReadOnlyList<string> Notes => notes;

    private SavedRun Run => report.Run;

    private IVaeModel Model => report.Model;

    private IEnumerable<Figure?> Of(Batch encoded)
    {
        yield return Samples();
        if (report.HasRows)
        {
            yield return Reconstructions(encoded);
        }

        yield return Traversal();
        if (report.HasRows && encoded.Count > 1)
        {
            yield return Interpolation(encoded);
        }

        if (!report.HasRows)
        {
            notes.Add("Reconstructions and interpolations show single images of the data, and were left out (--no-rows).");
        }
    }

    private Figure? Samples()
    {
        if (report.Latents is null && !PriorMoments.Exist(Model))
        {
            notes.Add(
                $"There are no samples: the latent variable has no prior to draw from, and no latents were fitted ({FittedLatents.Options})."
            );
            return null;
        }

        if (!report.HasRows && report.Latents is LatentPosteriors)
        {
            notes.Add("Samples are drawn at posteriors of single training images, which they resemble, and were left out (--no-rows).");
            return null;
        }

        var sampled = SampledValues.OfAllClasses(Model) with { Latents = report.Latents };
        // As many of each class.
        var classes = Math.Min(SampleCount, Model.Spec.Condition?.Width ?? 1);
        var count = SampleCount / classes * classes;
        var words = Invariant($"{count} samples: {sampled.Caption}");
        return Figure.Of(SamplePicture.Draw(sampled, Run.Parameters, count, Run.Seed), words, $"{words}; seed {Run.Seed}.");
    }

    private Figure Reconstructions(Batch encoded)
    {
        int[] rows = [.. Enumerable.Range(0, Math.Min(PairCount, encoded.Count))];
        var originals = Dataset.Of(encoded).Take(rows);
        var picture = PairPicture.Draw(Model, originals.Values, work.Decode(work.Encode(originals).Mean));
        return Figure.Of(
            picture,
            Invariant($"{rows.Length} images in rows, each above its reconstruction"),
            $"Originals over their reconstructions, decoded from the posteriors' means. {ShownRows.Text(report.Data, Model, rows)}"
        );
    }

    private Figure? Traversal()
    {
        if (PriorMoments.Of(Run) is not { } prior)
        {
            notes.Add("There is no traversal: the latent variable has no prior around whose mean to vary.");
            return null;
        }

        var order = LatentOrder.Of(report.Evaluated.Use, Model.Layout.LatentWidth);
        int[] chosen = [.. order.Dimensions.Take(MostDimensions).Order()];
        var model = Model.Spec.Condition is null ? Model : Model.Under([0]);
        var offsets = LatentPaths.Steps(-WalkRange, WalkRange, WalkSteps);
        var decoded = work.Decode(model.LatentsFrom(LatentPaths.Along(prior.Mean, prior.Deviation, chosen, offsets)));
        var picture = TraversalPicture.Draw(Model, decoded, chosen, offsets);
        var left = Model.Layout.LatentWidth - chosen.Length;
        var words = "One latent dimension at a time, the others at the prior's mean; a row for each, in standard deviations of the prior";
        return Figure.Of(
            picture,
            words,
            words
                + (left > 0 ? Invariant($", the {chosen.Length} dimensions {order.Words} ({left} are left out)") : "")
                + (Model.Spec.Condition is null ? "." : ", under class 0.")
        );
    }

    private Figure? Interpolation(Batch encoded)
    {
        var labels = report.Data.Test.Labels;
        var isConditional = Model.Spec.Condition is not null;
        // Of another class where that shows more, of the same where the decoder is told one.
        var end = Enumerable
            .Range(1, encoded.Count - 1)
            .Where(row => labels is null || labels[row] == labels[0] == isConditional)
            .Select(row => (int?)row)
            .FirstOrDefault();
        if (end is not { } last)
        {
            return null;
        }

        var (from, to) = (Dataset.Of(encoded).Take([0]), Dataset.Of(encoded).Take([last]));
        var shares = LatentPaths.Steps(0, 1, WalkSteps);
        var model = isConditional ? Model.Under([.. from.Labels!]) : Model;
        var line = model.LatentsFrom(LatentPaths.Between(Mean(from), Mean(to), shares));
        return Figure.Of(
            InterpolationPicture.Draw(Model, (from, 0), (to, last), shares, work.Decode(line), report.Data.PartOfTest),
            "Two images, and between them the decoded straight line from the posterior mean of one to that of the other",
            $"The straight line between two posterior means, decoded; the images themselves stand at its ends. {ShownRows.Text(report.Data, Model, [0, last])}"
        );

        float[] Mean(Batch example) => work.Encode(example).Mean.Values.ToArray();
    }
}
