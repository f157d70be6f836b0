namespace Inbox.Web.Conversations;

/// <summary>The addresses of the inbox's pages, each with the list as it is.</summary>
public static class InboxAddress
{
    public static string Of(ConversationFilter filter, string? before = null) => With("/inbox", filter, "before", before);

    public static string Of(Guid conversationId, ConversationFilter filter, string? messagesBefore = null) =>
        With($"/conversations/{conversationId}", filter, "messagesBefore", messagesBefore);

    /// <summary>Where a form acts on a part of a conversation: its closure, its assignment.</summary>
    public static string Of(Guid conversationId, string part, ConversationFilter filter) =>
        With($"/conversations/{conversationId}/{part}", filter, "", null);

    private static string With(string path, ConversationFilter filter, string name, string? cursor)
    {
        var query = new QueryString(filter.Query);
        return path + (cursor is null ? query : query.Add(name, cursor));
    }
}
