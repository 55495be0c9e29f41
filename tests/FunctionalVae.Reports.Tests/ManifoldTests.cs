namespace FunctionalVae.Reports.Tests;

public sealed class ManifoldTests
{
    [Fact]
    public void Rows_go_down_in_the_second_coordinate_and_columns_up_in_the_first()
    {
        var grid = Manifold.Grid(3);

        // Φ⁻¹(1/6), Φ⁻¹(1/2), Φ⁻¹(5/6).
        var step = 0.967421566101701f;
        float[] expected = [-step, step, 0, step, step, step, -step, 0, 0, 0, step, 0, -step, -step, 0, -step, step, -step];
        Assert.Equal(expected, grid, (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Fact]
    public void One_point_is_the_middle() => Assert.Equal([0f, 0f], Manifold.Grid(1));

    [Fact]
    public void No_point_is_no_grid() => Assert.Throws<ArgumentOutOfRangeException>(() => Manifold.Grid(0));
}
