using System.Globalization;
using System.Text;

namespace Inbox.LoadTests.Running;

/// <summary>The figures as Markdown tables, and the goals beside what was measured.</summary>
internal sealed class Report
{
    private readonly StringBuilder rows = new();
    private readonly StringBuilder goals = new();

    public void Add(Measurement measured, Measurement? bare = null, int bareUnits = 1)
    {
        Console.Error.WriteLine($"{measured.What}, {measured.Clients}: {F(measured.PerSecond, 0)}/s, {measured.Failures} failed");
        rows.AppendLine(
            $"| {measured.What} | {measured.Clients} | {F(measured.PerSecond, 0)} | {F(measured.P50)} | {F(measured.P99)} | " +
            $"{F(measured.AppMilliseconds)} | {F(measured.DatabaseMilliseconds)} | {F(measured.ClientMilliseconds)} | {Bare(measured, bare, bareUnits)} |" +
            (measured.Failures > 0 ? $" {measured.Failures} failed |" : ""));
    }

    public void AddGoal(string goal, string measured, bool isMet) =>
        goals.AppendLine(CultureInfo.InvariantCulture, $"| {goal} | {measured} | {(isMet ? "met" : "**not met**")} |");

    public override string ToString() =>
        $"""
        | what | clients | a second | p50 ms | p99 ms | app ms | database ms | client ms | bare driver a second | bare database ms | processor time to the bare driver's |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        {rows}
        The milliseconds of app, database and client are processor time for each request.

        | goal | measured | |
        | --- | --- | --- |
        {goals}
        """;

    public static string F(double value, int digits = 2) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);

    private static string Bare(Measurement measured, Measurement? bare, int units)
    {
        if (bare is null)
        {
            return " | | ";
        }

        var cost = (bare.DatabaseMilliseconds + bare.ClientMilliseconds) / units;
        return $"{F(bare.PerSecond * units, 0)} | {F(bare.DatabaseMilliseconds / units)} | {F(measured.ServerMilliseconds / cost, 1)}";
    }
}
