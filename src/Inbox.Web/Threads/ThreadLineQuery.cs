using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>The lines of a thread that are no messages and no notes: what Meta told of it, and what the team did.</summary>
internal static class ThreadLineQuery
{
    /// <summary>One statement, compiled once, since every thread is shown with it.</summary>
    private static readonly Func<InboxDbContext, Guid, DateTimeOffset?, DateTimeOffset?, IAsyncEnumerable<Found>> Load =
        EF.CompileAsyncQuery(
        (InboxDbContext db, Guid conversationId, DateTimeOffset? from, DateTimeOffset? until) =>
            db.ThreadLines
                .Where(l => l.ConversationId == conversationId && (from == null || l.At >= from) && (until == null || l.At < until))
                .OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(PageSize.Max)
                .Select(l => new
                {
                    l.At,
                    l.Id,
                    Kind = (ThreadLineKind?)l.Kind,
                    l.Text,
                    l.AppId,
                    Done = (ActivityKind?)null,
                    Agent = (string?)null,
                    Assignee = (string?)null,

                    // Of a null alone PostgreSQL does not know that it is a moment.
                    Until = (DateTimeOffset?)l.At,
                    Label = (string?)null,
                    Priority = (ConversationPriority?)null,
                    Team = (string?)null,
                })
                .Concat(db.Activities
                    .Where(a => a.ConversationId == conversationId && (from == null || a.At >= from) && (until == null || a.At < until))
                    .OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(PageSize.Max)
                    .Select(a => new
                    {
                        a.At,
                        a.Id,
                        Kind = (ThreadLineKind?)null,
                        Text = (string?)null,
                        AppId = (string?)null,
                        Done = (ActivityKind?)a.Kind,
                        Agent = db.Agents.Where(x => x.Id == a.AgentId).Select(x => x.Name).FirstOrDefault(),
                        Assignee = a.AgentId == a.AssigneeId
                            ? null : db.Agents.Where(x => x.Id == a.AssigneeId).Select(x => x.Name).FirstOrDefault(),
                        a.Until,
                        Label = db.Labels.Where(x => x.Id == a.LabelId).Select(x => x.Name).FirstOrDefault(),
                        a.Priority,
                        Team = db.Teams.Where(t => t.Id == a.TeamId).Select(t => t.Name).FirstOrDefault(),
                    }))
                .Select(l => new Found(
                    l.At, l.Id, l.Kind, l.Text, l.AppId, l.Done, l.Agent, l.Assignee, l.Until, l.Label, l.Priority, l.Team)));

    /// <param name="from">The oldest message shown; null where nothing older is left.</param>
    /// <param name="until">Where the newer page begins; null on the newest.</param>
    /// <returns>Newest first.</returns>
    public static async Task<IReadOnlyList<ThreadLineRow>> ThreadLinesAsync(
        this InboxDbContext db, Guid conversationId, DateTimeOffset? from, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var rows = await Load(db, conversationId, from, until).ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderByDescending(row => row.At).ThenBy(row => row.Kind is null).ThenByDescending(row => row.Id)
                .Select(row => row.Line)
        ];
    }

    /// <summary>A line as the database has it: Meta's news have a kind, and what the team did says what was done.</summary>
    private sealed record Found(
        DateTimeOffset At, Guid Id, ThreadLineKind? Kind, string? Text, string? AppId, ActivityKind? Done, string? Agent, string? Assignee,
        DateTimeOffset? Until, string? Label, ConversationPriority? Priority, string? Team)
    {
        public ThreadLineRow Line => new(Kind ?? ThreadLineKind.Written, Text, AppId, At)
        {
            Activity = Done is { } done ? new(done, Agent, Assignee, Until) { Label = Label, Priority = Priority, Team = Team } : null,
        };
    }
}
