using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;

namespace Inbox.Web.Lists;

/// <summary>The values in a query of the list; those that its filter does not ask for mean nothing.</summary>
/// <param name="Soon">What closes until then closes soon.</param>
internal sealed record ListArguments(
    Guid AgentId, DateTimeOffset Since, ConversationStatus Status, Platform Platform, Guid ChannelId, DateTimeOffset At, Guid Id,
    DateTimeOffset Now, DateTimeOffset Soon, Guid[] Ids) : Viewer(AgentId)
{
    public static ListArguments For(Agent agent, ConversationFilter filter, Cursor? before, DateTimeOffset now, Guid[]? ids = null) => new(
        agent.Id, agent.CreatedAt, filter.Status ?? ConversationStatus.Open, filter.Platform ?? default, filter.ChannelId ?? default,
        before?.At ?? default, before?.Id ?? default, now, now + MessagingWindow.Soon, ids ?? []);
}
