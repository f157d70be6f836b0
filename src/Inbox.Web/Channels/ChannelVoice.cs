using Inbox.Web.Localization;

namespace Inbox.Web.Channels;

/// <summary>Whether a channel can send, and if not, why: for the composer and the banners of the inbox.</summary>
public sealed record ChannelVoice(
    string Name, DateTimeOffset? DisconnectedAt, DateTimeOffset? TokenRefusedAt, bool HasToken, Sentence? LastError)
{
    /// <summary>Whether an admin must do something; one that was disconnected on purpose needs nobody.</summary>
    public bool IsBroken => DisconnectedAt is null && WhySilent is not null;

    /// <summary>Whole sentences, codes of the localizer: what happened and what still works. Null where it can send.</summary>
    public Sentence? WhySilent => this switch
    {
        { DisconnectedAt: not null } => "ChannelDisconnected",
        { TokenRefusedAt: not null } => new Sentence("ChannelCannotSend", Name, LastError ?? new Sentence("AccessEnded", nameof(Meta))),
        { HasToken: false } => new Sentence("ChannelHasNoAccess", Name),
        _ => null,
    };

    public static ChannelVoice Of(Channel channel) =>
        new(channel.Name, channel.DisconnectedAt, channel.TokenRefusedAt, channel.ProtectedToken is not null, channel.LastError);
}
