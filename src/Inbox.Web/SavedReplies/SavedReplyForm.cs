using System.Text.RegularExpressions;
using Inbox.Web.Localization;

namespace Inbox.Web.SavedReplies;

/// <summary>What the page of a saved reply posts.</summary>
public sealed partial class SavedReplyForm
{
    public string? Shortcut { get; init; }

    public string? Text { get; init; }

    public SavedReplyScope Scope { get; init; }

    public Guid? TeamId { get; init; }

    public IReadOnlyList<IFormFile> Files { get; init; } = [];

    public Guid[] FileIds { get; init; } = [];

    /// <summary>As it is kept: without the slash, in small letters.</summary>
    public string PlainShortcut => (Shortcut ?? "").Trim().TrimStart('/').ToLowerInvariant();

    public string PlainText => (Text ?? "").ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal).Trim();

    /// <summary>What is wrong with it, in words; nothing where it can be kept.</summary>
    /// <param name="own">The keys of the organization's own fields.</param>
    public SavedReplyProblem? ProblemWith(IReadOnlyCollection<string> own) =>
        !Shortcuts().IsMatch(PlainShortcut)
            ? new("shortcut", "Give it a shortcut of up to 40 letters, digits, hyphens or underscores, such as /hours.")
        : PlainText.Length == 0 ? new("text", "Write the text that it stands for.")
        : PlainText.Length > SavedReply.TextLength ? new("text", "A saved reply has at most 5,000 characters. Shorten it.")
        : ReplyTemplate.BrokenIn(PlainText, own) is { Count: > 0 } broken
            ? new("text", new(
                "{0} stands for nothing. Use one of: {1}.", string.Join(" ", broken),
                string.Join(", ", ReplyTemplate.Variables.Concat(own.Select(key => ReplyTemplate.Own + key)))))
        : FileIds.Length + Files.Count > SavedReply.MaxFiles ? new("files", "At most 5 files go with a saved reply.")
        : null;

    /// <summary>The same with the files that are here now.</summary>
    public SavedReplyForm With(IReadOnlyList<Guid> files) =>
        new() { Shortcut = Shortcut, Text = Text, Scope = Scope, TeamId = TeamId, FileIds = [.. files] };

    [GeneratedRegex(@"\A[\p{L}\p{M}\p{N}_-]{1,40}\z")]
    private static partial Regex Shortcuts();
}

/// <summary>Why a saved reply is not kept.</summary>
/// <param name="Field">The id of the field that it is about.</param>
/// <param name="Words">A key of the localizer, with what stands in its places.</param>
public sealed record SavedReplyProblem(string Field, Sentence Words);
