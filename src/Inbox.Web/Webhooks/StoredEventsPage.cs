using System.Globalization;
using System.Text;
using System.Text.Json;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Webhooks;

/// <summary>Which of the kept items are shown.</summary>
public sealed record StoredEventFilter
{
    public WebhookItemState? State { get; init; }

    /// <summary>The Page or Instagram account that Meta named.</summary>
    public string? Page { get; init; }

    public string? Mid { get; init; }

    /// <summary>The first day, in UTC.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, in UTC.</summary>
    public DateOnly? Until { get; init; }

    public string? Before { get; init; }

    internal string ToQuery(string? before) => QueryString.Create(new Dictionary<string, string?>
    {
        ["state"] = State?.ToString(),
        ["page"] = Page,
        ["mid"] = Mid,
        ["from"] = From?.ToString("O", CultureInfo.InvariantCulture),
        ["until"] = Until?.ToString("O", CultureInfo.InvariantCulture),
        ["before"] = before,
    }.Where(pair => !string.IsNullOrEmpty(pair.Value))).Value ?? "";
}

/// <summary>The items of webhook events that belong to one organization's channels, the newest first.</summary>
/// <param name="OlderAddress">Where the older ones are; null where there are none.</param>
/// <param name="Replayed">How many were just put in line to be tried again.</param>
public sealed record StoredEventsPage(
    IReadOnlyList<StoredEventRow> Rows, StoredEventFilter Filter, IReadOnlyList<StoredEventChannel> Channels, string? OlderAddress,
    int? Replayed)
{
    public const int Take = 50;
    private const string ListName = "kept-events";

    /// <summary>Items are no organization's own table: this one's are named by it.</summary>
    public static async Task<StoredEventsPage> LoadAsync(
        InboxDbContext db, Guid organizationId, StoredEventFilter filter, int? replayed, CancellationToken cancellationToken)
    {
        var found = await Chosen(db, organizationId, filter)
            .OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(Take + 1)
            .Select(i => new StoredEventRow(
                i.Id, i.CreatedAt, i.Platform, i.ChannelExternalId, i.Kind, i.State, i.Attempts, WebhookItem.ReasonOf(
                    i.State, i.ReasonCode, i.ReasonText)))
            .ToListAsync(cancellationToken);
        var (rows, last) = PageSize.Cut(found, Take);
        var channels = await db.Channels.OrderBy(c => c.Name).Select(c => new StoredEventChannel(c.ExternalId, c.Name, c.Platform))
            .ToListAsync(cancellationToken);
        var older = last is null ? null : $"/channels/events{filter.ToQuery(new Cursor(last.At, last.Id).ToText(ListName))}";
        return new(rows, filter, channels, older, replayed);
    }

    private static IQueryable<WebhookItem> Chosen(InboxDbContext db, Guid organizationId, StoredEventFilter filter)
    {
        var items = string.IsNullOrWhiteSpace(filter.Mid) ? db.WebhookItems : db.Naming(filter.Mid.Trim());
        items = items.Where(i => i.OrganizationId == organizationId);
        items = filter.State is { } state ? items.Where(i => i.State == state) : items;
        items = string.IsNullOrWhiteSpace(filter.Page) ? items : items.Where(i => i.ChannelExternalId == filter.Page.Trim());
        items = filter.From is { } from ? items.Where(i => i.CreatedAt >= TimeZones.StartOf(from, TimeZoneInfo.Utc)) : items;
        items = filter.Until is { } until ? items.Where(i => i.CreatedAt < TimeZones.EndOf(until, TimeZoneInfo.Utc)) : items;
        return Cursor.Parse(filter.Before, ListName) is { } cursor
            ? items.Where(i => EF.Functions.LessThan(ValueTuple.Create(i.CreatedAt, i.Id), ValueTuple.Create(cursor.At, cursor.Id)))
            : items;
    }
}

public sealed record StoredEventRow(
    Guid Id, DateTimeOffset At, Platform? Platform, string? ChannelExternalId, string Kind, WebhookItemState State, int Attempts,
    Sentence? Reason);

public sealed record StoredEventChannel(string ExternalId, string Name, Platform Platform);

/// <summary>One kept item with its raw JSON.</summary>
public sealed record StoredEventPage(StoredEventRow Row, DateTimeOffset ReceivedAt, string Raw)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public bool CanBeReplayed => Row.State is WebhookItemState.Failed or WebhookItemState.Dead or WebhookItemState.NotShown;

    public static async Task<StoredEventPage?> FindAsync(
        InboxDbContext db, Guid organizationId, Guid id, CancellationToken cancellationToken)
    {
        var found = await (
            from item in db.WebhookItems.AsNoTracking().Where(i => i.OrganizationId == organizationId && i.Id == id)
            join webhookEvent in db.WebhookEvents on item.EventId equals webhookEvent.Id
            select new { item, webhookEvent.ReceivedAt }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(
            new(found.item.Id, found.item.CreatedAt, found.item.Platform, found.item.ChannelExternalId, found.item.Kind, found.item.State,
                found.item.Attempts, found.item.Reason),
            found.ReceivedAt,
            Pretty(found.item.Body));
    }

    private static string Pretty(byte[] body)
    {
        try
        {
            return JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(body), Indented);
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(body);
        }
    }
}
