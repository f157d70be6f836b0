using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Organizations;

namespace Inbox.Web.Conversations;

/// <summary>The conversation once more, with what was written and not taken.</summary>
public sealed class RefusedComposer(InboxDbContext db, MetaAppDirectory apps, InboxFeed feed, TimeProvider clock)
{
    public async Task<ConversationPage?> FindAsync(
        Guid conversationId, SignedInAgent writer, ListPlace place, Func<Composer, Composer> fill, CancellationToken cancellationToken)
    {
        var page = await ConversationPage.FindAsync(db, writer, conversationId, place, messagesBefore: null, clock.GetUtcNow(), cancellationToken);
        if (page is null)
        {
            return null;
        }

        var ours = await apps.FindIdsAsync(page.Thread.Head.Facts.Channel.MetaAppId, cancellationToken);
        var composer = fill(page.Thread.Composer);
        composer = await composer.CarryingAsync(db, composer.Draft.Files, cancellationToken);
        return page with { Thread = page.Thread.Hearing(feed) with { OurApps = ours, Composer = composer } };
    }

    public async Task<ConversationPage?> FindAsync(
        Guid conversationId, SignedInAgent writer, ListPlace place, Draft draft, ReplyRefusal refusal, CancellationToken cancellationToken)
    {
        var (quoted, quoteRefusal) = draft.ReplyTo is { } id
            ? await QuotedMessage.TakeAsync(db, conversationId, id.ToString(), cancellationToken)
            : default;
        return await FindAsync(
            conversationId, writer, place,
            composer => (composer with { Draft = draft, Note = draft.Note ?? "", IsNote = false, Refusal = refusal }).Quoting(quoted, quoteRefusal),
            cancellationToken);
    }
}
