using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Inbox.MetaSimulator.History;

/// <summary>Where a page of a list ended; it holds even when rows move (meta-platform 5.3).</summary>
internal sealed record Cursor(long At, string Id)
{
    public static Cursor Of(SimulatedConversation conversation) =>
        new(conversation.UpdatedAt!.Value.ToUnixTimeMilliseconds(), conversation.Id);

    public static Cursor Of(SimulatedMessage message) => new(message.SentAt.ToUnixTimeMilliseconds(), message.Mid);

    public static Cursor? Read(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|', 2);
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new(at, parts[1])
            : null;
    }

    public string Write() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{At}|{Id}"));

    /// <summary>Whether a row of a list, newest first, comes after this one.</summary>
    public bool IsBefore(Cursor row) => row.At < At || (row.At == At && string.CompareOrdinal(row.Id, Id) > 0);
}
