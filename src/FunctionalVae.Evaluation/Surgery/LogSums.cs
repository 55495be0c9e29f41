namespace FunctionalVae.Evaluation;

/// <summary>Logarithms of sums of exponentials, term by term: each is kept relative to the greatest term so far.</summary>
internal sealed class LogSums(int size)
{
    private readonly double[] greatest = [.. Enumerable.Repeat(double.NegativeInfinity, size)];
    private readonly double[] sums = new double[size];

    public void Add(double[] logs)
    {
        for (var i = 0; i < size; i++)
        {
            if (logs[i] <= greatest[i])
            {
                sums[i] += Math.Exp(logs[i] - greatest[i]);
            }
            else
            {
                sums[i] = (sums[i] * Math.Exp(greatest[i] - logs[i])) + 1;
                greatest[i] = logs[i];
            }
        }
    }

    /// <summary>log (1/n) Σ exp.</summary>
    public double[] Means(int count) => [.. sums.Select((sum, i) => greatest[i] + Math.Log(sum / count))];
}
