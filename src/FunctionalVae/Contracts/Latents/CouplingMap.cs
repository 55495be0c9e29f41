using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>A trained affine coupling, in float64 and by its formula.</summary>
internal sealed class CouplingMap
{
    private readonly Coupling coupling;
    private readonly (float[] Weight, float[] Bias)[] maps;

    public CouplingMap(Coupling coupling, ParameterVector parameters)
    {
        this.coupling = coupling;
        maps =
        [
            .. coupling.Maps.Select(map =>
                (parameters.Tensor(map.Name + ".weight").ToArray(), parameters.Tensor(map.Name + ".bias").ToArray())
            ),
        ];
    }

    /// <summary>Takes z a step towards u, in place, and gives Σ s: what is taken from the log-density.</summary>
    public double ToBase(double[] values)
    {
        var (shifts, logScales) = Network(values);
        double sum = 0;
        for (var i = 0; i < shifts.Length; i++)
        {
            var dimension = coupling.Changed[i];
            values[dimension] = (values[dimension] - shifts[i]) * Math.Exp(-logScales[i]);
            sum += logScales[i];
        }

        return sum;
    }

    /// <summary>Takes u a step back towards z, in place.</summary>
    public void FromBase(double[] values)
    {
        var (shifts, logScales) = Network(values);
        for (var i = 0; i < shifts.Length; i++)
        {
            var dimension = coupling.Changed[i];
            values[dimension] = (values[dimension] * Math.Exp(logScales[i])) + shifts[i];
        }
    }

    private (double[] Shifts, double[] LogScales) Network(double[] values)
    {
        double[] kept = [.. coupling.Kept.Select(dimension => values[dimension])];
        var hidden = Silu(Affine(maps[1], Silu(Affine(maps[0], kept))));
        return (Affine(maps[2], hidden), Array.ConvertAll(Affine(maps[3], hidden), Math.Tanh));
    }

    private static double[] Affine((float[] Weight, float[] Bias) map, double[] input)
    {
        var output = Array.ConvertAll(map.Bias, bias => (double)bias);
        for (var i = 0; i < input.Length; i++)
        {
            for (var j = 0; j < output.Length; j++)
            {
                output[j] += input[i] * map.Weight[(i * output.Length) + j];
            }
        }

        return output;
    }

    private static double[] Silu(double[] values) => Array.ConvertAll(values, value => value * SpecialFunctions.Sigmoid(value));
}
