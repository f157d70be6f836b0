using System.Text.Json;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Goes through a webhook's entries and collects the items; a broken item leaves the others whole.</summary>
internal sealed class WebhookWalk(ReadOnlyMemory<byte> json, DateTimeOffset receivedAt)
{
    // Meta batches 1,000 at most, and 16 MB of the shortest real messages stay below this; only junk can exceed it.
    private const int MaximumItems = 50_000;

    private readonly List<WebhookReadingItem> items = [];

    public IReadOnlyList<WebhookReadingItem> Read(JsonElement root)
    {
        switch (root.TextOrNull("object"))
        {
            case "page":
                ReadEntries(root, Platform.Messenger);
                break;
            case "instagram":
                ReadEntries(root, Platform.Instagram);
                break;
            case { } other:
                Add(root, new ItemMeaning($"object:{KindName.Of(other)}"));
                break;
            default:
                Add(root, new ItemMeaning("object", Problem: WebhookProblems.FieldMissing("object")));
                break;
        }

        return items;
    }

    private void ReadEntries(JsonElement root, Platform platform)
    {
        var common = new WebhookEntry(platform, null, null, receivedAt);
        foreach (var element in ArrayOf(root, "entry", common))
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                ReadEntry(element, common with
                {
                    Id = ExternalIds.OrNull(element.TextOrNull("id")),
                    Time = element.TextOrNull("time"),
                });
            }
            else
            {
                Add(element, new ItemMeaning("entry", Problem: WebhookProblems.EntryIsNoObject), common);
            }
        }

        if (items.Count == 0)
        {
            Add(root, new ItemMeaning("empty", Problem: WebhookProblems.EntryMissing), common);
        }
    }

    private void ReadEntry(JsonElement element, WebhookEntry entry)
    {
        var before = items.Count;
        ReadItems(element, "messaging", entry, MessagingItem.Read);
        ReadItems(element, "standby", entry, ReadStandby);
        ReadItems(element, "changes", entry, ChangeItem.Read);

        // The documentation of Instagram Login prints the change on the entry itself (meta-platform 0.4).
        if (element.TextOrNull("field") is not null)
        {
            Add(element, ChangeItem.Read(element, entry), entry);
        }

        // Calls come in envelopes of their own; nobody subscribed to them (meta-platform 1.7).
        if (items.Count == before && !IsOfCalls(element))
        {
            Add(element, new ItemMeaning("empty", Problem: WebhookProblems.EntryHoldsNothing), entry);
        }
    }

    private static bool IsOfCalls(JsonElement entry) =>
        entry.TryGetProperty("calls", out _) || entry.TryGetProperty("call_permission_reply", out _);

    private void ReadItems(JsonElement element, string key, WebhookEntry entry, Func<JsonElement, WebhookEntry, ItemMeaning> read)
    {
        foreach (var item in ArrayOf(element, key, entry))
        {
            Add(item, read(item, entry), entry);
        }
    }

    private static ItemMeaning ReadStandby(JsonElement item, WebhookEntry entry)
    {
        var meaning = MessagingItem.Read(item, entry);
        return meaning with
        {
            Kind = $"standby:{meaning.Kind}",
            Event = meaning.Event is { } found ? found with { IsStandby = true } : null,
        };
    }

    private JsonElement.ArrayEnumerator ArrayOf(JsonElement element, string key, WebhookEntry entry)
    {
        if (!element.TryGetProperty(key, out var array) || array.ValueKind == JsonValueKind.Null)
        {
            return default;
        }

        if (array.ValueKind == JsonValueKind.Array)
        {
            return array.EnumerateArray();
        }

        Add(element, new ItemMeaning("entry", Problem: WebhookProblems.NotAnArray(key)), entry);
        return default;
    }

    private void Add(JsonElement element, ItemMeaning meaning, WebhookEntry? entry = null)
    {
        if (items.Count > MaximumItems)
        {
            return;
        }

        if (items.Count == MaximumItems)
        {
            meaning = new ItemMeaning("overflow", Problem: WebhookProblems.Overflow(MaximumItems));
        }

        items.Add(new WebhookReadingItem(
            meaning.Kind, entry?.Platform, entry?.Id, meaning.Event, meaning.Problem, json.SliceOf(element)));
    }
}
