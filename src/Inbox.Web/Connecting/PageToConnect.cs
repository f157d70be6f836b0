using Inbox.Web.Channels;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Connecting;

/// <summary>A Facebook Page that is to be connected, and the Instagram account behind it if there is one.</summary>
public sealed record PageToConnect(string PageId, string Name, string? InstagramId, string? InstagramName)
{
    public IEnumerable<(Platform Platform, string ExternalId, string Name)> Channels
    {
        get
        {
            yield return (Platform.Messenger, PageId, Name);
            if (InstagramId is not null)
            {
                yield return (Platform.Instagram, InstagramId, InstagramName ?? Name);
            }
        }
    }

    public static PageToConnect Of(GrantedPage page) => new(page.Id, page.Name, page.InstagramId, page.InstagramName);

    public IEnumerable<ChannelToConnect> With(string token, ChannelOrigin origin) =>
        Channels.Select(c => new ChannelToConnect(c.Platform, c.ExternalId, PageId, c.Name, token, origin));

    /// <returns>What is wrong with it, or null.</returns>
    public string? FindFault()
    {
        if (!ExternalIds.IsDigits(PageId) || (InstagramId is not null && !ExternalIds.IsDigits(InstagramId)))
        {
            return $"\"{(ExternalIds.IsDigits(PageId) ? InstagramId : PageId)}\" is not an id of Meta's: those are digits only.";
        }

        return Channels.All(c => c.Name.Trim().Length is > 0 and <= Channel.NameLength && !c.Name.Any(char.IsControl))
            ? null
            : $"A channel's name has 1 to {Channel.NameLength} characters.";
    }
}
