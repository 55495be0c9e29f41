using System.Text.Json;
using FunctionalVae.Evaluation;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>How the aggregate posterior of some examples lies beside the prior.</summary>
/// <param name="Match">The tests.</param>
/// <param name="Surgery">The terms of the KL; null where the posteriors are points, or some of their draws lie where the prior has no density.</param>
internal sealed record AggregateFindings(PriorMatch Match, ElboSurgery? Surgery)
{
    private const double Level = 0.05;

    /// <summary>Looks at examples.</summary>
    /// <param name="evaluation">Of which model, by which seed.</param>
    /// <param name="examples">The examples, grey where the model binarises.</param>
    /// <param name="cancel">Stops it.</param>
    public static AggregateFindings Of(Evaluation evaluation, Batch examples, CancellationToken cancel)
    {
        var (model, parameters, threads) = (evaluation.Model, evaluation.Parameters, evaluation.Threads);
        var (seen, key) = (evaluation.Seen(examples), evaluation.AggregateKey);
        var match = PriorMatch.Of(model, parameters, seen, key.Child(0), new(Threads: threads), cancel);
        var surgery =
            model.Spec.Latent is DeterministicLatent
                ? null
                : ElboSurgery.Of(model, parameters, seen, key.Child(1), new(Threads: threads), cancel);
        return new(match, surgery is { } terms && double.IsFinite(terms.Divergence.Value) ? terms : null);
    }

    /// <summary>For people: what the KL is the sum of, whether the aggregate posterior differs, and where most.</summary>
    /// <param name="part">Test or train.</param>
    /// <param name="examples">What examples are called.</param>
    public IEnumerable<string> Lines(string part, string examples)
    {
        yield return Divergence(part, examples);

        yield return Verdict(part, examples);
        yield return Invariant(
            $"by test, of {Match.Examples} draws of {part} posteriors and as many of the prior: squared sliced Wasserstein distance {Match.SlicedWasserstein.Statistic:F4} squared deviations of the prior, by chance {Match.SlicedWasserstein.Null:F4}, p {Match.SlicedWasserstein.PValue:G2}; MMD² {Match.MeanDiscrepancy.Statistic:F4}, by chance {Match.MeanDiscrepancy.Null:F4}, p {Match.MeanDiscrepancy.PValue:G2}; nearest neighbours place {Match.Neighbours.Statistic:P1} rightly, by chance 50 %, p {Match.Neighbours.PValue:G2}{Transport()}"
        );
        var (mean, variance) = (Furthest(one => one.Mean / one.MeanError), Furthest(one => (one.Variance - 1) / one.VarianceError));
        yield return Invariant(
            $"in deviations of the prior, dimension {mean} has the mean that is surest to differ, {Match.Dimensions[mean].Mean:F3} ± {Match.Dimensions[mean].MeanError:F3} beside 0, and dimension {variance} the variance, {Match.Dimensions[variance].Variance:F3} ± {Match.Dimensions[variance].VarianceError:F3} beside 1"
        );
    }

    private string Transport() =>
        Match.Sinkhorn is { } found
            ? Invariant(
                $"; debiased Sinkhorn divergence of {found.Points} each {found.Value:F4} squared deviations, by chance {found.Null:F4} ± {found.Deviation:F4}"
            )
            : "; some lie so far away that a Sinkhorn divergence has no digits";

    /// <summary>Whether a difference was found: a sentence without its end.</summary>
    public string Verdict(string part, string examples) =>
        Match.PValue <= Level
            ? Invariant(
                $"of three tests at least one tells draws of the aggregate posterior of {Match.Examples} {part} {examples} from draws of the prior (p {Match.PValue:G2}, three times the least): the prior is not where the data are"
            )
            : Invariant(
                $"three tests find no difference between draws of the aggregate posterior of {Match.Examples} {part} {examples} and draws of the prior (p {Match.PValue:G2}, three times the least); of more {examples} they would see a smaller one"
            );

