using System.Globalization;
using System.Text;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Webhooks;

/// <summary>
/// Webhook events and items that need a person's eye, newest first, and all items counted by kind. Never what people wrote.
/// </summary>
public sealed record FailedEvents(
    IReadOnlyList<FailedEvents.Row> Events, IReadOnlyList<FailedEvents.Row> Items, IReadOnlyList<FailedEvents.KindCount> Kinds)
{
    private static readonly WebhookItemState[] Failures =
        [WebhookItemState.Failed, WebhookItemState.Dead, WebhookItemState.Malformed];

    /// <summary>Across all organizations: webhook events belong to none, and an item to one only once its channel is known.</summary>
    public static async Task<FailedEvents> LoadAsync(InboxDbContext db, int take, CancellationToken cancellationToken) => new(
        await db.WebhookEvents.Where(e => e.State == WebhookState.Dead).OrderByDescending(e => e.Id).Take(take)
            .Select(e => new Row(e.Id, e.ReceivedAt, "event", UpperCaseEnum.ToText(e.State), e.Attempts, e.Error))
            .ToListAsync(cancellationToken),
        await db.WebhookItems.Where(i => Failures.Contains(i.State)).OrderByDescending(i => i.Id).Take(take)
            .Select(i => new Row(
                i.Id, i.CreatedAt, i.Kind, UpperCaseEnum.ToText(i.State), i.Attempts, ReasonOf(i.State, i.ReasonCode, i.ReasonText)))
            .ToListAsync(cancellationToken),
        await db.WebhookItems.GroupBy(i => new { i.Kind, i.State }).OrderByDescending(g => g.Count())
            .Select(g => new KindCount(g.Key.Kind, UpperCaseEnum.ToText(g.Key.State), g.Count()))
            .ToListAsync(cancellationToken));

    private static string? ReasonOf(WebhookItemState state, Sentence? code, string? text) =>
        WebhookItem.ReasonOf(state, code, text)?.ToString();

    public string ToText()
    {
        var text = new StringBuilder();
        Add(text, "Events that could not be taken in", Events.Select(e => e.ToText()));
        Add(text, "Things in events that could not be taken in", Items.Select(i => i.ToText()));
        Add(text, "Everything that did not become a message, by kind", Kinds.Select(k => k.ToText()));
        return text.ToString().TrimEnd();
    }

    private static void Add(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        var listed = lines.ToList();
        text.AppendLine(listed.Count == 0 ? $"{heading}: none" : $"{heading}:");
        listed.ForEach(line => text.Append("  ").AppendLine(line));
    }

    public sealed record Row(Guid Id, DateTimeOffset At, string Kind, string State, int Attempts, string? Reason)
    {
        public string ToText() => string.Create(
            CultureInfo.InvariantCulture,
            $"{At:yyyy-MM-dd HH:mm:ss}Z  {Id}  {State,-9}  {Kind}  attempts {Attempts}  {Reason?.ReplaceLineEndings(" ")}");
    }

    public sealed record KindCount(string Kind, string State, int Count)
    {
        public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Count,9}  {State,-10}  {Kind}");
    }
}
