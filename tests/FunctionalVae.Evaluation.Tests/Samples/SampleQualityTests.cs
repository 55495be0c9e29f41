namespace FunctionalVae.Evaluation.Tests;

/// <summary>What a classifier says of drawn examples.</summary>
public sealed class SampleQualityTests
{
    private static readonly IVaeModel Plane = AffineModel.Of(2);

    private static readonly Batch Known = Plane.ExamplesFrom([0, 0, 0, 0.1f, 0.1f, 0, 9, 9, 9, 8, 8, 9, 1, 1]);

    private static readonly int[] Labels = [0, 0, 0, 2, 2, 2, 1];

    [Fact]
    public void Neighbours_vote_for_their_classes()
    {
        var classifier = NeighbourClassifier.Of(Known, Labels, 3);
        Assert.Equal(3, classifier.Classes);
        var probabilities = classifier.Probabilities(Plane.ExamplesFrom([0, 0, 9, 9, 1, 1]));
        Assert.Equal<double>([1, 0, 0], probabilities[0]);
        Assert.Equal<double>([0, 0, 1], probabilities[1]);
        Assert.Equal(1, probabilities[2].Sum(), 1e-12);
        Assert.Equal(1 / 3.0, probabilities[2][1], 1e-12);
    }

    [Fact]
    public void Nine_of_ten_are_nine_tenths_and_ten_of_ten_are_all()
    {
        var known = Plane.ExamplesFrom(Enumerable.Range(0, 10).SelectMany(i => (float[])[i, 0]));
        var nine = NeighbourClassifier.Of(known, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 10);
        var ten = NeighbourClassifier.Of(known, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 10);
        var asked = Plane.ExamplesFrom([4, 0]);
        Assert.Equal(1, SampleQuality.Of(batch => nine.Probabilities(batch), asked, threshold: 0.9).Recognised);
        Assert.Equal(1, SampleQuality.Of(batch => ten.Probabilities(batch), asked, threshold: 1).Recognised);
        Assert.Equal(1, SampleQuality.Of(batch => ten.Probabilities(batch), asked).Confidence);
    }

    [Fact]
    public void Agreement_is_with_the_labels_that_examples_have()
    {
        IReadOnlyList<ValueList<double>> said =
        [
            [0.9, 0.1],
            [0.2, 0.8],
            [0.6, 0.4],
        ];
        var model = Vae.ModelFrom(Plane.Spec with { Condition = new ClassCondition(2) });
        var examples = model.WithLabels(model.ExamplesFrom(new float[6]), [0, 1, 1]);
        Assert.Equal(2 / 3.0, SampleQuality.Of(_ => said, examples).Agreement!.Value, 1e-12);
        Assert.Null(SampleQuality.Of(_ => said, Plane.ExamplesFrom(new float[6])).Agreement);
    }

    [Fact]
    public void Counts_are_of_the_most_probable_class()
    {
        IReadOnlyList<ValueList<double>> said =
        [
            [0.95, 0.05, 0],
            [0.6, 0.4, 0],
            [0.05, 0.95, 0],
            [1, 0, 0],
        ];
        var quality = SampleQuality.Of(_ => said, Plane.ExamplesFrom(new float[8]));
        Assert.Equal(4, quality.Examples);
        Assert.Equal(0.75, quality.Recognised);
        Assert.Equal(Math.Sqrt(0.75 * 0.25 / 4), quality.RecognisedError, 1e-12);
        Assert.Equal((0.95 + 0.6 + 0.95 + 1) / 4, quality.Confidence, 1e-12);
        Assert.Equal<double>([0.75, 0.25, 0], quality.Classes);
        Assert.Equal(2, quality.ClassesDrawn);
        Assert.Equal(Math.Exp(-(0.75 * Math.Log(0.75)) - (0.25 * Math.Log(0.25))), quality.EffectiveClasses, 1e-12);
        Assert.Equal(0.25, SampleQuality.Of(_ => said, Plane.ExamplesFrom(new float[8]), threshold: 0.96).Recognised);
    }

    [Fact]
    public void Answers_that_are_not_probabilities_are_refused()
    {
        var two = Plane.ExamplesFrom(new float[4]);
        Assert.Throws<ArgumentException>(() =>
            SampleQuality.Of(
                _ =>
                    [
                        [1, 0],
                    ],
                two
            )
        );
        Assert.Throws<ArgumentException>(() =>
            SampleQuality.Of(
                _ =>
                    [
                        [1, 0],
                        [1, 0, 0],
                    ],
                two
            )
        );
        Assert.Throws<ArgumentException>(() =>
            SampleQuality.Of(
                _ =>
                    [
                        [1, 0],
                        [double.NaN, 0],
                    ],
                two
            )
        );
        Assert.Throws<ArgumentException>(() =>
            SampleQuality.Of(
                _ =>
                    [
                        [1, 0],
                        [3, 0],
                    ],
                two
            )
        );
    }

    [Fact]
    public void Examples_without_labels_of_their_own_are_refused()
    {
        Assert.Throws<ArgumentException>(() => NeighbourClassifier.Of(Known, [0, 1]));
        Assert.Throws<ArgumentException>(() => NeighbourClassifier.Of(Known, [0, 0, 0, 2, 2, -2, 1], 3));
        Assert.Throws<ArgumentException>(() => NeighbourClassifier.Of(Known, Labels, 8));
        Assert.Throws<ArgumentException>(() =>
            NeighbourClassifier.Of(Known, Labels, 3).Probabilities(AffineModel.Of(3).ExamplesFrom(new float[3]))
        );
    }
}
