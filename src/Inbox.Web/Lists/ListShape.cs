using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.Lists;

/// <summary>Which conditions a query of the list has, whatever their values: each shape is SQL of its own.</summary>
/// <param name="HasIds">Whether it asks for certain conversations, in no order, and not for a page of the list.</param>
/// <param name="HasTexts">Whether the newest messages come with their whole texts, and not with their beginnings alone.</param>
internal sealed record ListShape(
    bool HasStatus, Assignment Assignment, bool HasPlatform, bool HasChannel, bool HasCursor, bool HasTexts, int Count,
    ConversationSort Sort, AccessScope Sight, bool IsClosingSoon = false, bool HasIds = false)
{
    /// <summary>No index orders a part of the conversations over all statuses.</summary>
    public bool MergesStatuses => !HasStatus && (Assignment != Assignment.All || HasPlatform || HasChannel);

    public static ListShape Of(Agent agent, ConversationFilter filter, Cursor? before, int count, bool hasTexts) => new(
        filter.Status is not null
            || filter.Sort != ConversationSort.Newest, filter.Assignment, filter.Platform is not null, filter.ChannelId is not null,
        before is not null, hasTexts, count, filter.Sort, agent.SightInEffect,
        IsClosingSoon: filter.Sort == ConversationSort.Closing && !filter.IsCustom);

    /// <summary>That of certain conversations, as far as the filter shows them.</summary>
    public static ListShape OfIds(Agent agent, ConversationFilter filter) =>
        Of(agent, filter, before: null, count: 0, hasTexts: false) with { HasIds = true };
}
