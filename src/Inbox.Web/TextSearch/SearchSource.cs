namespace Inbox.Web.TextSearch;

/// <summary>A message or a note as its entry takes it over.</summary>
internal sealed record SearchSource(
    Guid Id, SearchKind Kind, Guid ConversationId, Guid ChannelId, bool IsIncoming, Guid? AuthorId, DateTimeOffset At, string Text,
    bool HasFile)
{
    /// <summary>Whether there is anything to be found by.</summary>
    public bool IsEmpty => Text.Length == 0 && !HasFile;
}
