using Inbox.Web.Meta;

namespace Inbox.Web.Channels;

/// <summary>A Page or account that is to be connected, with the token that speaks for it.</summary>
public sealed record ChannelToConnect(
    Platform Platform, string ExternalId, string PageId, string Name, string Token, ChannelOrigin Origin)
{
    /// <summary>Never the token.</summary>
    public override string ToString() => $"{Platform} {ExternalId}";
}
