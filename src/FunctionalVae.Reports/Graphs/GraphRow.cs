namespace FunctionalVae.Reports;

/// <summary>An operation of a graph as a row of a table.</summary>
/// <param name="Part">The part of the graph that it is of: encode, draw, decode, score, mean.</param>
/// <param name="Number">Its number on the timeline, from 1.</param>
/// <param name="Statement">What it computes, with shapes.</param>
/// <param name="Parameters">How many parameters it is the first to read.</param>
/// <param name="Flops">Floating-point operations of its matrix products for one example, 2 for each multiply-add.</param>
public sealed record GraphRow(string Part, int Number, string Statement, long Parameters, long Flops);
