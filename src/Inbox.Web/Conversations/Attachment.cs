using System.Text.Json;
using Inbox.Web.Data;
using Inbox.Web.Media;
using Inbox.Web.Meta;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Conversations;

/// <summary>What hangs on a message: for now Meta's link to it, which expires (meta-platform 2.4).</summary>
public sealed class Attachment : IOrganizationOwned
{
    public const int KindLength = 40;
    public const int UrlLength = 4000;
    public const int TitleLength = 500;

    private const int CardsLength = 50_000;

    internal Attachment(Message message, int position, EventAttachment attachment)
        : this(message.OrganizationId, message.Id, position, ColumnText.Fit(attachment.Kind, KindLength)) => Describe(attachment);

    /// <summary>A file of ours, on its way out.</summary>
    internal Attachment(Message message, int position, string kind, StoredFile file)
        : this(message.OrganizationId, message.Id, position, kind)
    {
        (FileId, Title) = (file.Id, file.Name);
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

    /// <summary>Which of Meta's stickers it is.</summary>
    public string? StickerId { get; private set; }

    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    /// <summary>What a template shows, as the JSON of <see cref="EventCard"/>s.</summary>
    public string? Cards { get; private set; }

    /// <summary>Makes what hangs on a message what Meta tells of it, in Meta's order; what hangs there already is described anew.</summary>
    internal static void Follow(Message message, List<Attachment> attachments, IReadOnlyList<EventAttachment> told)
    {
        foreach (var (position, attachment) in told.Index())
        {
            if (attachments.Find(known => known.Position == position) is { } known)
            {
                known.Describe(attachment);
            }
            else
            {
                attachments.Add(new Attachment(message, attachments.Count, attachment));
            }
        }
    }

    /// <summary>What Meta tells of it.</summary>
    internal void Describe(EventAttachment attachment)
    {
        Kind = ColumnText.Fit(attachment.Kind, KindLength);
        Url = attachment.Url is { Length: <= UrlLength } url ? url : null;
        Title = attachment.Title is { } title ? ColumnText.Fit(title, TitleLength) : null;
        StickerId = attachment.StickerId;
        (Latitude, Longitude) = (attachment.Coordinates?.Latitude, attachment.Coordinates?.Longitude);
        Cards = attachment.Cards.Count > 0 && JsonSerializer.Serialize(attachment.Cards) is { Length: <= CardsLength } cards ? cards : null;
    }

    /// <summary>Our copy of it, where it is ours to keep.</summary>
    public Guid? FileId { get; private set; }

    /// <summary>Begins to fetch our copy.</summary>
    internal StoredFile? Fetch(DateTimeOffset now)
    {
        if (Url is null || FileId is not null)
        {
            return null;
        }

        var file = StoredFile.ToFetch(OrganizationId, Url, now);
        FileId = file.Id;
        return file;
    }
}
