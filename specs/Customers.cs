namespace FunctionalVae.Zoo;

/// <summary>Where a customer lives.</summary>
public enum Home
{
    /// <summary>In Graz.</summary>
    Graz,

    /// <summary>In Linz.</summary>
    Linz,

    /// <summary>In Vienna.</summary>
    Vienna,
}

/// <summary>A row of a table.</summary>
/// <param name="Age">Years.</param>
/// <param name="Home">Where the customer lives.</param>
/// <param name="Income">Euros a year; 0 for none, null where it is not known.</param>
/// <param name="Visits">In the last year.</param>
/// <param name="Member">Whether the customer is a member.</param>
public sealed record Customer(int Age, Home Home, [Points(0)] double? Income, uint Visits, bool Member);

/// <summary>Customers who are not there, drawn by key: the older have the greater incomes, members visit more, and three tenths of the incomes are not known.</summary>
public static class Customers
{
    private const int Youngest = 20;
    private const int Ages = 50;

    /// <summary>So many customers; the same for the same key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="count">How many; at least 1.</param>
    public static IReadOnlyList<Customer> Of(Key key, int count) => [.. Enumerable.Range(0, count).Select(i => One(key, (uint)i))];

    private static Customer One(Key key, uint number)
    {
        double[] u = [.. Enumerable.Range(0, 8).Select(i => Uniform.Open(key.Words(number, (uint)i / 4)[i % 4]))];
        var age = Youngest + (int)(Ages * u[0]);
        var home = (Home)(int)(3 * u[1]);
        var member = u[2] < (home == Home.Vienna ? 0.7 : 0.3);
        double? income =
            u[3] < 0.3 ? null
            : u[4] < 0.2 ? 0
            : Math.Round((600 * age) + (20_000 * u[5]));
        return new(age, home, income, (uint)((member ? 12 : 4) * u[6] * u[7]), member);
    }
}
