using Inbox.Web.Lists;

namespace Inbox.Web.Threads;

/// <summary>The messages of one day in the reader's zone, earliest first.</summary>
public sealed record ThreadDay(DateOnly Date, IReadOnlyList<ThreadMessage> Messages)
{
    /// <param name="rows">Newest first.</param>
    /// <param name="lines">Newest first.</param>
    public static IReadOnlyList<ThreadDay> Of(
        IReadOnlyList<MessageRow> rows, IReadOnlyList<ThreadLineRow> lines, ThreadHead head, ListPlace place, TimeZoneInfo zone,
        ThreadActs acts)
    {
        var days = rows.Reverse().GroupBy(row => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(row.SentAt, zone).DateTime));
        var before = LinesBefore(rows, lines);
        return [.. days.Select(day => new ThreadDay(
            day.Key, [.. ThreadMessage.Joined([.. day], head, place, acts).Select(m => m with { LinesBefore = [.. before[m.Row.Id]] })]))];
    }

    /// <summary>Each line with the first message that is not older.</summary>
    private static ILookup<Guid, ThreadLineRow> LinesBefore(IReadOnlyList<MessageRow> rows, IReadOnlyList<ThreadLineRow> lines)
    {
        var inOrder = rows.Reverse().ToList();
        return lines.Reverse().Select(line => (Line: line, Message: inOrder.Find(row => row.SentAt >= line.At)))
            .Where(pair => pair.Message is not null).ToLookup(pair => pair.Message!.Id, pair => pair.Line);
    }
}
