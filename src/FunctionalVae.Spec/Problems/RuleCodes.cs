namespace FunctionalVae;

/// <summary>The ids of the rules about a specification's values; <c>docs/diagnostics</c> has a page for each.</summary>
public static class RuleCodes
{
    /// <summary>A value is missing or is not a specification expression.</summary>
    public const string NotASpecExpression = "FVAE1001";

    /// <summary>A size, count, variance or weight must be positive; a rate of dropout less than 1 besides, degrees of freedom more than 2, levels at least 2; a uniform distribution has a positive width.</summary>
    public const string MustBePositive = "FVAE2001";

    /// <summary>A layer expects a shape and receives another.</summary>
    public const string ShapeMismatch = "FVAE2002";

    /// <summary>The likelihood cannot model the input's domain, or a prior trains examples of its own and the domain has no values between the ones that occur.</summary>
    public const string DomainMismatch = "FVAE2006";

    /// <summary>More parameters or values than one array holds.</summary>
    public const string TooLarge = "FVAE2007";

    /// <summary>The objective weighs draws, and the model has no evidence lower bound.</summary>
    public const string NoBound = "FVAE2008";

    /// <summary>The objective cannot be trained with this prior, or as it is.</summary>
    public const string UnfitObjective = "FVAE2010";

    /// <summary>A column of a table, its name, a level or a point cannot be what it is, or a likelihood names a column that cannot have it.</summary>
    public const string InvalidColumn = "FVAE2009";

    /// <summary>What is known of examples does not go with the input or the prior.</summary>
    public const string UnfitCondition = "FVAE2011";

    /// <summary>Advice: a latent variable without noise, and nothing narrower than the input.</summary>
    public const string NoBottleneck = "FVAE3001";

    /// <summary>Advice: two affine maps with no activation between.</summary>
    public const string NoActivation = "FVAE3002";

    /// <summary>Advice: the decoder ends in the function that the likelihood applies itself.</summary>
    public const string RepeatedLink = "FVAE3003";

    /// <summary>A backend cannot express a part of the model.</summary>
    public const string NotExpressible = "FVAE4002";
}
