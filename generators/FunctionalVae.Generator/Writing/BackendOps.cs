using FunctionalVae.Formulas;
using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Generator.Writing;

/// <summary>What the writers of all backends say alike: the operations whose formulas are functions of the run-time half.</summary>
internal static class BackendOps
{
    /// <summary>Operations from the head to the score.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="ops">The class with the formulas, as a prefix.</param>
    /// <param name="functions">The class with the functions of formulas, as a prefix.</param>
    /// <param name="vector">How a trained vector is written.</param>
    /// <param name="own">The backend's own function of a density; null where it computes the formula.</param>
    /// <exception cref="NotSupportedException">There is no formula for it.</exception>
    public static BackendOp Write(
        Operation op,
        string ops,
        string functions,
        Func<ParameterTensor, string> vector,
        Func<ValueDensity, string?> own
    )
    {
        var columns = ops.Replace("Ops.", "Columns.");
        return op switch
        {
            ClampLogVariance clamp => new(
                $"{clamp.Head}: its log-variances within ±{Literals.Of((int)ClampLogVariance.Bound)}",
                clamp.Head,
                $"{ops}ClampLogVariance({clamp.Input.Name}, {Literals.Of(ClampLogVariance.Bound)})"
            ),
            Reparameterise draw => new(
                $"{draw.Draw} = μ + e^(ℓ/2) ∘ {draw.Noise.Name}",
                draw.Draw,
                $"{ops}Reparameterise({draw.Head.Name}, {draw.Noise.Name})"
            ),
            Correlate correlate => new(
                $"{correlate.Given} = (μ + L·{correlate.Noise.Name}, ℓ), L without its diagonal",
                correlate.Given,
                $"{ops}Correlate({correlate.Head.Name}, {correlate.Noise.Name})"
            ),
            FullNormalKl kl => new(
                "½ Σ [e^Δ − Δ − 1 + μ²/v] + ½ Σ L²/v below the diagonal, Δ = ℓ − log v",
                null,
                $"{ops}FullNormalKl({kl.Head.Name}, {Literals.Of(kl.Latent)}, {Literals.Of(kl.Variance)})"
            ),
            FullLearnedPriorKl kl => new(
                "½ Σ [e^Δ − Δ − 1 + (μ − m)² e^−p] + ½ Σ L² e^−p below the diagonal, Δ = ℓ − p",
                null,
                $"{ops}FullLearnedPriorKl({kl.Head.Name}, {vector(kl.PriorMean)}, {vector(kl.PriorLogVariance)})"
            ),
            TakeColumns take => new(
                take.Comment,
                take.Taken,
                $"{ops}Take({take.Source.Name}, {Literals.Of(take.First)}, {Literals.Of(take.Taken.Width)})"
            ),
            Beside beside => new(beside.Comment, beside.Output, $"{ops}Beside({beside.Left.Name}, {beside.Right.Name})"),
            Sum sum => new(sum.Comment, sum.Output, $"{ops}Add({sum.Left.Name}, {sum.Right.Name})"),
            Gate gate => new(gate.Comment, gate.Output, $"{ops}Multiply({gate.Input.Name}, {gate.Opening.Name})"),
            CopyHead copy => new(copy.Comment, copy.Draw, copy.Head.Name),
            LogitCrossEntropy score => new(
                $"Σ x·l − softplus(l), l = {score.Logits.Name}",
                null,
                $"{ops}LogitCrossEntropy({score.Logits.Name}, {score.Target.Name})"
            ),
            PickColumns pick => new(pick.Comment, pick.Picked, $"{columns}Pick({pick.Source.Name}{Columns(pick.Columns)})"),
            PlaceColumns place => new(
                place.Comment,
                place.Placed,
                $"{columns}Place({place.Source.Name}, {Literals.Of(place.Placed.Width)}{Columns(place.Columns)})"
            ),
            ObserveColumns observe => new(
                observe.Comment,
                observe.Observed,
                $"{columns}Observe({observe.Input.Name}{Columns(observe.Places)})"
            ),
            AddTerm add => new(
                add.Comment,
                add.Total,
                add.Before is { } before ? $"{ops}Add({before.Name}, {add.Added.Name})" : add.Added.Name
            ),
            TakeTerm take => new(take.Comment, Partial(take.Score), take.Total.Name),
            CategoricalLogMass score => new(
                $"Σ x·l − log Σ e^l over groups of {Literals.Of(score.Levels)}, l = {score.Logits.Name}",
                Partial(score.Score),
                $"{ops}CategoricalLogMass({score.Logits.Name}, {score.Target.Name}, {Literals.Of(score.Levels)}L)"
            ),
            SoftmaxMean mean => new(mean.Comment, mean.Mean, $"{ops}Softmax({mean.Logits.Name}, {Literals.Of(mean.Levels)}L)"),
            ValueLogDensity score => new(
                $"Σ {score.Density.Text}",
                Partial(score.Score),
                $"{ops}{(score.Observed is null ? "" : "Observed")}ValueLogDensity({own(score.Density) ?? Density(score.Density, functions)}, {score.Output.Name}, {score.Target.Name}{(score.Observed is { } shown ? ", " + shown.Name : "")}{string.Concat(score.Numbers.Select(number => ", " + Number(number, score.Target)))})"
            ),
            NormalDivergence term => new(
                term.Comment,
                null,
                $"{ops}{term.Form.Function}({term.Head.Name}, {Literals.Of(term.Variance)}{string.Concat(term.Form.Numbers.Select(number => ", " + Literals.Of(number.Value)))})"
            ),
            StandardNormalKl { FreeBits: > 0 } kl => new(
                "½ Σ [μ² + (e^ℓ − ℓ − 1)], with free bits in its gradient",
                null,
                $"{ops}FreeStandardNormalKl({kl.Head.Name}, {Literals.Of(kl.FreeBits)})"
            ),
            LearnedPriorKl { FreeBits: > 0 } kl => new(
                "½ Σ [e^Δ − Δ − 1 + (μ − m)² e^−p], Δ = ℓ − p, with free bits in its gradient",
                null,
                $"{ops}FreeLearnedPriorKl({kl.Head.Name}, {vector(kl.PriorMean)}, {vector(kl.PriorLogVariance)}, {Literals.Of(kl.FreeBits)})"
            ),
            StandardNormalKl kl => new("½ Σ [μ² + (e^ℓ − ℓ − 1)]", null, $"{ops}StandardNormalKl({kl.Head.Name})"),
            ScaledNormalKl kl => new(
                "½ Σ [e^Δ − Δ − 1 + μ²/v], Δ = ℓ − log v",
                null,
                $"{ops}ScaledNormalKl({kl.Head.Name}, {Literals.Of(kl.Variance)})"
            ),
            ScaledNormalDrawnKl kl => new(
                "½ Σ (z²/v + log v − ℓ − ε²)",
                null,
                $"{ops}ScaledNormalDrawnKl({kl.Head.Name}, {kl.Noise.Name}, {kl.Draw.Name}, {Literals.Of(kl.Variance)})"
            ),
            LearnedPriorKl kl => new(
                "½ Σ [e^Δ − Δ − 1 + (μ − m)² e^−p], Δ = ℓ − p",
                null,
                $"{ops}LearnedPriorKl({kl.Head.Name}, {vector(kl.PriorMean)}, {vector(kl.PriorLogVariance)})"
            ),
            StandardNormalDrawnKl kl => new(
                "½ Σ (z² − ℓ − ε²)",
                null,
                $"{ops}StandardNormalDrawnKl({kl.Head.Name}, {kl.Noise.Name}, {kl.Draw.Name})"
            ),
            LearnedPriorDrawnKl kl => new(
                "½ Σ ((z − m)² e^−p + p − ℓ − ε²)",
                null,
                $"{ops}LearnedPriorDrawnKl({kl.Head.Name}, {kl.Noise.Name}, {kl.Draw.Name}, {vector(kl.PriorMean)}, {vector(kl.PriorLogVariance)})"
            ),
            NormalMixtureKl kl => new(
                "log q(z|x) − log p(z) at the draw, an estimate; p(z) = Σⱼ wⱼ N(z; mⱼ, e^pⱼ)",
                null,
                $"{ops}NormalMixtureKl{Mixture(kl)})"
            ),
            PseudoInputs inputs => new(
                inputs.Comment,
                inputs.Values,
                $"{ops}PseudoInputs({vector(inputs.Vector)}, {Literals.Of(inputs.Values.Rows)}L)"
            ),
            NoKl kl => new("0: a latent without a prior", null, $"{ops}NoKl({kl.Head.Name})"),
            var other => throw new NotSupportedException($"No backend has a formula for the operation {other}."),
        };

        string Mixture(NormalMixtureKl kl) =>
            kl.Prior switch
            {
                MixtureTensors tensors =>
                    $"({kl.Head.Name}, {kl.Noise.Name}, {kl.Draw.Name}, {vector(tensors.Logits)}, {vector(tensors.Means)}, {vector(tensors.LogVariances)}",
                MixtureOfPosteriors mixture => $"OfPosteriors({kl.Head.Name}, {kl.Noise.Name}, {kl.Draw.Name}, {mixture.Posteriors.Name}",
                var other => throw new NotSupportedException($"No backend has a formula for {other}."),
            };

        string Number(DensityNumber number, GraphValue like) =>
            number.Log is { } log
                ? $"{ops}Trained({vector(log)}, {Literals.Of(number.Number)})"
                : $"{functions}Number({Literals.Of(number.Number)}, {like.Name})";
    }

