using Inbox.Web.Channels;
using Inbox.Web.Conversations;

namespace Inbox.Web.Replies;

/// <summary>What the composer depends on.</summary>
public sealed record ComposerFacts(Conversation Conversation, Channel Channel)
{
    /// <summary>The open conversation of a person of whom this is a closed one, where the reader may see it.</summary>
    public Guid? OpenElsewhereId { get; init; }
}

/// <summary>A file that goes with what is written.</summary>
/// <param name="Length">In bytes.</param>
/// <param name="HasThumbnail">Whether it can be shown as a picture.</param>
public sealed record ComposerFile(Guid Id, string Name, long Length, bool HasThumbnail);
