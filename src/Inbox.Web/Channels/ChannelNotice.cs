using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Meta;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Channels;

/// <summary>What Meta told the admins of a channel: a warning, a block, its end (meta-platform 2.18).</summary>
public sealed class ChannelNotice : IOrganizationOwned
{
    public const int KeyLength = 80;
    public const int TextLength = 2000;

    public ChannelNotice(Channel channel, ChannelNoticed noticed)
        : this(channel.OrganizationId, channel.Id, noticed.Key, noticed.Kind, noticed.At)
    {
        Text = noticed.Text is null ? null : ColumnText.Fit(noticed.Text, TextLength);
        TextCode = noticed.Said;
    }

    private ChannelNotice(Guid organizationId, Guid channelId, string key, ChannelNoticeKind kind, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, ChannelId, Key, Kind, At) = (organizationId, channelId, key, kind, at);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ChannelId { get; private set; }

    /// <summary>The event's name, so that the same one makes one notice (meta-platform 1.6).</summary>
    public string Key { get; private set; }

    public ChannelNoticeKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>What Meta says; null where it gives no reason.</summary>
    public Sentence? Said => Sentence.Read(TextCode, Text);

    /// <summary>What Meta says by facts alone.</summary>
    public Sentence? TextCode { get; private set; }

    /// <summary>Meta's own words.</summary>
    public string? Text { get; private set; }
}
