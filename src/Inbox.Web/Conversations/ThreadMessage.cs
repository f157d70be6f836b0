using System.Globalization;
using System.Text;

namespace Inbox.Web.Conversations;

/// <summary>A message with its place among its neighbours.</summary>
/// <param name="WriterName">The contact, or the channel: who of us wrote there, Meta does not say (meta-platform 2.6).</param>
/// <param name="IsJoined">Whether it goes on right after one of the same writer.</param>
/// <param name="HasFoot">Whether it is the last of those: only that one shows time and status.</param>
public sealed record ThreadMessage(MessageRow Row, Guid WriterId, string WriterName, bool IsJoined, bool HasFoot)
{
    private const int MostBareEmoji = 3;
    private static readonly TimeSpan JoinedWithin = TimeSpan.FromMinutes(3);

    public bool IsOutgoing => Row.Direction == MessageDirection.Outgoing;

    /// <summary>Whether it is nothing but a few emoji, which are shown large and without a bubble.</summary>
    public bool IsBare => Row.Attachments.Count == 0 && Row.Text is { Length: > 0 and <= 64 } text && IsEmoji(text);

    public static IReadOnlyList<ThreadMessage> Joined(IReadOnlyList<MessageRow> rows, ThreadHead head) =>
    [
        .. rows.Select((row, i) => new ThreadMessage(
            row,
            row.Direction == MessageDirection.Incoming ? head.Contact.Id : head.ChannelId,
            row.Direction == MessageDirection.Incoming ? head.Contact.Name : head.ChannelName,
            IsJoined: i > 0 && AreJoined(rows[i - 1], row),
            HasFoot: i == rows.Count - 1 || !AreJoined(row, rows[i + 1]))),
    ];

    private static bool AreJoined(MessageRow first, MessageRow second) =>
        first.Direction == second.Direction && second.SentAt - first.SentAt <= JoinedWithin;

    private static bool IsEmoji(string text)
    {
        var symbols = StringInfo.ParseCombiningCharacters(text).Length;
        return symbols <= MostBareEmoji && text.EnumerateRunes().All(rune =>
            Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.Format);
    }
}
