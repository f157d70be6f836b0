namespace Inbox.Web.Lists;

/// <summary>Where somebody is in the list: with which filter, and behind which cursor. Every address of the inbox carries it.</summary>
public sealed record ListPlace(ConversationFilter Filter, string? Before)
{
    /// <summary>The place's own page, without a conversation.</summary>
    public string Address => "/inbox" + Query;

    private QueryString Query => Before is null ? new(Filter.Query) : new QueryString(Filter.Query).Add("before", Before);

    /// <summary>The query string of every address in this place.</summary>
    public string QueryText => Query.ToString();

    /// <summary>The same with one value more.</summary>
    public string QueryAnd(string name, string value) => Query.Add(name, value).ToString();

    public string Of(Guid conversationId, string? messagesBefore = null)
    {
        var query = messagesBefore is null ? Query : Query.Add("messagesBefore", messagesBefore);
        return $"/conversations/{conversationId}{query}";
    }

    /// <summary>The conversation, opened where something was said.</summary>
    /// <param name="anchor">The piece of the page that says it.</param>
    public string OfSaid(Guid conversationId, Guid id, string anchor) =>
        $"/conversations/{conversationId}{Query.Add("at", id.ToString())}#{anchor}";

    /// <summary>The conversation with a message quoted where the answer is written.</summary>
    public string OfQuoting(Guid conversationId, Guid messageId) =>
        $"/conversations/{conversationId}{Query.Add("replyTo", messageId.ToString())}#composer";

    /// <summary>The conversation with the choice of a reaction open at a message.</summary>
    public string OfReacting(Guid conversationId, Guid messageId) =>
        $"/conversations/{conversationId}{Query.Add("reactTo", messageId.ToString())}#message-{messageId}";

    public string OfReaction(Guid conversationId, Guid messageId) => OfPart(conversationId, $"messages/{messageId}/reaction");

    /// <summary>Where single rows of the place are fetched.</summary>
    public string RowsAddress => "/inbox/rows" + Query;

    /// <summary>Where a form acts on a part of a conversation: its closure, its assignment.</summary>
    public string OfPart(Guid conversationId, string part) => $"/conversations/{conversationId}/{part}{Query}";
}
