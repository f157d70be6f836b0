using Inbox.Web.Data;
using Inbox.Web.Tenancy;
using NpgsqlTypes;

namespace Inbox.Web.TextSearch;

/// <summary>
/// What was written in a conversation, as search finds it: a copy that follows the message behind it. It is shown from the message
/// itself, never from here.
/// </summary>
public sealed class SearchEntry : IOrganizationOwned
{
    /// <summary>More of one text is not indexed.</summary>
    internal const int TextLength = 20_000;

    /// <summary>What of a text is indexed.</summary>
    public static string TextOf(string text) =>
        string.Join(' ', SearchToken.Of(ColumnText.Fit(text, TextLength)).Select(token => token.Word));

    /// <param name="id">The message's.</param>
    internal SearchEntry(Guid organizationId, Guid id, Guid conversationId, Guid channelId)
    {
        (OrganizationId, Id, ConversationId, ChannelId) = (organizationId, id, conversationId, channelId);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ConversationId { get; private set; }

    public Guid ChannelId { get; private set; }

    public SearchKind Kind { get; private set; }

    public bool IsIncoming { get; private set; }

    /// <summary>The agent who wrote it.</summary>
    public Guid? AuthorId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public bool HasFile { get; private set; }

    /// <summary>Its words, parted by spaces: for parts of words.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Made of <see cref="Text"/> by the database: for words and how they begin.</summary>
    public NpgsqlTsVector Words { get; private set; } = null!;

    /// <summary>The edition of the rules by which this version indexes.</summary>
    public const int CurrentEdition = SearchToken.Edition;

    /// <summary>The <see cref="SearchToken.Edition"/> of the rules that made it.</summary>
    public int Edition { get; private set; }

    /// <summary>Takes over what is written there now.</summary>
    internal void Follow(SearchSource source)
    {
        (Kind, IsIncoming, AuthorId, At, HasFile) = (source.Kind, source.IsIncoming, source.AuthorId, source.At, source.HasFile);
        (Text, Edition) = (TextOf(source.Text), SearchToken.Edition);
    }
}
