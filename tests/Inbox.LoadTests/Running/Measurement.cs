namespace Inbox.LoadTests.Running;

/// <summary>What some clients measured in some seconds, and what it cost.</summary>
internal sealed record Measurement(
    string What, int Clients, int Requests, int Failures, double Seconds, double P50, double P99, Cost App, Cost Database, Cost Client)
{
    public double PerSecond => Requests / Seconds;

    public double AppMilliseconds => App.Milliseconds / Math.Max(1, Requests);

    public double DatabaseMilliseconds => Database.Milliseconds / Math.Max(1, Requests);

    public double ClientMilliseconds => Client.Milliseconds / Math.Max(1, Requests);

    public double ServerMilliseconds => AppMilliseconds + DatabaseMilliseconds;
}

/// <summary>Processor time.</summary>
internal readonly record struct Cost(double Milliseconds);
