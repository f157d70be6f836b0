using System.Security.Cryptography;
using System.Text;
using Inbox.Web.Conversations;
using Inbox.Web.Lists;

namespace Inbox.Web.Replies;

/// <summary>
/// Names, for programs, what somebody goes by who answers a conversation: its newest message, its status and who has it. It is a strong
/// entity tag (RFC 9110, section 8.8.3).
/// </summary>
public static class ConversationETag
{
    private const int Bytes = 12;

    /// <returns>The tag with its quotation marks.</returns>
    public static string Of(ConversationRow row) => Of(row.LastMessage.Id, row.Status, row.AssigneeId, row.TeamId);

    private static string Of(Guid? lastMessageId, ConversationStatus status, Guid? assigneeId, Guid? teamId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{lastMessageId} {status} {assigneeId} {teamId}"));
        return $"\"{Convert.ToHexStringLower(hash.AsSpan(0, Bytes))}\"";
    }

    /// <summary>Whether the conversation is one of those that were named; null where any will do, and so will a star.</summary>
    internal static bool Matches(IReadOnlyList<string>? known, Conversation conversation) =>
        known is null || known.Contains("*")
        || known.Contains(Of(conversation.LastMessageId, conversation.Status, conversation.AssigneeId, conversation.TeamId));
}
