namespace Inbox.Web.Meta;

/// <summary>What the items of one `entry` have in common (meta-platform 1.3).</summary>
internal readonly record struct WebhookEntry(Platform Platform, string? Id, string? Time, DateTimeOffset ReceivedAt)
{
    // The dashboard's "Test" button sends id "0" with made-up people (meta-platform 1.9).
    public bool IsDashboardTest => Id == "0";

    public DateTimeOffset MomentOf(string? timestamp) =>
        MetaTime.Read(timestamp, ReceivedAt) ?? MetaTime.Read(Time, ReceivedAt) ?? ReceivedAt;
}
