namespace FunctionalVae.Specs.Tests;

/// <summary>
/// The laws of <see cref="InstructionSetLaws"/> as a program of its own, which a test starts with the run time's switches set; with the word
/// <see cref="Bits"/>, the hashes of <see cref="BitTests"/>.
/// </summary>
internal static class Program
{
    public const string Bits = "bits";

    public static int Main(string[] arguments)
    {
        if (arguments is [Bits])
        {
            BitTests.Lines.ToList().ForEach(Console.WriteLine);
            return 0;
        }

        Console.WriteLine(InstructionSetLaws.Machine);
        Console.WriteLine(InstructionSet.Current);
        try
        {
            foreach (var (name, law) in InstructionSetLaws.All)
            {
                law();
                Console.WriteLine($"holds: {name}");
            }
        }
        catch (Xunit.Sdk.XunitException refuted)
        {
            Console.WriteLine(refuted.Message);
            return 1;
        }

        return 0;
    }
}
