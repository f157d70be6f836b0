namespace Inbox.Web.Conversations;

/// <summary>What the composer posts.</summary>
public sealed class ReplyForm
{
    /// <summary>Longer than any reply that is worth splitting.</summary>
    public const int MostCharacters = 20_000;

    /// <summary>The id of the message to be, made with the page: the same form sent twice is one message.</summary>
    public Guid Id { get; init; }

    public string? Text { get; init; }

    /// <summary>Whether a text that is too long goes out in parts.</summary>
    public bool Split { get; init; }

    /// <summary>The message that this one answers.</summary>
    public Guid? ReplyTo { get; init; }

    /// <summary>What was chosen to go with it.</summary>
    public IReadOnlyList<IFormFile> Files { get; init; } = [];

    /// <summary>What was chosen before and is here already.</summary>
    public IReadOnlyList<Guid> FileIds { get; init; } = [];
}
