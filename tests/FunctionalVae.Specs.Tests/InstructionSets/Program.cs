namespace FunctionalVae.Specs.Tests;

/// <summary>The laws of <see cref="InstructionSetLaws"/> as a program of its own, which a test starts with the run time's switches set.</summary>
internal static class Program
{
    public static int Main()
    {
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
