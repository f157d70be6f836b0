using System.ComponentModel.DataAnnotations;
using Inbox.Web.Conversations;

namespace Inbox.Web.Api;

/// <summary>What a program sends.</summary>
/// <param name="Content">The text; may be left out where there are files.</param>
/// <param name="Split">Whether a text that is too long for the platform goes out in parts; else it is refused.</param>
/// <param name="ReplyTo">The id of the message that it answers.</param>
/// <param name="Files">The ids of uploaded files; each is sent as a message of its own, after the text. The answer names the first
/// message.</param>
/// <param name="WrittenBy">The id of the person who wrote it, where one did: the caller, or for admins a colleague who may see the
/// conversation. It is theirs then, and they take the conversation by it as on the page.</param>
public sealed record ApiReply(
    string? Content = null, bool Split = false, Guid? ReplyTo = null, Guid[]? Files = null, Guid? WrittenBy = null) : IValidatableObject
{
    /// <param name="key">The caller's name for the message.</param>
    /// <param name="tags">Of the conversation as it was read.</param>
    internal OutgoingReply ToReply(string? key, string[]? tags) =>
        new(Guid.CreateVersion7(), MessageText.Clean(Content), Split, ReplyTo, key)
        {
            Files = Files ?? [],
            IsByPerson = WrittenBy is not null,
            WriterId = WrittenBy,
            ETags = tags,
        };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Content) && Files is not { Length: > 0 })
        {
            yield return new ValidationResult("Give content, files, or both.", [nameof(Content)]);
        }
    }
}
