namespace FunctionalVae.Engine;

/// <summary>
/// One thread's place in a <see cref="ThreadTeam"/>. Every lane of a team runs the same straight-line program; each kernel computes
/// this lane's share of the outputs and then waits for the others. A sum is made by one lane, or of <see cref="BlockSums"/>: results do not
/// depend on the number of lanes.
/// </summary>
public sealed class Lane
{
    private readonly ThreadTeam team;

    internal Lane(ThreadTeam team, int index)
    {
        this.team = team;
        Index = index;
    }

    /// <summary>This lane's number, from 0.</summary>
    public int Index { get; }

    /// <summary>The number of lanes.</summary>
    public int Count => team.Count;

    /// <summary>This lane's share of <paramref name="items"/> items, cut at multiples of <paramref name="grain"/>.</summary>
    public (int From, int To) Share(int items, int grain = 1)
    {
        var grains = (items + grain - 1) / grain;
        var from = (int)((long)grains * Index / Count) * grain;
        var to = (int)((long)grains * (Index + 1) / Count) * grain;
        return (Math.Min(from, items), Math.Min(to, items));
    }

    /// <summary>Waits until every lane of the team is here.</summary>
    public void Sync() => team.Sync();
}
