using Inbox.LoadTests.Generation;

namespace Inbox.LoadTests.Running;

/// <summary>What two processors, shared by client, app and database, should do; and what they did.</summary>
internal sealed class Goals(Report report, DataSize size, Measurement listOfTenth)
{
    private const double ListMilliseconds = 1.0;
    private const double WishedListMilliseconds = 0.5;
    private const double SmallToLarge = 1.1;
    private const double FullToTenth = 1.2;
    private const double AcceptMedian = 20;
    private const double MessageMilliseconds = 0.5;
    private const double MessagesPerSecond = 1500;
    private const double WishedMessagesPerSecond = 3000;
    private const double ReadableMedian = 100;
    private const double ReadableP99 = 250;
    private const double Megabytes = 250;

    public Dictionary<(string Path, int Clients), Measurement> Reading { get; } = [];

    public Measurement? ListOfSmall { get; set; }

    public void AddReading(Measurement list)
    {
        Add("list API: at most 1.0 ms of processor time a request", list.ServerMilliseconds, "ms",
            list.ServerMilliseconds <= ListMilliseconds);
        Add("list API: 0.5 ms is the aim", list.ServerMilliseconds, "ms", list.ServerMilliseconds <= WishedListMilliseconds);
        var toSmall = list.ServerMilliseconds / ListOfSmall!.ServerMilliseconds;
        Add("list API: the large organization costs what a small one does", toSmall, "times", toSmall <= SmallToLarge);
        var toTenth = list.ServerMilliseconds / listOfTenth.ServerMilliseconds;
        Add($"list API: {size.Messages:N0} messages cost at most 1.2 times a tenth of them", toTenth, "times", toTenth <= FullToTenth);
    }

    public void AddAccepted(Measurement accepted) =>
        Add($"webhook: accepted within 20 ms at the median, {accepted.Clients} clients", accepted.P50, "ms", accepted.P50 <= AcceptMedian);

    public void AddWriting(Measurement steady, Measurement sustained, long stored)
    {
        Add("message: at most 0.5 ms of processor time, accepted and processed", sustained.ServerMilliseconds, "ms",
            sustained.ServerMilliseconds <= MessageMilliseconds);
        Add("messages: at least 1,500 a second sustained", sustained.PerSecond, "a second", sustained.PerSecond >= MessagesPerSecond);
        Add("messages: 3,000 a second is the aim", sustained.PerSecond, "a second", sustained.PerSecond >= WishedMessagesPerSecond);
        report.AddGoal(
            "messages: nothing lost", $"{sustained.Requests} accepted, {stored} stored, {sustained.Failures} refused",
            stored == sustained.Requests);
        Add("readable within 100 ms at the median, at 200 messages a second", steady.P50, "ms", steady.P50 <= ReadableMedian);
        Add("readable within 250 ms at p99, at 200 messages a second", steady.P99, "ms", steady.P99 <= ReadableP99 && steady.Failures == 0);
    }

    public void AddMemory(double megabytes) => Add("the app's memory, at the end: under 250 MB", megabytes, "MB", megabytes < Megabytes);

    private void Add(string goal, double measured, string unit, bool isMet) =>
        report.AddGoal(goal, $"{Report.F(measured)} {unit}", isMet);
}
