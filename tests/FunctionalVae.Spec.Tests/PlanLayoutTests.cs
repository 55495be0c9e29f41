using FunctionalVae.Graphs;
using FunctionalVae.Passes;
using FunctionalVae.Shared;

namespace FunctionalVae.Spec.Tests;

/// <summary>Where the plan lays parameters and values.</summary>
public sealed class PlanLayoutTests
{
    [Fact]
    public void Parameters_of_random_specifications_tile_their_vector()
    {
        foreach (var plan in Plans())
        {
            var at = 0;
            foreach (var tensor in plan.Tensors)
            {
                Assert.Equal(at, tensor.Offset);
                Assert.True(tensor.Count > 0);
                at += tensor.Count;
            }

            Assert.Equal(plan.ParameterCount, at);
            Assert.Equal(plan.Tensors.Count, plan.Tensors.Select(tensor => tensor.Name).Distinct().Count());
        }
    }

    /// <summary>
    /// Runs each graph with marks for values: an operation finds in the memory of what it reads the mark of exactly that value, so that
    /// nothing was written over before its last reader.
    /// </summary>
    [Fact]
    public void Every_reader_of_random_specifications_finds_what_was_written_for_it()
    {
        foreach (var plan in Plans())
        {
            Simulate(plan.Training, plan.TrainingPlaces, plan.Training.Operations);
            var evaluation = plan.Evaluation;
            Simulate(evaluation, plan.EvaluationPlaces, evaluation.Operations);
            // Entered at the decoder, and left at the mean.
            Simulate(evaluation, plan.EvaluationPlaces, [.. evaluation.DecodeOps, .. evaluation.MeanOps], evaluation.Latents);
        }
    }

    [Fact]
    public void Examples_and_noise_lie_at_one_place_in_both_graphs()
    {
        foreach (var plan in Plans())
        {
            Assert.Equal(0, plan.TrainingPlaces.Of(plan.Training.Input).Offset);
            Assert.Equal(0, plan.EvaluationPlaces.Of(plan.Evaluation.Input).Offset);
            Assert.Equal(plan.TrainingPlaces.Of(plan.Training.Noise).Offset, plan.EvaluationPlaces.Of(plan.Evaluation.Noise).Offset);
        }
    }

    [Fact]
    public void The_arenas_of_random_specifications_are_near_the_least_that_lifetimes_allow()
    {
        var ratios = Plans().SelectMany(plan => new[] { plan.TrainingPlaces, plan.EvaluationPlaces }).Select(Ratio).Order().ToList();
        Assert.True(ratios[0] >= 1);
        Assert.True(ratios[^1] <= 1.25, $"An arena takes {ratios[^1]} of the least.");
        Assert.True(ratios.Average() <= 1.02, $"The arenas take {ratios.Average()} of the least on average.");
        static double Ratio(Placement places) => (double)places.Width / places.Least;
    }

    [Fact]
    public void A_value_is_there_from_the_operation_that_computes_it_to_the_last_that_reads_it()
    {
        foreach (var plan in Plans())
        {
            Operation[] operations = [.. plan.Training.Operations];
            var given = plan.Training.Dropouts.Select(site => site.Mask).Append(plan.Training.Input).Append(plan.Training.Noise);
            var names = operations.SelectMany(operation => operation.Writes).Concat(given).Select(value => value.Name);
            Assert.Equal(names.Order(), plan.TrainingPlaces.Places.Select(value => value.Name).Order());
            foreach (var value in plan.TrainingPlaces.Places)
            {
                Assert.Equal(1 + Array.FindIndex(operations, operation => operation.Writes.Any(Is)), value.From);
                Assert.Equal(Math.Max(value.From, 1 + Array.FindLastIndex(operations, operation => operation.Reads.Any(Is))), value.To);
                bool Is(GraphValue other) => other.Name == value.Name;
            }
        }
    }

    [Fact]
    public void What_evaluation_is_entered_and_left_at_is_always_there()
    {
        foreach (var plan in Plans())
        {
            var graph = plan.Evaluation;
            GraphValue[] kept = [graph.Input, graph.Noise, graph.Head, graph.Draw, graph.Latents, graph.Output];
            foreach (var value in plan.EvaluationPlaces.Places.Where(value => kept.Any(other => other.Name == value.Name)))
            {
                Assert.Equal((0, graph.Operations.Count), (value.From, value.To));
            }
        }
    }

    [Fact]
    public void A_simulation_sees_a_value_that_is_written_over()
    {
        var plan = Plans().First();
        var places = plan.TrainingPlaces;
        // All at one place.
        var wrong = places with
        {
            Buffers = ValueList.From(places.Buffers.Select(buffer => buffer with { Offset = 0 })),
        };
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Simulate(plan.Training, wrong, plan.Training.Operations));
    }

    private static IEnumerable<Plan> Plans() =>
        Enumerable.Range(0, 200).Select(i => Plan.Of(RandomSpecs.Make(Key.FromSeed(5).Child((ulong)i))));

    private static void Simulate(Graph graph, Placement places, ValueList<Operation> operations, params GraphValue[] given)
    {
        // What is not of the batch lies behind it.
        var memory = new string?[places.Width + places.FixedWidth];
        foreach (var value in graph.Dropouts.Select(site => site.Mask).Append(graph.Input).Append(graph.Noise).Concat(given))
        {
            Mark(value);
        }

        foreach (var operation in operations)
        {
            // Terms lie outside the arena.
            var reads = operation.Reads.Where(value => value.Kind != ValueKind.Term).ToList();
            foreach (var value in reads)
            {
                Assert.All(memory[Place(value)], mark => Assert.Equal(value.Name, mark));
            }

            foreach (var value in operation.Writes)
            {
                // A kernel may still read while it writes, unless it is made for it.
                var to = Place(value);
                Assert.All(
                    reads.Select(Place),
                    from => Assert.True(operation.WorksInPlace || from.End.Value <= to.Start.Value || to.End.Value <= from.Start.Value)
                );
                Mark(value);
            }
        }

        void Mark(GraphValue value)
        {
            var buffer = places.Of(value);
            Assert.Equal((value.Width, value.IsOfBatch), (buffer.Width, buffer.IsOfBatch));
            Array.Fill(memory, value.Name, Place(value).Start.Value, buffer.Size);
        }

        Range Place(GraphValue value)
        {
            var buffer = places.Of(value);
            var start = buffer.Offset + (buffer.IsOfBatch ? 0 : places.Width);
            return start..(start + buffer.Size);
        }
    }
}
