using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.TextSearch;

namespace Inbox.Web.Search;

/// <summary>What of everything that was written is looked through. A null means any.</summary>
/// <param name="Writer">Who wrote it; with <paramref name="AgentId"/>, which of us.</param>
/// <param name="Since">The first day, in the agent's zone.</param>
/// <param name="Until">The last day.</param>
public sealed record SearchFilter(
    SearchWriter? Writer, Guid? AgentId, Guid? ChannelId, Guid? LabelId, DateOnly? Since, DateOnly? Until, bool HasFile)
{
    public static readonly SearchFilter None = new(null, null, null, null, null, null, false);

    /// <summary>Whether it leaves anything out.</summary>
    public bool IsEmpty => this == None;

    public IQueryable<SearchEntry> In(IQueryable<SearchEntry> entries, TimeZoneInfo zone)
    {
        if (Since is { } first)
        {
            var since = TimeZones.StartOf(first, zone);
            entries = entries.Where(e => e.At >= since);
        }

        if (Until is { } last)
        {
            var until = TimeZones.EndOf(last, zone);
            entries = entries.Where(e => e.At < until);
        }

        return entries;
    }

    public IQueryable<SearchEntry> Of(IQueryable<SearchEntry> entries)
    {
        entries = Writer is { } writer ? entries.Where(e => e.IsIncoming == (writer == SearchWriter.Them)) : entries;
        entries = AgentId is { } agent ? entries.Where(e => e.AuthorId == agent) : entries;
        entries = ChannelId is { } channel ? entries.Where(e => e.ChannelId == channel) : entries;
        return HasFile ? entries.Where(e => e.HasFile) : entries;
    }

    /// <summary>The conversations that have the label, themselves or by their contact.</summary>
    public IQueryable<Conversation> Of(InboxDbContext db, IQueryable<Conversation> conversations) => LabelId is not { } label
        ? conversations
        : conversations.Where(c => db.ConversationLabels.Any(l => l.ConversationId == c.Id && l.LabelId == label)
            || db.ContactLabels.Any(l => l.ContactId == c.ContactId && l.LabelId == label));
}

public enum SearchWriter
{
    Them,
    Us,
}
