namespace FunctionalVae.Data;

/// <summary>A column that has one value in all training rows.</summary>
/// <param name="Column">Its number, from 0.</param>
/// <param name="Value">The value.</param>
public sealed record ConstantColumn(int Column, double Value)
{
    /// <summary>Those of a table of rows; none of images, whose margins are constant and mean nothing.</summary>
    /// <param name="model">What takes the rows.</param>
    /// <param name="train">The training part as it was read.</param>
    public static IReadOnlyList<ConstantColumn> Of(IVaeModel model, ExampleTable train)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(train);
        if (model.Spec.Input is not Features)
        {
            return [];
        }

        var first = train.Exact(0).ToArray();
        var isConstant = new bool[train.Width];
        Array.Fill(isConstant, true);
        for (var row = 1; row < train.Count; row++)
        {
            var values = train.Exact(row).Span;
            for (var column = 0; column < values.Length; column++)
            {
                isConstant[column] &= values[column] == first[column];
            }
        }

        return
        [
            .. Enumerable
                .Range(0, train.Width)
                .Where(column => isConstant[column])
                .Select(column => new ConstantColumn(column, first[column])),
        ];
    }

    /// <summary>Columns of numbers of a table of which all rows that have one, but for points, have the same: nothing says how to scale it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="train">The training part as it was read.</param>
    /// <returns>Each by the place of its number in an example.</returns>
    public static IReadOnlyList<ConstantColumn> OfNumbers(Table table, ExampleTable train)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(train);
        var constant = new List<ConstantColumn>();
        foreach (var place in table.Layout.Places.Where(place => place.Column is NumberColumn))
        {
            var at = place.Value!.Value;
            var numbers = Enumerable
                .Range(0, train.Count)
                .Where(row => place.HasNumber(train[row].Span))
                .Select(row => train.ExactAt(row, at))
                .Distinct()
                .Take(2)
                .ToList();
            if (numbers is [var only])
            {
                constant.Add(new(at, only));
            }
        }

        return constant;
    }
}
