using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;

namespace Inbox.Web.Threads;

/// <summary>A thread with the list beside it.</summary>
public sealed record ConversationPage(InboxPage List, ThreadPage Thread)
{
    public static async Task<ConversationPage?> FindAsync(
        InboxDbContext db, SignedInAgent reader, Guid id, ListPlace place, string? messagesBefore, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var thread = await ThreadPage.FindAsync(db, reader, id, place, messagesBefore, now, cancellationToken);
        return thread is null ? null : await BesideAsync(db, reader, thread, place, actId: null, cancellationToken);
    }

    /// <summary>A thread with the list as it is now.</summary>
    /// <param name="actId">What was just done, to be told and taken back.</param>
    public static async Task<ConversationPage> BesideAsync(
        InboxDbContext db, SignedInAgent reader, ThreadPage thread, ListPlace place, Guid? actId, CancellationToken cancellationToken)
    {
        var list = await InboxPage.LoadAsync(db, reader, place, thread.Now, cancellationToken);
        list = actId is { } id ? await list.TellAsync(db, reader.Agent, id, cancellationToken) : list;
        var live = thread.IsOlder ? null : place.OfPart(thread.Head.Id, "thread");
        return new(list with { OpenId = thread.Head.Id, LiveThread = live }, thread);
    }
}
