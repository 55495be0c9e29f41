namespace FunctionalVae;

/// <summary>A density or mass p(x|z): with it the objective is an evidence lower bound, in nats per example.</summary>
public abstract record Likelihood : Reconstruction
{
    private protected Likelihood() { }

    /// <summary>What to do about a table, which each likelihood of one kind of value cannot model as a whole.</summary>
    internal const string UseColumns = "but the input is a table, of which each column has a domain of its own; use ColumnLikelihoods";

    /// <summary>Whether p(x|z) is a mass, which has no unit, and not a density, which changes with the unit of x.</summary>
    public abstract bool IsMass { get; }

    /// <summary>Why a density over real values does not model a domain.</summary>
    /// <param name="density">The name of the density.</param>
    /// <param name="domain">The domain.</param>
    private protected static string? DensityRefusal(string density, ValueDomain domain) =>
        domain switch
        {
            ValueDomain.Binary => $"{density} is a density over real values, but the input's values are binary; use BernoulliLikelihood",
            ValueDomain.Count =>
                $"{density} is a density over real values, but the input's values are counts; use PoissonLikelihood or NegativeBinomialLikelihood, or declare ValueDomain.Real",
            ValueDomain.OneHot =>
                $"{density} is a density over real values, but the input's values are one-hot; use CategoricalLikelihood, or declare ValueDomain.Real",
            ValueDomain.Columns => $"{density} is a density over real values, {UseColumns}",
            _ => null,
        };

    /// <summary>Why a mass of counts does not model a domain.</summary>
    /// <param name="mass">The name of the mass.</param>
    /// <param name="domain">The domain.</param>
    private protected static string? CountRefusal(string mass, ValueDomain domain) =>
        domain switch
        {
            ValueDomain.Count => null,
            ValueDomain.Binary => $"{mass} models counts, but the input's values are binary; use BernoulliLikelihood",
            ValueDomain.OneHot => $"{mass} models counts, but the input's values are one-hot; use CategoricalLikelihood",
            ValueDomain.Columns => $"{mass} models counts, {UseColumns}",
            ValueDomain.UnitInterval =>
                $"{mass} models counts, but the input's values are grey, in [0, 1]; use SquaredErrorLikelihood, or declare ValueDomain.Count for data of whole numbers",
            _ =>
                $"{mass} models counts, but the input's values are real numbers; use NormalLikelihood, or declare ValueDomain.Count for data of whole numbers",
        };
}
