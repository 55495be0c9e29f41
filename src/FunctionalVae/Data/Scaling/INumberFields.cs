namespace FunctionalVae.Data;

/// <summary>Fields of an object with numbers, which are refused by their names where they are not what they must be.</summary>
internal interface INumberFields
{
    /// <summary>A finite number.</summary>
    double Number(string name);

    /// <summary>A number greater than 0.</summary>
    double Positive(string name);

    /// <summary>At least two numbers, each greater than the one before it; so many, where that is known.</summary>
    ValueList<double> Rising(string name, int? count);

    /// <summary>Finite numbers; none where there is no such field.</summary>
    ValueList<double> Listed(string name);
}
