using System.Text.Json;
using Inbox.Web.Localization;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>An element of `messaging` with its entry: what the readers of all kinds ask for (meta-platform 2.1).</summary>
internal readonly record struct WireEvent(string Kind, WireMessaging Item, WebhookEntry Entry, JsonElement Raw)
{
    public Platform Platform => Entry.Platform;

    public string ChannelId => Entry.Id!;

    public DateTimeOffset At => Entry.MomentOf(Item.Timestamp);

    /// <summary>Whether the channel itself did it.</summary>
    public bool IsOurs => Item.Sender?.Id is { } sender && sender == Entry.Id;

    /// <summary>The side that is not us; empty where Meta names none.</summary>
    public string ContactId => ExternalIds.OrNull(IsOurs ? Item.Recipient?.Id : Item.Sender?.Id) ?? "";

    /// <summary>What is wrong with the sides; an event that names a mid may do without them.</summary>
    public Sentence? ProblemOfSides(bool mayBeMissing = false)
    {
        if (Entry.Id is null)
        {
            return WebhookProblems.EntryIdMissing;
        }

        if (Item is { Sender: null, Recipient: null } && mayBeMissing)
        {
            return null;
        }

        return ContactId.Length == 0 ? WebhookProblems.SenderIdMissing
            : IsOurs || Item.Recipient?.Id is null || Item.Recipient.Id == Entry.Id || Entry.IsDashboardTest ? null
            : WebhookProblems.NeitherSideIsEntry;
    }

    public ItemMeaning Means(ChannelEvent channelEvent) => new(Kind, channelEvent);

    public ItemMeaning IsBroken(Sentence problem) => new(Kind, Problem: problem);

    public ItemMeaning IsNotShown() => new(Kind);
}
