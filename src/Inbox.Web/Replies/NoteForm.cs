namespace Inbox.Web.Replies;

/// <summary>What the composer posts for colleagues alone.</summary>
public sealed class NoteForm
{
    /// <summary>The id of the note to be, made with the page: the same form sent twice is one note.</summary>
    public Guid Id { get; set; }

    public string? Note { get; init; }

    /// <summary>Whom the writer picked from the names.</summary>
    public Guid[] Mentions { get; init; } = [];

    /// <summary>The answer that stands beside it and is not sent yet.</summary>
    public string? Text { get; init; }

    /// <summary>The message that the answer is to quote.</summary>
    public Guid? ReplyTo { get; init; }

    /// <summary>Which state of the draft the page knew of, in UTC ticks; 0 for none.</summary>
    public long Known { get; init; }
}
