namespace Inbox.Web.Conversations;

/// <summary>The messages of one day in the reader's zone, earliest first.</summary>
public sealed record ThreadDay(DateOnly Date, IReadOnlyList<ThreadMessage> Messages)
{
    /// <param name="rows">Newest first.</param>
    public static IReadOnlyList<ThreadDay> Of(IReadOnlyList<MessageRow> rows, ThreadHead head, ListPlace place, TimeZoneInfo zone)
    {
        var days = rows.Reverse().GroupBy(row => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(row.SentAt, zone).DateTime));
        return [.. days.Select(day => new ThreadDay(day.Key, ThreadMessage.Joined([.. day], head, place)))];
    }
}
