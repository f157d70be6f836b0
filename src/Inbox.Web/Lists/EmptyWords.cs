using Inbox.Web.Conversations;

namespace Inbox.Web.Lists;

/// <summary>What an empty list says, and what to do next; all keys of the localizer.</summary>
public sealed record EmptyWords(string Title, string Words, string? NextName = null, string? NextAddress = null)
{
    public static EmptyWords For(InboxPage page)
    {
        var filter = page.Filter;
        if (page.Custom is { } shown)
        {
            return shown.IsGone
                ? new("This view is not there", "Somebody removed it, or it is not shared with you any more.", "Show all",
                    ConversationFilter.Open.Address)
                : new("Nothing here", "No conversation is as this view asks.", "Show all", ConversationFilter.Open.Address);
        }

        if (filter.HasChoices)
        {
            return new(
                "Nothing here", "No conversation of this list came through this channel.",
                "Show all channels", (filter with { Platform = null, ChannelId = null }).Address);
        }

        return OfSort(filter, page.HasSimulator);
    }

    private static EmptyWords OfSort(ConversationFilter filter, bool hasSimulator) => filter.Sort switch
    {
        ConversationSort.Closing => new(
            "No window is closing", "Nobody waits whose reply window closes within four hours.",
            "Show all", ConversationFilter.Open.Address),
        ConversationSort.Waiting => new(
            "Everybody has an answer", "Nobody who wrote waits for a reply.", "Show all", ConversationFilter.Open.Address),
        _ => OfList(filter, hasSimulator),
    };

    private static EmptyWords OfList(ConversationFilter filter, bool hasSimulator) => (filter.Assignment, filter.Status) switch
    {
        (_, ConversationStatus.Snoozed) =>
            new("Nothing snoozed", "No conversation rests until later.", "Show open ones", ConversationFilter.Open.Address),
        (_, ConversationStatus.Spam) =>
            new("No spam", "A conversation that you mark as spam moves here, with what is written in it later.", "Show open ones",
                ConversationFilter.Open.Address),
        (_, ConversationStatus.Closed) =>
            new("Nothing closed", "A conversation that you close moves here, until the person writes again."),
        (Assignment.Mine, _) => new(
            "Nothing waits for you", "No open conversation is yours. There may be some that have no one yet.",
            "Show unassigned", (filter with { Assignment = Assignment.Unassigned }).Address),
        (Assignment.Unassigned, _) => new(
            "Each one has someone", "Every open conversation has an agent.", "Show all", ConversationFilter.Open.Address),
        _ when hasSimulator => new(
            "No open conversations", "What people write to your channels appears here.", "Open the simulator", "/simulator"),
        _ => new("No open conversations", "What people write to your channels appears here."),
    };
}