    /// <summary>The operations of the reconstruction term, without that of the Kullback–Leibler term after it.</summary>
    public static IEnumerable<Operation> Reconstruction(Plan plan) => plan.Evaluation.ScoreOps.Take(plan.Evaluation.ScoreOps.Count - 1);

    /// <summary>The operation of the Kullback–Leibler term: as it is trained, with its free bits, but where training weighs draws or has another term.</summary>
    public static Operation Kl(Plan plan)
    {
        var isOther = plan.Training.Loss.DrawWeights is not null || OtherDivergence(plan) is not null;
        var score = isOther ? plan.Evaluation.ScoreOps : plan.Training.ScoreOps;
        return score[score.Count - 1];
    }

    /// <summary>The operation that training has in place of the Kullback–Leibler term; null where it has that.</summary>
    public static NormalDivergence? OtherDivergence(Plan plan) => plan.Training.ScoreOps.OfType<NormalDivergence>().SingleOrDefault();

    // The reconstruction term is what its function returns; a part of it has a name.
    private static GraphValue? Partial(GraphValue term) => term.Name == "reconstruction" ? null : term;

    private static string Columns(ValueList<int> columns) => string.Concat(columns.Select(column => $", {Literals.Of(column)}"));

    /// <summary>The parameters of a function of the posterior, its noise and its draw.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="tensor">The backend's type.</param>
    public static string Posterior(Plan plan, string tensor) =>
        string.Join(", ", new[] { plan.Training.Head, plan.Training.Noise, plan.Training.Draw }.Select(value => $"{tensor} {value.Name}"));

