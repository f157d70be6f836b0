using System.Globalization;
using System.Text;
using Inbox.Web.Meta;

namespace Inbox.Web.Sending;

/// <summary>The emoji that one may react with.</summary>
public static class ReactionEmoji
{
    private const int KeycapSign = 0x20E3;

    /// <summary>Those that Messenger offers first, with their names, keys of the localizer.</summary>
    public static readonly IReadOnlyList<(string Emoji, string Name)> Offered =
    [
        ("\u2764\ufe0f", "Love"), ("\ud83d\udc4d", "Thumbs up"), ("\ud83d\ude06", "Laughing"), ("\ud83d\ude2e", "Surprised"),
        ("\ud83d\ude22", "Sad"), ("\ud83d\ude4f", "Thank you"),
    ];

    /// <summary>Whether a text is one emoji and nothing else.</summary>
    public static bool Is(string text) =>
        text.Length is > 0 and <= MessageReacted.EmojiLength
        && StringInfo.GetNextTextElementLength(text) == text.Length
        && text.EnumerateRunes().Any(rune => rune.Value == KeycapSign || Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol);
}

/// <summary>The choice of a reaction to one message.</summary>
/// <param name="Address">Where the choice is posted; none where a script fills it in.</param>
/// <param name="Own">The reaction that our side has given; chosen again, it is taken back.</param>
public sealed record ReactionPicker(string? Address, string? Own)
{
    /// <summary>Whether ours is none of those that are offered.</summary>
    public bool OwnIsRare => Own is not null && ReactionEmoji.Offered.All(offered => offered.Emoji != Own);
}
