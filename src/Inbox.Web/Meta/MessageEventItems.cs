using System.Globalization;
using Inbox.Web.Localization;

namespace Inbox.Web.Meta;

/// <summary>Reads what happens to a message: reactions, edits, unsends (meta-platform 2.7, 2.9, 2.10).</summary>
internal static class MessageEventItems
{
    /// <summary>Names of reactions, for those that come without their emoji.</summary>
    private const string UnknownReaction = "❔";

    private static readonly Dictionary<string, string> Emojis = new(StringComparer.OrdinalIgnoreCase)
    {
        ["love"] = "❤️",
        ["like"] = "👍",
        ["dislike"] = "👎",
        ["wow"] = "😮",
        ["sad"] = "😢",
        ["angry"] = "😠",
        ["smile"] = "😆",
        ["laugh"] = "😆",
    };

    public static ItemMeaning ReadReaction(WireEvent wire)
    {
        if (ProblemOf(wire, wire.Item.Reaction?.Mid) is { } problem)
        {
            return wire.IsBroken(problem);
        }

        var reaction = wire.Item.Reaction!;
        var emoji = reaction.Action == "unreact" ? null : EmojiOf(reaction.Emoji, reaction.Reaction);
        return wire.Means(new MessageReacted(
            wire.Platform, wire.ChannelId, wire.ContactId, reaction.Mid!, emoji, wire.IsOurs, wire.At));
    }

    /// <summary>An edit without number is the first one; number 0 is a message that is not there (meta-platform 2.9).</summary>
    public static ItemMeaning ReadEdit(WireEvent wire)
    {
        if (ProblemOf(wire, wire.Item.MessageEdit?.Mid) is { } problem)
        {
            return wire.IsBroken(problem);
        }

        var edit = wire.Item.MessageEdit!;
        var number = int.TryParse(edit.NumEdit, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 1;
        return number == 0 ? wire.Means(new MessageAnnounced(wire.Platform, wire.ChannelId, wire.ContactId, edit.Mid!, wire.At))
            : edit.Text is not { } text ? wire.IsBroken(WebhookProblems.FieldMissing("message_edit.text"))
            : wire.Means(new MessageEdited(wire.Platform, wire.ChannelId, wire.ContactId, edit.Mid!, text, number, wire.At));
    }

    public static ItemMeaning ReadUnsend(WireEvent wire) =>
        ProblemOf(wire, wire.Item.Message!.Mid) is { } problem
            ? wire.IsBroken(problem)
            : wire.Means(new MessageUnsent(wire.Platform, wire.ChannelId, wire.ContactId, wire.Item.Message.Mid!, wire.At));

    private static Sentence? ProblemOf(WireEvent wire, string? mid) =>
        ExternalIds.OrNull(mid, ExternalIds.MaximumMidLength) is null
            ? WebhookProblems.MidMissing
            : wire.ProblemOfSides(mayBeMissing: true);

    /// <summary>A word that we do not know is shown as it is: it is no heart.</summary>
    internal static string EmojiOf(string? emoji, string? word) =>
        emoji is { Length: > 0 and <= MessageReacted.EmojiLength } ? emoji
        : Emojis.TryGetValue(word ?? "", out var known) ? known
        : word is { Length: > 0 and <= MessageReacted.EmojiLength } ? word
        : UnknownReaction;
}
