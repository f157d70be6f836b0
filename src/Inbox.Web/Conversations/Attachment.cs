using Inbox.Web.Data;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Conversations;

/// <summary>What hangs on a message: for now Meta's link to it, which expires (meta-platform 2.4).</summary>
public sealed class Attachment : IOrganizationOwned
{
    public const int KindLength = 40;
    public const int UrlLength = 4000;
    public const int TitleLength = 500;

    internal Attachment(Message message, int position, string kind, string? url, string? title)
        : this(message.OrganizationId, message.Id, position, ColumnText.Fit(kind, KindLength))
    {
        Url = url is { Length: <= UrlLength } ? url : null;
        Title = title is null ? null : ColumnText.Fit(title, TitleLength);
    }

    private Attachment(Guid organizationId, Guid messageId, int position, string kind) =>
        (OrganizationId, MessageId, Position, Kind) = (organizationId, messageId, position, kind);

    public Guid OrganizationId { get; private set; }

    public Guid MessageId { get; private set; }

    public int Position { get; private set; }

    /// <summary>Meta's word for it: image, video, audio, file, sticker…</summary>
    public string Kind { get; private set; }

    public string? Url { get; private set; }

    public string? Title { get; private set; }
}
