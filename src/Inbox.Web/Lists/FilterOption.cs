using Inbox.Web.Conversations;
using Inbox.Web.Meta;

namespace Inbox.Web.Lists;

/// <summary>A line of the filter menu: everything, a platform, or a channel.</summary>
/// <param name="IsOurWord">Whether the name is a key of the localizer, and not what somebody called their channel.</param>
public sealed record FilterOption(string Name, bool IsOurWord, Platform? Platform, ConversationFilter Filter)
{
    public string? Mark => Platform?.ToMark();

    /// <summary>The choices where there is anything to choose between.</summary>
    public static IReadOnlyList<FilterOption> For(ConversationFilter filter, IReadOnlyList<ChannelOption> channels)
    {
        if (channels.Count < 2)
        {
            return [];
        }

        var everything = filter with { Platform = null, ChannelId = null };
        var platforms = channels.Select(c => c.Platform).Distinct().ToList();
        return
        [
            new("All channels", IsOurWord: true, null, everything),
            .. platforms.Where(_ => platforms.Count > 1 && channels.Count > platforms.Count)
                .Select(p => new FilterOption(p.ToString(), IsOurWord: false, p, everything with { Platform = p })),
            .. channels.Select(c => new FilterOption(c.Name, IsOurWord: false, c.Platform, everything with { ChannelId = c.Id })),
        ];
    }
}
