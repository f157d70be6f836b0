namespace Inbox.Web.Channels;

/// <summary>Whether a channel can send, and if not, why: for the composer and the banners of the inbox.</summary>
public sealed record ChannelVoice(
    string Name, DateTimeOffset? DisconnectedAt, DateTimeOffset? TokenRefusedAt, bool HasToken, string? LastError)
{
    /// <summary>Whether an admin must do something; one that was disconnected on purpose needs nobody.</summary>
    public bool IsBroken => DisconnectedAt is null && WhySilent is not null;

    /// <summary>Whole sentences, keys of the localizer: what happened and what still works. Null where it can send.</summary>
    public string? WhySilent => this switch
    {
        { DisconnectedAt: not null } => "This channel is disconnected. An admin can connect it again under Channels.",
        { TokenRefusedAt: not null } => $"{Name} can’t send. {LastError ?? "Meta ended our access. Connect it again."} Messages still come in; what waits leaves once an admin has connected it again.",
        { HasToken: false } => $"{Name} can’t send: we have no access to it. An admin can connect it again under Channels.",
        _ => null,
    };

    public static ChannelVoice Of(Channel channel) =>
        new(channel.Name, channel.DisconnectedAt, channel.TokenRefusedAt, channel.ProtectedToken is not null, channel.LastError);
}
