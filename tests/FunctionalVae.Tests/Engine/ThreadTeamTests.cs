using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>Teams of threads: every lane runs, barriers hold, failures arrive.</summary>
public sealed class ThreadTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Every_lane_runs_and_waits_for_the_others(int count)
    {
        using var team = new ThreadTeam(count);
        var arrived = new int[count];
        var wrong = 0;
        for (var round = 1; round <= 200; round++)
        {
            team.Run(lane =>
            {
                for (var phase = 0; phase < 5; phase++)
                {
                    arrived[lane.Index]++;
                    lane.Sync();
                    if (arrived.Any(times => times != arrived[lane.Index]))
                    {
                        Interlocked.Increment(ref wrong);
                    }

                    lane.Sync();
                }
            });
        }

        Assert.Equal(0, wrong);
        Assert.All(arrived, times => Assert.Equal(1000, times));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Shares_cover_everything_once(int count)
    {
        using var team = new ThreadTeam(count);
        foreach (var items in (int[])[0, 1, 7, 8, 9, 100])
        {
            var seen = new int[items];
            team.Run(lane =>
            {
                var (from, to) = lane.Share(items, grain: 8);
                Assert.Equal(0, from % 8 == 0 || from == items ? 0 : 1);
                for (var i = from; i < to; i++)
                {
                    Interlocked.Increment(ref seen[i]);
                }
            });
            Assert.All(seen, times => Assert.Equal(1, times));
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(3, 2)]
    public void A_failing_lane_is_heard_and_stops_nobody_for_ever(int count, int failing)
    {
        using var team = new ThreadTeam(count);
        var problem = Assert.Throws<InvalidOperationException>(() =>
            team.Run(lane =>
            {
                if (lane.Index == failing)
                {
                    throw new InvalidOperationException("lane broke");
                }

                lane.Sync();
            })
        );
        Assert.Contains("lane broke", problem.ToString());
    }

    [Fact]
    public void A_team_that_failed_refuses_further_work()
    {
        // Lanes that never reached the barrier have left it in no certain state.
        using var team = new ThreadTeam(3);
        Assert.Throws<InvalidOperationException>(() => team.Run(_ => throw new InvalidOperationException("lane broke")));
        var ran = 0;
        var problem = Assert.Throws<InvalidOperationException>(() => team.Run(_ => Interlocked.Increment(ref ran)));
        Assert.Equal(0, ran);
        Assert.Contains("lane broke", problem.ToString());
    }
}