    private static string Density(ValueDensity density, string functions)
    {
        var places = density.Parameters.Select((parameter, i) => (parameter.Variable, Text: $"numbers[{Literals.Of(i)}]")).ToList();
        var formula = TensorText.Of(
            density.LogDensity,
            functions,
            ValueDensity.X.Name,
            variable => places.Find(place => place.Variable == variable).Text ?? variable.Name
        );
        return $"static ({ValueDensity.X.Name}, {density.Output.Name}, numbers) => {formula}";
    }

    /// <summary>Which of the model's dropout layers a mask belongs to.</summary>
    public static int Site(ApplyMask mask, Plan plan) => plan.Training.Dropouts.TakeWhile(site => site.Mask != mask.Mask).Count();

    /// <summary>The override that says how many dropout layers there are, and how wide; nothing where there are none.</summary>
    public static void Dropouts(CodeWriter code, Plan plan)
    {
        if (plan.Training.Dropouts.Count == 0)
        {
            return;
        }

        var sizes = plan.Training.Dropouts.Select(site =>
            $"new {ApiWriter.Runtime}DropoutSize({Literals.Of(site.Mask.Size)}, {Literals.Of(site.Rate)})"
        );
        code.Line("/// <inheritdoc/>");
        code.Line(
            $"public override global::System.Collections.Generic.IReadOnlyList<{ApiWriter.Runtime}DropoutSize> Dropouts {{ get; }} ="
        );
        code.Lines($"    new {ApiWriter.Runtime}DropoutSize[] {{ {string.Join(", ", sizes)} }};", "");
    }
}
