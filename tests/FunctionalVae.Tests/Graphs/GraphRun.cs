using FunctionalVae.Engine;
using FunctionalVae.Graphs;
using FunctionalVae.Passes;
using FunctionalVae.Runner;

namespace FunctionalVae.Tests.Graphs;

/// <summary>Runs a graph on the engine's kernels, whatever was done to it after it was built.</summary>
internal static class GraphRun
{
    /// <summary>A plan with another training graph.</summary>
    public static Plan With(Plan plan, Graph training) => plan with { Training = training, TrainingPlaces = Place.Of(training, []) };

    /// <summary>The model that runs a plan.</summary>
    public static ManagedModel Model(Plan plan, VaeSpec spec) => new(spec, ModelLayout.Of(plan, spec, "Graph"), new PlannedProgram(plan));

    /// <summary>The gradient of a plan's loss, with the given dropout masks.</summary>
    public static float[] Gradient(Plan plan, VaeSpec spec, GraphPoint point)
    {
        var layout = ModelLayout.Of(plan, spec, "Graph");
        var places = new ParameterPlaces(layout.Tensors);
        var program = new PlannedProgram(plan);
        var gradient = new float[places.Size];
        var parameters = places.Pack(point.Parameters.Values.ToArray());
        var memory = ManagedMemory.ForTraining(layout, places, point.Images.Count, parameters, gradient);
        LabelValues.WithLabels(point.Images, spec.ConditionWidth).CopyTo(program.InputBuffer(memory).Values);
        point.Noise.Values.Span.CopyTo(ManagedModel.NoiseOfStep(program, memory, layout).Values);
        foreach (var (place, mask) in program.Dropouts.Zip(point.Masks))
        {
            mask.Values.Span.CopyTo(memory.Buffer(place.Offset, place.Width).Values);
        }

        using var team = new ThreadTeam(1);
        team.Run(lane =>
        {
            program.Forward(lane, memory);
            program.Backward(lane, memory);
        });
        return places.Unpack(gradient);
    }
}
