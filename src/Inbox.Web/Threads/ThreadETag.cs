using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Inbox.Web.Replies;

namespace Inbox.Web.Threads;

/// <summary>
/// A stamp of what a thread shows beside its messages and depends on its conversation, contact and channel. A page that has the stamp of
/// now needs nothing but the messages that came; what is not in it (labels, notes, who writes) is told by news of its own.
/// </summary>
internal static class ThreadETag
{
    private const int Length = 16;

    public static string Of(ThreadHead head, Composer composer, bool isElsewhere)
    {
        var conversation = head.Facts.Conversation;
        object?[] seen =
        [
            head.Status, head.AssigneeId, head.AssigneeName, head.TeamId, head.TeamName, head.Contact.Name, head.ChannelName,
            head.IsContactBlocked, head.LastNotice, head.Trouble, conversation.IsSpam, conversation.IsSnoozed, conversation.SnoozedUntil,
            conversation.Priority,
            isElsewhere, composer.Locked?.Words, composer.Clock.State, head.Touches.Count, .. head.Scheduled.Select(
                reply => (reply.Id, reply.State)),
        ];
        var words = string.Join('\n', seen.Select(one => Convert.ToString(one, CultureInfo.InvariantCulture)));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..Length];
    }
}