    /// <summary>For programs: <c>aggregate</c> with the tests, the moments by dimension, and <c>surgery</c>.</summary>
    public void Write(Utf8JsonWriter json, string part)
    {
        json.WriteStartObject(ObjectiveJson.Named(part, "aggregate"));
        json.WriteNumber("examples", Match.Examples);
        json.WriteNumber("pValue", Match.PValue);
        Test("slicedWasserstein", Match.SlicedWasserstein);
        Test("meanDiscrepancy", Match.MeanDiscrepancy);
        Test("neighbours", Match.Neighbours);
        if (Match.Sinkhorn is { } sinkhorn)
        {
            json.WriteStartObject("sinkhorn");
            json.WriteNumber("points", sinkhorn.Points);
            json.WriteNumber("epsilon", sinkhorn.Epsilon);
            json.WriteNumber("value", sinkhorn.Value);
            json.WriteNumber("null", sinkhorn.Null);
            json.WriteNumber("nullDeviation", sinkhorn.Deviation);
            json.WriteNumber("nullPairs", sinkhorn.Pairs);
            json.WriteEndObject();
        }

        json.WriteStartArray("dimensions");
        foreach (var one in Match.Dimensions)
        {
            json.WriteStartObject();
            json.WriteNumber("mean", one.Mean);
            json.WriteNumber("meanError", one.MeanError);
            json.WriteNumber("variance", one.Variance);
            json.WriteNumber("varianceError", one.VarianceError);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (Surgery is not null)
        {
            json.WriteStartObject("surgery");
            json.WriteNumber("examples", Surgery.Examples);
            json.WriteNumber("logExamples", Surgery.LogExamples);
            json.WriteBoolean("isSaturated", Surgery.IsSaturated);
            Term("divergence", Surgery.Divergence);
            Term("information", Surgery.Information);
            Term("aggregateDivergence", Surgery.AggregateDivergence);
            Term("totalCorrelation", Surgery.TotalCorrelation);
            if (Surgery.AggregateByChance is { } chance)
            {
                json.WriteNumber("aggregateByChance", chance);
            }

            json.WriteNumber("draws", Surgery.Draws);
            json.WriteStartArray("dimensions");
            foreach (var dimension in Surgery.Dimensions ?? [])
            {
                json.WriteStartObject();
                Term("divergence", dimension);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();

        void Test(string name, Probability.TwoSampleTest test)
        {
            json.WriteStartObject(name);
            json.WriteNumber("statistic", test.Statistic);
            json.WriteNumber("null", test.Null);
            json.WriteNumber("pValue", test.PValue);
            json.WriteEndObject();
        }

        void Term(string name, SurgeryTerm? term)
        {
            if (term is not null)
            {
                json.WriteNumber(name, term.Value);
                json.WriteNumber(name + "Error", term.StandardError);
            }
        }
    }

    private int Furthest(Func<DimensionMoments, double> errors) =>
        Enumerable.Range(0, Match.Dimensions.Count).MaxBy(i => Math.Abs(errors(Match.Dimensions[i])));

    /// <summary>What the KL is the sum of: a sentence without its end.</summary>
    public string Divergence(string part, string examples) =>
        Surgery is null
            ? $"what the KL is the sum of cannot be told: the posteriors of the {part} {examples} are points, or reach where the prior has no density"
            : Divergence(Surgery, part, examples);

    private static string Divergence(ElboSurgery surgery, string part, string examples)
    {
        var whole = Invariant(
            $"KL of {surgery.Examples} {part} {examples} by {surgery.Draws} draws of each {Text(surgery.Divergence)} = information of z about which of them it came from {Text(surgery.Information)}"
        );
        return surgery is { AggregateDivergence: { } aggregate, TotalCorrelation: { } correlation }
            ? Invariant(
                $"{whole} (at most log {surgery.Examples} = {surgery.LogExamples:F3}) + from their aggregate posterior to the prior {Text(aggregate)}"
            )
                + (
                    surgery.Dimensions is { } dimensions
                        ? Invariant(
                            $", which is {Text(correlation)} of dependence between dimensions + {dimensions.Sum(one => one.Value):F3} of the dimensions alone"
                        )
                        : ""
                )
                + (surgery.AggregateByChance is { } chance ? Invariant($"; so few make {Math.Max(0, chance):F3} of that by chance") : "")
            : Invariant(
                $"{whole} + the rest; log {surgery.Examples} = {surgery.LogExamples:F3} is all that so few can tell, so the first term is saturated, and the rest says nothing of the aggregate posterior of all {examples}"
            );
    }

    private static string Text(SurgeryTerm term) => Invariant($"{term.Value:F3} ± {term.StandardError:F3}");
}
