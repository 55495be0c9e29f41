namespace FunctionalVae;

/// <summary>Collects problems, with one wording for those that several rules report.</summary>
internal sealed class ProblemList
{
    private readonly List<SpecProblem> problems = [];
    private double parameters;
    private bool tooLarge;

    public void Add(string code, string path, string message) => problems.Add(new(code, path, message));

    public void Missing(string path, string what) => Add(RuleCodes.NotASpecExpression, path, $"{path} is null; give {what}");

    public bool MustBePositive(string path, object value)
    {
        Add(RuleCodes.MustBePositive, path, $"{path} must be positive, was {SpecText.Literal(value).TrimEnd('d')}");
        return false;
    }

    public bool RequirePositive(string path, int value) => value > 0 || MustBePositive(path, value);

    public bool RequirePositive(string path, double value) => (value > 0 && !double.IsInfinity(value)) || MustBePositive(path, value);

    /// <summary>Counts the parameters of an affine map and reports the first map that takes the model over the limit.</summary>
    public void CountAffine(string path, long inputs, long outputs)
    {
        // In double: the product of two absurd sizes overflows 64 bits, and the comparison needs no last digit.
        parameters += (inputs + 1.0) * outputs;
        if (parameters > SpecRules.ParameterLimit && !tooLarge)
        {
            tooLarge = true;
            Add(
                RuleCodes.TooLarge,
                path,
                $"{path} maps {inputs} values to {outputs}, which takes the model over {SpecRules.ParameterLimit} parameters; make the layers smaller"
            );
        }
    }

    public ValueList<SpecProblem> ToValueList() => ValueList.From(problems);
}
